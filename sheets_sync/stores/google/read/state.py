"""What a run remembers of a spreadsheet for the next: its tabs, its size. It may be lost."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import DecodeError, Struct
from msgspec.json import Decoder, encode

from sheets_sync.host.state_folder import keep, state_folder

if TYPE_CHECKING:
    from pathlib import Path


class Memory(Struct, frozen=True):
    """The ids of the tabs by their titles, and the marks that earlier runs left by their ids.

    ``large`` tells that it holds too many cells to ask Google for the look of each. ``leftovers``
    are the ids of hidden tabs that a write made and that may still be there. ``looked`` is when all
    tabs were seen last, in seconds.
    """

    tabs: dict[str, int] = {}
    markers: dict[int, str] = {}
    large: bool = False
    leftovers: list[int] = []
    looked: int = 0


_DECODER = Decoder(Memory)


def recall(spreadsheet: str) -> Memory:
    """What is remembered of this spreadsheet, nothing when that cannot be read."""
    try:
        return _DECODER.decode(_path(spreadsheet).read_bytes())
    except (OSError, DecodeError, UnicodeDecodeError):
        return Memory()


def remember(spreadsheet: str, memory: Memory) -> None:
    """Keep this for the next run, readable by its owner alone; where that cannot be, go without."""
    path = _path(spreadsheet)
    with suppress(OSError):
        keep(path, encode(memory))


def _path(spreadsheet: str) -> Path:
    name = sha256(spreadsheet.encode()).hexdigest()[:16]
    return state_folder() / "google" / f"{name}.json"
