"""What stood in people's cells when a run saw them last, kept on this machine.

It may be lost: then a cell that is not worked out just holds back what would follow from it. It is
kept column by column, so that it takes next to no time however many rows there are.
"""

from __future__ import annotations

import marshal
from contextlib import suppress
from hashlib import sha256
from itertools import compress, count, islice
from typing import TYPE_CHECKING, Final, TypeAlias, cast

from sheets_sync.cells.text import error_of
from sheets_sync.grid.snapshot import EarlyDayCell, EarlyMomentCell, ShownNumber, plain
from sheets_sync.host.state_folder import keep, state_folder
from sheets_sync.register.recalled_cells import ERRORS
from sheets_sync.register.remembered import TRACED, Typed, trace_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.register.column_checks import CheckedTable
    from sheets_sync.register.model import Register
    from sheets_sync.register.remembered import LastSeen, Remembered

_PERSONAL: Final = frozenset(("text", "email", "url", "phone", "iban", "postcode"))
"""Columns of which it is kept that something stood there, not what."""

_DIGEST: Final = sha256().digest_size
"""Bytes in front of what is kept, by which it is told whether it is the same."""
_TYPED: Final = "typed"
_MIXED: Final = "mixed"
_UNTRACED: Final = 255

_Kept: TypeAlias = str | int | float | bool | tuple[str, float] | None
"""A cell; in a mixed column a number goes with the name of what it is shown as."""


_Column: TypeAlias = tuple[str, bytes | list[_Kept]]
"""Cells of one kind, of mixed kinds, or a byte each for what was typed: 0 where blank."""

_Table: TypeAlias = tuple[list[str | None], dict[str, _Column]]
"""What each row is known by, and the columns by header."""

_SHOWN: Final[Mapping[str, type[ShownNumber]]] = {
    one.__name__: one for one in (*ShownNumber.__subclasses__(), EarlyDayCell, EarlyMomentCell)
}
_PLAIN: Final = frozenset((str, int, float, bool, type(None)))


# ---- reading


def recall_cells(origin: str) -> Remembered:
    """What is remembered of this register; nothing when that cannot be read."""
    from msgspec import DecodeError
    from msgspec.msgpack import decode

    try:
        kept = decode(_path(origin).read_bytes()[_DIGEST:], type=dict[str, _Table])
        return {title: _recalled(table) for title, table in kept.items()}
    # A newer version of the program may know other kinds of cells.
    except (OSError, DecodeError, UnicodeDecodeError, KeyError):
        return {}


def _recalled(table: _Table) -> dict[str, dict[str, LastSeen]]:
    keys, columns = table
    return {
        header: {
            key: cell
            for key, cell in zip(keys, _known(column), strict=False)
            if key and cell is not None
        }
        for header, column in columns.items()
    }


def _known(column: _Column) -> Iterator[LastSeen | None]:
    """The cells, None for those of which nothing is known."""
    kind, cells = column
    if isinstance(cells, bytes):
        return (Typed(None if one == _UNTRACED else one) if one else None for one in cells)
    shown = _SHOWN.get(kind)
    read = map(_cell, cells)
    return (
        None
        if cell == "" or error_of(cell) is not None
        else shown(cell)
        if shown and isinstance(cell, float)
        else cell
        for cell in read
    )


def _cell(kept: _Kept) -> Cell:
    if not isinstance(kept, tuple):
        return kept
    kind, number = kept
    return _SHOWN[kind](number)


# ---- keeping


def remember_cells(origin: str, register: Register) -> None:
    """Keep this for a later run, readable by its owner alone; where that cannot be, go without."""
    tables = register.tables.values()
    kept = {one.table.spec.title: _kept_table(one, register) for one in tables}
    path = _path(origin)
    # A number or a character that no file can hold is a ValueError.
    with suppress(OSError, OverflowError, ValueError):
        # Version 0, which looks at nothing but values: the same cells are the same bytes.
        digest = sha256(marshal.dumps(kept, 0)).digest()
        if _begins_with(path, digest):
            return
        from msgspec.msgpack import encode

        keep(path, digest + encode(kept))


def _begins_with(path: Path, digest: bytes) -> bool:
    """Whether the file is of these cells; msgspec is loaded, and the rest read, where it is not."""
    try:
        with path.open("rb") as file:
            return file.read(_DIGEST) == digest
    except FileNotFoundError:
        return False


def _kept_table(found: CheckedTable, register: Register) -> _Table:
    table, keys = found.table, register.keys.get(found.table.name)
    unsure = _unsure(found)
    columns = {
        column.header: _typed(table.cells(column.header), unsure.get(column.header, {}))
        if column.kind in _PERSONAL
        else _kept_column(table.cells(column.header))
        for column in table.spec.human
    }
    return list(keys.keys if keys else found.names), columns


def _unsure(found: CheckedTable) -> dict[str, dict[int, int]]:
    """Header → rows whose cell is not worked out, and what is known all the same."""
    unsure: dict[str, dict[int, int]] = {}
    for row, problems in found.problems.items():
        for problem in problems:
            known = _NOT_WORKED_OUT.get(problem.code)
            if known is not None:
                unsure.setdefault(problem.column, {})[row] = known
    return unsure


_NOT_WORKED_OUT: Final = {**dict.fromkeys(ERRORS, 0), "busy.passed": _UNTRACED}


def _typed(cells: Sequence[Cell], unsure: Mapping[int, int]) -> _Column:
    """That something was typed, and of the first cells a trace of what."""
    typed = bytearray([0 if cell in _BLANK else _UNTRACED for cell in cells])
    for row in islice(compress(count(), typed), TRACED):
        typed[row] = trace_of(cells[row])
    for row, known in unsure.items():
        typed[row] = known
    return _TYPED, bytes(typed)


_BLANK: Final = frozenset(("", None))


def _kept_column(cells: list[Cell]) -> _Column:
    classes = set(map(type, cells))
    if classes <= _PLAIN:
        return "", cast("list[_Kept]", cells)
    shown = classes - {str}
    if len(shown) == 1 and (kind := shown.pop().__name__) in _SHOWN:
        return kind, [plain(cell) for cell in cells]
    return _MIXED, list(map(_mixed, cells))


def _mixed(cell: Cell) -> _Kept:
    if isinstance(cell, ShownNumber):
        return (cell.__class__.__name__, float(cell))
    return plain(cell)


# ---- where it is kept


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


def _path(origin: str) -> Path:
    name = sha256(origin.encode(errors="surrogateescape")).hexdigest()[:16]
    return state_folder() / "seen" / f"{name}.cells"
