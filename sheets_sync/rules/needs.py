"""What a formula needs before it can be worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from sheets_sync.formula.nodes import (
    Cell,
    IsMissing,
    IsWrong,
    Rows,
    Status,
    This,
    Through,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.formula.nodes import Formula, Node

What: TypeAlias = Literal["column", "status", "faults"]


class Need(NamedTuple):
    """One thing of one tab: a column by its header, its statuses, what is wrong in its rows."""

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
        case Status():
            yield Need("status", tab)
        case IsWrong() | IsMissing():
            yield Need("column", tab, node.header) if node.header else Need("faults", tab)
        case This():
            yield from _needs(node.node, home, home)
        case Through():
            yield from _needs(node.row, tab, home)
            yield from _needs(node.node, node.row.type.tab, home)
        case Rows():
            yield from _of_rows(node, tab)
        case _:
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
