"""Seeded fuzzers: whatever comes in, what comes out is an answer or a sentence of the catalogue."""
