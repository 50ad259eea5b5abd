"""One batch, carried out once: its mark tells whether it was when no answer came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.json import encode

from sheets_sync.host.deeds import Attempt, Deed, attempt
from sheets_sync.problems.stop import BrokenStructure, Unreachable
from sheets_sync.stores.google.http.api import Refused
from sheets_sync.stores.google.http.patience import Hiccup
from sheets_sync.stores.google.http.transport import Unanswered
from sheets_sync.stores.google.write.batch import Marks, marker_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.stores.google.provisioning.site import Message
    from sheets_sync.stores.google.read.session import Session

_ATTEMPTS: Final = 3
_QUERY: Final = {"fields": "spreadsheetId"}


def send(session: Session, requests: Sequence[Message]) -> None:
    """Carry out all of it or nothing.

    Raises:
        Unreachable: nobody can tell whether it was carried out.
        BrokenStructure: Google will not have it; nothing was written.
        Refused: access was refused.
        Hiccup: Google kept saying that it is busy; nothing was written.
    """
    with attempt(session.origin) as tried:
        _send(session, requests, tried)


def _send(session: Session, requests: Sequence[Message], tried: Attempt) -> None:
    value = session.next_mark()
    marks = Marks(marker_id(value), value)
    body = encode({"requests": [*marks.requests(), *requests]})
    for _ in range(_ATTEMPTS):
        try:
            refused = _sent(session, body)
        except (Refused, Hiccup):
            tried.settle(Deed.NOTHING)
            raise
        if refused is None:
            return
        if value in session.whole().markers.values():
            return
        if isinstance(refused, Refused):
            tried.settle(Deed.NOTHING)
            raise BrokenStructure("google.refused", origin=session.origin, reason=refused.message)
    raise Unreachable("google.unsure", origin=session.origin)


def _sent(session: Session, body: bytes) -> Refused | Unanswered | None:
    """What came instead of an answer; None when it was carried out."""
    try:
        session.api.write(_QUERY, body)
    except Unanswered as error:
        return error
    except Refused as error:
        if error.status != 400:
            raise
        return error
    return None
