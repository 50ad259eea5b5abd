"""What reaches people outside the register."""
