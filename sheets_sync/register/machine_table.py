"""One of the program's own tabs, as it stands in a snapshot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.records import NamedTuple
from sheets_sync.register.log_tab import log_places

if TYPE_CHECKING:
    from sheets_sync.grid.snapshot import Cell, Tab
    from sheets_sync.programme.model import MachineTab


class MachineTable(NamedTuple):
    """One of the program's own tabs; ``tab`` is None while it does not exist.

    ``is_theirs``: a tab of this name is there, and holds what no run wrote.
    """

    spec: MachineTab
    tab: Tab | None
    is_theirs: bool = False

    @property
    def title(self) -> str:
        """What the tab is called, or will be."""
        return self.tab.title if self.tab else self.spec.title

    def places(self) -> dict[str, int]:
        """Of the log: role → sheet column, also where people moved it."""
        return log_places(self.tab, self.spec)

    def column(self, role: str) -> list[Cell]:
        """The cells of the log below the header of this role; blank ones where it lacks."""
        if self.tab is None or self.tab.height < 2:
            return []
        place = self.places()[role]
        columns = self.tab.columns
        return columns[place][1:] if place < len(columns) else [""] * (self.tab.height - 1)
