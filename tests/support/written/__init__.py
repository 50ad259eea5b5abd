"""Registers written down in a test as people see them, and what a run makes of them."""
