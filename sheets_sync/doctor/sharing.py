"""Who can open a spreadsheet, as gspread lists it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sheets_sync.doctor.verdicts import fine, note
from sheets_sync.problems.stop import Stop
from sheets_sync.stores.google.drive.sharing import permissions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from sheets_sync.doctor.verdicts import Verdict
    from sheets_sync.stores.google.http.patience import Patience

_READERS: Final = ("reader", "commenter")
_SHOWN: Final = 20


def who_has_access(
    spreadsheet: str, credentials: Path | None, patience: Patience
) -> Iterator[Verdict]:
    """Who may edit and who may look; whether strangers can. No run needs to know it."""
    try:
        found = permissions(spreadsheet, credentials, patience)
    except Stop as stop:
        yield note("doctor.who_unknown")._replace(places=(stop,))
        return
    for code, looking in (("edit", False), ("look", True)):
        some = [one for one in found if (one.get("role") in _READERS) is looking]
        yield from _told(code, some)


def _told(code: str, some: Sequence[Mapping[str, Any]]) -> Iterator[Verdict]:
    people = sorted(str(one["emailAddress"]) for one in some if one.get("emailAddress"))
    domains = sorted(str(one["domain"]) for one in some if one.get("type") == "domain")
    if people:
        more = ["…"] if len(people) > _SHOWN else []
        yield fine(f"doctor.people_{code}", people=(*people[:_SHOWN], *more))
    if domains:
        yield fine(f"doctor.domain_{code}", domains=tuple(domains))
    if any(one.get("type") == "anyone" for one in some):
        yield note(f"doctor.anyone_{code}")
