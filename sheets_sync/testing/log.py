"""What was asked of the server, for a test to look at."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sheets_sync.testing.wire import Message


@dataclass(frozen=True, slots=True)
class Line:
    """One request. ``status`` is 0 when it got no answer; ``fault`` is what was done to it."""

    method: str
    verb: str
    path: str
    status: int
    fault: str = ""


class Log:
    """The requests since the last ``clear``; those to ``/_control`` are left out."""

    def __init__(self) -> None:
        self.lines: list[Line] = []

    def count(self, method: str = "") -> int:
        """How many requests of an API method there were, of all when it is empty."""
        return sum(not method or line.method == method for line in self.lines)

    @property
    def counts(self) -> dict[str, int]:
        return dict(Counter(line.method for line in self.lines))

    def clear(self) -> None:
        self.lines.clear()

    def as_message(self) -> Message:
        requests = [asdict(line) for line in self.lines]
        return {"total": len(self.lines), "counts": self.counts, "requests": requests}
