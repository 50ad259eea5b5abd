"""What the log remembers: keys ever given, the last answer in each cell, and marks of rows.

The log is part of the sheet, so a run needs nothing else. A mark is a short code in square
brackets behind a reason; it lets a later run recognise a row or notice a changed decision.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from sheets_sync.cells.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sheets_sync.own_tabs import MachineTable
    from sheets_sync.programme.model import Column, RegisterTab


COPIED = " ="
"""Between a row's mark and the key of the row that it was a copy of."""

EMPTIED = "[0]"
"""The mark behind the reason of a line that says that a tab was emptied on purpose."""


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


def read_history(log: MachineTable) -> History:
    """The history in this log; an empty one while the tab does not exist."""
    if log.tab is None or log.tab.height < 2:
        return History({}, {}, {}, {}, log.tab.height if log.tab else 0)
    by_header = {clean(column[0]): column[1:] for column in log.tab.columns}
    lines = zip(
        *(
            map(clean, by_header.get(log.spec.headers[role], [""] * (log.tab.height - 1)))
            for role in ("tab", "key", "column", "new", "reason")
        ),
        strict=True,
    )
    last: dict[tuple[str, str, str], str] = {}
    marks: dict[tuple[str, str, str], str] = {}
    keys: dict[str, set[str]] = {}
    standing: dict[str, set[str]] = {}
    copies: dict[tuple[str, str], str] = {}
    keyless: set[tuple[str, str]] = set()
    for tab, key, column, new, reason in lines:
        if not key:
            keyless.add((tab, column))
            if reason.endswith(EMPTIED):
                standing.pop(tab, None)
            continue
        standing.setdefault(tab, set()).add(key)
        last[tab, key, column] = new
        keys.setdefault(tab, set()).add(key)
        if reason.endswith("]"):
            marks[tab, key, column] = mark = reason[reason.rfind("[") + 1 : -1]
            if COPIED in mark:
                marks[tab, key, column], _, copies[tab, key] = mark.partition(COPIED)
    return History(
        last,
        marks,
        {tab: frozenset(found) for tab, found in keys.items()},
        {tab: frozenset(found) for tab, found in standing.items()},
        log.tab.height,
        copies,
        frozenset(keyless),
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
