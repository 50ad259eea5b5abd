"""New tabs, ready to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.stores.google.provisioning.columns import colours, fill, new_column, wide
from sheets_sync.stores.google.provisioning.guards import guard_columns, guard_tab
from sheets_sync.stores.google.provisioning.paint import cell_format, colour
from sheets_sync.stores.google.provisioning.site import ROWS, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.stores.founding.blueprint import Blueprint, TabLook
    from sheets_sync.stores.google.provisioning.site import Message, Sites


def add_tab(site: Site, look: TabLook, **grid: int | bool) -> Message:
    """A tab behind the others, its headers in view; ``grid`` is the rest of its grid."""
    size = {"rowCount": ROWS, "columnCount": len(look.columns), "frozenRowCount": 1}
    if look.frozen:
        grid = {"frozenColumnCount": look.frozen} | grid
    if not look.gridlines:
        grid = {"hideGridlines": True} | grid
    properties = {
        "sheetId": site.sheet_id,
        "title": site.title,
        "tabColorStyle": colour(look.colour),
        "gridProperties": size | grid,
    }
    return {"addSheet": {"properties": properties}}


def fill_register_tab(
    blueprint: Blueprint, sites: Sites, site: Site, look: TabLook
) -> Iterator[Message]:
    """All that a new tab for people has: columns, colours, filter, protection."""
    for column in look.columns:
        yield from new_column(blueprint, sites, site, column)
    for column in look.columns:
        yield from colours(site, column)
    if look.filtered:
        yield {"setBasicFilter": {"filter": {"range": _from_header(site)}}}
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


def add_own_tab(blueprint: Blueprint, site: Site, look: TabLook, **grid: int) -> Iterator[Message]:
    """A tab of the program's own: headers and looks, and protected."""
    yield add_tab(site, look, **grid)
    yield _own_headers(site, look)
    for place, column in enumerate(look.columns):
        body = {"userEnteredFormat": cell_format(column.body)}
        yield fill(site.area(place, place), body, "userEnteredFormat")
        yield wide(site, place, column.width)
        yield from colours(site, column)
    yield guard_tab(blueprint, site.sheet_id)


def _own_headers(site: Site, look: TabLook) -> Message:
    values = []
    for column in look.columns:
        head = {"userEnteredFormat": cell_format(column.head)}
        note = {"note": column.note} if column.note else {}
        values.append(_text(column.header) | head | note)
    where = _from_header(site) | {"endRowIndex": 1, "endColumnIndex": len(values)}
    fields = "userEnteredValue,userEnteredFormat,note"
    return {"updateCells": {"range": where, "rows": [{"values": values}], "fields": fields}}


def _from_header(site: Site) -> Message:
    last = max(site.places.values())
    return site.area(0, last) | {"startRowIndex": site.header_row}


def _text(text: str) -> Message:
    return {"userEnteredValue": {"stringValue": text}} if text else {}
