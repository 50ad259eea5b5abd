"""Reading one cell: a value, nothing, or what is wrong with it."""
