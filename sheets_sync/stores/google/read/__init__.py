"""Google's answers read as a snapshot."""
