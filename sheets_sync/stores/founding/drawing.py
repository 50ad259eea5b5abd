"""From what is wished to what a register looks like.

All of it comes from the programme and from the words for people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.programme.questions_tab import NAME as QUESTIONS
from sheets_sync.programme.tabs import queue_columns
from sheets_sync.stores.founding.blueprint import Blueprint, ColumnLook, Dashboard, TabLook
from sheets_sync.stores.founding.colours import alarm_of, status_colours
from sheets_sync.stores.founding.dashboard import chart_looks, line_looks
from sheets_sync.stores.founding.hints import hint_of, listed_column, note_of
from sheets_sync.stores.founding.looks import (
    DEEP,
    MACHINE,
    body_look,
    fitting,
    header_look,
    heading_look,
    machine_header_look,
    plain_look,
    unit_of,
    width,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheets_sync.programme.model import Column, Kind, MachineTab, RegisterTab, TabName
    from sheets_sync.stores.founding.wishes import Wishes

_MOST_FROZEN: Final = 3
_NOTHING_TO_FILTER: Final = 2
_OWN_COLUMNS: Final[Mapping[str, tuple[Kind, int]]] = {
    "key": ("text", 18),
    "status": ("text", 20),
    "topic": ("text", 22),
    "rule": ("text", 110),
    "number": ("number", 8),
    "moment": ("moment", 20),
    "tab": ("text", 16),
    "column": ("text", 22),
    "old": ("text", 36),
    "new": ("text", 36),
    "reason": ("text", 46),
    "item": ("text", 38),
    "value": ("number", 16),
}
"""Role in a tab of the program's own → kind and width in characters."""
_OTHER_COLUMN: Final[tuple[Kind, int]] = ("text", 22)


def draw(wishes: Wishes) -> Blueprint:
    """What a register of these wishes looks like."""
    programme = wishes.programme
    dashboard = _dashboard(wishes)
    own = {spec.title: _own_tab(wishes, spec) for spec in programme.machine_tabs()}
    if asking := programme.asking:
        own = {asking.title: _register_tab(wishes, QUESTIONS, asking)} | own
    return Blueprint(
        programme.name,
        programme.language,
        programme.time_zone,
        wishes.catalogue,
        wishes.editors,
        dashboard,
        {name: _register_tab(wishes, name, spec) for name, spec in programme.register_tabs()},
        own | {dashboard.tab.title: dashboard.tab},
    )


def _register_tab(wishes: Wishes, name: TabName, spec: RegisterTab) -> TabLook:
    """A tab for people to fill in.

    It is not guarded as a whole: that would keep people from sorting and from inserting rows.
    """
    listed = listed_column(spec)
    return TabLook(
        spec.title,
        DEEP,
        tuple(_column(wishes, name, spec, column) for column in spec.shown),
        frozen=_frozen(spec),
        filtered=True,
        listed=listed.header if listed else "",
    )


def _own_tab(wishes: Wishes, spec: MachineTab) -> TabLook:
    """A tab of the program's own; the note on its first header says so."""
    note = wishes.catalogue.say("new.machine_tab")
    columns = [_own_column(wishes, role, header) for role, header in spec.headers.items()]
    if spec is wishes.programme.own.queue and wishes.programme.pools:
        claimed = wishes.programme.tabs[wishes.programme.pools[0].claims.tab]
        columns = [
            _queue_column(wishes, header, column)
            for header, column in zip(
                spec.headers.values(), queue_columns(claimed.columns, spec), strict=True
            )
        ]
    columns[0] = columns[0]._replace(note=note)
    filtered = len(columns) > _NOTHING_TO_FILTER
    return TabLook(spec.title, MACHINE, tuple(columns), filtered=filtered, guarded=True)


def _dashboard(wishes: Wishes) -> Dashboard:
    programme, shown = wishes.programme, wishes.overview
    spec, unit, language = programme.own.overview, programme.unit, programme.language
    tab = _own_tab(wishes, spec)
    kinds = [_OWN_COLUMNS.get(role, _OTHER_COLUMN)[0] for role in spec.headers]
    # Not ruled nor shaded: it is read, not filled in.
    columns = [
        column._replace(body=plain_look(kind, unit, language))
        for column, kind in zip(tab.columns, kinds, strict=True)
    ]
    return Dashboard(
        tab._replace(columns=tuple(columns), gridlines=False),
        spec.headers["item"],
        spec.headers["value"],
        heading_look(),
        line_looks(shown.lines, unit, language),
        chart_looks(shown.charts, unit, language),
    )


def _column(wishes: Wishes, name: TabName, spec: RegisterTab, column: Column) -> ColumnLook:
    programme = wishes.programme
    unit = unit_of(column, programme)
    known = wishes.rows.get(name, {}) if column.owner == "person" else {}
    return ColumnLook(
        column.header,
        note_of(wishes.catalogue, column),
        width(column, unit),
        header_look(column),
        body_look(column.kind, column.owner, unit, programme.language),
        hint=hint_of(programme, column),
        statuses=status_colours(spec.statuses.values()) if column.role == "status" else (),
        alarm=alarm_of(column),
        guarded=column.owner == "machine",
        filled=tuple(known.get(column.header, ())),
    )


def _own_column(wishes: Wishes, role: str, header: str) -> ColumnLook:
    programme = wishes.programme
    kind, characters = _OWN_COLUMNS.get(role, _OTHER_COLUMN)
    body = body_look(kind, "machine", programme.unit, programme.language)
    statuses = status_colours(wishes.statuses) if role == "status" else ()
    wide = fitting(header, characters)
    return ColumnLook(header, "", wide, machine_header_look(), body, statuses=statuses)


def _queue_column(wishes: Wishes, header: str, column: Column) -> ColumnLook:
    """A column of the queue looks as it does where it comes from, and is the program's own."""
    unit = unit_of(column, wishes.programme)
    body = body_look(column.kind, "machine", unit, wishes.programme.language)
    statuses = status_colours(wishes.statuses) if column.role == "status" else ()
    wide = fitting(header, width(column, unit))
    return ColumnLook(header, "", wide, machine_header_look(), body, statuses=statuses)


def _frozen(spec: RegisterTab) -> int:
    """How many columns stay in view: up to the one that tells rows apart, or none.

    That is the first that names a row elsewhere, or else the first that must be filled in.
    """
    naming = [place for place, column in enumerate(spec.shown, 1) if column.reference]
    required = [place for place, column in enumerate(spec.shown, 1) if column.required]
    count = next(iter((*naming, *required)), 0)
    return count if count <= _MOST_FROZEN else 0
