"""All functions, registered by being imported, and the other names that some of them have."""

from sheets_sync.testing.formulas.calls import FUNCTIONS
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
for _alias, _name in ALIASES.items():
    FUNCTIONS[_alias] = FUNCTIONS[_name]._replace(name=_alias)
