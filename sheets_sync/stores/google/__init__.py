"""A register in Google Sheets."""
