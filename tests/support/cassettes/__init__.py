"""Recorded talks between our own client and the loopback server, to be played without either."""
