"""From an address to a store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sheets_sync.stores import Store


def open_register(address: str | Path) -> Store:
    """The store behind this address: the path of a workbook. Nothing is read yet."""
    from sheets_sync.stores.workbook import Workbook

    return Workbook(Path(address))
