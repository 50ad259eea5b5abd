"""People and syncs at work in one register at the same time, and what must hold all the same."""
