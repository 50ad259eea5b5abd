"""What a new register looks like."""
