"""What a person's typing becomes: a number, a day, yes or no, a formula, or just text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sheets_sync.testing.cells import ERROR_TEXTS, Cell, ErrorValue, Stored, Value, full, lean
from sheets_sync.testing.entries.amounts import amount_typed
from sheets_sync.testing.entries.days import moment_typed
from sheets_sync.testing.shapes import plain_number
from sheets_sync.testing.wire import Message, invalid

if TYPE_CHECKING:
    from sheets_sync.testing.locales import Tongue
    from sheets_sync.testing.sheet import Row

LONGEST = 50_000
PLAIN = {str, int, bool}


@dataclass(frozen=True, slots=True)
class Entry:
    """A value with the NumberFormat that typing it brings along, or a formula."""

    value: Value = None
    pattern: Message = field(default_factory=dict)
    formula: str = ""


def raw(given: object, old: Stored) -> Stored:
    """The cell after a RAW write: text stays text."""
    return _placed(Entry(_scalar(given)), old)


def raw_row(given: list[object], old: Row) -> Row | None:
    """A whole row after a RAW write, when it is plain enough to be done at once."""
    if not given or not set(map(type, given)) <= PLAIN or Cell in set(map(type, old)):
        return None
    if max([len(value) for value in given if isinstance(value, str)], default=0) > LONGEST:
        return None
    return tuple([None if value == "" else value for value in given])  # type: ignore[misc]


def entered(given: object, old: Stored, tongue: Tongue) -> Stored:
    """The cell after someone typed this into it."""
    as_text = isinstance(old, Cell) and old.pattern.get("type") == "TEXT"
    if not isinstance(given, str) or as_text:
        return raw(given, old)
    _scalar(given)
    return _placed(interpreted(given, tongue), old)


def interpreted(text: str, tongue: Tongue) -> Entry:
    """What typing this text means in a locale."""
    bare = text.strip()
    if text.startswith("'"):
        return Entry(text[1:] or None)
    if text.startswith("=") and len(text) > 1:
        return Entry(formula=text)
    word = _word(bare, tongue)
    if word:
        return word
    amount = amount_typed(bare, tongue)
    if amount:
        return Entry(amount.number, amount.pattern)
    moment = moment_typed(bare, tongue)
    return Entry(plain_number(float(moment.serial)), moment.pattern) if moment else Entry(text)


def _scalar(given: object) -> Value:
    if isinstance(given, str):
        if len(given) > LONGEST:
            most = f"more than the maximum of {LONGEST} characters in a single cell."
            raise invalid(f"Your input contains {most}")
        return given or None
    if isinstance(given, bool) or given is None:
        return given
    if isinstance(given, int | float):
        return plain_number(float(given))
    kind = "list_value" if isinstance(given, list) else "struct_value"
    raise invalid(f"Invalid values[0][0]: {kind}")


def _placed(entry: Entry, old: Stored) -> Stored:
    if not (isinstance(old, Cell) or entry.pattern or entry.formula) and not isinstance(
        entry.value, ErrorValue
    ):
        return entry.value
    cell = full(old)
    form = cell.format | {"numberFormat": entry.pattern} if entry.pattern else cell.format
    extras = {name: part for name, part in cell.extras.items() if name != "textFormatRuns"}
    return lean(replace(cell, value=entry.value, formula=entry.formula, format=form, extras=extras))


def _word(text: str, tongue: Tongue) -> Entry | None:
    upper = text.upper()
    if upper in ("TRUE", tongue.true):
        return Entry(value=True)
    if upper in ("FALSE", tongue.false):
        return Entry(value=False)
    for kind, shown in ERROR_TEXTS.items():
        if upper == shown:
            return Entry(ErrorValue(kind))
    return None if text else Entry()
