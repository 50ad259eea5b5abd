"""Requests to Google, and who makes them."""
