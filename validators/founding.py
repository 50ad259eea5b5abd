"""What a new register of a programme is made for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.stores.founding.wishes import Wishes
from sheets_sync.validators.dashboard import overview_of
from sheets_sync.validators.decide import catalogue_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sheets_sync.programme.model import Programme, TabName


def wishes_for(programme: Programme, editors: Iterable[str] = ()) -> Wishes:
    """What ``create_register`` and ``adopt_register`` take; ``editors`` are e-mail addresses."""
    return Wishes(
        programme,
        catalogue_of(programme),
        overview_of(programme),
        rows=_listed(programme),
        statuses=tuple(programme.tabs["requests"].statuses.values()),
        editors=tuple(editors),
    )


def _listed(programme: Programme) -> dict[TabName, Mapping[str, Sequence[str]]]:
    """By tab and header; a blank text where a row has none."""
    return {
        name: {one.header: [row.get(one.header, "") for row in tab.rows] for one in tab.human}
        for name, tab in programme.register_tabs()
        if tab.rows
    }
