"""From the syntax tree of a formula to checked nodes: names resolved, types that go together.

>>> from sheets_sync.formula.types import NUMBER, Schema, TabNames
>>> hours = TabNames("hours", "Uren", {"Uren": "Uren"}, {"Uren": NUMBER})
>>> check('[Uren] * 2', Schema({"hours": hours}), "hours").node.type.family
'number'
>>> [one.code for one in check('[Uuren] * 2', Schema({"hours": hours}), "hours")]
['formula.no_column_near']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from sheets_sync.cells.text import fold
from sheets_sync.formula import nodes, syntax
from sheets_sync.formula.check_calls import called_by_name, check_call
from sheets_sync.formula.check_constants import a_day, a_moment, a_number, a_text
from sheets_sync.formula.check_rows import dereferenced, own_rows
from sheets_sync.formula.check_signs import binary, several, unary
from sheets_sync.formula.checker import Checker, Checks
from sheets_sync.formula.lowering import TooDeep, measure
from sheets_sync.formula.mistakes import Mistake, mistake
from sheets_sync.formula.nodes import Formula, Span
from sheets_sync.formula.parse import parse

if TYPE_CHECKING:
    from sheets_sync.formula.nodes import Node
    from sheets_sync.formula.types import Schema

Want = Literal["value", "yes_no", "row or value"]


def check(text: str, schema: Schema, tab: str, want: Want = "value") -> Formula | list[Mistake]:
    """The formula, checked in this tab, or all that is wrong with it.

    ``want`` says what it must give: a condition (``yes_no``), or any value of a column.

    Raises:
        NotYetKnown: it uses a column that the schema knows by name alone.
    """
    said, mistakes = parse(text, schema.language)
    if said is None:
        return mistakes
    checker = Checker(schema, schema.tabs[tab], mistakes, _CHECKS)
    try:
        measure(said)  # type: ignore[arg-type]
        node = checker.value(said)
        if node is not None:
            measure(node)
    except TooDeep as error:
        return [mistake("nested", Span(0, len(text)), most=str(error))]
    if node is not None:
        _fit(node, want, mistakes)
    if mistakes or node is None:
        return sorted(set(mistakes), key=lambda one: one.span)
    return Formula(text, tab, node)


def _fit(node: Node, want: Want, mistakes: list[Mistake]) -> None:
    family = node.type.family
    if want == "yes_no" and family not in {"yes_no", "blank"}:
        mistakes.append(mistake("no_condition", node.span))
    elif want == "value" and family == "row":
        mistakes.append(mistake("row_as_value", node.span))


def _column(checker: Checker, said: syntax.Column) -> Node | None:
    return checker.column(said.name, said.span)


def _this(checker: Checker, said: syntax.ThisColumn) -> Node | None:
    if checker.home is None:
        return checker.note("this_alone", said.span, column=said.name)
    inner = checker.home.column(said.name, said.span)
    return inner and nodes.This(inner, inner.type, said.span)


def _name(checker: Checker, said: syntax.Name) -> Node | None:
    known = checker.schema.values.get(fold(said.name))
    if known is not None:
        return nodes.Constant(known[1], known[0], said.span)
    return called_by_name(checker, said)


_CHECKS: Final[Checks] = {
    syntax.Number: a_number,
    syntax.Text: a_text,
    syntax.Day: a_day,
    syntax.Moment: a_moment,
    syntax.Column: _column,
    syntax.Name: _name,
    syntax.ThisColumn: _this,
    syntax.Dereferenced: dereferenced,
    syntax.TabRows: own_rows,
    syntax.Called: check_call,
    syntax.Unary: unary,
    syntax.Binary: binary,
    syntax.Several: several,
}
