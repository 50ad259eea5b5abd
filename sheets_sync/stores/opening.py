"""From an address to a store, and new registers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sheets_sync.errors import Unreachable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.catalogue import Catalogue
    from sheets_sync.programme.model import Programme
    from sheets_sync.stores import Store


def open_register(address: str | Path) -> Store:
    """The store behind this address: the path of a workbook. Nothing is read yet."""
    from sheets_sync.stores.workbook import Workbook

    return Workbook(Path(address))


def create_register(
    address: str,
    programme: Programme,
    catalogue: Catalogue,
    overview: Sequence[tuple[str, str | float | None]],
) -> Store:
    """A new register at this address, ready for people; ``overview`` is what its charts show.

    Raises:
        Unreachable: something is there already, or it cannot be written.
    """
    from sheets_sync.stores.workbook.new import create_workbook

    path = Path(address)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unreachable("run.not_writable", path=address, reason=str(error)) from error
    create_workbook(path, programme, catalogue, overview)
    return open_register(path)
