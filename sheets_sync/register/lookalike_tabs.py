"""Tabs that have the headers of a tab of the register and go by another name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.text import clean, fold, is_blank
from sheets_sync.problems.problem import Problem, attention
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sheets_sync.grid.snapshot import Snapshot, Tab
    from sheets_sync.programme.model import Programme, RegisterTab
    from sheets_sync.register.log_reader import History

HEADER_SEARCH_ROWS: Final = 50
_COPY: Final = re.compile(r"(?:kopie|copy)\b.*|.*\(\d+\)", re.IGNORECASE)
"""What spreadsheets call a tab that somebody copied."""


class HeaderRow(NamedTuple):
    """The sheet row, from 0, and how many headers of a tab stand in it."""

    row: int
    recognised: int


def header_row(tab: Tab, spec: RegisterTab) -> HeaderRow | None:
    """The row in which most headers stand, None where there is none."""
    known = {fold(name) for column in spec.shown for name in (column.header, *column.accepts)}
    best: HeaderRow | None = None
    for row in range(min(tab.height, HEADER_SEARCH_ROWS)):
        recognised = len(known.intersection(fold(clean(column[row])) for column in tab.columns))
        if recognised > (best.recognised if best else 0):
            best = HeaderRow(row, recognised)
        if best and best.recognised * 2 > len(spec.human):
            break
    return best


def strays(snapshot: Snapshot, programme: Programme) -> list[Tab]:
    """The tabs whose titles are not in the programme."""
    known = {
        fold(title)
        for _, spec in programme.register_tabs()
        for title in (spec.title, *spec.accepts)
    }
    known |= set(map(fold, programme.own_titles()))
    return [tab for tab in snapshot.tabs if fold(tab.title) not in known]


def renamed(candidates: Iterable[Tab], spec: RegisterTab) -> Tab | None:
    """The one tab that has the headers of this one; copies that people made are passed over."""
    alike = [tab for tab in candidates if _has_headers(tab, spec) and not is_copy(tab)]
    return alike[0] if len(alike) == 1 else None


def is_copy(tab: Tab) -> bool:
    """Whether it goes by the name that spreadsheets give to a copy."""
    return bool(_COPY.fullmatch(tab.title.strip()))


def _has_headers(tab: Tab, spec: RegisterTab) -> bool:
    found = header_row(tab, spec)
    return found is not None and found.recognised * 2 > len(spec.human)


def uncounted(
    snapshot: Snapshot, programme: Programme, read: Mapping[str, Tab], history: History
) -> Iterator[Problem]:
    """An alert for every tab that looks like one that is read, and has rows that do not count.

    ``read`` has the tabs that are read, by their title in the programme. Copies of rows that are
    in the register, known by their keys, are no rows that somebody misses.
    """
    used = {tab.title for tab in read.values()} | {
        tab.title
        for tab in snapshot.tabs
        for title in programme.own_titles()
        if fold(tab.title) == fold(title)
    }
    for tab in snapshot.tabs:
        if tab.title in used:
            continue
        for _, spec in programme.register_tabs():
            if spec.by_role.get("key") and _has_headers(tab, spec):
                known = history.keys.get(spec.title, frozenset())
                if rows := _rows_without(tab, spec, known):
                    title = read[spec.title].title if spec.title in read else spec.title
                    yield attention("structure.not_read", found=tab.title, tab=title, count=rows)
                    break


def _rows_without(tab: Tab, spec: RegisterTab, known: frozenset[str]) -> int:
    """How many rows are not blank and have no key of the register."""
    found = header_row(tab, spec)
    assert found is not None
    below = range(found.row + 1, tab.height)
    names = {fold(name) for column in spec.human for name in (column.header, *column.accepts)}
    columns = [one for one in tab.columns if fold(clean(one[found.row])) in names]
    key = fold(spec.by_role["key"].header)
    keys = [one for one in tab.columns if fold(clean(one[found.row])) == key]
    return sum(
        any(not is_blank(column[row]) for column in columns)
        and not any(clean(column[row]) in known for column in keys)
        for row in below
    )
