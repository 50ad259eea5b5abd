"""Columns of a register tab: header, note, format, width, drop-down, colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.stores.founding.blueprint import ALARMING
from sheets_sync.stores.founding.looks import (
    alarm_look,
    body_look,
    header_look,
    tone_look,
    width,
)
from sheets_sync.stores.google.provisioning.hints import condition, note, rule
from sheets_sync.stores.google.provisioning.paint import (
    PIXELS_A_CHARACTER,
    cell_format,
    rule_format,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sheets_sync.programme.model import Column, Status
    from sheets_sync.stores.founding.looks import Look
    from sheets_sync.stores.founding.wishes import Wishes
    from sheets_sync.stores.google.provisioning.site import Message, Site, Sites

_LOOK: Final = "userEnteredFormat,note"


def new_column(wishes: Wishes, sites: Sites, site: Site, column: Column) -> Iterator[Message]:
    """A column that was not there: its header, and all that goes with it."""
    place = site.places[column.header]
    value = {"userEnteredValue": {"stringValue": column.header}}
    head = value | _head(wishes, column)
    yield fill(site.header(place), head, f"userEnteredValue,{_LOOK}")
    yield from _body(wishes, site, column)
    yield wide(site, place, width(column, wishes.programme.budget.unit))
    if found := rule(wishes, sites, column):
        yield ruled(site, place, found)


def own_column(wishes: Wishes, site: Site, column: Column) -> Iterator[Message]:
    """The looks of a column of the program's that is there already; no value is touched."""
    yield fill(site.header(site.places[column.header]), _head(wishes, column), _LOOK)
    yield from _body(wishes, site, column)


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


def status_colours(where: Message, statuses: Iterable[Status]) -> Iterator[Message]:
    """Each status of these cells in the colour of its tone."""
    for status in statuses:
        if not status.label.startswith("="):
            yield coloured(where, condition("TEXT_EQ", status.label), tone_look(status.tone))


def alarms(site: Site, column: Column) -> Iterator[Message]:
    """A number of the program's that asks for attention stands out."""
    if column.owner == "machine" and column.role in ALARMING:
        place = site.places[column.header]
        yield alarm(site.area(place, place), ALARMING[column.role])


def alarm(where: Message, side: str) -> Message:
    """Numbers on this side of 0 stand out."""
    kind = "NUMBER_GREATER" if side == ">" else "NUMBER_LESS"
    return coloured(where, condition(kind, "0"), alarm_look())


def coloured(where: Message, when: Message, look: Look) -> Message:
    """A conditional format, before those that are there."""
    looks = {"condition": when, "format": rule_format(look)}
    return {"addConditionalFormatRule": {"rule": {"ranges": [where], "booleanRule": looks}}}


def _head(wishes: Wishes, column: Column) -> Message:
    return {
        "userEnteredFormat": cell_format(header_look(column)),
        "note": note(wishes, column),
    }


def _body(wishes: Wishes, site: Site, column: Column) -> Iterator[Message]:
    place, programme = site.places[column.header], wishes.programme
    look = body_look(column.kind, column.owner, programme.budget.unit, programme.language)
    cell = {"userEnteredFormat": cell_format(look)}
    yield fill(site.area(place, place), cell, "userEnteredFormat")
