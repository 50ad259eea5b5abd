"""Small registers as formulas see them, written down or drawn at random."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheets_sync.formula.columns import MAKERS
from sheets_sync.formula.types import DAY, MOMENT, NUMBER, TEXT, YES_NO, Type

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

EURO = Type("number", unit="euro")
CHOICE = Type("choice", choices=("Proeftuin", "Workshop"))
CHOICES = Type("choices", choices=("Catering", "Schoonmaak"))


class Tab:
    """A tab: columns by header, and what the engine knows of its rows."""

    def __init__(
        self,
        columns: Mapping[str, Sequence[Any]],
        *,
        wrong_cells: Mapping[str, AbstractSet[int]] | None = None,
        order: Sequence[int] | None = None,
    ) -> None:
        self.columns = {header: list(column) for header, column in columns.items()}
        self.wrong_cells = dict(wrong_cells or {})
        for header, rows in self.wrong_cells.items():
            for row in rows:
                self.columns[header][row] = None
        self.height = max(map(len, self.columns.values()))
        self.filled = [
            row
            for row in range(self.height)
            if any(column[row] is not None for column in self.columns.values())
            or any(row in rows for rows in self.wrong_cells.values())
        ]
        self.order = [row for row in order or self.filled if row in set(self.filled)]
        self.statuses = [["Open", "Dicht", None][row % 3] for row in range(self.height)]
        self.keys = [f"K-{row:03}" for row in range(self.height)]
        self.wrong = set[int]().union(*self.wrong_cells.values())
        self.missing = {row for row in self.filled if None in self._cells(row)}

    def __repr__(self) -> str:
        return f"Tab({self.columns}, wrong_cells={self.wrong_cells}, order={self.order})"

    def _cells(self, row: int) -> list[Any]:
        return [column[row] for column in self.columns.values()]


class TableWorld:
    """A world of such tabs."""

    makers = MAKERS

    def __init__(self, tabs: Mapping[str, Tab], today: int = 44_600) -> None:
        self.tabs = tabs
        self.today = today
        self.now = today + 0.5
        self.kept: dict[Any, Any] = {}

    def __repr__(self) -> str:
        return "\n".join(f"{name}: {tab}" for name, tab in self.tabs.items())

    def height(self, tab: str) -> int:
        return self.tabs[tab].height

    def filled(self, tab: str) -> Sequence[int]:
        return self.tabs[tab].filled

    def column(self, tab: str, header: str) -> Sequence[Any]:
        return self.tabs[tab].columns[header]

    def not_fine(self, tab: str, header: str) -> AbstractSet[int]:
        return self.tabs[tab].wrong_cells.get(header, frozenset())

    def typed(self, tab: str, header: str) -> Sequence[str | None]:
        """What stands in the cell; ``?`` where it is wrong."""
        wrong = self.not_fine(tab, header)
        cells = self.column(tab, header)
        return [
            "?" if row in wrong else None if cell is None else str(cell)
            for row, cell in enumerate(cells)
        ]

    def order(self, tab: str) -> Sequence[int]:
        return self.tabs[tab].order

    def in_order(self, tab: str, rows: Sequence[int]) -> Sequence[int]:
        return [row for row in self.order(tab) if row in set(rows)]

    def keys(self, tab: str) -> Sequence[str | None]:
        return self.tabs[tab].keys

    def statuses(self, tab: str) -> Sequence[str | None]:
        return self.tabs[tab].statuses

    def wrong(self, tab: str) -> AbstractSet[int]:
        return self.tabs[tab].wrong

    def missing(self, tab: str) -> AbstractSet[int]:
        return self.tabs[tab].missing

    def lacking(self, tab: str, header: str) -> AbstractSet[int]:
        there = self.tabs[tab]
        return {row for row in there.filled if there.columns[header][row] is None}

    def unknown(self, tab: str, header: str) -> AbstractSet[int]:
        """No cell that is wrong tells why."""
        return self.not_fine(tab, header)

    def ended(self, _tab: str) -> AbstractSet[int]:
        """None: no world of formulas alone has pools."""
        return frozenset()

    def row_named(self, tab: str, text: str) -> int | None:
        keys = self.tabs[tab].keys
        return keys.index(text.upper()) if text.upper() in keys else None


TYPES: dict[str, Type] = {
    "Uren": NUMBER,
    "Aantal": NUMBER,
    "Kosten": EURO,
    "Start": DAY,
    "Einde": DAY,
    "Moment": MOMENT,
    "Later": MOMENT,
    "Naam": TEXT,
    "Plaats": TEXT,
    "Soort": CHOICE,
    "Domein": CHOICES,
    "Akkoord": YES_NO,
}
"""The columns that every tab of a random world has, beside ``Bij``, which points at a row."""

POINTS_AT = {"plans": "parties", "hours": "plans", "parties": "parties"}
"""Tab → the tab whose rows its column ``Bij`` points at."""


def row_of(tab: str) -> Type:
    """The type of a reference to a row of this tab."""
    return Type("row", tab=tab)
