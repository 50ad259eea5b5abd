"""What cannot be right in the columns of one tab of a programme file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sheets_sync.cells.text import fold
from sheets_sync.programme.misfits import mistake

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sheets_sync.problems.stop import BadProgramme
    from sheets_sync.programme.model import Column, RegisterTab, TabName

_NUMBERS = ("amount", "money", "number")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d{1,2})?")
_DAYS = ("day", "moment")
_TEXTS = ("text", "email", "url", "phone", "iban", "postcode")


def column_mistakes(
    name: TabName, tab: RegisterTab, tabs: Mapping[TabName, RegisterTab]
) -> Iterator[BadProgramme]:
    """All mistakes in the columns of this tab, each with the key it stands under."""
    yield from _headers(name, tab)
    yield from _roles(name, tab)
    yield from _each(name, tab, tabs)


def _each(
    name: TabName, tab: RegisterTab, tabs: Mapping[TabName, RegisterTab]
) -> Iterator[BadProgramme]:
    for place, column in enumerate(tab.columns):
        key = _key(name, place, column)
        yield from _listed(key, column, tabs)
        yield from _bounds(key, column)
        yield from _pattern(key, column)
        yield from _days(key, column, tab)
        yield from _required_when(key, column, tab)


def _key(name: TabName, place: int, column: Column) -> str:
    return f"tabs.{name}.columns[{place + 1}] ({column.header})"


def _headers(name: TabName, tab: RegisterTab) -> Iterator[BadProgramme]:
    seen: dict[str, str] = {}
    for place, column in enumerate(tab.columns):
        own = {fold(header): header for header in (*column.accepts, column.header)}
        for folded, header in own.items():
            key = f"{_key(name, place, column)}.header"
            if not folded:
                yield mistake("empty", key)
            elif folded in seen:
                yield mistake("same_header", key, header, seen[folded])
        seen.update(dict.fromkeys(own, column.header))


def _roles(name: TabName, tab: RegisterTab) -> Iterator[BadProgramme]:
    seen: dict[str, str] = {}
    for place, column in enumerate(tab.columns):
        if column.role in seen:
            key = f"{_key(name, place, column)}.role"
            yield mistake("same_role", key, column.role, seen[column.role])
        if column.role:
            seen[column.role] = column.header


def _listed(
    key: str, column: Column, tabs: Mapping[TabName, RegisterTab]
) -> Iterator[BadProgramme]:
    if column.kind in {"choice", "choices"} and not column.choices:
        yield mistake("no_choices", f"{key}.choices")
    if column.kind == "reference" and column.reference is None:
        yield mistake("no_reference", f"{key}.reference")
    if column.kind != "reference" and column.reference is not None:
        yield mistake("kind_for_key", f"{key}.reference", column.kind, "reference")
    elif column.reference and column.reference not in tabs:
        yield mistake("not_one_of", f"{key}.reference", column.reference, ", ".join(tabs))
    elif column.reference and not (tabs[column.reference].key or tabs[column.reference].spellings):
        yield mistake("not_referable", f"{key}.reference", column.reference)
    if column.spelling and column.kind != "text":
        yield mistake("kind_for_key", f"{key}.spelling", column.kind, "text")


def _bounds(key: str, column: Column) -> Iterator[BadProgramme]:
    for name in ("minimum", "above", "maximum"):
        if getattr(column, name) is not None and column.kind not in _NUMBERS:
            yield mistake("kind_for_key", f"{key}.{name}", column.kind, ", ".join(_NUMBERS))
    lowest = [bound for bound in (column.minimum, column.above) if bound is not None]
    if column.maximum is not None and lowest and column.maximum < max(lowest):
        yield mistake("empty_bounds", f"{key}.maximum", str(column.maximum), str(max(lowest)))


def _pattern(key: str, column: Column) -> Iterator[BadProgramme]:
    if column.pattern and column.kind not in _TEXTS:
        yield mistake("kind_for_key", f"{key}.pattern", column.kind, ", ".join(_TEXTS))
    try:
        re.compile(column.pattern)
    except (re.error, OverflowError, RecursionError):
        yield mistake("bad_pattern", f"{key}.pattern", column.pattern)


def _days(key: str, column: Column, tab: RegisterTab) -> Iterator[BadProgramme]:
    for name in ("not_before", "within_period", "not_in_future"):
        if getattr(column, name) and column.kind not in _DAYS:
            yield mistake("kind_for_key", f"{key}.{name}", column.kind, ", ".join(_DAYS))
    others = [other.header for other in tab.human if other.kind in _DAYS]
    if column.not_before and column.not_before not in others:
        expected = ", ".join(others)
        yield mistake("unknown_day_column", f"{key}.not_before", column.not_before, expected)


def _required_when(key: str, column: Column, tab: RegisterTab) -> Iterator[BadProgramme]:
    when = column.asked_with
    if when is None:
        return
    other = next((other for other in tab.human if other.header == when.column), None)
    if other is None:
        expected = ", ".join(human.header for human in tab.human)
        yield mistake("unknown_column", f"{key}.required_when.column", when.column, expected)
    elif when.equals and other.choices and when.equals not in other.choices:
        expected = ", ".join(other.choices)
        yield mistake("not_a_choice", f"{key}.required_when.equals", when.equals, expected)
    elif when.equals and other.kind in _DAYS:
        # No day is ever equal to a text.
        kinds = ", ".join(("text", "choice", "choices", "yes_no", *_NUMBERS))
        yield mistake("kind_for_key", f"{key}.required_when.equals", other.kind, kinds)
    elif when.equals and other.kind in _NUMBERS and not _NUMBER.fullmatch(when.equals.strip()):
        yield mistake("equals_no_number", f"{key}.required_when.equals", when.equals)
