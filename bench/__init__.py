"""What the program costs, beside something measured in the same run."""
