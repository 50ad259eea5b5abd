"""A register in an .xlsx file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.grid.store import UNGUIDED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sheets_sync.grid.edits import Edit
    from sheets_sync.grid.snapshot import Snapshot
    from sheets_sync.grid.store import Guide


class Workbook:
    """The Store of an .xlsx (or .xlsm) file; only changed cells are written into it."""

    portion = None

    def __init__(self, path: Path) -> None:
        self._path = path
        self._digest = ""

    @property
    def origin(self) -> str:
        return str(self._path)

    def read(self) -> Snapshot:
        """Every tab, hidden ones too. Raises Unreachable."""
        from sheets_sync.stores.workbook import opening

        found = opening.snapshot(self._path)
        self._digest = found.fingerprint
        return found

    def seen(self) -> tuple[str, str]:
        """The digest of the file's bytes, as the last read found them."""
        return self._digest, ""

    def glance(self, way: str) -> str:
        """The digest of the file's bytes now. Raises Unreachable."""
        del way
        from sheets_sync.stores.workbook import opening

        return opening.fingerprint(opening.contents(self._path))

    def write(self, edits: Sequence[Edit], basis: Snapshot, guide: Guide = UNGUIDED) -> None:
        """Patch the changed cells into the file, keeping the version before as NAME.bak.xlsx.

        Raises Busy when somebody has it open or it changed since ``basis`` was read, Unreachable
        when the file or its folder cannot be written, BrokenStructure when a cell cannot be
        written safely. The file is then as it was.
        """
        from sheets_sync.stores.workbook import writing

        writing.write(self._path, edits, basis, guide.mark)
