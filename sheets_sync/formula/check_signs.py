"""Checks what stands between or before values: sums, products, comparisons, conditions."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, cast

from sheets_sync.formula import nodes, syntax
from sheets_sync.formula.agreement import TIMES, agree, as_word, unlike
from sheets_sync.formula.mistakes import Mistake, mistake
from sheets_sync.formula.runtime import exact
from sheets_sync.formula.types import NUMBER, TEXT, YES_NO, Type

if TYPE_CHECKING:
    from sheets_sync.formula.checker import Checker
    from sheets_sync.formula.nodes import Node, Span


def unary(checker: Checker, said: syntax.Unary) -> Node | None:
    """A sign before a value, or a percent sign behind it."""
    if said.sign == "NOT":
        inner = checker.condition(said.value)
        return inner and nodes.Not(inner, YES_NO, said.span)
    node = checker.value(said.value)
    if node is None:
        return None
    if node.type.family not in {"number", "blank"}:
        return checker.note("no_number", node.span)
    if isinstance(node, nodes.Constant) and node.type.family == "number":
        value = cast("int | Fraction", node.value)
        changed = -value if said.sign == "-" else exact(Fraction(value) / 100)
        return node._replace(value=changed, span=said.span)
    if said.sign == "-":
        return nodes.Call("NEGATE", (node,), node.type, said.span)
    hundred = nodes.Constant(10_000, NUMBER, said.span)
    return nodes.Arithmetic("/", node, hundred, node.type, said.span)


def binary(checker: Checker, said: syntax.Binary) -> Node | None:
    """A sum, product or comparison of two values of types that go together."""
    left, right = checker.value(said.left), checker.value(said.right)
    if left is None or right is None:
        return None
    if said.sign in _WORKED:
        made = _WORKED[said.sign](said.sign, left, right, said.span)
    else:
        made = _compared(said.sign, left, right, said.span)
    if isinstance(made, Mistake):
        checker.mistakes.append(made)
        return None
    return made


def _compared(sign: str, left: Node, right: Node, span: Span) -> Node | Mistake:
    for one, other in ((left, right), (right, left)):
        if one.type.family == "choices" and other.type.family in {"text", "choice"}:
            return mistake("several_compared", span)
        if isinstance(one, nodes.Constant) and one.value == "":
            return mistake("compared_with_nothing", span)
    agreed = agree(left, right)
    if isinstance(agreed, Mistake):
        return agreed
    families = {one.type.family for one in agreed}
    if sign not in {"=", "<>"} and families & {"yes_no", "choice", "choices", "row"}:
        return mistake("no_order", span)
    return nodes.Compare(cast("Any", sign), *agreed, YES_NO, span)


def _sum(sign: str, left: Node, right: Node, span: Span) -> Node | Mistake:
    one, other = left.type.family, right.type.family
    kind: Type | None = None
    if "blank" in {one, other} or one == other == "number":
        agreed = agree(left, right)
        if isinstance(agreed, Mistake):
            return agreed
        left, right = agreed
        kind = right.type if one == "blank" else left.type
    elif one in TIMES and other in TIMES and sign == "-":
        kind = NUMBER
    elif one in TIMES and other == "number" and not right.type.unit:
        kind = left.type
    elif one == "number" and other in TIMES and sign == "+" and not left.type.unit:
        kind = right.type
    if kind is None:
        code = "joined_by_plus" if sign == "+" and "text" in {one, other} else "not_added"
        return unlike(code, left, right)
    return nodes.Arithmetic(cast("Any", sign), left, right, kind, span)


def _times(sign: str, left: Node, right: Node, span: Span) -> Node | Mistake:
    for node in (left, right):
        if node.type.family not in {"number", "blank"}:
            return mistake("no_number", node.span)
    one, other = left.type.unit, right.type.unit
    if one and other and (sign == "*" or one != other):
        return unlike("units_times", left, right)
    if sign == "/" and other and not one:
        return unlike("units_times", left, right)
    unit = "" if sign == "/" and one == other else one or other
    return nodes.Arithmetic(cast("Any", sign), left, right, Type("number", unit), span)


_WORKED: Final = {"+": _sum, "-": _sum, "*": _times, "/": _times}


def several(checker: Checker, said: syntax.Several) -> Node | None:
    """Conditions with AND or OR between them, or parts of a text."""
    if said.sign == "&":
        return _joined(checker, said)
    parts = [checker.condition(part) for part in said.parts]
    if None in parts:
        return None
    kept = tuple(part for part in parts if part is not None)
    return nodes.Logic(cast("Any", said.sign), kept, YES_NO, said.span)


def _joined(checker: Checker, said: syntax.Several) -> Node | None:
    parts = [as_word(part) for part in map(checker.value, said.parts) if part is not None]
    if len(parts) < len(said.parts):
        return None
    return nodes.Joined(tuple(parts), TEXT, said.span)
