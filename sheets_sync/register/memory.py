"""What counts of a register besides what stands in it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sheets_sync.programme.model import TabName
    from sheets_sync.programme.questions_tab import Offered
    from sheets_sync.register.facts import Fact, FactLine
    from sheets_sync.register.questions_table import Cause


class Asked(NamedTuple):
    """A question as it stands by now.

    ``answer`` is the one that holds, since the day ``since``; ``is_final`` when it can no longer be
    changed. ``typed`` is what stands in its cell and is none of the ``options``.
    """

    key: str
    cause: Cause
    options: tuple[Offered, ...] = ()
    answer: Offered | None = None
    since: int = 0
    is_final: bool = False
    typed: str = ""
    is_closed: bool = False
    was_open: bool | None = None
    """Whether it was open before this run; None for one that is new."""

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.answer is None and not self.is_closed


class Memory(NamedTuple):
    """What counts of a register besides what stands in it.

    ``facts`` are what was noted of cells, by the tab's name and the column's header; ``records``
    rows as they were, by tab and key; ``gone`` the keys of the rows that stand below those of a
    table because they are there no more; ``lines`` what the log is to keep.
    """

    facts: Mapping[tuple[TabName, str], Mapping[str, Fact]] = MappingProxyType({})
    records: Mapping[TabName, Mapping[str, str]] = MappingProxyType({})
    gone: Mapping[TabName, tuple[str, ...]] = MappingProxyType({})
    asked: tuple[Asked, ...] = ()
    lines: tuple[FactLine, ...] = ()
    declared: tuple[Asked, ...] = ()
    """The programme's own questions that were open, with the answers that hold by now."""
    next_number: int = 1
    """Of the next question."""
    texts: Mapping[tuple[TabName, str], tuple[object, Sequence[str]]] = MappingProxyType({})
    """By tab and header, the values of a column and what the log writes for them."""


NOTHING: Final = Memory()
