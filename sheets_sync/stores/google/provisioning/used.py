"""A register tab that people use already: what lacks goes beside what is theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sheets_sync.stores.google.provisioning.columns import colours, new_column, own_column, ruled
from sheets_sync.stores.google.provisioning.guards import guard_columns
from sheets_sync.stores.google.provisioning.hints import rule
from sheets_sync.stores.google.provisioning.tabs import fill_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sheets_sync.stores.founding.blueprint import Blueprint, ColumnLook, TabLook
    from sheets_sync.stores.google.provisioning.additions import Additions
    from sheets_sync.stores.google.provisioning.present import Present, PresentTab
    from sheets_sync.stores.google.provisioning.site import Message, Site, Sites


@dataclass(frozen=True, slots=True)
class _Used:
    """``width`` is how many columns hold something, of the ``room`` that the tab has."""

    blueprint: Blueprint
    sites: Sites
    site: Site
    look: TabLook
    sheet: PresentTab
    width: int
    room: int

    @property
    def human(self) -> list[ColumnLook]:
        return [column for column in self.look.columns if not column.guarded]

    @property
    def machine(self) -> list[ColumnLook]:
        return [column for column in self.look.columns if column.guarded]

    def place(self, column: ColumnLook) -> int:
        return self.site.places[column.header]

    def is_new(self, column: ColumnLook) -> bool:
        return self.place(column) >= self.width

    def untouched(self) -> list[ColumnLook]:
        """The columns for people, there already, in which nobody has put anything yet."""
        free = self.sheet.untouched(self.site.header_row)
        old = [column for column in self.human if not self.is_new(column)]
        return [column for column in old if self.place(column) in free]


def complete_tab(
    found: Additions,
    present: Present,
    blueprint: Blueprint,
    sites: Sites,
    site: Site,
    look: TabLook,
) -> None:
    """Add what lacks in this tab to what was found before."""
    tab = next(one for one in present.whole.snapshot.tabs if one.sheet_id == site.sheet_id)
    room = present.whole.grids[site.sheet_id][1]
    used = _Used(blueprint, sites, site, look, present.sheets[site.sheet_id], tab.width, room)
    _add_columns(found, used)
    _guard(found, used)
    _colour(found, used)
    _add_rules(found, used)
    _fill(found, used)


def _add_columns(found: Additions, used: _Used) -> None:
    owned = {"person": used.human, "machine": used.machine}
    new = {owner: [one for one in mine if used.is_new(one)] for owner, mine in owned.items()}
    found.room.extend(_room(used, sum(map(len, new.values()))))
    for owner, mine in new.items():
        if mine:
            made = [one for column in mine for one in _new(used, column)]
            if owner == "machine":
                made += guard_columns(used.blueprint, used.site, map(used.place, mine))
            found.add(f"adopt.columns.{owner}", made, tab=used.site.title, columns=_headers(mine))


def _new(used: _Used, column: ColumnLook) -> Iterator[Message]:
    return new_column(used.blueprint, used.sites, used.site, column)


def _room(used: _Used, count: int) -> Iterator[Message]:
    right, sheet_id = used.width + count, used.site.sheet_id
    if count and 0 < used.width < used.room:
        # In between, so that they cannot land on what somebody put there since.
        span = {"startIndex": used.width, "endIndex": right}
        band = {"sheetId": sheet_id, "dimension": "COLUMNS"} | span
        yield {"insertDimension": {"range": band, "inheritFromBefore": False}}
    elif right > used.room:
        more = {"dimension": "COLUMNS", "length": right - used.room}
        yield {"appendDimension": {"sheetId": sheet_id} | more}


def _guard(found: Additions, used: _Used) -> None:
    open_ones = [
        column
        for column in used.machine
        if not used.is_new(column) and not used.sheet.guarded(used.place(column))
    ]
    if open_ones:
        made = [one for column in open_ones for one in own_column(used.site, column)]
        made += guard_columns(used.blueprint, used.site, map(used.place, open_ones))
        found.add("adopt.guard", made, tab=used.site.title, columns=_headers(open_ones))


def _colour(found: Additions, used: _Used) -> None:
    plain = [
        column
        for column in used.machine
        if used.is_new(column) or not used.sheet.coloured(used.place(column))
    ]
    made = [one for column in plain for one in colours(used.site, column)]
    if made:
        found.add("adopt.colours", made, tab=used.site.title)


def _add_rules(found: Additions, used: _Used) -> None:
    rules = {
        column.header: ruled(used.site, used.place(column), made)
        for column in used.untouched()
        if (made := rule(used.blueprint.catalogue, used.sites, column.hint))
    }
    if rules:
        found.add("adopt.rules", rules.values(), tab=used.site.title, columns=tuple(rules))


def _fill(found: Additions, used: _Used) -> None:
    free = {column.header for column in used.human if used.is_new(column)}
    free |= {column.header for column in used.untouched()}
    filled = {column.header: column.filled for column in used.human if column.filled}
    if filled and free >= filled.keys():
        made = fill_rows(used.site, used.look)
        count = max(map(len, filled.values()))
        found.add("adopt.parties", made, tab=used.site.title, count=count)


def _headers(columns: Sequence[ColumnLook]) -> tuple[str, ...]:
    return tuple(column.header for column in columns)
