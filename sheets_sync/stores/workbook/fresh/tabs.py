"""The tabs of a new workbook other than the overview: ready to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.stores.founding.blueprint import ALARMING, OWN_COLUMNS, frozen_columns
from sheets_sync.stores.founding.looks import (
    DEEP,
    MACHINE,
    alarm_look,
    body_look,
    fitting,
    header_look,
    machine_header_look,
    tone_look,
    width,
)
from sheets_sync.stores.workbook.fresh.book import LAST_ROW
from sheets_sync.stores.workbook.fresh.hints import add_hints, add_note, note

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter.worksheet import Worksheet

    from sheets_sync.programme.model import (
        Column,
        MachineTab,
        Party,
        RegisterTab,
        Status,
        TabName,
    )
    from sheets_sync.stores.workbook.fresh.book import NewBook

_NOTHING_TO_FILTER: Final = 2
_VERY_LAST_ROW: Final = 1_048_575
"""A locked filter does not grow with its tab, and the log goes on for years."""

_ALLOWED: Final = (
    *("autofilter", "format_cells", "format_columns", "format_rows", "objects", "scenarios"),
)


def add_register_tab(new: NewBook, name: TabName, spec: RegisterTab) -> None:
    """A tab for people to fill in; the one with the parties has them already.

    It is not locked: that would keep people from sorting rows and putting new ones in between.
    """
    sheet = new.add_tab(spec.title, DEEP)
    for place, column in enumerate(spec.columns):
        _add_column(new, sheet, place, column)
        if column.role == "status":
            colour_statuses(new, sheet, place, spec.statuses.values())
    if frozen := frozen_columns(name, spec):
        sheet.freeze_panes(1, frozen)
        sheet.repeat_columns(0, frozen - 1)
    sheet.autofilter(0, 0, LAST_ROW, len(spec.columns) - 1)
    unit = new.programme.budget.unit
    new.set_up_pages(sheet, sum(width(column, unit) for column in spec.columns))
    if name == "parties":
        _fill_parties(sheet, spec, new.programme.parties)


def _add_column(new: NewBook, sheet: Worksheet, place: int, column: Column) -> None:
    unit, language = new.programme.budget.unit, new.programme.language
    body = new.format(body_look(column.kind, column.owner, unit, language))
    sheet.set_column(place, place, width(column, unit), body)
    sheet.write_string(0, place, column.header, new.format(header_look(column)))
    if text := note(new, column):
        add_note(sheet, place, text)
    add_hints(new, sheet, place, column)
    if column.owner == "machine" and column.role in ALARMING:
        alarm(new, sheet, (1, place, LAST_ROW), ALARMING[column.role])


def _fill_parties(sheet: Worksheet, spec: RegisterTab, parties: Sequence[Party]) -> None:
    for row, party in enumerate(parties, start=1):
        known = {"name": party.name, "short": party.short, "other": ", ".join(party.other)}
        for place, column in enumerate(spec.columns):
            if column.owner == "person" and known.get(column.role):
                sheet.write_string(row, place, known[column.role])


def colour_statuses(new: NewBook, sheet: Worksheet, place: int, statuses: Iterable[Status]) -> None:
    """Colour the statuses in the column at this place by their tone."""
    for status in statuses:
        quoted = status.label.replace('"', '""')
        rule = {
            "type": "cell",
            "criteria": "==",
            "value": f'"{quoted}"',
            "format": new.format(tone_look(status.tone)),
        }
        sheet.conditional_format(1, place, LAST_ROW, place, rule)


def alarm(new: NewBook, sheet: Worksheet, where: tuple[int, int, int], side: str) -> None:
    """Make numbers on this side of 0 stand out; ``where`` is (first row, column, last row)."""
    first, place, last = where
    rule = {"type": "cell", "criteria": side, "value": 0, "format": new.format(alarm_look())}
    sheet.conditional_format(first, place, last, place, rule)


def add_own_tab(new: NewBook, spec: MachineTab) -> Worksheet:
    """A tab of the program's own: headers only, and locked without a password against slips."""
    sheet = new.add_tab(spec.title, MACHINE)
    unit, language = new.programme.budget.unit, new.programme.language
    widths = []
    for place, (role, header) in enumerate(spec.headers.items()):
        kind, characters = OWN_COLUMNS[role]
        widths.append(fitting(header, characters))
        body = new.format(body_look(kind, "machine", unit, language))
        sheet.set_column(place, place, widths[-1], body)
        sheet.write_string(0, place, header, new.format(machine_header_look()))
        if role == "status":
            colour_statuses(new, sheet, place, new.programme.tabs.requests.statuses.values())
    add_note(sheet, 0, new.catalogue.say("new.machine_tab"))
    if len(spec.headers) > _NOTHING_TO_FILTER:
        sheet.autofilter(0, 0, _VERY_LAST_ROW, len(spec.headers) - 1)
    new.set_up_pages(sheet, sum(widths))
    lock(sheet)
    return sheet


def lock(sheet: Worksheet) -> None:
    """Lock a tab against slips; there is no password, and reading and filtering go on."""
    sheet.protect("", dict.fromkeys(_ALLOWED, True))
