"""All functions, registered by being imported."""

from sheets_sync.testing.formulas.functions import (
    arrays,
    clock,
    conditional,
    dates,
    facts,
    finance,
    logic,
    lookup,
    named,
    numeric,
    places,
    query,
    shown_rows,
    signs,
    statistics,
    texts,
    totals,
    workdays,
)

# The others first: this gives some of them further names.
from sheets_sync.testing.formulas.functions import more  # isort: skip

__all__ = [
    "arrays",
    "clock",
    "conditional",
    "dates",
    "facts",
    "finance",
    "logic",
    "lookup",
    "more",
    "named",
    "numeric",
    "places",
    "query",
    "shown_rows",
    "signs",
    "statistics",
    "texts",
    "totals",
    "workdays",
]
