"""What a new register of a programme that says its own rules is made for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.rules.catalogue import catalogue_of_declared
from sheets_sync.rules.loading import prepared_for
from sheets_sync.rules.overview_lines import empty_lines
from sheets_sync.stores.founding.dashboard import Line, Overview
from sheets_sync.stores.founding.wishes import Wishes, rows_to_begin_with

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sheets_sync.programme.model import Programme


def wishes_for_declared(programme: Programme, editors: Iterable[str] = ()) -> Wishes:
    """What ``create_register`` and ``adopt_register`` take; ``editors`` are e-mail addresses."""
    prepared = prepared_for(programme)
    lines = empty_lines(prepared.overview, programme)
    return Wishes(
        prepared.programme,
        catalogue_of_declared(programme),
        Overview(tuple(Line(label, value) for label, value in lines), ()),
        rows=rows_to_begin_with(programme),
        editors=tuple(editors),
    )
