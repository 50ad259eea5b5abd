"""Who may sort rows: Google lets nobody sort across cells that are protected against them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.doctor.verdicts import fine, note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.doctor.settings import About
    from sheets_sync.doctor.verdicts import Verdict
    from sheets_sync.register.layout import Layout
    from sheets_sync.stores.google.provisioning.present import Protection


def who_may_sort(found: About, layout: Layout, origin: str, robot: str) -> Verdict:
    """How many people are named where the program's columns are protected, ``robot`` aside."""
    # Of a protection that keeps the program out too, Google does not tell whom it lets in.
    guards = [one for one in _guards(found, layout) if not robot or robot in one.editors.all]
    if not guards:
        return fine("doctor.unguarded", origin=origin)
    if all(guard.editors.domain_users_can_edit for guard in guards):
        return fine("doctor.domain_sorts")
    named = set.intersection(*(set(guard.editors.all) for guard in guards)) - {robot}
    return fine("doctor.sorters", count=len(named)) if named else note("doctor.nobody_sorts")


def _guards(found: About, layout: Layout) -> Iterator[Protection]:
    by_id = {sheet.properties.sheet_id: sheet.protected_ranges for sheet in found.sheets}
    for table in layout.tables.values():
        headers = [column.header for column in table.spec.machine]
        places = [table.places[header] for header in headers if header in table.places]
        for guard in by_id.get(table.tab.sheet_id or 0, ()):
            if not guard.warning_only and any(map(guard.range.covers, places)):
                yield guard
