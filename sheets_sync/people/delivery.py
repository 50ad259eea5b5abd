"""Where mails go: to a server, or into a folder as files."""

from __future__ import annotations

import os
import time
from collections import deque
from typing import TYPE_CHECKING, Final, Protocol

from sheets_sync.people.mail_server import Connection, Lost, connected
from sheets_sync.problems.stop import Unreachable
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sheets_sync.people.mail_server import Server
    from sheets_sync.people.outbox import Outcome
    from sheets_sync.people.writing import Sealed

_CONNECTIONS: Final = 3
"""With a server that keeps going away."""
_MINUTE: Final = 60.0


class Delivery(Protocol):
    """A way for mails to go, open for as long as a run sends."""

    def deliver(self, name: str, sealed: Sealed, attempt: Callable[[], None]) -> Outcome:
        """Send it: ``attempt`` is called right before it may have gone.

        Raises:
            Lost: there is no sending any more; this mail did not go.
        """

    def close(self) -> None:
        """No more mails follow."""


class Clock(NamedTuple):
    """How time passes for whoever sends no more than so many mails a minute."""

    pause: Callable[[float], None] = time.sleep
    now: Callable[[], float] = time.monotonic


class ByServer:
    """Through a mail server, one connection for as long as it lasts.

    Raises:
        Unreachable: it cannot be reached.
    """

    def __init__(self, server: Server, a_minute: int, clock: Clock | None = None) -> None:
        self._server, self._a_minute, self._clock = server, a_minute, clock or Clock()
        self._connection: Connection | None = connected(server)
        self._left = _CONNECTIONS - 1
        self._sent: deque[float] = deque(maxlen=a_minute or None)

    def deliver(self, name: str, sealed: Sealed, attempt: Callable[[], None]) -> Outcome:
        """Send one mail; ``name`` is of no use to a server."""
        del name
        self._pace()
        refused = self._offered(sealed)
        if refused is not None:
            return refused
        connection = self._open()
        attempt()
        try:
            outcome = connection.send(sealed.content)
        except Lost:
            self._drop()
            return "later"
        if outcome == "unknown":
            self._drop()
        return outcome

    def _offered(self, sealed: Sealed) -> Outcome | None:
        while True:
            # That no more connection is to be had ends it: only one that was lost is made anew.
            connection = self._open()
            try:
                return connection.offer(sealed.sender, sealed.mail.to)
            except Lost:
                self._drop()

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.drop()
            self._connection = None

    def _open(self) -> Connection:
        if self._connection is None:
            if not self._left:
                raise Lost
            self._left -= 1
            try:
                self._connection = connected(self._server)
            except Unreachable as stop:
                raise Lost from stop
        return self._connection

    def _pace(self) -> None:
        if self._a_minute and len(self._sent) == self._a_minute:
            wait = self._sent[0] + _MINUTE - self._clock.now()
            if wait > 0:
                self._clock.pause(wait)
        self._sent.append(self._clock.now())

    def close(self) -> None:
        """Take leave of the server."""
        if self._connection is not None:
            self._connection.close()


class IntoFolder:
    """As files that any mail program opens.

    Raises:
        Unreachable: nothing can be written there.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
            probe = folder / f".{os.urandom(4).hex()}.tmp"
            probe.write_bytes(b"")
            probe.unlink()
        except OSError as error:
            raise _not_writable(folder, error) from error

    def deliver(self, name: str, sealed: Sealed, attempt: Callable[[], None]) -> Outcome:
        """Write one mail, whole or not at all, under this name."""
        target = self._folder / f"{name}.eml"
        fresh = target.with_suffix(".tmp")
        try:
            with fresh.open("wb") as file:
                file.write(sealed.content)
                file.flush()
                os.fsync(file.fileno())
            attempt()
            fresh.replace(target)
        except OSError as error:
            raise Lost from error
        return "sent"

    def close(self) -> None:
        """Nothing to take leave of."""


def _not_writable(folder: Path, error: OSError) -> Unreachable:
    reason = error.strerror or str(error)
    return Unreachable("mail.folder", path=str(folder), reason=reason)
