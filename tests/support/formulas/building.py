"""Trees written down in a few words, as the parser would make them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sheets_sync.formula import nodes
from sheets_sync.formula.nodes import Formula, Node, Span
from sheets_sync.formula.types import BLANK, DAY, MOMENT, NUMBER, TEXT, YES_NO, Type
from support.formulas.worlds import Tab, TableWorld

if TYPE_CHECKING:
    from collections.abc import Sequence

AT = Span(0, 0)
_TYPES = {int: NUMBER, float: MOMENT, str: TEXT, bool: YES_NO, date: DAY, type(None): BLANK}
_GIVES = {"DATE": DAY, "WORKDAY": DAY, "TEXT": TEXT, "LOWER": TEXT}


def day(text: str) -> date:
    """2024-02-29 as a value of a formula."""
    return date.fromisoformat(text)


def serial(shown: date) -> int:
    """The number by which a sheet knows a day."""
    return (shown - date(1899, 12, 30)).days


def constant(value: Any) -> nodes.Constant:
    """A value that stands in a formula; numbers in hundredths."""
    kind = next((kind for base, kind in _TYPES.items() if type(value) is base), NUMBER)
    return nodes.Constant(serial(value) if isinstance(value, date) else value, kind, AT)


def cell(header: str, kind: Type) -> nodes.Cell:
    """A column of the row."""
    return nodes.Cell(header, kind, AT)


def call(function: str, *arguments: Any, kind: Type | None = None) -> nodes.Call:
    """A function; what is no node among its arguments is a constant."""
    parts = tuple(part if hasattr(part, "span") else constant(part) for part in arguments)
    return nodes.Call(function, parts, kind or _GIVES.get(function, NUMBER), AT)


def compare(operator: Any, left: Node, right: Node) -> nodes.Compare:
    """Two values beside one another."""
    return nodes.Compare(operator, left, right, YES_NO, AT)


def arithmetic(operator: Any, left: Node, right: Node, kind: Type = NUMBER) -> nodes.Arithmetic:
    """Two values worked together."""
    return nodes.Arithmetic(operator, left, right, kind, AT)


def formula(node: Node, tab: str = "plans") -> Formula:
    """The formula of a tree."""
    return Formula("", tab, node)


def one_tab(wrong: dict[str, set[int]] | None = None, /, **columns: Sequence[Any]) -> TableWorld:
    """A world of the tab ``plans`` alone."""
    return TableWorld({"plans": Tab(columns, wrong_cells=wrong)})
