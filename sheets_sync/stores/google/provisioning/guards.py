"""What only the program and named people may change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.stores.google.provisioning.site import runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sheets_sync.stores.google.provisioning.site import Message, Site
    from sheets_sync.stores.wishes import Wishes


def guard_columns(wishes: Wishes, site: Site, places: Iterable[int]) -> Iterator[Message]:
    """Protect these columns, headers included, down to the last row that will ever be."""
    for first, last in runs(places):
        span = {"startColumnIndex": first, "endColumnIndex": last + 1}
        yield _guard(wishes, {"sheetId": site.sheet_id} | span, "guard.columns")


def guard_tab(wishes: Wishes, sheet_id: int) -> Message:
    """Protect a tab of the program's own."""
    return _guard(wishes, {"sheetId": sheet_id}, "guard.tab")


def _guard(wishes: Wishes, where: Message, code: str) -> Message:
    # Google adds whoever makes it; naming nobody else would leave out the people with a task here.
    editors = {"users": list(wishes.editors), "domainUsersCanEdit": False}
    described = {"description": wishes.catalogue.say(code), "warningOnly": False}
    return {
        "addProtectedRange": {"protectedRange": {"range": where, "editors": editors} | described}
    }
