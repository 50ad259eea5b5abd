"""A register as the rules see it, and what the rules answer."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from sheets_sync.records import NamedTuple
from sheets_sync.register.memory import NOTHING, Asked, Memory

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.problems.problem import Problem
    from sheets_sync.programme.blocks import Said
    from sheets_sync.programme.model import Kind, Programme, TabName
    from sheets_sync.register.column_checks import CheckedTable
    from sheets_sync.register.facts import FactLine
    from sheets_sync.register.keys import Keys
    from sheets_sync.register.log_reader import History


class Register(NamedTuple):
    """Everything a rule may look at. ``today`` is a day serial, ``now`` a moment serial."""

    programme: Programme
    tables: Mapping[TabName, CheckedTable]
    keys: Mapping[TabName, Keys]
    history: History
    today: int
    now: float
    memory: Memory = NOTHING


Answers: TypeAlias = "list[str] | list[int | None] | list[float | None] | list[str | None]"


class Answer(NamedTuple):
    """What the program says about the rows of one tab.

    ``columns`` maps a machine role to one value a row (None leaves the cell empty); amounts are
    hundredths, days and moments serials. ``statuses`` holds the status of each row by the rules'
    own name ("" for a row without), ``notes`` the messages of the rows that have any.
    """

    columns: Mapping[str, Sequence[str | float | None]]
    statuses: Sequence[str] = ()
    notes: Mapping[int, Sequence[Problem]] = MappingProxyType({})
    marks: Mapping[tuple[str, int], str] = MappingProxyType({})
    """(role, row) → a mark for the log to remember."""


class WantedTab(NamedTuple):
    """The wanted content of one of the program's own tabs, column by column, below the headers.

    ``roles`` name the columns in the programme; ``kinds`` say how each column's numbers are meant.
    """

    roles: tuple[str, ...]
    columns: tuple[Sequence[str | float | None], ...]
    kinds: tuple[str, ...]


class Figure(NamedTuple):
    """A figure of the register as a whole that summaries show; ``value`` is in hundredths.

    ``urgent`` is one that had better be 0; ``shade`` that of its bar where it is drawn.
    """

    name: str
    label: Said
    kind: Kind
    value: int
    urgent: bool = False
    shade: str = ""


class Decision(NamedTuple):
    """All answers of one run.

    ``alerts`` are messages about the register as a whole, ``figures`` what a summary shows.
    ``asked`` are the programme's own questions; ``noted`` is what the log is to keep of people's
    cells on which others rely from now on. ``turns`` is the moment before which the same register
    means the same, as a serial; None for as long as the day lasts.
    """

    answers: Mapping[TabName, Answer]
    sheets: Mapping[str, WantedTab]
    alerts: tuple[Problem, ...]
    figures: tuple[Figure, ...]
    catalogue: Catalogue
    turns: float | None = None
    noted: tuple[FactLine, ...] = ()
    asked: tuple[Asked, ...] = ()


Decide: TypeAlias = "Callable[[Register], Decision]"
"""The rules of a kind of programme: a pure function, handed to the sync."""
