"""Filters: the order they bring."""

from __future__ import annotations

from sheets_sync.testing.cells import ErrorValue, Value


def sort_key(value: Value) -> tuple[int, float, str]:
    """Numbers, then text, then no and yes, then errors."""
    if isinstance(value, bool):
        return 2, float(value), ""
    if isinstance(value, int | float):
        return 0, float(value), ""
    if isinstance(value, ErrorValue):
        return 3, 0.0, value.kind
    return 1, 0.0, (value or "").casefold()
