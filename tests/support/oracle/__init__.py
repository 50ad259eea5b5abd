"""A second, plain calculation of what a register means, and registers to try it on."""
