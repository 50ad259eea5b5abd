"""From an address to a store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sheets_sync.stores.google.address import spreadsheet_id
from sheets_sync.stores.google.credentials import Access

if TYPE_CHECKING:
    from sheets_sync.programme.model import Programme
    from sheets_sync.stores import Store


def open_register(
    address: str | Path,
    programme: Programme | None = None,
    access: Access = Access.WRITE,
    credentials: Path | None = None,
) -> Store:
    """The store behind an address, an id or a path. Nothing is read yet.

    ``programme`` spares reading tabs of a Google Sheet that it does not know, ``access`` asks
    Google for no more than a run needs, ``credentials`` is the file to sign in with.

    Raises:
        Unreachable: the address is one on the internet, and not that of a Google Sheet.
    """
    found = spreadsheet_id(address) if isinstance(address, str) else None
    if found is not None:
        from sheets_sync.stores.google.opening import open_sheet

        return open_sheet(found, str(address), programme, access, credentials)
    from sheets_sync.stores.workbook import Workbook

    return Workbook(Path(address))
