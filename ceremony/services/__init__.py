"""What the house does, between the surfaces and the rules: one way to append, one way to look."""
