"""CardDAV (RFC 6352): finding the address book, a plan, its execution, and what came back."""
