"""A programme as formulas see it: tabs, columns with their types, units, values."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.dates import DAY_ZERO
from sheets_sync.cells.text import fold
from sheets_sync.formula.types import DAY, MOMENT, NUMBER, TEXT, YES_NO, Schema, TabNames, Type
from sheets_sync.programme.blocks import Quantity, in_language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheets_sync.programme.model import Column, Programme, RegisterTab, TabName

EURO: Final = Type("number", unit="euro")
_TYPES: Final[Mapping[str, Type]] = {
    **dict.fromkeys(("text", "email", "url", "phone", "iban", "postcode"), TEXT),
    "number": NUMBER,
    "percent": NUMBER,
    "money": EURO,
    "duration": Type("number", unit="hours"),
    "day": DAY,
    "moment": MOMENT,
    "yes_no": YES_NO,
}


def schema_of(programme: Programme, computed: Mapping[tuple[TabName, str], Type]) -> Schema:
    """The schema; ``computed`` has the types of computed columns, by tab and header."""
    claimed = {pool.claims.tab for pool in programme.pools}
    tabs = {
        name: _names(name, tab, computed)._replace(claims=name in claimed)
        for name, tab in programme.tabs.items()
    }
    language = programme.language
    units = {
        name: (in_language(words.one, language), in_language(words.many, language))
        for name, words in programme.units.items()
    }
    values = {fold(name): _value(value) for name, value in programme.values.items()}
    values = _ends(programme) | values
    # Figures of the register as a whole are of no tab.
    tabs[""] = TabNames("", "", {}, {}, has_key=False)
    return Schema(tabs, language, units, MappingProxyType(values))


def type_of(column: Column, tab: RegisterTab) -> Type:
    """The type of a column that is not computed."""
    if column.reference:
        return Type("row", tab=column.reference)
    if column.role == "status":
        return Type("choice", choices=tuple(words.label for words in tab.statuses.values()))
    if column.kind in {"choice", "choices"}:
        return Type("choice" if column.kind == "choice" else "choices", choices=column.choices)
    if column.kind == "amount":
        return Type("number", unit=column.unit or "hours")
    return _TYPES[column.kind]


def _names(
    name: TabName,
    tab: RegisterTab,
    computed: Mapping[tuple[TabName, str], Type],
) -> TabNames:
    columns = {column.role: column.header for column in tab.columns if column.role}
    columns |= {header: column.header for column in tab.columns for header in column.accepts}
    columns |= {column.header: column.header for column in tab.columns}
    types = {
        column.header: computed.get((name, column.header)) or type_of(column, tab)
        for column in tab.columns
    }
    labels = tuple(words.label for words in tab.statuses.values())
    return TabNames(name, tab.title, columns, types, labels, tab.accepts, bool(tab.key))


def _ends(programme: Programme) -> dict[str, tuple[Type, object]]:
    """The first and the last day of the programme."""
    first, last = (DAY, programme.period.first_day), (DAY, programme.period.last_day)
    return {
        **dict.fromkeys(("eerste_dag", "first_day"), first),
        **dict.fromkeys(("laatste_dag", "last_day"), last),
    }


def _value(value: float | str | date | Quantity) -> tuple[Type, object]:
    if isinstance(value, Quantity):
        return Type("number", unit=value.unit), round(value.number * 100)
    if isinstance(value, datetime):
        since = value.replace(tzinfo=None) - datetime.fromordinal(DAY_ZERO)
        return MOMENT, since / timedelta(days=1)
    if isinstance(value, date):
        return DAY, value.toordinal() - DAY_ZERO
    if isinstance(value, str):
        return TEXT, value
    return NUMBER, round(value * 100)
