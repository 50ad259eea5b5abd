"""What a new workbook looks like before the first sync."""
