"""All functions, registered by being imported."""

from sheets_sync.testing.formulas.functions import (
    arrays,
    clock,
    conditional,
    dates,
    facts,
    logic,
    lookup,
    numeric,
    places,
    statistics,
    texts,
    totals,
    workdays,
)

__all__ = [
    "arrays",
    "clock",
    "conditional",
    "dates",
    "facts",
    "logic",
    "lookup",
    "numeric",
    "places",
    "statistics",
    "texts",
    "totals",
    "workdays",
]
