"""The same rules on the same human columns, with libraries that check tables."""
