"""What every rival is given: the human columns of the requests, and the rules of each.

They start from the same bytes as the program and only have to tell which rows are bad.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from msgspec import Struct, json

from sheets_sync.programme.load import load_programme
from sheets_sync.validators import PILOT

if TYPE_CHECKING:
    from collections.abc import Iterable

TextColumn: TypeAlias = list[str | None]
NumberColumn: TypeAlias = list[float | None]

EMAIL = r"^[\w%+-]+(\.[\w%+-]+)*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,63}$"
UNREADABLE = -1.0
"""Stands for a text in a number column: below every minimum."""


class Rule(NamedTuple):
    """What a column must hold; ``names`` are the spellings allowed, folded to lower case."""

    required: bool = True
    pattern: str = ""
    names: tuple[str, ...] = ()
    bounds: tuple[float, float] | None = None


class _Range(Struct):
    values: list[list[str | float | bool | None]]


class _Answer(Struct, rename="camel"):
    value_ranges: list[_Range]


def _several(choices: str) -> str:
    return rf"^({choices})(, ({choices}))*$"


def _names() -> tuple[str, ...]:
    rows = load_programme(PILOT).tabs["parties"].rows
    spellings = {name for row in rows for text in row.values() for name in text.split(", ")}
    return tuple(sorted({name.lower() for name in spellings}))


DAYS = (36_526.0, 73_050.999)
RULES = {
    "sent": Rule(bounds=DAYS),
    "email": Rule(pattern=EMAIL),
    "school": Rule(names=_names()),
    "applicant": Rule(),
    "department": Rule(names=("p&o centraal", "p&o decentraal", "inkoop")),
    "hrm": Rule(),
    "purchasing": Rule(),
    "question": Rule(),
    "activities": Rule(pattern=_several("Presentatie|Workshop|Proeftuin|Anders")),
    "domain": Rule(required=False, pattern=_several("Catering|Schoonmaak|Groenvoorziening|Anders")),
    "hours": Rule(required=False, bounds=(0, 2000)),
    "intake": Rule(required=False, bounds=DAYS),
    "withdrawn": Rule(required=False, bounds=DAYS),
}
"""A name for each of the first thirteen columns, from left to right, and its rule."""


def human_columns(content: bytes) -> dict[str, TextColumn | NumberColumn]:
    """The columns by name: stripped texts or numbers, None where blank."""
    columns = json.decode(content, type=_Answer).value_ranges[0].values
    height = max(map(len, columns))
    return {
        name: _numbers(cells, height) if rule.bounds else _texts(cells, height)
        for (name, rule), cells in zip(RULES.items(), columns, strict=False)
    }


def _texts(cells: Iterable[object], height: int) -> TextColumn:
    texts = [str(cell).strip() or None for cell in cells][1:]
    return texts + [None] * (height - 1 - len(texts))


def _numbers(cells: Iterable[object], height: int) -> NumberColumn:
    numbers = [_number(cell) for cell in cells][1:]
    return numbers + [None] * (height - 1 - len(numbers))


def _number(cell: object) -> float | None:
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return float(cell)
    return UNREADABLE if cell else None
