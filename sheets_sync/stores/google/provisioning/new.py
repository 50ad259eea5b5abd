"""A new register in an empty Google Sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.problems.stop import Unreachable
from sheets_sync.stores.founding.drawing import draw
from sheets_sync.stores.google.provisioning.guards import refuse_strange_editors
from sheets_sync.stores.google.provisioning.overview import add_overview
from sheets_sync.stores.google.provisioning.present import read_present
from sheets_sync.stores.google.provisioning.sending import send
from sheets_sync.stores.google.provisioning.site import Site, new_ids
from sheets_sync.stores.google.provisioning.tabs import (
    add_tab,
    fill_tab,
)
from sheets_sync.stores.google.refusals import as_stop

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sheets_sync.cells.text import Language
    from sheets_sync.stores.founding.blueprint import Blueprint, TabLook
    from sheets_sync.stores.founding.wishes import Wishes
    from sheets_sync.stores.google import GoogleSheet
    from sheets_sync.stores.google.provisioning.present import Present
    from sheets_sync.stores.google.provisioning.site import Message, Sites

_LOCALES: Final[Mapping[Language, str]] = {"nl": "nl_NL", "en": "en_GB"}
"""Both write the day before the month."""


def create_sheet(sheet: GoogleSheet, wishes: Wishes) -> None:
    """Make an empty spreadsheet the register of these wishes: one look, one batch.

    Raises:
        BadEditor: an editor is not named by an e-mail address.
        Unreachable: there is something in it already, or it cannot be reached or written.
        BrokenStructure: the title of a tab cannot be one in a spreadsheet.
        Busy: Google's quota is used up.
    """
    refuse_strange_editors(wishes.editors)
    session = sheet.session
    with as_stop(session):
        present = read_present(session)
        if tabs := _taken(present):
            raise Unreachable("provision.not_empty", origin=session.origin, tabs=tabs)
        wishes = wishes.with_editor(session.api.identity.email)
        send(session, list(new_requests(draw(wishes), present.sheets)))


def new_requests(blueprint: Blueprint, old: Collection[int]) -> Iterator[Message]:
    """All that makes the register; the tabs with these old ids are there, and go."""
    tabs = blueprint.tabs
    ids = new_ids([*(look.title for look in tabs.values()), *blueprint.own], old)
    for number in old:
        # Its title may be that of a tab to come.
        properties = {"sheetId": number, "title": f"~{number}"}
        yield {"updateSheetProperties": {"properties": properties, "fields": "title"}}
    yield _habits(blueprint)
    sites = {name: new_site(look, ids[look.title]) for name, look in tabs.items()}
    for name, look in tabs.items():
        yield add_tab(sites[name], look)
    for name, look in tabs.items():
        yield from fill_tab(blueprint, sites, sites[name], look)
    for look in blueprint.own.values():
        yield from new_own_tab(blueprint, sites, look, ids[look.title])
    yield {"updateSheetProperties": _first(ids[blueprint.dashboard.tab.title])}
    for number in old:
        yield {"deleteSheet": {"sheetId": number}}


def new_site(look: TabLook, sheet_id: int) -> Site:
    """Where a new tab gets its columns: from the first on, below no other row."""
    places = {column.header: place for place, column in enumerate(look.columns)}
    return Site(sheet_id, look.title, 0, places)


def new_own_tab(
    blueprint: Blueprint, sites: Sites, look: TabLook, sheet_id: int
) -> Iterator[Message]:
    """A tab of the program's own, the overview with its charts."""
    site = new_site(look, sheet_id)
    if look is blueprint.dashboard.tab:
        yield from add_overview(blueprint, sites, site)
    else:
        yield add_tab(site, look)
        yield from fill_tab(blueprint, sites, site, look)


def _taken(present: Present) -> tuple[str, ...]:
    return tuple(sheet.properties.title for sheet in present.sheets.values() if not sheet.empty)


def _habits(blueprint: Blueprint) -> Message:
    """How the sheet reads what people type: in the programme's country, by its clock."""
    properties = {"locale": _LOCALES[blueprint.language], "timeZone": blueprint.time_zone}
    return {"updateSpreadsheetProperties": {"properties": properties, "fields": "locale,timeZone"}}


def _first(sheet_id: int) -> Message:
    return {"properties": {"sheetId": sheet_id, "index": 0}, "fields": "index"}
