"""What the log remembers: keys ever given, the last answer in each cell, and marks of rows.

The log is part of the sheet, so a run needs nothing else. A mark is a short code in square
brackets behind a reason; it lets a later run recognise a row or notice a changed decision.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING
from zlib import crc32

from sheets_sync.cells.text import clean
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sheets_sync.programme.model import Column, RegisterTab
    from sheets_sync.register.log_order import LogLines


COPIED = " ="
"""Between a row's mark and the key of the row that it was a copy of."""

FACT = "@"
"""What the mark of a fact begins with; behind it stands the day, or what has become of it."""

EMPTIED = "[0]"
"""The mark behind the reason of a line that says that a tab was emptied on purpose."""


EVENT = " [!"
"""Between the reason of a line that tells an event and the kind of that event."""


class Event(NamedTuple):
    """A line of the log that tells of the register as a whole: a programme, a copy.

    ``kind`` says what, ``data`` holds what the program needs of it besides; ``number`` is the
    line's, ``moment`` that at which it was written, as a serial.
    """

    kind: str
    tab: str
    column: str
    old: str
    new: str
    reason: str
    data: str
    number: int = 0
    moment: float = 0.0


class Floors(NamedTuple):
    """Numbers that are taken although the log does not name them.

    ``numbers`` has the highest of each series by the tab's name in the programme, ``stems`` the
    highest letter (A = 1) or number within a row by the key of that row. Rows numbered up to
    ``until`` may have had rows within them up to ``letters``.
    """

    numbers: Mapping[str, int] = MappingProxyType({})
    stems: Mapping[str, int] = MappingProxyType({})
    until: int = 0
    letters: int = 0

    def letter(self, stem: str) -> int:
        """The highest letter that a row within this one may have had."""
        number = stem.rpartition("-")[2]
        # A row within a row has a letter for a number: how old it is nobody can tell.
        old = int(number) <= self.until if number.isdecimal() else self.until > 0
        return max(self.stems.get(stem, 0), self.letters if old else 0)


class History(NamedTuple):
    """The log, by tab title, key and column header.

    ``last`` holds the text of the newest "new" value, ``marks`` the newest mark, ``keys`` every
    key ever given, ``standing`` those given since the tab was last emptied on purpose.
    """

    last: Mapping[tuple[str, str, str], str]
    marks: Mapping[tuple[str, str, str], str]
    keys: Mapping[str, frozenset[str]]
    standing: Mapping[str, frozenset[str]]
    height: int
    """Rows of the log in use, headers included."""
    copies: Mapping[tuple[str, str], str] = MappingProxyType({})
    """Tab and key → the key of the row that this one was a copy of."""
    keyless: frozenset[tuple[str, str]] = frozenset()
    """Tab and column of cells that were written in rows without a key."""
    lines: int = 0
    """Lines of the log that say anything."""
    latest: float | None = None
    """The moment of the last line that has one."""
    floors: Floors = Floors()
    facts: Mapping[tuple[str, str], Mapping[str, tuple[str, str]]] = MappingProxyType({})
    """Tab and column → key → what was noted of people's cells last, and the mark that it has."""
    lost: int = 0
    """How many lines there once were, where they are known and not all there; else 0."""
    number: int = 0
    """The highest number that a line has or is known to have had."""
    events: tuple[Event, ...] = ()
    """What it tells of the register as a whole, in order."""


def read_history(
    told: LogLines, height: int, titles: Mapping[str, str] = MappingProxyType({})
) -> History:
    """The history in these lines of the log.

    ``height`` is how many of its rows are in use, headers included; ``titles`` has, by a title that
    lines may bear, the one that the tab has in the programme.
    """
    if not told.numbers:
        return History({}, {}, {}, {}, height)
    found = _Gathered()
    found.take(told, titles)
    return found.history(told, height)


class _Gathered:
    """What the lines of a log come to."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.last: dict[tuple[str, str, str], str] = {}
        self.marks: dict[tuple[str, str, str], str] = {}
        self.keys: dict[str, set[str]] = {}
        self.standing: dict[str, set[str]] = {}
        self.copies: dict[tuple[str, str], str] = {}
        self.keyless: set[tuple[str, str]] = set()
        self.facts: dict[tuple[str, str], dict[str, tuple[str, str]]] = {}

    def take(self, told: LogLines, titles: Mapping[str, str]) -> None:
        """Go through the lines; they may be millions, so what is looked up often has a name."""
        roles = ("tab", "key", "column", "new", "reason")
        lines = zip(*(map(clean, told.columns[role]) for role in roles), strict=True)
        last, marks, keys, standing = self.last, self.marks, self.keys, self.standing
        for place, (written, key, column, new, reason) in enumerate(lines):
            tab = titles.get(written, written)
            if not key:
                if EVENT in reason and (kind := _kind(reason)):
                    self.events.append(_event(told, place, kind, tab))
                    continue
                self.keyless.add((tab, column))
                if reason.endswith(EMPTIED):
                    standing.pop(tab, None)
                continue
            mark = reason[reason.rfind("[") + 1 : -1] if reason.endswith("]") else ""
            if mark[:1] == FACT:
                self.facts.setdefault((tab, column), {})[key] = new, mark[1:]
                continue
            standing.setdefault(tab, set()).add(key)
            last[tab, key, column] = new
            keys.setdefault(tab, set()).add(key)
            if mark:
                marks[tab, key, column] = mark
                if COPIED in mark:
                    marks[tab, key, column], _, self.copies[tab, key] = mark.partition(COPIED)

    def history(self, told: LogLines, height: int) -> History:
        """All of it as a record that does not change."""
        return History(
            self.last,
            self.marks,
            {tab: frozenset(found) for tab, found in self.keys.items()},
            {tab: frozenset(found) for tab, found in self.standing.items()},
            height,
            self.copies,
            frozenset(self.keyless),
            len(told.numbers),
            _latest(told),
            facts=self.facts,
            number=told.highest,
            events=tuple(self.events),
        )


def _latest(told: LogLines) -> float | None:
    moments = reversed(told.columns["moment"])
    return next((float(one) for one in moments if isinstance(one, (int, float)) and one > 1), None)


def _kind(reason: str) -> str:
    """The kind of the event that a line with this reason tells; "" when it tells none."""
    mark = reason[reason.rfind(EVENT) :]
    kind, _, _ = mark[len(EVENT) : -1].partition(" ")
    return kind if mark.endswith("]") and mark.count("]") == 1 else ""


def _event(told: LogLines, place: int, kind: str, tab: str) -> Event:
    texts = [clean(told.columns[role][place]) for role in ("column", "old", "new", "reason")]
    column, old, new, reason = texts
    moment = told.columns["moment"][place]
    return Event(
        kind,
        tab,
        *(column, old, new, reason[: reason.rfind(EVENT)].rstrip()),
        reason[reason.rfind(EVENT) + len(EVENT) : -1].partition(" ")[2],
        told.numbers[place],
        float(moment) if isinstance(moment, (int, float)) else 0.0,
    )


def identity(spec: RegisterTab) -> list[Column]:
    """The columns that tell rows apart: the form's moment and address, or all that is required."""
    required = [column for column in spec.human if column.required]
    if any(column.kind == "moment" for column in required):
        return [column for column in required if column.kind in {"moment", "email"}]
    return required


def mark_of(cells: Iterable[object]) -> str:
    """A short code for these cells; equal cells have equal codes."""
    joined = "\x1f".join(map(str, cells))
    return f"{crc32(joined.encode(errors='surrogatepass')):08x}"
