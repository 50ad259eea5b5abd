"""What is known of people's cells as a run saw them last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias
from zlib import crc32

from sheets_sync.cells.text import clean
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheets_sync.grid.snapshot import Cell

TRACED: Final = 200
"""Of so many of a column's texts a trace is kept: enough to know the column by."""


class Typed(NamedTuple):
    """That a text was typed; what it was is kept nowhere but for its trace, where it has one."""

    trace: int | None = None


LastSeen: TypeAlias = "Cell | Typed"

Remembered: TypeAlias = "Mapping[str, Mapping[str, Mapping[str, LastSeen]]]"
"""The cells by tab title, column header and key of the row."""


def trace_of(cell: Cell) -> int:
    """A number from 1 through 15: enough to compare columns by, nothing to guess a text from.

    >>> trace_of("Hoe beginnen we?") == trace_of(" Hoe beginnen we? ")
    True
    """
    return crc32(clean(cell).encode(errors="surrogatepass")) % 15 + 1
