"""Problems in data are values: where, what is there, and which sentence tells what to do."""

from __future__ import annotations

from enum import IntEnum
from typing import TypeAlias

from sheets_sync.records import NamedTuple


class Severity(IntEnum):
    """How urgent a message is; the most urgent stands first in a row's messages."""

    WRONG = 0
    MISSING = 1
    ATTENTION = 2
    NOTE = 3


class Amount(int):
    """Hundredths of a plain number inside a message: 750 is shown as ``7,5``."""


class Quantity(int):
    """Hundredths of the programme's unit inside a message: ``7,5 uur`` or ``€ 7,50``."""


class Money(int):
    """Cents inside a message."""


class Day(int):
    """A day serial inside a message."""


class Instant(int):
    """Seconds since day 0 inside a message, shown as a day with its time."""


class Drawing(str):
    """Lines inside a message that keep their places below one another."""

    __slots__ = ()


class Options(NamedTuple):
    """What there is to choose from; ``near`` is what was meant, where that is clear."""

    near: str
    all: str


class Drawings(NamedTuple):
    """A drawing in each language."""

    nl: Drawing
    en: Drawing


Detail: TypeAlias = str | int | tuple[str, ...]


class Problem(NamedTuple):
    """One message about one row.

    ``code`` names the sentence in the catalogue, ``column`` is the header of the cell it is about
    (empty for a message about the whole row), ``details`` fill the sentence's other places.
    """

    code: str
    severity: Severity
    column: str = ""
    details: tuple[tuple[str, Detail], ...] = ()


def wrong(code: str, column: str = "", /, **details: Detail) -> Problem:
    """A problem with a cell that holds something else than it should."""
    return Problem(code, Severity.WRONG, column, tuple(details.items()))


def missing(code: str, column: str = "", /, **details: Detail) -> Problem:
    """A problem with a cell that should be filled."""
    return Problem(code, Severity.MISSING, column, tuple(details.items()))


def attention(code: str, column: str = "", /, **details: Detail) -> Problem:
    """Something that somebody has to look at although no cell is wrong."""
    return Problem(code, Severity.ATTENTION, column, tuple(details.items()))


def remark(code: str, column: str = "", /, **details: Detail) -> Problem:
    """Something worth knowing that asks for nothing."""
    return Problem(code, Severity.NOTE, column, tuple(details.items()))


class Wrong(NamedTuple):
    """The outcome of reading a cell that holds something else than it should.

    ``code`` names the sentence in the catalogue; the check adds the column and what is there.
    """

    code: str
    details: tuple[tuple[str, Detail], ...] = ()
