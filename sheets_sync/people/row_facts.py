"""What mails tell of a row: whose it is, how it stands, where it is to be found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.cells.shown import as_seen
from sheets_sync.plan.diff import to_cells
from sheets_sync.plan.log_lines import show_cell
from sheets_sync.programme.blocks import in_language
from sheets_sync.records import NamedTuple
from sheets_sync.stores.google.address import sheet_url, spreadsheet_id
from sheets_sync.sync.owners import Owners

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheets_sync.people.occasions import Row
    from sheets_sync.programme.model import RegisterTab, TabName
    from sheets_sync.sync.review import Review


class Fact(NamedTuple):
    """A row as a mail shows it; ``place`` is ``Plannen!A7``, ``link`` "" for a workbook."""

    tab: str
    key: str
    party: str
    status: str
    explanation: str
    next: str
    place: str
    link: str


class Facts:
    """The facts of a register's rows."""

    def __init__(self, seen: Review) -> None:
        self.seen = seen
        self._owners = Owners(seen)
        self._keyed: dict[TabName, Mapping[str, int]] = {}

    def __call__(self, row: Row) -> Fact:
        """What there is to tell of this row."""
        table = self.seen.layout.tables[row.tab]
        place = table.address(table.spec.shown[0].header, row.place)
        status = self.seen.decision.answers[row.tab].statuses[row.place]
        words = table.spec.statuses[status] if status else None
        language = self.seen.register.programme.language
        following = in_language(words.next, language) if words else ""
        return Fact(
            tab=table.tab.title,
            key="" if row.key.startswith("~") else row.key,
            party=self._owners(row.tab, row.place),
            status=words.label if words else "",
            explanation=self._answered(row, "explanation") or following,
            next=following,
            place=place,
            link=self._link(place, table.tab.sheet_id),
        )

    def register(self) -> str:
        """Where the register is opened, "" for a workbook: where that stands is nobody's affair."""
        spreadsheet = spreadsheet_id(self.seen.snapshot.origin)
        return sheet_url(spreadsheet) if spreadsheet else ""

    def _link(self, place: str, sheet_id: int | None) -> str:
        register = self.register()
        if not register or sheet_id is None:
            return register
        return f"{register}/edit#gid={sheet_id}&range={place.rpartition('!')[2]}"

    def cells(self, row: Row) -> dict[str, str]:
        """All that stands in the row, by header, as people see it."""
        language = self.seen.register.programme.language
        table = self.seen.layout.tables[row.tab]
        shown = {
            column.header: show_cell(
                as_seen(table.cell(column.header, row.place), language), column.kind, language
            )
            for column in table.spec.human
            if column.header in table.places
        }
        for column in table.spec.machine:
            values = self.seen.decision.answers[row.tab].columns.get(column.role or column.header)
            if values is not None:
                written = to_cells([values[row.place]], column.kind)[0]
                shown[column.header] = show_cell(written, column.kind, language)
        if (named := table.spec.by_role.get("key")) and not row.key.startswith("~"):
            shown[named.header] = row.key
        return shown

    def _answered(self, row: Row, role: str) -> str:
        values = self.seen.decision.answers[row.tab].columns.get(role)
        return str(values[row.place] or "") if values else ""

    def address(self, row: Row) -> str:
        """The mail address in the row, or else in the row that it points at; "" without any."""
        tab, place = row.tab, row.place
        seen: set[TabName] = set()
        while tab not in seen:
            seen.add(tab)
            spec = self.seen.register.programme.tabs[tab]
            if found := self._own_address(tab, spec, place):
                return found
            onward = self._pointed_at(tab, spec, place)
            if onward is None:
                return ""
            tab, place = onward
        return ""

    def _own_address(self, tab: TabName, spec: RegisterTab, place: int) -> str:
        column = next((one for one in spec.human if one.kind == "email"), None)
        values = self.seen.register.tables[tab].values
        return str(values[column.header][place] or "") if column else ""

    def _pointed_at(
        self, tab: TabName, spec: RegisterTab, place: int
    ) -> tuple[TabName, int] | None:
        column = next((one for one in spec.human if one.reference), None)
        if column is None or column.reference not in self.seen.register.keys:
            return None
        key = self.seen.register.tables[tab].values[column.header][place]
        found = self._by_key(str(column.reference)).get(str(key or ""))
        return None if found is None else (str(column.reference), found)

    def _by_key(self, tab: TabName) -> Mapping[str, int]:
        if tab not in self._keyed:
            keys = self.seen.register.keys[tab].keys
            self._keyed[tab] = {key: row for row, key in enumerate(keys) if key}
        return self._keyed[tab]
