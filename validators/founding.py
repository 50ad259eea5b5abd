"""What a new register of a programme is made for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.stores.founding.wishes import Wishes
from sheets_sync.validators.dashboard import overview_of
from sheets_sync.validators.decide import catalogue_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sheets_sync.programme.model import Party, Programme


def wishes_for(programme: Programme, editors: Iterable[str] = ()) -> Wishes:
    """What ``create_register`` and ``adopt_register`` take; ``editors`` are e-mail addresses."""
    return Wishes(
        programme,
        catalogue_of(programme),
        overview_of(programme),
        rows={"parties": _listed(programme.parties)},
        statuses=tuple(programme.tabs.requests.statuses.values()),
        editors=tuple(editors),
    )


def _listed(parties: Sequence[Party]) -> Mapping[str, Sequence[str]]:
    return {
        "name": [party.name for party in parties],
        "short": [party.short for party in parties],
        "other": [", ".join(party.other) for party in parties],
    }
