"""What passes between a fleet, its workers and its memory."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

Action: TypeAlias = Literal["run", "check", "export"]


class Member(Struct, frozen=True):
    """One register of a fleet. ``every`` are the minutes between two runs, 0 for each time.

    ``programme`` and ``credentials`` are "" for what the command line takes without them, ``mail``
    the address of whoever looks after it.
    """

    name: str
    address: str
    programme: str = ""
    credentials: str = ""
    mail: str = ""
    every: int = 0


class Errand(Struct, frozen=True):
    """What a worker is sent out for."""

    member: Member
    action: Action
    language: Literal["nl", "en"] = "nl"
    today: str = ""
    folder: str = ""
    """Where an export goes."""


class Told(Struct, frozen=True):
    """What came of one run of one register.

    ``outcome`` is ``done``, ``stopped`` (``error`` names the sentence, ``said`` is it), ``crashed``
    or ``too_long``. ``at`` is when it ended and ``changed`` when something was last written, in
    seconds since 1970. ``problems`` are open questions, ``overdue`` rows that are late.
    """

    name: str
    outcome: str
    exit_code: int = 0
    error: str = ""
    said: str = ""
    at: float = 0.0
    changed: float = 0.0
    seconds: float = 0.0
    written: bool | None = False
    cells: int = 0
    new_rows: int = 0
    problems: int = 0
    notes: int = 0
    alerts: int = 0
    overdue: int = 0
    requests: int = 0

    @property
    def through(self) -> bool:
        """Whether the register is up to date now."""
        return self.outcome == "done"
