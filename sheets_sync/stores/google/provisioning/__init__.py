"""A Google Sheet made ready for a programme: a new one whole, one in use as far as it lacks."""
