"""Signing in to Google, and hearing meanwhile what time it is there."""

from __future__ import annotations

import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from sheets_sync.doctor.verdicts import fine, note, stopped
from sheets_sync.problems.stop import Stop, Unreachable
from sheets_sync.records import NamedTuple
from sheets_sync.stores.google.http.credentials import (
    OWN_VARIABLE,
    Access,
    key_file,
    load_credentials,
)
from sheets_sync.stores.google.opening import needs_nobody

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sheets_sync.doctor.verdicts import Verdict
    from sheets_sync.stores.google.http.transport import Reply, Request, Transport

_NOTED = 30.0
_REFUSED = 240.0
"""Seconds; beyond this Google no longer accepts what a key file signs."""


class Ear:
    """It hears of answers from Google how far this machine's clock is ahead, in seconds."""

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self._now = now
        self.ahead: float | None = None

    def on(self, wire: Transport) -> Transport:
        """The same way to send a request, with an ear to it."""
        return _Tapped(self, wire)

    def hear(self, reply: Reply) -> None:
        if date := reply.headers.get("date"):
            self.ahead = self._now() - parsedate_to_datetime(date).timestamp()


class _Tapped(NamedTuple):
    ear: Ear
    wire: Transport

    def send(self, request: Request) -> Reply:
        reply = self.wire.send(request)
        self.ear.hear(reply)
        return reply


def signing_in(credentials: Path | None) -> Verdict:
    """Whether there are credentials, and nobody else can read them."""
    file = key_file(credentials)
    try:
        if needs_nobody(credentials):
            return fine("doctor.nobody")
        load_credentials(credentials, Access.WRITE)
    except Stop as stop:
        return stopped(stop)
    if file is None:
        return fine("doctor.machine_account", variable=OWN_VARIABLE)
    return fine("doctor.key_file", file=str(file))


def clock(ahead: float) -> Verdict:
    """Whether this machine and the server agree about the time; ``ahead`` in seconds."""
    if abs(ahead) > _REFUSED:
        return stopped(Unreachable("doctor.clock_wrong", minutes=round(abs(ahead) / 60)))
    if abs(ahead) > _NOTED:
        return note("doctor.clock_off", seconds=round(abs(ahead)))
    return fine("doctor.clock")
