"""Pivot tables: what is refused, how rows are grouped, and the table that comes of it."""
