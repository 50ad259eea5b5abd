"""What stood in people's cells when a run saw them last, kept on this machine.

It may be lost: then a cell that is not worked out just holds back what would follow from it.
"""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.text import error_of
from sheets_sync.grid.snapshot import plain
from sheets_sync.host.state_folder import keep, state_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sheets_sync.register.column_checks import CheckedTable
    from sheets_sync.register.model import Register
    from sheets_sync.register.recalled_cells import Remembered

_PERSONAL: Final = frozenset(("text", "email"))
"""Columns of which it is kept that something stood there, not what."""
MOST_CELLS: Final = 60_000
"""Keeping more takes longer than it is worth."""


def recall_cells(origin: str) -> Remembered:
    """What is remembered of this register; nothing when that cannot be read."""
    from msgspec import DecodeError
    from msgspec.json import decode

    try:
        return decode(_path(origin).read_bytes(), type=dict[str, dict[str, dict[str, _Plain]]])
    except (OSError, DecodeError, UnicodeDecodeError):
        return {}


_Plain = str | int | float | bool | None


def remember_cells(origin: str, register: Register) -> None:
    """Keep this for a later run, readable by its owner alone; where that cannot be, go without."""
    from msgspec.json import encode

    tables = register.tables.values()
    if sum(found.table.height * len(found.values) for found in tables) > MOST_CELLS:
        return
    cells = {found.table.spec.title: _cells(found, _known_by(found, register)) for found in tables}
    content = encode(cells, enc_hook=plain)
    path = _path(origin)
    with suppress(OSError):
        if not path.exists() or path.read_bytes() != content:
            keep(path, content)


def _known_by(found: CheckedTable, register: Register) -> Sequence[str | None]:
    keys = register.keys.get(found.table.name)
    return keys.keys if keys else found.role("name")


def _cells(found: CheckedTable, keys: Sequence[str | None]) -> dict[str, dict[str, object]]:
    return {
        column.header: {
            key: None if column.kind in _PERSONAL else cell
            for key, cell in zip(keys, found.table.cells(column.header), strict=True)
            if key and cell not in {"", None} and error_of(cell) is None
        }
        for column in found.table.spec.human
    }


def _path(origin: str) -> Path:
    name = sha256(origin.encode(errors="surrogateescape")).hexdigest()[:16]
    return state_folder() / "seen" / f"{name}.json"
