"""One file a command, with its name: it loads, calls, prints and ends."""
