"""A spreadsheet in memory: snapshot, edits, what a store promises."""
