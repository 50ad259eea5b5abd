"""A run: read, decide, write, look back."""
