"""What lacks in a spreadsheet that people already use, shown before it is added."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sheets_sync.problems.stop import Changed
from sheets_sync.stores.founding.drawing import draw
from sheets_sync.stores.google.provisioning.additions import Additions
from sheets_sync.stores.google.provisioning.guards import (
    admit,
    guard_tab,
    keeping_out,
    refuse_strange_editors,
)
from sheets_sync.stores.google.provisioning.lacking import completed
from sheets_sync.stores.google.provisioning.new import new_own_tab, new_site
from sheets_sync.stores.google.provisioning.overview import add_charts
from sheets_sync.stores.google.provisioning.present import read_present
from sheets_sync.stores.google.provisioning.sending import send
from sheets_sync.stores.google.provisioning.site import Site, new_ids
from sheets_sync.stores.google.provisioning.tabs import add_tab, fill_tab
from sheets_sync.stores.google.provisioning.used import complete_tab
from sheets_sync.stores.google.refusals import as_stop

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sheets_sync.problems.problem import Problem
    from sheets_sync.register.layout import Layout
    from sheets_sync.register.machine_table import MachineTable
    from sheets_sync.register.table import Table
    from sheets_sync.stores.founding.blueprint import Blueprint
    from sheets_sync.stores.founding.wishes import Wishes
    from sheets_sync.stores.google import GoogleSheet
    from sheets_sync.stores.google.provisioning.present import Present
    from sheets_sync.stores.google.provisioning.site import Message, Sites


@dataclass(frozen=True, slots=True)
class Adoption:
    """All that a spreadsheet lacks: ``lines`` for people, ``requests`` for Google."""

    sheet: GoogleSheet
    wishes: Wishes
    lines: tuple[Problem, ...]
    requests: tuple[Message, ...] = field(repr=False)

    def looked_again(self) -> Adoption:
        """The same as the spreadsheet is by now. Raises Busy when something else lacks now."""
        now = look(self.sheet, self.wishes)
        if now.lines != self.lines:
            raise Changed("google.changed", origin=self.sheet.origin)
        return now

    def carry_out(self) -> None:
        """Add it, all or nothing. Raises what ``send`` does, as a Stop."""
        session = self.sheet.session
        with as_stop(session):
            send(session, self.requests)


def look(sheet: GoogleSheet, wishes: Wishes) -> Adoption:
    """What this spreadsheet lacks to be the register of these wishes. Nothing is written.

    Raises:
        BadEditor: an editor is not named by an e-mail address.
        BrokenStructure: something has to be mended by people first.
        Unreachable: it cannot be reached.
        Busy: Google's quota is used up.
    """
    refuse_strange_editors(wishes.editors)
    session = sheet.session
    with as_stop(session):
        present = read_present(session)
    wishes = wishes.with_editor(session.api.identity.email)
    found = lacking(present, wishes)
    return Adoption(sheet, wishes, tuple(found.lines), (*found.room, *found.requests))


def lacking(present: Present, wishes: Wishes) -> Additions:
    """What lacks, and the requests that add it. Raises BrokenStructure, as above."""
    layout = completed(present.whole.snapshot, wishes.programme)
    blueprint = draw(wishes)
    ids = new_ids(_new_titles(layout), present.sheets)
    sites: Sites = {name: _site(table, ids) for name, table in layout.tables.items()}
    found = Additions()
    for name, table in layout.tables.items():
        site, wanted = sites[name], blueprint.tabs[name]
        if table.tab.sheet_id is None:
            found.room.append(add_tab(site, wanted))
            made = fill_tab(blueprint, sites, site, wanted)
            found.add("adopt.tab", made, tab=wanted.title)
        else:
            complete_tab(found, present, blueprint, sites, site, wanted)
    for own in layout.machine.values():
        _complete_own(found, present, blueprint, sites, (own, ids))
    for sheet in present.sheets.values():
        if shut := list(keeping_out(blueprint, sheet)):
            people = tuple(dict.fromkeys(one for _, lacking in shut for one in lacking))
            requests = [admit(guard, lacking) for guard, lacking in shut]
            found.add("adopt.editors", requests, tab=sheet.properties.title, people=people)
    return found


def _new_titles(layout: Layout) -> Iterator[str]:
    for table in layout.tables.values():
        if table.tab.sheet_id is None:
            yield table.spec.title
    for own in layout.machine.values():
        if own.tab is None and not own.is_theirs:
            yield own.spec.title


def _site(table: Table, ids: Mapping[str, int]) -> Site:
    number = table.tab.sheet_id
    sheet_id = ids[table.spec.title] if number is None else number
    return Site(sheet_id, table.tab.title, table.header_row, table.places)


def _complete_own(
    found: Additions,
    present: Present,
    blueprint: Blueprint,
    sites: Sites,
    what: tuple[MachineTable, Mapping[str, int]],
) -> None:
    own, ids = what
    spec, tab = own.spec, own.tab
    if own.is_theirs:
        return
    wanted = blueprint.own[spec.title]
    if tab is None or tab.sheet_id is None:
        made = new_own_tab(blueprint, sites, wanted, ids[spec.title])
        found.add("adopt.tab", made, tab=spec.title)
        return
    sheet, dashboard = present.sheets[tab.sheet_id], blueprint.dashboard
    if wanted is dashboard.tab and not sheet.charts:
        site = new_site(wanted, tab.sheet_id)
        found.add("adopt.charts", add_charts(dashboard, sites, site), tab=tab.title)
    if not sheet.wholly_guarded:
        found.add("adopt.guard_tab", [guard_tab(blueprint, tab.sheet_id)], tab=tab.title)
