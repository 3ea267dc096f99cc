"""Tables of facts which the parser goes by, apart from the code that uses them."""
