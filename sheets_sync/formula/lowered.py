"""What each kind of node comes down to: an expression, or a column of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sheets_sync.formula import nodes
from sheets_sync.formula.calls import lower_call
from sheets_sync.formula.lowering import Lowering, Ways, measure
from sheets_sync.formula.recipes import folded
from sheets_sync.formula.shown import form_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sheets_sync.cells.text import Language
    from sheets_sync.formula.nodes import Formula, Node
    from sheets_sync.formula.recipes import Expression, Key, Recipe


def recipe_of(formula: Formula, language: Language = "nl") -> Recipe:
    """The recipe of one formula. ``language`` is how numbers and days are shown in texts.

    Raises:
        TooDeep: more than ``DEEPEST`` levels.
    """
    return ladder_of([formula], language)


def ladder_of(formulas: Sequence[Formula], language: Language = "nl") -> Recipe:
    """One recipe for all conditions of a ladder, which are of one tab. Raises as ``recipe_of``."""
    for formula in formulas:
        measure(formula.node)
    lowering = Lowering(formulas[0].tab, language, _WAYS)
    return lowering.recipe([formula.node for formula in formulas])


def _constant(lowering: Lowering, node: nodes.Constant) -> Expression:
    return lowering.constant(node.value)


def _this(lowering: Lowering, node: nodes.This) -> Expression:
    assert lowering.pairing is not None
    return lowering.pairing.value(lowering, node.node)


def _flag(
    lowering: Lowering, node: nodes.IsWrong | nodes.IsMissing | nodes.IsUnknown | nodes.HasEnded
) -> Expression:
    return lowering.lenient(lowering.key(node))


def _today(lowering: Lowering, node: nodes.Today) -> Expression:
    return lowering.scalar(("now",) if node.type.family == "moment" else ("today",))


def _compare(lowering: Lowering, node: nodes.Compare) -> Expression:
    families = {node.left.type.family, node.right.type.family}
    # A choice is compared by its word; beside a text it is one too.
    worth = lowering.text if "text" in families else lowering.value
    return ("compare", node.operator, worth(node.left), worth(node.right))


def _logic(lowering: Lowering, node: nodes.Logic) -> Expression:
    return (node.operator.lower(), tuple(map(lowering.value, node.parts)))


def _not(lowering: Lowering, node: nodes.Not) -> Expression:
    return ("not", lowering.value(node.node))


def _joined(lowering: Lowering, node: nodes.Joined) -> Expression:
    return ("pass", "joined", tuple(_shown(lowering, part) for part in node.parts))


def _shown(lowering: Lowering, node: Node) -> Expression:
    form = form_of(node.type, lowering.language)
    value = lowering.value(node)
    return ("call", form, (value,)) if form else value


def _arithmetic(lowering: Lowering, node: nodes.Arithmetic) -> Expression:
    left, right = node.left.type.family, node.right.type.family
    if node.operator in {"*", "/"}:
        return _product(lowering, node)
    first, second = lowering.value(node.left), lowering.value(node.right)
    if left == right == "day":
        return ("days between", first, second)
    if left in _TIMES and right in _TIMES:
        return ("call", "moments_apart", (first, second))
    if right in _TIMES:
        first, second, left = second, first, right
    if left in _TIMES:
        return (f"{left} {'on' if node.operator == '+' else 'back'}", first, second)
    return ("add" if node.operator == "+" else "subtract", first, second)


_TIMES: Final = frozenset(("day", "moment"))


def _product(lowering: Lowering, node: nodes.Arithmetic) -> Expression:
    left, right = lowering.value(node.left), lowering.value(node.right)
    if node.operator == "/":
        lowering.divisors[right] = None
        return ("over", left, right)
    for one, other in ((left, node.right), (right, node.left)):
        if isinstance(other, nodes.Constant) and (times := _whole(other.value)) is not None:
            return ("scaled", one, lowering.constant(times))
    return ("times", left, right)


def _whole(hundredths: object) -> int | None:
    if not isinstance(hundredths, int) or hundredths % 100:
        return None
    return hundredths // 100


Keyed: TypeAlias = "Callable[[Lowering, Any], Key]"


def _cell_key(lowering: Lowering, node: nodes.Cell) -> Key:
    return ("cell", lowering.tab, node.header)


def _through_key(lowering: Lowering, node: nodes.Through) -> Key:
    return ("through", lowering.key(node.row), lowering.of(node.row.type.tab, node.node))


def _status_key(lowering: Lowering, _node: nodes.Status) -> Key:
    return ("status", lowering.tab)


def _key_key(lowering: Lowering, _node: nodes.Key) -> Key:
    return ("key", lowering.tab)


def _wrong_key(lowering: Lowering, node: nodes.IsWrong) -> Key:
    return ("wrong", lowering.tab, node.header)


def _missing_key(lowering: Lowering, node: nodes.IsMissing) -> Key:
    return ("missing", lowering.tab, node.header)


def _unknown_key(lowering: Lowering, node: nodes.IsUnknown) -> Key:
    return ("unknown", lowering.tab, node.header)


def _ended_key(lowering: Lowering, _node: nodes.HasEnded) -> Key:
    return ("ended", lowering.tab)


def _earlier_key(lowering: Lowering, node: nodes.Earlier) -> Key:
    columns = tuple(_matched(lowering, column) for column in node.columns)
    return ("earlier", lowering.tab, columns, lowering.condition(node.condition))


def _running_key(lowering: Lowering, node: nodes.Running) -> Key:
    group, *order = (_matched(lowering, part) for part in (node.group, *node.order))
    return ("running", lowering.tab, lowering.key(node.value), group, tuple(order))


def _matched(lowering: Lowering, node: Node) -> Key:
    key = lowering.key(node)
    return folded(key) if node.type.family == "text" else key


def _this_key(lowering: Lowering, node: nodes.This) -> Key:
    expression = lowering.value(node)
    if expression[0] == "cell":
        return list(lowering.columns)[expression[1]]
    return ("formula", tuple(lowering.inner().recipe([node])))


def _typed_key(lowering: Lowering, node: nodes.Typed) -> Key:
    return ("typed", lowering.tab, node.header)


def _lookup_key(lowering: Lowering, node: nodes.Lookup) -> Key:
    return ("lookup", node.tab, lowering.key(node.text))


_KEYS: Final[dict[type, Keyed]] = {
    nodes.Cell: _cell_key,
    nodes.Through: _through_key,
    nodes.Status: _status_key,
    nodes.Key: _key_key,
    nodes.IsWrong: _wrong_key,
    nodes.IsMissing: _missing_key,
    nodes.IsUnknown: _unknown_key,
    nodes.HasEnded: _ended_key,
    nodes.Earlier: _earlier_key,
    nodes.Running: _running_key,
    nodes.Lookup: _lookup_key,
    nodes.Typed: _typed_key,
    nodes.This: _this_key,
}
"""What of a formula is a column by itself."""


_VALUES: Final[dict[type, Callable[[Lowering, Any], Expression]]] = {
    nodes.Constant: _constant,
    nodes.This: _this,
    nodes.IsWrong: _flag,
    nodes.IsMissing: _flag,
    nodes.IsUnknown: _flag,
    nodes.HasEnded: _flag,
    nodes.Today: _today,
    nodes.Compare: _compare,
    nodes.Logic: _logic,
    nodes.Not: _not,
    nodes.Joined: _joined,
    nodes.Arithmetic: _arithmetic,
    nodes.Call: lower_call,
}
"""What of a formula is worked out in the row, by the kind of its node."""

_WAYS: Final = Ways(_VALUES, _KEYS)
