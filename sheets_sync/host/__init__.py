"""The machine that a run takes place on: clock, lock, state folder, time limit, watchdog."""
