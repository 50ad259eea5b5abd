"""What a new register of a programme is made for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.stores.founding.wishes import Wishes, rows_to_begin_with
from sheets_sync.validators.dashboard import overview_of
from sheets_sync.validators.decide import catalogue_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sheets_sync.programme.model import Programme


def wishes_for(programme: Programme, editors: Iterable[str] = ()) -> Wishes:
    """What ``create_register`` and ``adopt_register`` take; ``editors`` are e-mail addresses."""
    return Wishes(
        programme,
        catalogue_of(programme),
        overview_of(programme),
        rows=rows_to_begin_with(programme),
        statuses=tuple(programme.tabs["requests"].statuses.values()),
        editors=tuple(editors),
    )
