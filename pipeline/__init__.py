"""meishi: photos of business cards become living contacts, each with a memory."""
