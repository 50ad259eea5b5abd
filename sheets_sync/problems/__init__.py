"""What is the matter: with a cell as a value, with a run as an exception."""
