"""What a formula gives anew each day although nobody did anything: VANDAAG and NU by themselves.

In a comparison they tell on which side of a day the row is, which turns once. By themselves, in a
cell that is written, they would have every row written every day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sheets_sync.formula import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sheets_sync.formula.nodes import Formula, Node, Span

_TURNS_ONCE: Final = frozenset(("IN", "CONTAINS", "ISBLANK", "ISFILLED"))


def shifting(formula: Formula, computed: Mapping[tuple[str, str], Formula]) -> Span | None:
    """Where the day of the run itself comes into what this formula gives, if it does.

    ``computed`` are the formulas of columns, by tab and header: a column that is not written may
    hold the day of the run, and what takes from it shifts as well.
    """
    return _Search(computed).found(formula.node, formula.tab, formula.tab)


class _Search:
    """One search; each column is looked into once."""

    def __init__(self, computed: Mapping[tuple[str, str], Formula]) -> None:
        self.computed = computed
        self.known: dict[tuple[str, str], bool] = {}

    def found(self, node: Node, tab: str, home: str) -> Span | None:
        """In a node that is resolved in ``tab``; ``home`` is what ``DEZE`` is resolved in."""
        match node:
            case nodes.Today():
                return node.span
            case nodes.Compare():
                return None
            case nodes.Call() if node.function in _TURNS_ONCE:
                return None
            case nodes.Cell():
                return node.span if self._shifts(tab, node.header) else None
            case _:
                within = (self.found(*part) for part in _within(node, tab, home))
                return next((span for span in within if span is not None), None)

    def _shifts(self, tab: str, header: str) -> bool:
        place = tab, header
        if place not in self.known:
            self.known[place] = False
            own = self.computed.get(place)
            self.known[place] = own is not None and self.found(own.node, tab, tab) is not None
        return self.known[place]


def _within(node: Node, tab: str, home: str) -> Iterator[tuple[Node, str, str]]:
    """The parts of a node, each with the tab in which it is resolved."""
    match node:
        case nodes.This():
            yield node.node, home, home
        case nodes.Through():
            yield node.row, tab, home
            yield node.node, node.row.type.tab, home
        case nodes.Rows():
            # Which rows count turns once; what is taken of them may shift.
            yield node.value, node.tab, tab
        case nodes.Logic() | nodes.Not() | nodes.Earlier():
            return
        case _:
            for part in node:
                inner: Any = (part,) if hasattr(part, "span") else part
                if isinstance(inner, tuple):
                    yield from ((one, tab, home) for one in inner if hasattr(one, "span"))
