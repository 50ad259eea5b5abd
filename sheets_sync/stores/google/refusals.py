"""What Google or the network said → what a person can do about it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from sheets_sync.problems.stop import Busy, Stop, Unreachable
from sheets_sync.stores.google.http.api import Refused
from sheets_sync.stores.google.http.patience import Hiccup
from sheets_sync.stores.google.http.servers import ADDRESS_VARIABLE, is_google, is_loopback
from sheets_sync.stores.google.http.transport import NotSent, Unanswered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.stores.google.read.session import Session


@contextmanager
def as_stop(session: Session) -> Iterator[None]:
    """Turn every way in which a request can fail for good into a Stop with its sentence."""
    try:
        yield
    except Hiccup as error:
        raise gave_up(session.api.base, error.__cause__) from error
    except Refused as error:
        raise _refused(session, error) from error
    except RecursionError:
        # Brackets without end, not chained: the error would say so at length.
        reason = "RecursionError"
        raise Unreachable("google.not_an_answer", origin=session.origin, reason=reason) from None


def gave_up(base: str, cause: BaseException | None) -> Stop:
    """What kept going wrong at this address until the time was up."""
    host = urlsplit(base).netloc
    if isinstance(cause, Refused):
        if cause.is_quota:
            return Busy("google.quota")
        return Unreachable("google.unavailable", status=cause.status)
    if isinstance(cause, NotSent):
        return Unreachable(
            "google.no_network", host=_shown(cause.host or host, base), reason=str(cause)
        )
    assert isinstance(cause, Unanswered)
    return Unreachable("google.no_answer", host=_shown(host, base), reason=str(cause))


def _shown(host: str, base: str) -> str:
    """A host by its name; what somebody set in Google's place, by the setting."""
    is_set = host == urlsplit(base).netloc and not is_google(base) and not is_loopback(base)
    return ADDRESS_VARIABLE if is_set else host


def _refused(session: Session, refused: Refused) -> Stop:
    origin = session.origin
    if refused.reason == "SERVICE_DISABLED":
        return Unreachable("google.api_disabled")
    if refused.reason == "ACCESS_TOKEN_SCOPE_INSUFFICIENT":
        return Unreachable("google.scope", scope=session.access.scope)
    if refused.status == 403:
        return _no_access(session)
    if refused.reason == "FAILED_PRECONDITION":
        return Unreachable("google.not_a_sheet", origin=origin)
    if code := _BY_STATUS.get(refused.status):
        return Unreachable(code, origin=origin)
    reason = refused.message or f"HTTP {refused.status}"
    return Unreachable("google.refused", origin=origin, reason=reason)


_BY_STATUS: Final = {401: "google.not_signed_in", 404: "google.not_found"}


def _no_access(session: Session) -> Stop:
    """Who may read a sheet and not write in it gets another sentence."""
    robot = session.api.identity.email
    code = "google.read_only" if session.grids else "google.no_access"
    return Unreachable(code if robot else f"{code}_unnamed", origin=session.origin, robot=robot)
