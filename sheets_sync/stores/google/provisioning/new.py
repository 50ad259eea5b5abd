"""A new register in an empty Google Sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.problems.stop import Unreachable
from sheets_sync.stores.founding.blueprint import own_tab, register_tab
from sheets_sync.stores.google.provisioning.guards import refuse_strange_editors
from sheets_sync.stores.google.provisioning.overview import add_overview
from sheets_sync.stores.google.provisioning.present import read_present
from sheets_sync.stores.google.provisioning.sending import send
from sheets_sync.stores.google.provisioning.site import Site, new_ids
from sheets_sync.stores.google.provisioning.tabs import (
    add_own_tab,
    add_tab,
    fill_register_tab,
)
from sheets_sync.stores.google.refusals import as_stop

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sheets_sync.cells.text import Language
    from sheets_sync.programme.model import MachineTab, Programme
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
    refuse_strange_editors(wishes)
    session = sheet.session
    with as_stop(session):
        present = read_present(session)
        if tabs := _taken(present):
            raise Unreachable("provision.not_empty", origin=session.origin, tabs=tabs)
        wishes = wishes.with_editor(session.api.identity.email)
        send(session, list(new_requests(wishes, present.sheets)))


def new_requests(wishes: Wishes, old: Collection[int]) -> Iterator[Message]:
    """All that makes the register; the tabs with these old ids are there, and go."""
    programme = wishes.programme
    ids = new_ids(_titles(programme), old)
    for number in old:
        # Its title may be that of a tab to come.
        properties = {"sheetId": number, "title": f"~{number}"}
        yield {"updateSheetProperties": {"properties": properties, "fields": "title"}}
    yield _habits(programme)
    sites = new_sites(programme, ids)
    looks = {name: register_tab(wishes, name, spec) for name, spec in programme.register_tabs()}
    for name, look in looks.items():
        yield add_tab(sites[name], look)
    for name, look in looks.items():
        yield from fill_register_tab(wishes, sites, sites[name], look)
    for own in programme.machine_tabs():
        yield from new_own_tab(wishes, sites, own, ids[own.title])
    yield {"updateSheetProperties": _first(ids[programme.tabs.overview.title])}
    for number in old:
        yield {"deleteSheet": {"sheetId": number}}


def new_sites(programme: Programme, ids: Mapping[str, int]) -> Sites:
    """Where new register tabs get their columns: from the first on, below no other row."""
    return {
        name: new_site(spec.title, ids[spec.title], [column.header for column in spec.columns])
        for name, spec in programme.register_tabs()
    }


def new_site(title: str, sheet_id: int, headers: Iterable[str]) -> Site:
    """A new tab with these headers, from the first column on."""
    return Site(sheet_id, title, 0, {header: place for place, header in enumerate(headers)})


def new_own_tab(wishes: Wishes, sites: Sites, own: MachineTab, sheet_id: int) -> Iterator[Message]:
    """A tab of the program's own, the overview with its charts."""
    site = new_site(own.title, sheet_id, own.headers.values())
    if own is wishes.programme.tabs.overview:
        yield from add_overview(wishes, sites, site)
    else:
        yield from add_own_tab(wishes, site, own_tab(wishes, own))


def _taken(present: Present) -> tuple[str, ...]:
    return tuple(sheet.properties.title for sheet in present.sheets.values() if not sheet.empty)


def _titles(programme: Programme) -> list[str]:
    registers = [spec.title for _, spec in programme.register_tabs()]
    return [*registers, *(own.title for own in programme.machine_tabs())]


def _habits(programme: Programme) -> Message:
    """How the sheet reads what people type: in the programme's country, by its clock."""
    properties = {"locale": _LOCALES[programme.language], "timeZone": programme.time_zone}
    return {"updateSpreadsheetProperties": {"properties": properties, "fields": "locale,timeZone"}}


def _first(sheet_id: int) -> Message:
    return {"properties": {"sheetId": sheet_id, "index": 0}, "fields": "index"}
