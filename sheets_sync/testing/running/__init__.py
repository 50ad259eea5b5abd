"""Running a program unchanged against the server: a proxy, and an environment."""
