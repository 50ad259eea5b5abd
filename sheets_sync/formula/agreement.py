"""How two types come together: in a comparison, in the branches of a decision, in a sum."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.cells.suggestions import closest
from sheets_sync.cells.text import fold
from sheets_sync.formula import nodes
from sheets_sync.formula.mistakes import Mistake, mistake
from sheets_sync.formula.types import TEXT, Type

if TYPE_CHECKING:
    from sheets_sync.formula.nodes import Node

TIMES: Final = frozenset(("day", "moment"))


def agree(left: Node, right: Node) -> tuple[Node, Node] | Mistake:
    """Both values as one type, where they can be compared or stand for one another.

    A number that stands in the formula, also one worked out from such, takes the unit of the
    other; a text in the formula is the choice that it names; a row beside a text is its key or
    name.
    """
    if "blank" in {left.type.family, right.type.family}:
        return left, right
    for one, other in ((left, right), (right, left)):
        if isinstance(one, nodes.Constant) and isinstance(one.value, str):
            found = _word(one, other)
            if isinstance(found, Mistake):
                return found
            one_type = found
            if one is left:
                left = one_type
            else:
                right = one_type
    left, right = _as_text(left, right), _as_text(right, left)
    return _united(left, right)


def _word(said: nodes.Constant, other: Node) -> Node | Mistake:
    """A text of the formula beside a choice: one of its words, however it is spelled."""
    if other.type.family not in {"choice", "choices"}:
        return said
    words = {fold(word): word for word in other.type.choices}
    word = words.get(fold(str(said.value)))
    if word is not None:
        return said._replace(value=word, type=Type("choice", choices=other.type.choices))
    near = closest(str(said.value), list(other.type.choices))
    details = {"found": str(said.value), "expected": near or ", ".join(other.type.choices)}
    return mistake("no_choice_near" if near else "no_choice", said.span, **details)


def _as_text(node: Node, other: Node) -> Node:
    """A row, beside what is no row, as its key or name."""
    if node.type.family == "row" and other.type.family in {"text", "choice"}:
        return nodes.Through(node, nodes.Key(TEXT, node.span), TEXT, node.span)
    return node


def _united(left: Node, right: Node) -> tuple[Node, Node] | Mistake:
    one, other = left.type, right.type
    if one.family == other.family == "number":
        return _in_one_unit(left, right)
    if one.family == other.family or {one.family, other.family} in ({"text", "choice"}, TIMES):
        if one.family == "row" and one.tab != other.tab:
            return unlike("unlike", left, right)
        return left, right
    for text, moment in ((left, right), (right, left)):
        if text.type == TEXT and moment.type.family in TIMES and isinstance(text, nodes.Constant):
            return mistake("day_in_quotes", text.span, found=str(text.value))
    return unlike("unlike", left, right)


def _in_one_unit(left: Node, right: Node) -> tuple[Node, Node] | Mistake:
    if left.type.unit == right.type.unit:
        return left, right
    if is_bare(left):
        return left._replace(type=right.type), right
    if is_bare(right):
        return left, right._replace(type=left.type)
    return unlike("units", left, right)


_TAKES_ON: Final = frozenset(
    ("IF", "IFS", "IFBLANK", "MIN", "MAX", "SUM", "AVERAGE", "ROUND", "ABS", "NEGATE")
)


def is_bare(node: Node) -> bool:
    """Whether it is a number made of nothing but numbers in the formula, so of any unit."""
    if node.type.family != "number" or node.type.unit:
        return False
    match node:
        case nodes.Constant():
            return True
        case nodes.Arithmetic():
            return is_bare(node.left) and is_bare(node.right)
        case nodes.Call():
            numbers = [one for one in node.arguments if one.type.family == "number"]
            return node.function in _TAKES_ON and all(map(is_bare, numbers))
        case _:
            return False


def unlike(code: str, left: Node, right: Node) -> Mistake:
    """That these two do not go together, each with its type in words."""
    span = nodes.Span(left.span.start, right.span.end)
    return mistake(code, span, left=type_name(left.type), right=type_name(right.type))


def type_name(kind: Type) -> str:
    """What stands for a type in the details of a mistake, until it is put in words.

    >>> type_name(Type("number", unit="hours")), type_name(Type("row", tab="plans"))
    ('@number:hours', '@row:plans')
    """
    return f"@{kind.family}:{kind.unit or kind.tab}"


def as_word(node: Node) -> Node:
    """A row as its key or name; all else as it is."""
    if node.type.family != "row":
        return node
    return nodes.Through(node, nodes.Key(TEXT, node.span), TEXT, node.span)
