"""New tabs, ready to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.stores.google.provisioning.columns import colours, new_column
from sheets_sync.stores.google.provisioning.guards import guard_columns, guard_tab
from sheets_sync.stores.google.provisioning.paint import colour
from sheets_sync.stores.google.provisioning.site import ROWS, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.stores.founding.blueprint import Blueprint, TabLook
    from sheets_sync.stores.google.provisioning.site import Message, Sites


def add_tab(site: Site, look: TabLook, room: int = 0) -> Message:
    """A tab behind the others, its headers in view, with room for this many columns or more."""
    grid = {
        "rowCount": ROWS,
        "columnCount": max(room, len(look.columns)),
        "frozenRowCount": 1,
        "frozenColumnCount": look.frozen,
        "hideGridlines": not look.gridlines,
    }
    properties = {
        "sheetId": site.sheet_id,
        "title": site.title,
        "tabColorStyle": colour(look.colour),
        "gridProperties": grid,
    }
    return {"addSheet": {"properties": properties}}


def fill_tab(blueprint: Blueprint, sites: Sites, site: Site, look: TabLook) -> Iterator[Message]:
    """All that a new tab has: columns, colours, filter, protection, first rows."""
    for column in look.columns:
        yield from new_column(blueprint, sites, site, column)
    for column in look.columns:
        yield from colours(site, column)
    if look.filtered:
        yield {"setBasicFilter": {"filter": {"range": _from_header(site)}}}
    if look.guarded:
        yield guard_tab(blueprint, site.sheet_id)
    guarded = [site.places[column.header] for column in look.columns if column.guarded]
    yield from guard_columns(blueprint, site, guarded)
    yield from fill_rows(site, look)


def fill_rows(site: Site, look: TabLook) -> Iterator[Message]:
    """What stands below the headers from the start."""
    for column in look.columns:
        if column.filled:
            place = site.places[column.header]
            rows = [{"values": [_text(text)]} for text in column.filled]
            where = site.area(place, place) | {"endRowIndex": site.header_row + 1 + len(rows)}
            yield {"updateCells": {"range": where, "rows": rows, "fields": "userEnteredValue"}}


def _from_header(site: Site) -> Message:
    last = max(site.places.values())
    return site.area(0, last) | {"startRowIndex": site.header_row}


def _text(text: str) -> Message:
    return {"userEnteredValue": {"stringValue": text}} if text else {}
