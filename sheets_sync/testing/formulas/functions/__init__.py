"""The functions that are worked out, by what they are about."""
