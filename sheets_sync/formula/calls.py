"""Functions of formulas, each lowered to what the code of a recipe can say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sheets_sync.formula import nodes
from sheets_sync.formula.lowering import Lowering, Pairing, has_this
from sheets_sync.formula.meetings import meeting_of
from sheets_sync.formula.recipes import folded
from sheets_sync.formula.shown import shown_as

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sheets_sync.formula.nodes import Call, Node
    from sheets_sync.formula.recipes import Expression


def lower_call(lowering: Lowering, node: Call) -> Expression:
    """The expression of a call. KeyError for a function that is not known here."""
    lower: Lower = _FUNCTIONS[node.function]
    return lower(lowering, node.arguments)


def rolled(lowering: Lowering, function: str, rows: nodes.Rows) -> Expression:
    """What a function of lists makes of rows of another tab, for each row of this one."""
    pairing = Pairing(lowering, rows.via)
    other = lowering.beside(rows.tab, pairing)
    value = other.key(rows.value)
    if function == "SET" and rows.value.type.family == "text":
        value = folded(value)
    if rows.via:
        condition = other.condition(rows.condition)
        home = (lowering.tab, rows.tab, rows.via)
        return lowering.lenient(("rolled", function, *home, value, condition))
    if not any(map(has_this, (rows.value, rows.condition))):
        condition = other.condition(rows.condition)
        return lowering.scalar(("whole", function, rows.tab, value, condition))
    meeting = meeting_of(other, function, rows)
    given = tuple(pairing.given)
    return lowering.lenient(("crossed", function, rows.tab, value, tuple(meeting), given))


def _aggregate(function: str, combined: str) -> Lower:
    """SOM and the like: of rows, of single values, or of both."""

    def lower(lowering: Lowering, arguments: Sequence[Node]) -> Expression:
        parts = tuple(
            rolled(lowering, function, part)
            if isinstance(part, nodes.Rows)
            else lowering.value(part)
            for part in arguments
        )
        if len(parts) == 1 and isinstance(arguments[0], nodes.Rows):
            return parts[0]
        return ("pass", combined, parts)

    return lower


def _count(lowering: Lowering, arguments: Sequence[Node]) -> Expression:
    counted = tuple(
        rolled(lowering, "COUNT", part)
        if isinstance(part, nodes.Rows)
        else ("pass", "count", (lowering.value(part),))
        for part in arguments
    )
    return counted[0] if len(counted) == 1 else ("pass", "total", counted)


def _average(lowering: Lowering, arguments: Sequence[Node]) -> Expression:
    summed = _aggregate("SUM", "total")(lowering, arguments)
    return ("pass", "mean", (summed, _count(lowering, arguments)))


def _of_rows(function: str) -> Lower:
    def lower(lowering: Lowering, arguments: Sequence[Node]) -> Expression:
        [rows] = arguments
        assert isinstance(rows, nodes.Rows)
        return rolled(lowering, function, rows)

    return lower


def _if(lowering: Lowering, arguments: Sequence[Node]) -> Expression:
    tested, then, *other = map(lowering.value, arguments)
    return ("if", tested, then, other[0] if other else ("blank",))


def _ifs(lowering: Lowering, arguments: Sequence[Node]) -> Expression:
    lowered = list(map(lowering.value, arguments))
    chosen: Expression = lowered.pop() if len(lowered) % 2 else ("blank",)
    while lowered:
        then, tested = lowered.pop(), lowered.pop()
        chosen = ("if", tested, then, chosen)
    return chosen


def _is_blank(lowering: Lowering, arguments: Sequence[Node]) -> Expression:
    return ("empty", lowering.value(arguments[0]))


def _is_filled(lowering: Lowering, arguments: Sequence[Node]) -> Expression:
    return ("filled", lowering.value(arguments[0]))


def _if_blank(lowering: Lowering, arguments: Sequence[Node]) -> Expression:
    *soft, last = arguments
    if not soft:
        # Alone: the value, or a blank where it cannot be read.
        return lowering.soft(last)
    return ("otherwise", (*map(lowering.soft, soft), lowering.value(last)))


def _contains(lowering: Lowering, arguments: Sequence[Node]) -> Expression:
    elements, element = arguments
    return _membership(lowering, element, elements)


def _in(lowering: Lowering, arguments: Sequence[Node]) -> Expression:
    element, *lists = arguments
    parts = tuple(_membership(lowering, element, part) for part in lists)
    return parts[0] if len(parts) == 1 else ("or", parts)


def _membership(lowering: Lowering, element: Node, elements: Node) -> Expression:
    """Whether a value is among rows, among several choices, or within a text."""
    if isinstance(elements, nodes.Rows):
        is_text = elements.type.family == "text" or elements.value.type.family == "text"
        sought = lowering.text(element) if is_text else lowering.value(element)
        return ("in", sought, rolled(lowering, "SET", elements))
    if elements.type.family == "choices":
        return ("in", lowering.value(element), lowering.value(elements))
    if elements.type.family == "text":
        return ("call", "is_within", (lowering.text(element), lowering.text(elements)))
    return ("compare", "=", lowering.value(element), lowering.value(elements))


def _text_join(lowering: Lowering, arguments: Sequence[Node]) -> Expression:
    between, rows = arguments
    assert isinstance(rows, nodes.Rows)
    return ("call", "strung", (lowering.value(between), rolled(lowering, "LIST", rows)))


def _strictly(name: str) -> Lower:
    return lambda lowering, arguments: ("call", name, tuple(map(lowering.value, arguments)))


def _with_free_days(name: str) -> Lower:
    """WERKDAG and NETTO.WERKDAGEN: the days that are free are rows of a tab, or none."""

    def lower(lowering: Lowering, arguments: Sequence[Node]) -> Expression:
        start, other, *free = arguments
        closed = (
            rolled(lowering, "FREE", free[0])
            if free and isinstance(free[0], nodes.Rows)
            else lowering.constant(())
        )
        return ("call", name, (lowering.value(start), lowering.value(other), closed))

    return lower


def _date_difference(lowering: Lowering, arguments: Sequence[Node]) -> Expression:
    start, end, unit = arguments
    assert isinstance(unit, nodes.Constant)
    days = (lowering.value(start), lowering.value(end))
    return ("call", "apart", (*days, lowering.constant(_UNITS[str(unit.value).casefold()])))


_UNITS: Final = {"d": "d", "m": "m", "y": "y", "j": "y"}


def _text(lowering: Lowering, arguments: Sequence[Node]) -> Expression:
    shown, form = arguments
    assert isinstance(form, nodes.Constant)
    name, pattern = shown_as(shown.type, str(form.value))
    return ("call", name, (lowering.value(shown), lowering.constant(pattern)))


if TYPE_CHECKING:
    Lower = Callable[[Lowering, Sequence[Node]], Expression]

_FUNCTIONS: Final[dict[str, Any]] = {
    "IF": _if,
    "IFS": _ifs,
    "ISBLANK": _is_blank,
    "ISFILLED": _is_filled,
    "IFBLANK": _if_blank,
    "SUM": _aggregate("SUM", "total"),
    "MIN": _aggregate("MIN", "least"),
    "MAX": _aggregate("MAX", "most"),
    "COUNT": _count,
    "AVERAGE": _average,
    "FIRST": _of_rows("FIRST"),
    "LAST": _of_rows("LAST"),
    "CONTAINS": _contains,
    "IN": _in,
    "TEXTJOIN": _text_join,
    "DATE": _strictly("day_at"),
    "DAY_OF": _strictly("day_of"),
    "YEAR": _strictly("year"),
    "MONTH": _strictly("month"),
    "DAY": _strictly("day_of_month"),
    "WEEKDAY": _strictly("weekday"),
    "WORKDAY": _with_free_days("working_day"),
    "NETWORKDAYS": _with_free_days("working_days"),
    "DATEDIF": _date_difference,
    "ROUND": _strictly("rounded"),
    "ABS": _strictly("absolute"),
    "NEGATE": _strictly("negated"),
    "TEXT": _text,
    "LEN": _strictly("length"),
    "LOWER": _strictly("lower"),
}
"""By the English names in which they stand in the tree."""
