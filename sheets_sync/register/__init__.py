"""A snapshot read as a register: where things stand, what is in them, which row is which."""
