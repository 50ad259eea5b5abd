"""What the commands print; nothing is decided here."""
