"""What a formula needs before it can be worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from sheets_sync.formula.nodes import (
    Call,
    Cell,
    Earlier,
    HasEnded,
    IsMissing,
    IsUnknown,
    IsWrong,
    Rows,
    Status,
    This,
    Through,
)
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.formula.nodes import Formula, Node

What: TypeAlias = Literal["column", "status", "faults", "order", "ended"]


class Need(NamedTuple):
    """One thing of one tab: a column, its statuses, faults, order of rows, claims that ended."""

    what: What
    tab: str
    header: str = ""


def needs_of(formula: Formula) -> frozenset[Need]:
    """Everything of the register that has to be known first."""
    return frozenset(_needs(formula.node, formula.tab, formula.tab))


def _needs(node: Node, tab: str, home: str) -> Iterator[Need]:
    """Those of a node that is resolved in ``tab``; ``home`` is what ``DEZE`` is resolved in."""
    match node:
        case Cell():
            yield Need("column", tab, node.header)
        case Status() | HasEnded():
            yield Need("status" if isinstance(node, Status) else "ended", tab)
        case IsUnknown():
            yield Need("column", tab, node.header)
        case IsWrong() | IsMissing():
            yield Need("column", tab, node.header) if node.header else Need("faults", tab)
        case This():
            yield from _needs(node.node, home, home)
        case Through():
            yield from _needs(node.row, tab, home)
            yield from _needs(node.node, node.row.type.tab, home)
        case Rows():
            yield from _of_rows(node, tab)
        case Earlier():
            yield Need("order", tab)
            yield from _of_parts(node, tab, home)
        case Call() if node.function in _IN_ORDER:
            yield from (Need("order", one.tab) for one in node.arguments if isinstance(one, Rows))
            yield from _of_parts(node, tab, home)
        case _:
            yield from _of_parts(node, tab, home)


_IN_ORDER: Final = frozenset(("FIRST", "LAST", "TEXTJOIN"))


def _of_parts(node: Node, tab: str, home: str) -> Iterator[Need]:
    for part in _parts(node):
        yield from _needs(part, tab, home)


def _of_rows(node: Rows, tab: str) -> Iterator[Need]:
    if node.via:
        yield Need("column", node.tab, node.via)
    yield from _needs(node.value, node.tab, tab)
    if node.condition:
        yield from _needs(node.condition, node.tab, tab)


def _parts(node: Node) -> Iterator[Node]:
    for field in node:
        if _is_node(field):
            yield field  # type: ignore[misc]
        elif isinstance(field, tuple) and not hasattr(field, "_fields"):
            yield from filter(_is_node, field)


def _is_node(field: object) -> bool:
    return hasattr(field, "span") and hasattr(field, "_fields")
