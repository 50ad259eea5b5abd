"""Conditions over a whole tab taken apart: what is asked of its rows alone, and what of pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sheets_sync.formula import nodes
from sheets_sync.formula.crossings import SO_FAR, Meeting
from sheets_sync.formula.lowering import Lowering, has_this
from sheets_sync.formula.recipes import folded
from sheets_sync.formula.types import YES_NO

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.formula.nodes import Compare, Node
    from sheets_sync.formula.recipes import Key

_TURNED: Final = {"=": "=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


def meeting_of(other: Lowering, function: str, rows: nodes.Rows) -> Meeting:
    """How rows of a whole tab are found for a row; ``other`` is the lowering in that tab."""
    parts = _parts(rows.condition)
    fixed = [part for part in parts if not has_this(part)]
    asked = [part for part in parts if has_this(part)]
    equal = next((part for part in asked if _is_of_one_side(part, "=")), None)
    asked = [part for part in asked if part is not equal]
    ordered = None
    if len(asked) == 1 and function in SO_FAR and not has_this(rows.value):
        ordered = next(
            (part for part in asked if _is_of_one_side(part, "<", "<=", ">", ">=")), None
        )
    asked = [part for part in asked if part is not ordered]
    return Meeting(
        other.condition(_all(fixed, rows)),
        None if equal is None else _sides(other, equal)[1:],
        None if ordered is None else _sides(other, ordered),
        other.condition(_all(asked, rows)),
    )


def _parts(condition: Node | None) -> list[Node]:
    if condition is None:
        return []
    if isinstance(condition, nodes.Logic) and condition.operator == "AND":
        return [inner for part in condition.parts for inner in _parts(part)]
    return [condition]


def _all(parts: Sequence[Node], rows: nodes.Rows) -> Node | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    return nodes.Logic("AND", tuple(parts), YES_NO, rows.span)


def _is_of_one_side(part: Node, *operators: str) -> bool:
    """A comparison of what is of the other row with what is given from here."""
    if not isinstance(part, nodes.Compare) or part.operator not in operators:
        return False
    return (_is_given(part.left) and not has_this(part.right)) or (
        _is_given(part.right) and not has_this(part.left)
    )


def _is_given(node: Node) -> bool:
    """Whether it takes from here alone, and cannot fail."""
    if isinstance(node, nodes.This):
        return True
    if isinstance(node, nodes.Arithmetic):
        sides = (node.left, node.right)
        return (
            node.operator != "/"
            and any(map(_is_given, sides))
            and all(map(_is_given_or_fixed, sides))
        )
    return False


def _is_given_or_fixed(node: Node) -> bool:
    return isinstance(node, nodes.Constant) or _is_given(node)


def _sides(other: Lowering, part: Any) -> tuple[str, Key, int]:
    """The operator, the column there, the number of what is given: in this order."""
    compare: Compare = part
    here, there, operator = compare.left, compare.right, compare.operator
    if _is_given(here):
        here, there, operator = there, here, _TURNED[operator]  # type: ignore[assignment]
    assert other.pairing is not None
    own, home = other.key(here), other.pairing.home_key(_at_home(there))
    if "text" in {here.type.family, there.type.family}:
        own, home = folded(own), folded(home)
    given = other.pairing.given
    return operator, own, given.setdefault(home, len(given))


def _at_home(node: Node) -> Node:
    """What is given, as the tab has it for which the roll-up is made."""
    if isinstance(node, nodes.This):
        return node.node
    if isinstance(node, nodes.Arithmetic):
        return node._replace(left=_at_home(node.left), right=_at_home(node.right))
    return node
