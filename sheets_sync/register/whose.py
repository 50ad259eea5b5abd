"""Whether a register is the one that it says it is: a copy and a moved one look the same."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from sheets_sync.problems.stop import Unsafe
from sheets_sync.records import NamedTuple
from sheets_sync.register.numbering import OLDER

if TYPE_CHECKING:
    from sheets_sync.problems.stop import Stop
    from sheets_sync.register.numbering import Mark, Numbering

COPIED: Final = "register.copied"


class Whose(Enum):
    """What somebody says a register is."""

    ITSELF = ""
    MOVED = "moved"
    COPY = "copied"
    RESTORED = "restored"


class Known(NamedTuple):
    """What is known of a register besides its cells.

    ``mark`` is the one that the journal of this machine has, ``elsewhere`` where the same register
    still stands, ``whose`` what somebody said of it.
    """

    mark: Mark | None = None
    elsewhere: str = ""
    whose: Whose = Whose.ITSELF


NOTHING: Final = Known()


def doubts(numbering: Numbering, known: Known, origin: str) -> list[Stop]:
    """What has to be said of this register before a run writes in it."""
    found: list[Stop] = []
    if numbering.lost and not (numbering.lost.code == OLDER and known.whose is Whose.RESTORED):
        found.append(numbering.lost)
    if known.elsewhere and known.whose not in {Whose.MOVED, Whose.COPY}:
        found.append(Unsafe(COPIED, origin=origin, other=known.elsewhere))
    return found


def answered(numbering: Numbering, known: Known) -> Whose:
    """What was said of a register about which there was something to say."""
    older = bool(numbering.lost and numbering.lost.code == OLDER)
    if known.whose is Whose.RESTORED:
        return known.whose if older else Whose.ITSELF
    return known.whose if known.elsewhere else Whose.ITSELF
