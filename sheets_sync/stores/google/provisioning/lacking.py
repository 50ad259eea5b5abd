"""A spreadsheet in use as it would be with all that lacks, as far as nobody has to choose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.cells.text import clean, fold
from sheets_sync.grid.snapshot import Cell, Tab
from sheets_sync.problems.stop import BrokenStructure
from sheets_sync.register.layout import find_layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sheets_sync.grid.snapshot import Column, Snapshot
    from sheets_sync.problems.stop import Stop
    from sheets_sync.programme.model import Programme, RegisterTab
    from sheets_sync.register.layout import Layout

_MISSING: Final = ("structure.header_missing", "structure.header_missing_among")
_MENDABLE: Final = ("structure.tab_missing", "structure.no_headers", *_MISSING)


def completed(snapshot: Snapshot, programme: Programme) -> Layout:
    """Where everything stands once the tabs and columns that lack are there.

    New columns are to the right of all that a tab holds; a new tab has no id.

    Raises:
        BrokenStructure: something has to be mended by people first.
    """
    try:
        found = find_layout(snapshot, programme)
    except BrokenStructure as stop:
        draft = _mended(snapshot, programme, stop)
        found = find_layout(draft, programme)
    else:
        draft = snapshot
    tabs = {tab.title: tab for tab in draft.tabs}
    for table in found.tables.values():
        lacking = [one.header for one in table.spec.machine if one.header not in table.places]
        tabs[table.tab.title] = _wider(table.tab, table.header_row, lacking)
    return find_layout(draft._replace(tabs=tuple(tabs.values())), programme)


def _mended(snapshot: Snapshot, programme: Programme, stop: BrokenStructure) -> Snapshot:
    tabs = {tab.title: tab for tab in snapshot.tabs}
    for place in stop.places:
        if place.code in _MISSING:
            tab = tabs[str(place.details["tab"])]
            row = int(str(place.details["row"])) - 1
            tabs[tab.title] = _wider(tab, row, [str(place.details["column"])])
        elif place.code in _MENDABLE:
            title = str(place.details["tab"])
            tabs[title] = _headed(tabs.get(title), _spec(programme, title))
    if beyond := [place for place in stop.places if _needs_people(place, snapshot)]:
        stop.places = tuple(beyond)
        stop.details = stop.details | {"count": len(beyond)}
        raise stop
    return snapshot._replace(tabs=tuple(tabs.values()))


def _needs_people(place: Stop, snapshot: Snapshot) -> bool:
    if place.code == "structure.no_headers":
        tab = snapshot.find(str(place.details["tab"]))
        return tab is not None and any(any(map(clean, column)) for column in tab.columns)
    return place.code not in _MENDABLE


def _spec(programme: Programme, title: str) -> RegisterTab:
    return next(
        spec
        for _, spec in programme.register_tabs()
        if fold(title) in map(fold, (spec.title, *spec.accepts))
    )


def _headed(tab: Tab | None, spec: RegisterTab) -> Tab:
    columns = tuple(list[Cell]([column.header]) for column in spec.shown)
    title, number = (tab.title, tab.sheet_id) if tab else (spec.title, None)
    return Tab(title, columns, 1, number)


def _wider(tab: Tab, header_row: int, headers: Sequence[str]) -> Tab:
    return tab._replace(columns=(*tab.columns, *_columns(tab.height, header_row, headers)))


def _columns(height: int, header_row: int, headers: Iterable[str]) -> Iterator[Column]:
    for header in headers:
        yield [header if row == header_row else "" for row in range(height)]
