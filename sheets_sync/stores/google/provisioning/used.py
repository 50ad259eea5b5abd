"""A register tab that people use already: what lacks goes beside what is theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sheets_sync.stores.google.provisioning.columns import (
    alarms,
    new_column,
    own_column,
    ruled,
    status_colours,
)
from sheets_sync.stores.google.provisioning.guards import guard_columns
from sheets_sync.stores.google.provisioning.hints import rule
from sheets_sync.stores.google.provisioning.tabs import fill_parties

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sheets_sync.programme.model import Column, RegisterTab, TabName
    from sheets_sync.stores.founding.wishes import Wishes
    from sheets_sync.stores.google.provisioning.additions import Additions
    from sheets_sync.stores.google.provisioning.present import Present, Sheet
    from sheets_sync.stores.google.provisioning.site import Message, Site, Sites


@dataclass(frozen=True, slots=True)
class _Used:
    """``width`` is how many columns hold something, of the ``room`` that the tab has."""

    wishes: Wishes
    sites: Sites
    site: Site
    spec: RegisterTab
    sheet: Sheet
    width: int
    room: int

    def place(self, column: Column) -> int:
        return self.site.places[column.header]

    def is_new(self, column: Column) -> bool:
        return self.place(column) >= self.width

    def untouched(self) -> list[Column]:
        """The columns for people, there already, in which nobody has put anything yet."""
        free = self.sheet.untouched(self.site.header_row)
        old = [column for column in self.spec.human if not self.is_new(column)]
        return [column for column in old if self.place(column) in free]


def complete_tab(
    found: Additions, present: Present, wishes: Wishes, sites: Sites, name: TabName
) -> None:
    """Add what lacks in this tab to what was found before."""
    site, spec = sites[name], dict(wishes.programme.register_tabs())[name]
    tab = next(one for one in present.whole.snapshot.tabs if one.sheet_id == site.sheet_id)
    room = present.whole.grids[site.sheet_id][1]
    used = _Used(wishes, sites, site, spec, present.sheets[site.sheet_id], tab.width, room)
    _add_columns(found, used)
    _guard(found, used)
    _colour(found, used)
    _add_rules(found, used)
    if name == "parties":
        _add_parties(found, used)


def _add_columns(found: Additions, used: _Used) -> None:
    new = [column for column in used.spec.columns if used.is_new(column)]
    found.room.extend(_room(used, len(new)))
    for owner in ("person", "machine"):
        mine = [column for column in new if column.owner == owner]
        if mine:
            made = [one for column in mine for one in _new(used, column)]
            if owner == "machine":
                made += guard_columns(used.wishes, used.site, map(used.place, mine))
            found.add(f"adopt.columns.{owner}", made, tab=used.site.title, columns=_headers(mine))


def _new(used: _Used, column: Column) -> Iterator[Message]:
    return new_column(used.wishes, used.sites, used.site, column)


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
        for column in used.spec.machine
        if not used.is_new(column) and not used.sheet.guarded(used.place(column))
    ]
    if open_ones:
        made = [one for column in open_ones for one in own_column(used.wishes, used.site, column)]
        made += guard_columns(used.wishes, used.site, map(used.place, open_ones))
        found.add("adopt.guard", made, tab=used.site.title, columns=_headers(open_ones))


def _colour(found: Additions, used: _Used) -> None:
    plain = [
        column
        for column in used.spec.machine
        if used.is_new(column) or not used.sheet.coloured(used.place(column))
    ]
    made = list(_colours(used, plain))
    if made:
        found.add("adopt.colours", made, tab=used.site.title)


def _colours(used: _Used, columns: Iterable[Column]) -> Iterator[Message]:
    for column in columns:
        place = used.place(column)
        if column.role == "status":
            where = used.site.area(place, place)
            yield from status_colours(where, used.spec.statuses.values())
        yield from alarms(used.site, column)


def _add_rules(found: Additions, used: _Used) -> None:
    rules = {
        column: made
        for column in used.untouched()
        if (made := rule(used.wishes, used.sites, column))
    }
    if rules:
        requests = [ruled(used.site, used.place(column), made) for column, made in rules.items()]
        columns = _headers(list(rules))
        found.add("adopt.rules", requests, tab=used.site.title, columns=columns)


def _add_parties(found: Additions, used: _Used) -> None:
    new = {column.role for column in used.spec.human if used.is_new(column)}
    untouched = new | {column.role for column in used.untouched()}
    made = list(fill_parties(used.wishes, used.site))
    if made and untouched >= {"name", "short", "other"} & set(used.spec.by_role):
        count = len(used.wishes.programme.parties)
        found.add("adopt.parties", made, tab=used.site.title, count=count)


def _headers(columns: Sequence[Column]) -> tuple[str, ...]:
    return tuple(column.header for column in columns)
