"""Steps put in order: each behind those that give what it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.problems.stop import BadProgramme
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sheets_sync.rules.needs import Need
    from sheets_sync.rules.prepared import Step


class Work(NamedTuple):
    """A step, what it gives, what it needs first, and where it stands in the file."""

    step: Step
    gives: frozenset[Need]
    needs: frozenset[Need]
    key: str


def in_order(works: Sequence[Work], file: str) -> tuple[Step, ...]:
    """The steps, each behind those that give what it needs; the rest as in the file.

    Raises:
        BadProgramme: some need one another in a circle; its members are named in order.
    """
    return tuple(_Order(works, file).steps())


class _Order:
    """A walk through the works, depth first."""

    def __init__(self, works: Sequence[Work], file: str) -> None:
        self.works, self.file = works, file
        self.givers: dict[Need, list[Work]] = {}
        for work in works:
            for gift in work.gives:
                self.givers.setdefault(gift, []).append(work)
        self.done: dict[int, Work] = {}
        self.path: list[Work] = []

    def steps(self) -> Iterable[Step]:
        for work in self.works:
            self._visit(work)
        return (work.step for work in self.done.values())

    def _visit(self, work: Work) -> None:
        if id(work) in self.done:
            return
        if any(work is other for other in self.path):
            circle = [one.key for one in self.path[self.path.index(work) :]]
            members = " → ".join([*circle, work.key])
            stop = BadProgramme("programme.mistakes", file=self.file, count=1)
            stop.places = (BadProgramme("programme.circle", key=work.key, members=members),)
            raise stop
        self.path.append(work)
        for need in sorted(work.needs):
            for giver in self.givers.get(need, ()):
                self._visit(giver)
        self.path.pop()
        self.done[id(work)] = work
