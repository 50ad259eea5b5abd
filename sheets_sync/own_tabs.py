"""The program's own tabs, which it writes whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sheets_sync.programme.model import MachineTab
    from sheets_sync.snapshot import Tab


class MachineTable(NamedTuple):
    """One of the program's own tabs; ``tab`` is None while it does not exist."""

    spec: MachineTab
    tab: Tab | None

    @property
    def title(self) -> str:
        """What the tab is called, or will be."""
        return self.tab.title if self.tab else self.spec.title
