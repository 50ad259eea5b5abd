"""A register put into words and tables for people and programs."""
