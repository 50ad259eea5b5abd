"""What is to be added to a spreadsheet: a line for people and requests for Google, each time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sheets_sync.problems.problem import remark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sheets_sync.problems.problem import Detail, Problem
    from sheets_sync.stores.google.provisioning.site import Message


@dataclass(slots=True)
class Additions:
    """``room`` makes place for the other ``requests``, and comes before them."""

    lines: list[Problem] = field(default_factory=list)
    room: list[Message] = field(default_factory=list)
    requests: list[Message] = field(default_factory=list)

    def add(self, code: str, requests: Iterable[Message], **details: Detail) -> None:
        """One more addition; ``code`` names its line in the catalogue."""
        self.lines.append(remark(code, **details))
        self.requests.extend(requests)
