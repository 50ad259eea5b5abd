"""Formulas: what one row means, in the words of a spreadsheet, compiled to whole columns."""
