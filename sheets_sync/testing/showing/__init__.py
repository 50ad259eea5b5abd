"""Number patterns at work: a number, a day or a text as its pattern shows it."""
