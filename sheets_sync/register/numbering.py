"""Which numbers are taken: what is known of a register's log and keys besides the log itself.

The log names every key that was ever dealt. It can be deleted, emptied or renamed, and an older
version of the register can be put back; so the number of its lines and the highest keys stand in a
mark where people do not come, and in the journal of the machine that wrote last.
"""

from __future__ import annotations

import re
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

from sheets_sync.cells.text import clean, fold
from sheets_sync.problems.problem import attention
from sheets_sync.problems.stop import BrokenStructure, Unsafe
from sheets_sync.programme.key_pattern import expression, series, stem_column
from sheets_sync.records import NamedTuple
from sheets_sync.register.log_reader import Floors
from sheets_sync.register.log_tab import look_alikes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sheets_sync.grid.snapshot import Cell, Snapshot
    from sheets_sync.problems.problem import Detail, Problem
    from sheets_sync.problems.stop import Stop
    from sheets_sync.programme.model import Programme
    from sheets_sync.register.layout import Layout
    from sheets_sync.register.log_reader import History
    from sheets_sync.register.table import Table

OLDER: Final = "log.older"
"""The code of a doubt about a version from before the last run that is known here."""
_HIGHEST: Final = 10**9
_NAMED: Final = 10**6
"""A cell of people's that names a higher number than this is a slip."""


class Mark(NamedTuple):
    """What is known of a register, as it stood after a write.

    ``register`` tells it from others, ``lines`` are those of its log, ``moment`` is that of the
    last one, ``numbers`` are the highest of each tab with keys (of one whose rows are numbered
    within others the highest letter or number). ``losses`` counts how often people went on without
    all of the log; rows numbered up to ``until`` may have had rows within them up to ``letters`` of
    which it does not tell. ``at`` is where it stood, ``copied`` tells that it began as a copy.
    """

    register: str
    lines: int
    moment: float
    numbers: Mapping[str, int]
    losses: int = 0
    until: int = 0
    letters: int = 0
    at: str = ""
    copied: int = 0

    @property
    def text(self) -> str:
        """As a store and the journal keep it."""
        numbers = [f"{name}={number}" for name, number in self.numbers.items()]
        rest = f"losses={self.losses} until={self.until} letters={self.letters}"
        rest += f" at={quote(self.at, safe='/:', errors='surrogateescape')}" if self.at else ""
        rest += f" copied={self.copied}" if self.copied else ""
        head = f"register={self.register} lines={self.lines} moment={self.moment:.6f}"
        return " ".join([head, *numbers, rest])


class Numbering(NamedTuple):
    """What is known besides the log, and what follows from it.

    ``known`` is what a run knew last, None when nothing is known. ``lost`` tells that the log is
    not all there. ``is_new`` that another register stands where there was one before.
    """

    known: Mark | None
    floors: Floors
    lost: Stop | None = None
    is_new: bool = False
    alerts: tuple[Problem, ...] = ()


UNKNOWN: Final = Numbering(None, Floors())


def read_mark(text: str) -> Mark | None:
    """The mark in this text; None when it is none."""
    words = dict(word.partition("=")[::2] for word in text.split())
    register, at = words.pop("register", ""), unquote(words.pop("at", ""), errors="surrogateescape")
    copied = words.pop("copied", "0")
    try:
        moment = float(words.pop("moment"))
        figures = {name: int(figure) for name, figure in words.items()}
        lines, *rest = (figures.pop(name) for name in ("lines", "losses", "until", "letters"))
    except (KeyError, ValueError):
        return None
    every = (lines, *rest, *figures.values())
    sound = all(0 <= figure < _HIGHEST for figure in every) and moment < _HIGHEST
    if not sound or not register:
        return None
    losses, until, letters = rest
    is_copy = int(copied == "1")
    return Mark(register, lines, moment, figures, losses, until, letters, at, is_copy)


def weigh(
    snapshot: Snapshot, layout: Layout, programme: Programme, journal: Mark | None
) -> Numbering:
    """Whether the log is all there, and which numbers are taken besides those that it names."""
    history = layout.history
    own = read_mark(snapshot.mark)
    known = _most(own, journal)
    if known is None or not _is_short(own, known, history):
        if known or not _had_a_log(layout, history):
            return Numbering(known, _floors(known) if known else Floors())
        alert = attention("log.begun_anew", tab=programme.own.log.title)
        return Numbering(None, _with_named(None, layout, history, programme), alerts=(alert,))
    if own is None and not history.lines and not any(_standing_keys(layout)):
        alert = attention("log.known_place", count=_first_number(known, programme))
        return Numbering(known, _floors(known), is_new=True, alerts=(alert,))
    lost = _lost(snapshot, layout, history, own, known)
    return Numbering(known, _with_named(known, layout, history, programme), lost)


def _most(own: Mark | None, journal: Mark | None) -> Mark | None:
    """The one that knows most; a journal tells nothing of another register at the same place."""
    if own is None or (journal and journal.register == own.register and _age(journal) > _age(own)):
        return journal
    return own


def _age(mark: Mark) -> tuple[int, int]:
    return mark.losses, mark.lines


def _is_short(own: Mark | None, known: Mark, history: History) -> bool:
    if own and history.lines < own.lines:
        return True
    return ((own or known).losses, history.lines) < _age(known)


def _had_a_log(layout: Layout, history: History) -> bool:
    """Whether keys were dealt by a run before, which left an overview and surely a log."""
    overview = layout.machine["overview"].tab
    return bool(overview and not history.lines and any(_standing_keys(layout)))


def _lost(
    snapshot: Snapshot, layout: Layout, history: History, own: Mark | None, known: Mark
) -> Stop:
    """Why the log is not all there, and the way back."""
    spec, tab = layout.machine["log"].spec, layout.machine["log"].tab
    title = tab.title if tab else spec.title
    if tab is None:
        return BrokenStructure("log.missing", tab=title, known=known.lines)
    figures: dict[str, Detail] = {"tab": title, "count": history.lines, "known": known.lines}
    if own and history.lines >= own.lines:
        return Unsafe(OLDER, origin=snapshot.origin, **figures)
    others = [one for one in look_alikes(snapshot, spec) if one.height > tab.height]
    if others and fold(tab.title) == fold(spec.title):
        return BrokenStructure("log.elsewhere", found=others[0].title, **figures)
    return BrokenStructure("log.shorter", **figures)


def with_numbering(history: History, numbering: Numbering) -> History:
    """The history with what is known besides it."""
    known = numbering.known.lines if numbering.lost and numbering.known else 0
    return history._replace(floors=numbering.floors, lost=known)


# ---- the numbers that are taken


def _floors(known: Mark) -> Floors:
    return Floors(known.numbers, until=known.until, letters=known.letters)


def _with_named(
    known: Mark | None, layout: Layout, history: History, programme: Programme
) -> Floors:
    """Where the log is not whole: also what stands in any tab and is named in any tab."""
    named = _named(layout)
    numbers = dict(known.numbers) if known else {}
    stems: list[int] = [0]
    within: list[int] = [0]
    for name in series(programme):
        if stem_column(programme.tabs[name]):
            within.append(numbers.setdefault(name, 0))
            continue
        stems.append(numbers.get(name, 0))
        form = re.compile(rf"({expression(programme, name)})(?:-[A-Z0-9]{{1,3}})*")
        found = filter(None, map(form.fullmatch, named))
        given = (number for match in found if (number := _number(match[1])) <= _NAMED)
        table = layout.tables[name]
        numbers[name] = max([numbers.get(name, 0), *given, highest(_keys_in(table))])
    return Floors(
        numbers,
        _highest_within(chain(named, *history.keys.values())),
        max(stems) if known else 0,
        max(within) if known else 0,
    )


def _first_number(known: Mark, programme: Programme) -> int:
    """How many rows the first tab with keys once had."""
    return known.numbers.get(series(programme)[0], 0) if series(programme) else 0


def _named(layout: Layout) -> list[str]:
    """What stands where keys belong, anywhere in the register, each once."""
    return list({clean(cell).upper() for column in _naming(layout) for cell in column if cell})


def _naming(layout: Layout) -> Iterator[list[Cell]]:
    """The columns in which keys stand."""
    for table in layout.tables.values():
        for column in table.spec.shown:
            if (column.role == "key" or column.reference) and column.header in table.places:
                yield list(table.cells(column.header))
    queue = layout.machine.get("queue")
    yield from map(list, queue.tab.columns if queue and queue.tab else ())


def _number(key: str) -> int:
    """``SI-2021-004`` → 4."""
    return int(key.rpartition("-")[2])


def _highest_within(keys: Iterable[str]) -> Mapping[str, int]:
    """Key of a row → the highest letter or number of a row within it, for all that look like it."""
    found: dict[str, int] = {}
    for key in keys:
        stem, _, last = key.rpartition("-")
        if "-" in stem and (place := place_of(last)) and place <= _NAMED:
            found[stem] = max(found.get(stem, 0), place)
    return MappingProxyType(found)


def _standing_keys(layout: Layout) -> Iterator[str]:
    for table in layout.tables.values():
        yield from _keys_in(table)


def _keys_in(table: Table) -> Iterator[str]:
    column = table.spec.by_role.get("key")
    if column and column.header in table.places:
        yield from filter(None, map(clean, table.cells(column.header)))


def highest(keys: Iterable[str]) -> int:
    """The highest number at the end of any of these keys, 0 without any."""
    numbers = [key.rpartition("-")[2] for key in keys]
    return max(map(int, filter(str.isdecimal, numbers)), default=0)


def place_of(last: str) -> int:
    """The number in the last part of a key, also where it is written in letters; else 0.

    >>> place_of("A"), place_of("AA"), place_of("012"), place_of("?")
    (1, 27, 12, 0)
    """
    if last.isdecimal():
        return int(last)
    number = 0
    for letter in last.lower() if last.isascii() and last.isalpha() else "":
        number = number * 26 + ord(letter) - 96
    return number
