"""All functions, registered by being imported here, and the other names that some of them have."""

from sheets_sync.testing.formulas.functions import (
    arrays,
    clock,
    conditional,
    dates,
    facts,
    finance,
    logic,
    lookup,
    more,
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
from sheets_sync.testing.formulas.registry import FUNCTIONS

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

# Here, where all of them are known: a module of functions may be imported alone, in any order.
ALIASES = {
    "PERCENTILE.INC": "PERCENTILE",
    "QUARTILE.INC": "QUARTILE",
    "MODE.SNGL": "MODE",
    "RANK.EQ": "RANK",
    "CEILING.MATH": "CEILING",
    "FLOOR.MATH": "FLOOR",
    "LENB": "LEN",
}
EVERY = FUNCTIONS | {alias: FUNCTIONS[name]._replace(name=alias) for alias, name in ALIASES.items()}
