"""When something that was planned happens: at the n-th request of some kind from now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Planned = TypeVar("Planned")


@dataclass(frozen=True, slots=True)
class When:
    """The ``nth`` request (from 1) of this API method, of any when it is empty.

    Methods are called as in Google's reference: ``spreadsheets.values.batchGet``,
    ``drive.files.list``, ``oauth.token``. From there on it happens ``times`` times.
    """

    method: str = ""
    nth: int = 1
    times: int = 1


class Agenda(Generic[Planned]):
    """What is planned, each with its own count of the requests that it waits for."""

    def __init__(self, when: Callable[[Planned], When]) -> None:
        self._when = when
        self._open: list[tuple[Planned, int]] = []

    @property
    def pending(self) -> list[Planned]:
        return [planned for planned, _ in self._open]

    def add(self, planned: Planned) -> None:
        self._open.append((planned, 0))

    def clear(self) -> None:
        self._open.clear()

    def due(self, method: str) -> list[Planned]:
        """What happens at this request, which every entry of the agenda counts."""
        due, still_open = [], []
        for planned, seen in self._open:
            when = self._when(planned)
            count = seen + (not when.method or when.method == method)
            if count > seen and count >= when.nth:
                due.append(planned)
            if count < when.nth + when.times - 1:
                still_open.append((planned, count))
        self._open = still_open
        return due
