"""The programme: what a register looks like and which rules it follows, read from a file."""
