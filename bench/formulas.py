"""Formulas compiled to columns, on tabs of so many rows: what each kind costs by itself."""

from __future__ import annotations

import gc
import random
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.formula import nodes
from sheets_sync.formula.compile import compile_column, compile_condition, compile_ladder
from sheets_sync.formula.nodes import Arithmetic, Call, Cell, Compare, Constant, Formula, Logic
from sheets_sync.formula.types import DAY, NUMBER, TEXT, YES_NO, Type

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from sheets_sync.formula.nodes import Node

AT: Final = nodes.Span(0, 0)
PLAN: Final = Type("row", tab="plans")
CHOICE: Final = Type("choice")
DECISIONS: Final = ("Goedgekeurd", "Afgewezen", "Aanvullen", None)


class World:
    """Plans, and hours that are booked on them, in no order; one cell in a thousand is wrong."""

    def __init__(self, height: int) -> None:
        drawn = random.Random(1)  # noqa: S311 -- the same register each time
        plans = list(range(height))
        drawn.shuffle(plans)
        self._height = height
        self._wrong = set(range(0, height, 1000))
        self._columns: Mapping[str, list[Any]] = {
            "Uren": [drawn.randrange(100, 4000) for _ in plans],
            "Start": [drawn.randrange(44_000, 45_000) for _ in plans],
            "Einde": [drawn.randrange(44_000, 45_500) for _ in plans],
            "Besluit": [drawn.choice(DECISIONS) for _ in plans],
            "Naam": [f"Naam van nummer {number}" for number in plans],
            "Plan": [plan // 3 for plan in plans],
        }
        self.today, self.now = 44_600, 44_600.5
        self.kept: dict[Any, Any] = {}

    def height(self, _tab: str) -> int:
        """All tabs have as many rows."""
        return self._height

    def filled(self, _tab: str) -> Sequence[int]:
        """None is blank."""
        return range(self._height)

    order = filled

    def column(self, _tab: str, header: str) -> Sequence[Any]:
        """The same in each tab."""
        return self._columns[header]

    def not_fine(self, _tab: str, header: str) -> AbstractSet[int]:
        """Of one column."""
        return self._wrong if header == "Start" else frozenset()

    def row_named(self, _tab: str, _text: str) -> int | None:
        """No text names a row."""

    def pointing(self, tab: str, header: str) -> Mapping[int, Sequence[int]]:
        """No formula here asks for it."""
        raise NotImplementedError(tab, header)

    def keys(self, _tab: str) -> Sequence[str]:
        """Any texts."""
        return self._columns["Naam"]

    statuses = keys

    def wrong(self, _tab: str) -> AbstractSet[int]:
        """Rows with something wrong."""
        return self._wrong

    missing = wrong

    def lacking(self, _tab: str, _header: str) -> AbstractSet[int]:
        """Nothing is missing."""
        return frozenset()


def _cell(header: str, kind: Type) -> Cell:
    return Cell(header, kind, AT)


def _compare(operator: Any, left: Node, value: Any) -> Compare:
    right = value if isinstance(value, Cell) else Constant(value, left.type, AT)
    return Compare(operator, left, right, YES_NO, AT)


def _rows(value: Node, condition: Node | None = None) -> nodes.Rows:
    return nodes.Rows("hours", "Plan", value, condition, value.type, AT)


HOURS, START, END = _cell("Uren", NUMBER), _cell("Start", DAY), _cell("Einde", DAY)
DECISION, NAME, OF = _cell("Besluit", CHOICE), _cell("Naam", TEXT), _cell("Plan", PLAN)
_RULE = Logic("AND", (_compare("<", END, START), _compare(">", HOURS, 3000)), YES_NO, AT)
_RUNGS = (
    *(_compare("<", END, 44_010 + step) for step in range(4)),
    *(_compare("=", DECISION, decision) for decision in DECISIONS[:2]),
    *(
        Logic("AND", (_compare("<", START, day), _compare(">", HOURS, 3500)), YES_NO, AT)
        for day in range(44_100, 44_700, 100)
    ),
)
_BEFORE = _compare("<", END, 44_900)
_COLUMNS: Mapping[str, Node] = {
    "copy": HOURS,
    "look-up": nodes.Through(OF, END, DAY, AT),
    "roll-up": Call("SUM", (_rows(HOURS, _BEFORE),), NUMBER, AT),
    "earlier": nodes.Earlier((NAME, DECISION), None, PLAN, AT),
    "running": nodes.Running(HOURS, OF, (END,), NUMBER, AT),
    "division": Arithmetic("/", HOURS, Constant(300, NUMBER, AT), NUMBER, AT),
}


def _on_columns(name: str) -> Callable[[Path], Callable[[], object]]:
    return lambda count: _once(compile_column(Formula("", "plans", _COLUMNS[name])), count)


def rule(count: Path) -> Callable[[], object]:
    """Two comparisons of columns that another formula used before."""
    compiled, world = compile_condition(Formula("", "plans", _RULE)), World(int(count.name))
    compiled(world)
    gc.disable()
    return lambda: compiled(world)


def ladder(count: Path) -> Callable[[], object]:
    """Twelve conditions, among them comparisons of words and of two columns."""
    return _once(compile_ladder([Formula("", "plans", rung) for rung in _RUNGS]), count)


copy, look_up, roll_up = map(_on_columns, ("copy", "look-up", "roll-up"))
earlier, running, division = map(_on_columns, ("earlier", "running", "division"))


def _once(compiled: Callable[[Any], object], count: Path) -> Callable[[], object]:
    """The first use in a run: what is made of a column for it counts, its code does not."""
    compiled(World(10))
    world = World(int(count.name))
    gc.disable()
    return lambda: compiled(world)
