"""A register begun anew, of which nothing is known yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.history.journal import Journal, journal_path
from sheets_sync.stores.google.http.credentials import Access
from sheets_sync.stores.opening import create_register

if TYPE_CHECKING:
    from pathlib import Path

    from sheets_sync.grid.store import Store
    from sheets_sync.stores.founding.wishes import Wishes


def found_register(
    address: str,
    wishes: Wishes,
    credentials: Path | None = None,
    access: Access = Access.WRITE,
) -> Store:
    """A new register; what the journal knew of an earlier one there is forgotten.

    So keys begin anew. Raises what ``create_register`` does.
    """
    made = create_register(address, wishes, credentials, access)
    Journal(journal_path()).forget(made.origin)
    return made
