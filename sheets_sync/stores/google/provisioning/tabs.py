"""New tabs, ready to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.stores.founding.blueprint import OWN_COLUMNS, frozen_columns
from sheets_sync.stores.founding.looks import (
    DEEP,
    MACHINE,
    body_look,
    fitting,
    machine_header_look,
)
from sheets_sync.stores.google.provisioning.columns import (
    alarms,
    fill,
    new_column,
    status_colours,
    wide,
)
from sheets_sync.stores.google.provisioning.guards import guard_columns, guard_tab
from sheets_sync.stores.google.provisioning.paint import cell_format, colour
from sheets_sync.stores.google.provisioning.site import ROWS, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.programme.model import MachineTab, RegisterTab, TabName
    from sheets_sync.stores.founding.wishes import Wishes
    from sheets_sync.stores.google.provisioning.site import Message, Sites


def add_tab(site: Site, columns: int, colour_code: str, **grid: int | bool) -> Message:
    """A tab behind the others with a frozen first row; ``grid`` is the rest of its grid."""
    size = {"rowCount": ROWS, "columnCount": columns, "frozenRowCount": 1}
    properties = {
        "sheetId": site.sheet_id,
        "title": site.title,
        "tabColorStyle": colour(colour_code),
        "gridProperties": size | grid,
    }
    return {"addSheet": {"properties": properties}}


def add_register_tab(site: Site, name: TabName, spec: RegisterTab) -> Message:
    """A tab for people, blank as yet."""
    return add_tab(site, len(spec.columns), DEEP, frozenColumnCount=frozen_columns(name, spec))


def fill_register_tab(wishes: Wishes, sites: Sites, name: TabName) -> Iterator[Message]:
    """All that a new tab for people has: columns, colours, filter, protection."""
    site, spec = sites[name], dict(wishes.programme.register_tabs())[name]
    for column in spec.columns:
        yield from new_column(wishes, sites, site, column)
    yield from tab_colours(site, spec)
    yield {"setBasicFilter": {"filter": {"range": _from_header(site)}}}
    machine = [site.places[column.header] for column in spec.machine]
    yield from guard_columns(wishes, site, machine)
    if name == "parties":
        yield from fill_parties(wishes, site)


def tab_colours(site: Site, spec: RegisterTab) -> Iterator[Message]:
    """Statuses in their colours, and numbers that ask for attention."""
    for column in spec.columns:
        place = site.places[column.header]
        if column.role == "status":
            yield from status_colours(site.area(place, place), spec.statuses.values())
        yield from alarms(site, column)


def fill_parties(wishes: Wishes, site: Site) -> Iterator[Message]:
    """Those who may ask, below the headers."""
    known = [
        {"name": party.name, "short": party.short, "other": ", ".join(party.other)}
        for party in wishes.programme.parties
    ]
    for column in wishes.programme.tabs.parties.human:
        if known and column.role in known[0]:
            place = site.places[column.header]
            rows = [{"values": [_text(party[column.role])]} for party in known]
            where = site.area(place, place) | {"endRowIndex": site.header_row + 1 + len(rows)}
            yield {"updateCells": {"range": where, "rows": rows, "fields": "userEnteredValue"}}


def add_own_tab(wishes: Wishes, site: Site, spec: MachineTab) -> Iterator[Message]:
    """A tab of the program's own: headers only, and protected."""
    unit, language = wishes.programme.budget.unit, wishes.programme.language
    yield add_tab(site, len(spec.headers), MACHINE)
    yield from own_headers(wishes, site, spec)
    for place, (role, header) in enumerate(spec.headers.items()):
        kind, characters = OWN_COLUMNS[role]
        look = cell_format(body_look(kind, "machine", unit, language))
        yield fill(site.area(place, place), {"userEnteredFormat": look}, "userEnteredFormat")
        yield wide(site, place, fitting(header, characters))
        if role == "status":
            statuses = wishes.programme.tabs.requests.statuses.values()
            yield from status_colours(site.area(place, place), statuses)
    yield guard_tab(wishes, site.sheet_id)


def own_headers(wishes: Wishes, site: Site, spec: MachineTab) -> Iterator[Message]:
    """The headers of a tab of the program's own, with a note on the first."""
    look = {"userEnteredFormat": cell_format(machine_header_look())}
    values = [_text(header) | look for header in spec.headers.values()]
    values[0] |= {"note": wishes.catalogue.say("new.machine_tab")}
    where = _from_header(site) | {"endRowIndex": 1, "endColumnIndex": len(values)}
    fields = "userEnteredValue,userEnteredFormat,note"
    yield {"updateCells": {"range": where, "rows": [{"values": values}], "fields": fields}}


def _from_header(site: Site) -> Message:
    last = max(site.places.values())
    return site.area(0, last) | {"startRowIndex": site.header_row}


def _text(text: str) -> Message:
    return {"userEnteredValue": {"stringValue": text}} if text else {}
