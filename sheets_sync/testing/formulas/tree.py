"""A formula taken apart: what stands in it, as a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.testing.cells import ErrorValue

# Functions that ask where their first argument stands, not what stands in it.
PLACE_ONLY = {"ROW", "COLUMN", "ROWS", "COLUMNS", "OFFSET", "FORMULATEXT", "ISFORMULA"}
# Functions that may answer with more than one value.
MANY = {
    "ARRAYFORMULA",
    "ARRAY_CONSTRAIN",
    "BYCOL",
    "BYROW",
    "FREQUENCY",
    "LET",
    "MAKEARRAY",
    "MAP",
    "QUERY",
    "REDUCE",
    "SCAN",
    "WRAPCOLS",
    "WRAPROWS",
    "CHOOSECOLS",
    "CHOOSEROWS",
    "FILTER",
    "FLATTEN",
    "HSTACK",
    "INDEX",
    "MMULT",
    "REGEXEXTRACT",
    "SEQUENCE",
    "SORT",
    "SORTN",
    "SPLIT",
    "SUMPRODUCT",
    "TOCOL",
    "TOROW",
    "TRANSPOSE",
    "UNIQUE",
    "VSTACK",
    "XLOOKUP",
}


class Constant(NamedTuple):
    """A number, a text, yes or no, an error, or nothing between two separators."""

    value: str | float | bool | ErrorValue | None


class Reference(NamedTuple):
    """Cells as written, with the title of their sheet where it is named."""

    text: str


class Name(NamedTuple):
    """The name of a range."""

    text: str


class Call(NamedTuple):
    name: str
    arguments: tuple[Node, ...]


class Applied(NamedTuple):
    """An operator between two operands."""

    sign: str
    left: Node
    right: Node


class Signed(NamedTuple):
    """``-``, ``+`` or ``%`` with its operand."""

    sign: str
    operand: Node


class Braces(NamedTuple):
    """An array in braces, row by row."""

    rows: tuple[tuple[Node, ...], ...]


Node: TypeAlias = "Constant | Reference | Name | Call | Applied | Signed | Braces"


def read_from(node: Node) -> Iterator[Reference | Name]:
    """The references whose values the formula may need."""
    if isinstance(node, Reference | Name):
        yield node
        return
    parts = below(node)
    if isinstance(node, Call) and node.name in PLACE_ONLY:
        parts = [p for i, p in enumerate(parts) if i or not isinstance(p, Reference | Name)]
    for part in parts:
        yield from read_from(part)


def below(node: Node) -> list[Node]:
    """The parts of a node."""
    if isinstance(node, Call):
        return list(node.arguments)
    if isinstance(node, Applied):
        return [node.left, node.right]
    if isinstance(node, Signed):
        return [node.operand]
    if isinstance(node, Braces):
        return [part for row in node.rows for part in row]
    return []
