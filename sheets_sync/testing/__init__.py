"""A loopback Google Sheets: real HTTP on this machine, for tests that must not reach Google."""
