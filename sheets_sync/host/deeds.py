"""What this run did so far, so that no sentence says that nothing was written when it was."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum
from typing import TYPE_CHECKING, Final

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Deed(Enum):
    """What became of the attempts to write; the value names its sentence in the catalogue."""

    NOTHING = "done.nothing"
    WRITTEN = "done.written"
    UNKNOWN = "done.unknown"


class Deeds(NamedTuple):
    """Every place (a path, an address) that this run tried to write, and what came of it."""

    by_place: dict[str, Deed]

    def all_told(self) -> Deed:
        """The worst of them: what nobody can tell goes before what is known."""
        found = set(self.by_place.values())
        return next((deed for deed in (Deed.UNKNOWN, Deed.WRITTEN) if deed in found), Deed.NOTHING)

    def places(self, deed: Deed) -> tuple[str, ...]:
        """Where this is what came of it."""
        return tuple(place for place, found in self.by_place.items() if found is deed)


class Attempt(NamedTuple):
    """One attempt to write somewhere; ``before`` is what had been done there until then."""

    deeds: Deeds
    place: str
    before: Deed

    @property
    def deed(self) -> Deed:
        """What is known now."""
        return self.deeds.by_place[self.place]

    def settle(self, deed: Deed) -> None:
        """Now it is known what came of it; nothing leaves what was done before as it was."""
        self.deeds.by_place[self.place] = self.before if deed is Deed.NOTHING else deed


_DEEDS: Final[ContextVar[Deeds | None]] = ContextVar("deeds", default=None)


def fresh() -> Deeds:
    """The deeds of a run that begins now."""
    deeds = Deeds({})
    _DEEDS.set(deeds)
    return deeds


def so_far() -> Deeds:
    """What this run did until now."""
    return _DEEDS.get() or fresh()


@contextmanager
def attempt(place: str) -> Iterator[Attempt]:
    """While the body runs nobody can tell, unless it settles that; when it ends it is written.

    A body that raises leaves it at what was settled last.
    """
    deeds = so_far()
    one = Attempt(deeds, place, deeds.by_place.get(place, Deed.NOTHING))
    one.settle(Deed.UNKNOWN)
    yield one
    if one.deed is Deed.UNKNOWN:
        one.settle(Deed.WRITTEN)
