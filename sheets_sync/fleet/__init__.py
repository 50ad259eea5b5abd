"""Many registers on one host: which there are, run side by side under one quota."""
