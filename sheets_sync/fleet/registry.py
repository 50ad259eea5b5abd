"""A register of registers: a sheet with a line for each, and what its last run came to beside it.

It is a register like any other, so its columns are filled as safely: people may sort, move and type
meanwhile. What its program's columns say comes from the fleet, not from the sheet.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from sheets_sync.cells.dates import DAY_ZERO
from sheets_sync.fleet.records import Member
from sheets_sync.host.clock import moment_of
from sheets_sync.messages.catalogue import load_catalogue
from sheets_sync.problems.problem import attention
from sheets_sync.programme.load import load_programme
from sheets_sync.register.model import Answer, Decision, WantedTab
from sheets_sync.sync.run import Mode, sync_register

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sheets_sync.fleet.records import Told
    from sheets_sync.grid.store import Store
    from sheets_sync.history.journal import Journal
    from sheets_sync.problems.problem import Problem
    from sheets_sync.register.column_checks import CheckedTable
    from sheets_sync.register.model import Register

PROGRAMME: Final = Path(__file__).with_name("registry.toml")
_TAB: Final = "registers"


def listed(store: Store) -> list[Member]:
    """The registers in the rows of the sheet that are whole. Raises what ``sync_register`` does."""
    programme = load_programme(PROGRAMME)
    seen = sync_register(
        store, programme, _decide({}), moment_of(None, programme.time_zone), Mode.LOOK
    )
    table = seen.register.tables[_TAB]
    whole = [row for row in table.filled if row not in table.wrong | table.missing]
    return [_member(table, row) for row in whole]


def _member(table: CheckedTable, row: int) -> Member:
    name, address, programme, mail, every = (
        table.values[header][row] for header in ("Naam", "Adres", "Programma", "Beheerder", "Elke")
    )
    minutes = int(every) // 100 if isinstance(every, int | float) else 0
    return Member(
        str(name), str(address), str(programme or ""), mail=str(mail or ""), every=minutes
    )


def told_in(store: Store, told: Mapping[str, Told], journal: Callable[[], Journal]) -> None:
    """Fill in what the last run of each came to. Raises what ``sync_register`` does."""
    programme = load_programme(PROGRAMME)
    moment = moment_of(None, programme.time_zone)
    # Many figures may change at once, which is no reason for doubt: nobody typed them.
    sync_register(store, programme, _decide(told), moment, Mode.ACCEPT, journal)


def _decide(told: Mapping[str, Told]) -> Callable[[Register], Decision]:
    def decide(register: Register) -> Decision:
        table, programme = register.tables[_TAB], register.programme
        height = table.table.height
        found: list[Told | None] = [None] * height
        for row in table.filled:
            found[row] = told.get(str(table.values["Naam"][row]))
        catalogue = load_catalogue(programme.language)
        zone = ZoneInfo(programme.time_zone)
        said = catalogue.say
        columns: dict[str, Sequence[str | float | None]] = {
            "Laatste run": [_day(one.at, zone) if one else None for one in found],
            "Uitkomst": [said(f"fleet.outcome_{one.outcome}") if one else None for one in found],
            "Open vragen": [one.problems if one else None for one in found],
            "Te laat": [one.overdue if one else None for one in found],
        }
        notes = {row: tuple(_notes(table, row, found[row])) for row in table.filled}
        sheets = {
            "overview": WantedTab(("item", "value"), ([], []), ("text", "number")),
            "rules": WantedTab(("topic", "rule"), ([], []), ("text", "text")),
        }
        return Decision({_TAB: Answer(columns, (), notes)}, sheets, (), (), catalogue)

    return decide


def _notes(table: CheckedTable, row: int, told: Told | None) -> list[Problem]:
    own = list(table.problems.get(row, ()))
    if told and told.said:
        own.append(attention("fleet.said", text=" ".join(told.said.split())))
    return own


def _day(seconds: float, zone: ZoneInfo) -> int:
    # No finer than a day: what changes with every run fills the log.
    return datetime.fromtimestamp(seconds, zone).toordinal() - DAY_ZERO
