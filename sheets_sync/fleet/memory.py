"""What this machine knows of the last run of each register of a fleet. It may be lost."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import DecodeError
from msgspec.json import Decoder, encode

from sheets_sync.fleet.records import Told
from sheets_sync.host.state_folder import keep, state_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sheets_sync.fleet.records import Member

_DECODER = Decoder(Told)


def recall(member: Member) -> Told | None:
    """What its last run came to; None when it had none, or nobody knows."""
    try:
        return _DECODER.decode(_path(member).read_bytes())
    except (OSError, DecodeError, UnicodeDecodeError):
        return None


def remember(member: Member, told: Told) -> None:
    """Keep this for the next run; where that cannot be, go without."""
    with suppress(OSError):
        keep(_path(member), encode(told))


def due(members: Iterable[Member], now: float) -> list[Member]:
    """Those whose turn it is, what changed last first: there somebody is at work.

    ``now`` in seconds since 1970. Who never ran goes before all; a clock that was put back makes
    nobody wait.
    """
    known = [(member, recall(member)) for member in members]
    ready = [
        (member, told)
        for member, told in known
        if told is None or not 0 <= now - told.at < member.every * 60 - _SLACK
    ]
    ready.sort(key=lambda one: -one[1].changed if one[1] else float("-inf"))
    return [member for member, _ in ready]


_SLACK = 30
"""Seconds: cron comes a little earlier one time than another."""


def _path(member: Member) -> Path:
    name = sha256(f"{member.name}\n{member.address}".encode(errors="surrogatepass")).hexdigest()[
        :16
    ]
    return state_folder() / "fleet" / f"{name}.json"
