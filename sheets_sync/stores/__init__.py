"""Where a register lives. Every store keeps one small promise, tested by one set of tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.edits import Edit
    from sheets_sync.snapshot import Snapshot


class Store(Protocol):
    """A spreadsheet that can be read whole and patched all-or-nothing."""

    @property
    def origin(self) -> str:
        """How people know it: the path or the address."""

    def read(self) -> Snapshot:
        """Everything in it, now. Raises Unreachable."""

    def write(self, edits: Sequence[Edit], basis: Snapshot) -> None:
        """Carry out all edits or none, and make sure that just these cells changed.

        Raises Busy when somebody has it open or it changed since ``basis`` was read, Unreachable
        when it cannot be written, BrokenStructure when a cell to write cannot be written safely.
        """
