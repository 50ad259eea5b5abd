"""The sheet that lists the registers of a fleet: read before they are run, filled in afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sheets_sync.command_line.boundary import sentence_of
from sheets_sync.command_line.printing import complain
from sheets_sync.fleet.memory import recall
from sheets_sync.problems.stop import Stop

if TYPE_CHECKING:
    from sheets_sync.cells.text import Language
    from sheets_sync.fleet.file import Fleet
    from sheets_sync.grid.store import Store


class FleetSheet:
    """``fleet`` has the registers that the sheet lists too, as far as it could be read.

    A sheet that is broken or out of reach keeps no register of the file waiting: it is told, and
    ``exit_code`` says so.
    """

    def __init__(self, fleet: Fleet, language: Language) -> None:
        self.fleet = fleet
        self.exit_code = 0
        self._language = language
        self._store: Store | None = None
        if fleet.registry is not None:
            self._read()

    def _read(self) -> None:
        from sheets_sync.fleet.registry import listed

        try:
            store = _opened(self.fleet)
            self.fleet = self.fleet.with_listed(listed(store))
            self._store = store
        except Stop as stop:
            self._tell(stop)

    def fill(self) -> None:
        """Write beside each what its last run came to."""
        if self._store is None:
            return
        from sheets_sync.fleet.registry import told_in
        from sheets_sync.history.journal import Journal, journal_path

        known = {member.name: told for member in self.fleet.members if (told := recall(member))}
        try:
            told_in(self._store, known, lambda: Journal(journal_path()))
        except Stop as stop:
            self._tell(stop)

    def _tell(self, stop: Stop) -> None:
        complain(sentence_of(stop, self._language) or stop.code)
        self.exit_code = stop.exit_code


def _opened(fleet: Fleet) -> Store:
    from sheets_sync.fleet.registry import PROGRAMME
    from sheets_sync.programme.load import load_programme
    from sheets_sync.stores.opening import open_register

    registry = fleet.registry
    assert registry is not None
    credentials = Path(registry.credentials) if registry.credentials else None
    return open_register(registry.address, load_programme(PROGRAMME), credentials=credentials)
