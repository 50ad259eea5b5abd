"""Every call to the system fails once during a sync of a workbook, in every way."""
