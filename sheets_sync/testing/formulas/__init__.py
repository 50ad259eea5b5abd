"""Formulas: their text is kept as typed; a modest part of the language is worked out."""
