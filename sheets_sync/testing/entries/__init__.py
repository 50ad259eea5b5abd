"""What typing means: numbers with their percents and currencies, days and times."""
