"""A register without rows, as formulas see it: what an overview says before anything is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheets_sync.formula.columns import MAKERS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

_NONE: frozenset[int] = frozenset()


class NoRows:
    """See ``formula.world``; there is one row alone, that of the register as a whole."""

    today = 0
    now = 0.0
    makers = MAKERS

    def __init__(self) -> None:
        self.kept: dict[Any, Any] = {}

    def height(self, tab: str) -> int:
        return 0 if tab else 1

    def filled(self, tab: str) -> Sequence[int]:
        return range(self.height(tab))

    def column(self, _tab: str, _header: str) -> Sequence[Any]:
        return ()

    def not_fine(self, _tab: str, _header: str) -> AbstractSet[int]:
        return _NONE

    def typed(self, _tab: str, _header: str) -> Sequence[str | None]:
        return ()

    def order(self, _tab: str) -> Sequence[int]:
        return ()

    def in_order(self, _tab: str, _rows: Sequence[int]) -> Sequence[int]:
        return ()

    def keys(self, _tab: str) -> Sequence[str | None]:
        return ()

    def statuses(self, _tab: str) -> Sequence[str | None]:
        return ()

    def wrong(self, _tab: str) -> AbstractSet[int]:
        return _NONE

    def missing(self, _tab: str) -> AbstractSet[int]:
        return _NONE

    def lacking(self, _tab: str, _header: str) -> AbstractSet[int]:
        return _NONE

    def unknown(self, _tab: str, _header: str) -> AbstractSet[int]:
        return _NONE

    def ended(self, _tab: str) -> AbstractSet[int]:
        return _NONE

    def row_named(self, _tab: str, _text: str) -> int | None:
        return None
