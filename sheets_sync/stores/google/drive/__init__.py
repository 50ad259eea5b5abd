"""What a person asks of Google besides the cells: making and sharing a spreadsheet."""
