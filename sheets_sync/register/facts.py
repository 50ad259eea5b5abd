"""What the log has noted of people's cells, and how a value is written there.

A cell on which others rely is noted with the day on which a run found it fine. From some days later
on what was noted counts, whatever the cell says since.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sheets_sync.cells.dates import day, format_day, format_moment, moment
from sheets_sync.cells.numbers import format_amount, to_number
from sheets_sync.cells.text import clean
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sheets_sync.cells.text import Language
    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.programme.model import Column
    from sheets_sync.register.log_reader import History

WITHDRAWN: Final = "-"
KEPT: Final = "="
RELEASED: Final = "x"
"""Marks: a cell that is not relied on any more; a row as it was; a row that was let go."""
AT_ONCE: Final = "0"
"""Mark of what is sealed from the moment that it is noted; else the day on which it was found."""

Fact: TypeAlias = "tuple[str, str]"
"""What a cell said, as the log writes it, and the mark of it."""

_HUNDREDTHS: Final = frozenset(("amount", "money", "number", "percent", "duration"))
_YES_NO: Final[Mapping[Language, tuple[str, str]]] = {"nl": ("nee", "ja"), "en": ("no", "yes")}


class FactLine(NamedTuple):
    """A line for the log about a cell, or row, of people's on which others rely.

    ``tab`` is the title in the programme, ``key`` the row's, ``column`` the header ("" of a whole
    row), ``mark`` what a later run knows it by; ``code`` names the sentence that gives the reason.
    """

    tab: str
    key: str
    column: str
    old: str
    new: str
    mark: str
    code: str


def is_sealed(mark: str, today: int, settle: int) -> bool:
    """Whether what was noted counts by now, whatever the cell says.

    >>> is_sealed("44287", 44287, 1), is_sealed("44287", 44288, 1), is_sealed(AT_ONCE, 1, 1)
    (False, True, True)
    >>> is_sealed(WITHDRAWN, 44288, 1)
    False
    """
    return mark == AT_ONCE or (mark.isdecimal() and int(mark) + settle <= today)


def writing_of(column: Column, language: Language) -> Callable[[Any], str]:
    """How a value of this column is written in the log; a blank one as nothing."""
    if column.kind == "day":
        return lambda value: "" if value is None else format_day(value, language)
    if column.kind == "moment":
        return lambda value: "" if value is None else format_moment(value, language)
    if column.kind in _HUNDREDTHS:
        return lambda value: "" if value is None else format_amount(value, language)
    if column.kind == "yes_no":
        said = _YES_NO[language]
        return lambda value: "" if value is None else said[bool(value)]
    return _plain


def _plain(value: Any) -> str:
    return clean(", ".join(value) if isinstance(value, tuple) else value)


def texts_of(values: Iterable[Any], write: Callable[[Any], str]) -> list[str]:
    """Each value as the log writes it; each distinct one is written once."""
    values = list(values)
    known = {value: write(value) for value in set(values)}
    return list(map(known.__getitem__, values))


def cell_of(text: str, column: Column, language: Language) -> Cell:
    """The cell that says what the log has noted.

    >>> from sheets_sync.programme.model import Column
    >>> cell_of("7,5", Column(header="Uren", kind="amount"), "nl")
    7.5
    >>> cell_of("31-12-2021", Column(header="Datum", kind="day"), "nl")
    44561
    """
    if not text:
        return ""
    if column.kind in {"day", "moment"}:
        read = (day if column.kind == "day" else moment)(text, language)
        return read if isinstance(read, (int, float)) else text
    if column.kind in _HUNDREDTHS:
        hundredths = _hundredths(text)
        if hundredths is None:
            return text
        return f"{hundredths}%" if column.kind == "percent" else to_number(hundredths)
    return text


def _hundredths(text: str) -> int | None:
    whole, _, rest = text.replace(",", ".").partition(".")
    digits = whole.lstrip("-") + rest.ljust(2, "0")
    if not digits.isdecimal() or len(rest) > 2:
        return None
    return -int(digits) if whole.startswith("-") else int(digits)


def with_facts(history: History, lines: Iterable[FactLine]) -> History:
    """The history as it is once these lines stand in the log."""
    facts = {place: dict(found) for place, found in history.facts.items()}
    for one in lines:
        facts.setdefault((one.tab, one.column), {})[one.key] = one.new, one.mark
    return history._replace(facts=facts)
