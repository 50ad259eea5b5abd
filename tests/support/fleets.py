"""A fleet's file, its registers, and what its commands say."""

from __future__ import annotations

import json
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

from support.written.books import save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.written.books import Said

REQUEST = "Aanvragen\nHogeschool | Geschatte uren\nHRO | 10"


class VirtualClock:
    """A clock that only goes when somebody waits; it never goes back."""

    def __init__(self) -> None:
        self._time = 0.0
        self._lock = Lock()

    def now(self) -> float:
        return self._time

    def until(self, moment: float) -> None:
        with self._lock:
            self._time = max(self._time, moment)


@dataclass(frozen=True)
class Fleet:
    """A folder with a fleet's file and its workbooks."""

    home: Path
    say: Callable[..., Said]
    clock: VirtualClock

    @property
    def file(self) -> Path:
        return self.home / "fonds.toml"

    def write(self, text: str) -> None:
        self.file.write_text(text, "utf-8")

    def book(self, name: str, source: str = REQUEST) -> Path:
        return save(source, self.home / name)

    def do(self, action: str, *options: str) -> Said:
        return self.say("fleet", self.file, action, *options, "--today=2022-03-01")

    def told(self, action: str, *options: str) -> dict[str, Any]:
        """What came of each register, by its name."""
        said = self.do(action, "--json", *options)
        assert said.err == "", said
        return {one["name"]: one for one in json.loads(said.out)}
