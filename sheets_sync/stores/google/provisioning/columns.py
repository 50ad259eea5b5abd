"""Columns of a tab: header, note, format, width, drop-down, colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.stores.google.provisioning.hints import condition, rule
from sheets_sync.stores.google.provisioning.paint import (
    PIXELS_A_CHARACTER,
    cell_format,
    rule_format,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.stores.founding.blueprint import Blueprint, ColumnLook
    from sheets_sync.stores.founding.colours import Alarm
    from sheets_sync.stores.founding.looks import Look
    from sheets_sync.stores.google.provisioning.site import Message, Site, Sites

_LOOK: Final = "userEnteredFormat,note"
_SIDES: Final = {"above": "NUMBER_GREATER", "below": "NUMBER_LESS"}


def new_column(
    blueprint: Blueprint, sites: Sites, site: Site, column: ColumnLook
) -> Iterator[Message]:
    """A column that was not there: its header, and all that goes with it."""
    place = site.places[column.header]
    value = {"userEnteredValue": {"stringValue": column.header}}
    yield fill(site.header(place), value | _head(column), f"userEnteredValue,{_LOOK}")
    yield from _body(site, column)
    yield wide(site, place, column.width)
    if found := rule(blueprint.catalogue, sites, column.hint):
        yield ruled(site, place, found)


def own_column(site: Site, column: ColumnLook) -> Iterator[Message]:
    """The looks of a column of the program's that is there already; no value is touched."""
    yield fill(site.header(site.places[column.header]), _head(column), _LOOK)
    yield from _body(site, column)


def fill(where: Message, cell: Message, fields: str) -> Message:
    """The same in every cell of a GridRange."""
    return {"repeatCell": {"range": where, "cell": cell, "fields": fields}}


def wide(site: Site, place: int, characters: int) -> Message:
    """A column as wide as this many characters."""
    span = {"dimension": "COLUMNS", "startIndex": place, "endIndex": place + 1}
    size = {"pixelSize": characters * PIXELS_A_CHARACTER}
    where = {"range": {"sheetId": site.sheet_id} | span}
    return {"updateDimensionProperties": where | {"properties": size, "fields": "pixelSize"}}


def ruled(site: Site, place: int, found: Message) -> Message:
    """A DataValidationRule below the header in this place."""
    return {"setDataValidation": {"range": site.area(place, place), "rule": found}}


def colours(site: Site, column: ColumnLook) -> Iterator[Message]:
    """Statuses in their colours, and numbers that ask for attention."""
    place = site.places[column.header]
    where = site.area(place, place)
    for status in column.statuses:
        if not status.text.startswith("="):
            yield coloured(where, condition("TEXT_EQ", status.text), status.look)
    if column.alarm:
        yield alarm(where, column.alarm)


def alarm(where: Message, asking: Alarm) -> Message:
    """Numbers that ask for attention stand out."""
    return coloured(where, condition(_SIDES[asking.side], "0"), asking.look)


def coloured(where: Message, when: Message, look: Look) -> Message:
    """A conditional format, before those that are there."""
    looks = {"condition": when, "format": rule_format(look)}
    return {"addConditionalFormatRule": {"rule": {"ranges": [where], "booleanRule": looks}}}


def _head(column: ColumnLook) -> Message:
    return {"userEnteredFormat": cell_format(column.head), "note": column.note}


def _body(site: Site, column: ColumnLook) -> Iterator[Message]:
    place, cell = site.places[column.header], {"userEnteredFormat": cell_format(column.body)}
    yield fill(site.area(place, place), cell, "userEnteredFormat")
