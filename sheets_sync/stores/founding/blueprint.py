"""What a new register looks like wherever it is made: in a workbook or in Google Sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.stores.founding.looks import DEEP, FAINT, INK, PALE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheets_sync.programme.model import Kind, RegisterTab, TabName

_TELLS_ROWS_APART: Final[Mapping[TabName, str]] = {
    "requests": "party",
    "plans": "request",
    "bookings": "plan",
    "evaluations": "plan",
    "parties": "name",
}
_MOST_FROZEN: Final = 3
ALARMING: Final[Mapping[str, str]] = {"days_late": ">", "late": ">", "left": "<", "balance": "<"}
"""Machine role → on which side of 0 a number asks for attention."""

OWN_COLUMNS: Final[Mapping[str, tuple[Kind, int]]] = {
    "rank": ("number", 12),
    "key": ("text", 18),
    "party": ("text", 42),
    "counts_from": ("moment", 20),
    "status": ("text", 20),
    "granted": ("amount", 15),
    "reserved": ("amount", 15),
    "waiting": ("amount", 15),
    "topic": ("text", 22),
    "rule": ("text", 110),
    "moment": ("moment", 20),
    "tab": ("text", 16),
    "column": ("text", 22),
    "old": ("text", 36),
    "new": ("text", 36),
    "reason": ("text", 46),
}
"""Role in a tab of the program's own → kind and width in characters."""

ITEM_WIDTH: Final = 38
VALUE_WIDTH: Final = 16
"""Columns of the overview, in characters."""

AMOUNTS: Final = (*("total", "granted", "reserved", "left", "waiting", "spent", "above_total"),)
"""Lines of the overview in the unit of the budget."""

SHARES: Final = (
    ("granted", DEEP, "#FFFFFF"),
    ("reserved", PALE, INK),
    ("left", FAINT, INK),
)
PARTY_SHARES: Final = (
    ("granted", DEEP, "#FFFFFF"),
    ("reserved", PALE, INK),
    ("available", FAINT, INK),
)
"""Line or role → colour of its bar and of the text on it."""


def frozen_columns(name: TabName, spec: RegisterTab) -> int:
    """How many columns stay in view: up to the one that tells rows apart, or none."""
    roles = [column.role for column in spec.columns]
    count = roles.index(_TELLS_ROWS_APART[name]) + 1
    return count if count <= _MOST_FROZEN else 0
