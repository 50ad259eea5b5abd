"""The tab of the log: which one it is, also under another name, and where its columns are."""

from __future__ import annotations

import re
from itertools import count, islice
from typing import TYPE_CHECKING

from sheets_sync.cells.text import clean, fold
from sheets_sync.programme.key_pattern import expression, series

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sheets_sync.grid.snapshot import Cell, Snapshot, Tab
    from sheets_sync.programme.model import MachineTab, Programme


def log_places(tab: Tab | None, spec: MachineTab) -> dict[str, int]:
    """Role → sheet column.

    A header that stands nowhere (the programme or a person changed it) is taken to have stood
    where the programme has it; a column that lacks comes behind the others. So does that of the
    numbers in a log that began without them.
    """
    there = [fold(clean(column[0])) for column in tab.columns if column] if tab else []
    wanted = {role: fold(header) for role, header in spec.headers.items()}
    places = {role: there.index(header) for role, header in wanted.items() if header in there}
    if tab and any(there) and "number" not in places and not _has_numbers(tab):
        wanted["number"] = wanted.pop("number")
    taken = set(places.values())
    for usual, role in enumerate(wanted):
        if role not in places:
            behind = (place for place in count(len(there)) if place not in taken)
            places[role] = next(behind) if usual in taken else usual
            taken.add(places[role])
    return places


def _has_numbers(tab: Tab) -> bool:
    """Whether the first column holds the numbers of lines, whatever it is called by now."""
    # Asked again and again of a log that has none: its first moment ends the search.
    found = False
    for cell in islice(tab.columns[0], 1, None):
        if isinstance(cell, (int, float)):
            found = True
            if cell % 1:
                return False
        elif clean(cell):
            return False
    return found


def renamed_log(snapshot: Snapshot, spec: MachineTab) -> Tab | None:
    """The longest tab with the headers of the log, for where none has its name."""
    return next(iter(look_alikes(snapshot, spec)), None)


def look_alikes(snapshot: Snapshot, spec: MachineTab) -> list[Tab]:
    """Tabs of another name with (nearly) all headers of the log, the longest first."""
    wanted = {fold(header) for header in spec.headers.values()}

    def is_one(tab: Tab) -> bool:
        there = wanted.intersection(fold(clean(column[0])) for column in tab.columns if column)
        return len(there) >= len(wanted) - 1 and fold(tab.title) != fold(spec.title)

    return sorted(filter(is_one, snapshot.tabs), key=lambda tab: -tab.height)


def titles_of(
    programme: Programme, tabs: Sequence[Cell], keys: Sequence[Cell]
) -> Mapping[str, str]:
    """Titles that lines of the log may bear → the title of that tab in the programme.

    ``tabs`` and ``keys`` are the columns of the log. A title that the programme does not know any
    more is told by the keys that were dealt there.
    """
    titles = {
        title: spec.title
        for _, spec in programme.register_tabs()
        for title in (*spec.accepts, spec.title)
    }
    strange = set(tabs).difference(titles, programme.own_titles())
    for tab, key in zip(tabs, keys, strict=True) if strange else ():
        if tab in strange and isinstance(tab, str) and (title := _series(clean(key), programme)):
            titles[tab] = title
            strange.discard(tab)
    return titles


def _series(key: str, programme: Programme) -> str | None:
    """The title of the tab in which a key of this form is dealt."""
    names = (name for name in series(programme) if re.fullmatch(expression(programme, name), key))
    return next((programme.tabs[name].title for name in names), None)
