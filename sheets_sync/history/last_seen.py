"""What stood in people's cells when a run saw them last, kept on this machine.

It may be lost: then a cell that is not worked out just holds back what would follow from it.
"""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.text import error_of
from sheets_sync.grid.snapshot import ShownNumber, plain
from sheets_sync.host.state_folder import keep, state_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.register.column_checks import CheckedTable
    from sheets_sync.register.column_evidence import Remembered
    from sheets_sync.register.model import Register

_PERSONAL: Final = frozenset(("text", "email"))
"""Columns of which it is kept that something stood there, not what."""
MOST_CELLS: Final = 60_000
"""Keeping more takes longer than it is worth."""


def recall_cells(origin: str) -> Remembered:
    """What is remembered of this register; nothing when that cannot be read."""
    from msgspec import DecodeError
    from msgspec.json import decode

    try:
        kept = decode(_path(origin).read_bytes(), type=dict[str, dict[str, dict[str, _Kept]]])
        return {
            title: {
                header: {key: _cell(one) for key, one in cells.items()}
                for header, cells in columns.items()
            }
            for title, columns in kept.items()
        }
    # A newer version of the program may know other kinds of cells.
    except (OSError, DecodeError, UnicodeDecodeError, KeyError):
        return {}


_Kept = str | int | float | bool | tuple[str, float] | None
"""A cell; a number that is shown as something else goes with the name of what that is."""

_SHOWN: Final[dict[str, type[ShownNumber]]] = {
    one.kind: one for one in ShownNumber.__subclasses__()
}


def _cell(kept: _Kept) -> Cell:
    if not isinstance(kept, tuple):
        return kept
    kind, number = kept
    return _SHOWN[kind](number)


def _kept(cell: Cell) -> _Kept:
    """The same for what is no plain text or number."""
    return (cell.kind, float(cell)) if isinstance(cell, ShownNumber) else plain(cell)


def version_of_cells(origin: str) -> tuple[int, int]:
    """Another whenever something else is remembered of this register."""
    return version_of(_path(origin))


def version_of(path: Path) -> tuple[int, int]:
    """Another whenever this file was written."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_size, found.st_mtime_ns)


def remember_cells(origin: str, register: Register) -> None:
    """Keep this for a later run, readable by its owner alone; where that cannot be, go without."""
    from msgspec.json import encode

    tables = register.tables.values()
    path = _path(origin)
    if sum(found.table.height * len(found.values) for found in tables) > MOST_CELLS:
        # What a run saw long ago is not what stood there last.
        with suppress(OSError):
            path.unlink(missing_ok=True)
        return
    cells = {found.table.spec.title: _cells(found, _known_by(found, register)) for found in tables}
    content = encode(cells, enc_hook=_kept)
    with suppress(OSError):
        if not path.exists() or path.read_bytes() != content:
            keep(path, content)


def _known_by(found: CheckedTable, register: Register) -> Sequence[str | None]:
    keys = register.keys.get(found.table.name)
    return keys.keys if keys else found.names


def _cells(found: CheckedTable, keys: Sequence[str | None]) -> dict[str, dict[str, Cell]]:
    passed = _passed(found, keys)
    return {
        column.header: {
            key: None if column.kind in _PERSONAL else cell
            for key, cell in zip(keys, found.table.cells(column.header), strict=True)
            if key
            and cell not in {"", None}
            and (error_of(cell) is None or (column.header, key) in passed)
        }
        for column in found.table.spec.human
    }


def _passed(found: CheckedTable, keys: Sequence[str | None]) -> set[tuple[str, str | None]]:
    """Cells that counted as filled in because they were: that is kept for as long as it lasts."""
    return {
        (problem.column, keys[row])
        for row, problems in found.problems.items()
        for problem in problems
        if problem.code == "busy.passed"
    }


def _path(origin: str) -> Path:
    name = sha256(origin.encode(errors="surrogateescape")).hexdigest()[:16]
    return state_folder() / "seen" / f"{name}.json"
