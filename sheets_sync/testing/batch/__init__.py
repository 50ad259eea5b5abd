"""spreadsheets.batchUpdate: one module for each family of request kinds."""
