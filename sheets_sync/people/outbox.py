"""What this machine knows of mails on their way: each attempt is noted before and after it.

A batch has a file in the state folder as long as its outcome does not stand in the log. A mail of
which the attempt was noted and no outcome may have gone: nobody can tell, and it is told.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from sheets_sync.host.state_folder import state_folder, tidy
from sheets_sync.people.tickets import Ticket
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Outcome: TypeAlias = Literal["sent", "later", "refused", "unknown"]
_ATTEMPT: Final = "attempt"


class Outbox(NamedTuple):
    """The file of one batch; ``batch`` are eight hexadecimal digits."""

    batch: str

    @property
    def path(self) -> Path:
        return state_folder() / "mail" / f"{self.batch}.jsonl"

    def open(self, mails: Sequence[Sequence[Ticket]]) -> None:
        """Note what is about to be sent. Raises OSError."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        tidy(self.path)
        handle = os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        _write(handle, {"mails": mails})

    def attempt(self, number: int) -> None:
        """Note that from here on this mail may have gone. Raises OSError."""
        self._add({"mail": number, "became": _ATTEMPT})

    def became(self, number: int, outcome: Outcome, address: str = "") -> None:
        """Note what became of it. Raises OSError."""
        self._add({"mail": number, "became": outcome, "address": address})

    def _add(self, line: dict[str, object]) -> None:
        _write(os.open(self.path, os.O_APPEND | os.O_WRONLY), line)

    def close(self) -> None:
        """The log has the outcome."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def known(self) -> dict[Ticket, Outcome] | None:
        """What became of each ticket; None where this machine knows nothing of the batch.

        Of a mail that was never attempted the tickets may be sent: they became ``later``.
        """
        try:
            lines = [json.loads(line) for line in self.path.read_text("utf-8").splitlines() if line]
            mails = [[Ticket(*parts) for parts in mail] for mail in lines[0]["mails"]]
        except (OSError, ValueError, LookupError, TypeError):
            return None
        became: dict[int, str] = {}
        marks: dict[int, str] = {}
        for line in lines[1:]:
            became[line["mail"]] = line["became"]
            marks[line["mail"]] = line.get("address", "")
        return {
            _marked(ticket, became.get(number, ""), marks.get(number, "")): _OUTCOMES[
                became.get(number, "")
            ]
            for number, tickets in enumerate(mails)
            for ticket in tickets
        }


_OUTCOMES: Final[dict[str, Outcome]] = {
    "": "later",
    _ATTEMPT: "unknown",
    "sent": "sent",
    "later": "later",
    "refused": "refused",
    "unknown": "unknown",
}


def _marked(ticket: Ticket, became: str, address: str) -> Ticket:
    return with_address(ticket, address) if became == "refused" else ticket


def with_address(ticket: Ticket, address: str) -> Ticket:
    """A refused ticket as the log keeps it: with the mark of the address that was refused."""
    return ticket._replace(mark=f"{ticket.mark}@{address}")


def _write(handle: int, line: object) -> None:
    """On the disk before anything else happens: what is noted has to outlive a crash."""
    try:
        os.write(handle, json.dumps(line).encode() + b"\n")
        os.fsync(handle)
    finally:
        os.close(handle)
