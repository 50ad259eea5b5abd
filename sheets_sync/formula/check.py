"""From the syntax tree of a formula to checked nodes: names resolved, types that go together.

>>> from sheets_sync.formula.types import NUMBER, Schema, TabNames
>>> hours = TabNames("hours", "Uren", {"Uren": "Uren"}, {"Uren": NUMBER})
>>> check('[Uren] * 2', Schema({"hours": hours}), "hours").node.type.family
'number'
>>> [one.code for one in check('[Uuren] * 2', Schema({"hours": hours}), "hours")]
['formula.no_column_near']
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, Literal, cast

from sheets_sync.cells.suggestions import closest
from sheets_sync.cells.text import fold
from sheets_sync.formula import nodes, syntax
from sheets_sync.formula.agreement import TIMES, agree, as_word, unlike
from sheets_sync.formula.check_constants import a_day, a_moment, a_number, a_text, exact
from sheets_sync.formula.lowering import TooDeep, measure
from sheets_sync.formula.mistakes import Mistake, mistake
from sheets_sync.formula.nodes import Formula, Span
from sheets_sync.formula.parse import parse
from sheets_sync.formula.types import NUMBER, TEXT, YES_NO, Type

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.formula.nodes import Node
    from sheets_sync.formula.syntax import Said
    from sheets_sync.formula.types import Schema, TabNames

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
    checker = Checker(schema, schema.tabs[tab], mistakes)
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


class NotYetKnown(LookupError):
    """A computed column whose own formula has to be checked first: its tab and header."""


class Checker:
    """Checks what is resolved in one tab.

    ``home`` is, inside the condition of a roll-up, the checker of the row for which it is made.
    Whoever finds a mistake notes it and gives None.
    """

    def __init__(
        self,
        schema: Schema,
        tab: TabNames,
        mistakes: list[Mistake],
        home: Checker | None = None,
    ) -> None:
        self.schema, self.tab, self.home = schema, tab, home
        self.mistakes = mistakes

    def node(self, said: Said) -> Node | None:
        """What was said, checked."""
        return _CHECKS[type(said)](self, said)

    def note(self, code: str, span: Span, **details: str) -> Node | None:
        """Note a mistake; gives None, so that whoever finds one can return it."""
        self.mistakes.append(mistake(code, span, **details))
        return None

    def value(self, said: Said) -> Node | None:
        """A single value; rows of another tab are a list, which only functions of lists take."""
        if isinstance(said, syntax.TabRows):
            return self.note("list_as_value", said.span)
        return self.node(said)

    def condition(self, said: Said) -> Node | None:
        """A yes or no."""
        node = self.value(said)
        if node is not None and node.type.family not in {"yes_no", "blank"}:
            return self.note("no_condition", node.span)
        return node

    # ---- names

    def header(self, name: str, span: Span) -> str | None:
        """The header of the column of this tab that people call so."""
        names = {fold(one): header for one, header in self.tab.columns.items()}
        if (header := names.get(fold(name))) is not None:
            return header
        if not self.tab.name:
            self.note("no_row_here", span, found=name)
            return None
        near = closest(name, list(self.tab.columns))
        columns = ", ".join(dict.fromkeys(self.tab.columns.values()))
        code = "no_column_near" if near else "no_column"
        self.note(code, span, found=name, tab=self.tab.title, expected=near or columns)
        return None

    def other_tab(self, name: str, span: Span) -> TabNames | None:
        """The tab that people call so."""
        names = {
            fold(one): tab
            for tab in self.schema.tabs.values()
            for one in (*tab.accepts, tab.name, tab.title)
            if one
        }
        if (tab := names.get(fold(name))) is not None:
            return tab
        titles = [one.title for one in self.schema.tabs.values() if one.title]
        near = closest(name, titles)
        code = "no_tab_near" if near else "no_tab"
        self.note(code, span, found=name, expected=near or ", ".join(titles))
        return None

    def column(self, name: str, span: Span) -> Node | None:
        """A column of this tab as a node; its statuses are what its ladder gives."""
        header = self.header(name, span)
        if header is None:
            return None
        if header not in self.tab.types:
            raise NotYetKnown(self.tab.name, header)
        return nodes.Cell(header, self.tab.types[header], span)


# ---- what stands by itself


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
    from sheets_sync.formula.check_calls import called_by_name

    return called_by_name(checker, said)


# ---- rows of other tabs


def _dereferenced(checker: Checker, said: syntax.Dereferenced) -> Node | None:
    if (chain := _from_this(said)) is not None:
        if checker.home is None:
            return checker.note("this_alone", said.span, column=said.column.name)
        inner = _dereferenced(checker.home, chain)
        return inner and nodes.This(inner, inner.type, said.span)
    row = checker.node(said.row)
    if row is None:
        return None
    if row.type.family != "row":
        return checker.note("no_row", row.span, column=said.column.name)
    other = Checker(checker.schema, checker.schema.tabs[row.type.tab], checker.mistakes)
    column = other.column(said.column.name, said.column.span)
    return column and nodes.Through(row, column, column.type, said.span)


def _from_this(said: Said) -> syntax.Dereferenced | None:
    """``DEZE[A].[B]`` as ``[A].[B]`` of the row that is meant; None for another beginning."""
    if not isinstance(said, syntax.Dereferenced):
        return None
    if isinstance(said.row, syntax.ThisColumn):
        return said._replace(row=syntax.Column(said.row.name, said.row.span))
    row = _from_this(said.row)
    return None if row is None else said._replace(row=row)


def _rows(checker: Checker, said: syntax.TabRows) -> Node | None:
    return rows_of(checker, said, everywhere=False)


def rows_of(checker: Checker, said: syntax.TabRows, *, everywhere: bool) -> nodes.Rows | None:
    """The rows of a tab that point at this row; ``everywhere``: all of them."""
    tab = checker.other_tab(said.tab, said.tab_span)
    if tab is None:
        return None
    via: str | None = "" if everywhere else _via(checker, tab, said)
    other = Checker(checker.schema, tab, checker.mistakes, home=checker)
    column = other.column(said.column.name, said.column.span)
    condition = other.condition(said.condition) if said.condition is not None else None
    if via is None or column is None or (said.condition is not None and condition is None):
        return None
    return nodes.Rows(tab.name, via, column, condition, column.type, said.span)


def _via(checker: Checker, tab: TabNames, said: syntax.TabRows) -> str | None:
    """The column of the other tab that points at this one."""
    pointing = [
        header
        for header, kind in tab.types.items()
        if kind.family == "row" and kind.tab == checker.tab.name
    ]
    if said.via is not None:
        header = Checker(checker.schema, tab, checker.mistakes).header(said.via.name, said.via.span)
        if header is not None and header not in pointing:
            checker.note("via_elsewhere", said.via.span, tab=checker.tab.title)
            return None
        return header
    if len(pointing) == 1:
        return pointing[0]
    titles = {"tab": tab.title, "this": checker.tab.title, "column": said.column.name}
    if pointing:
        titles["columns"] = ", ".join(pointing)
    checker.note("pointing_twice" if pointing else "not_pointing", said.span, **titles)
    return None


# ---- signs


def _unary(checker: Checker, said: syntax.Unary) -> Node | None:
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


def _binary(checker: Checker, said: syntax.Binary) -> Node | None:
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
        return unlike("units", left, right)
    if sign == "/" and other and not one:
        return unlike("units", left, right)
    unit = "" if sign == "/" and one == other else one or other
    return nodes.Arithmetic(cast("Any", sign), left, right, Type("number", unit), span)


_WORKED: Final = {"+": _sum, "-": _sum, "*": _times, "/": _times}


def _several(checker: Checker, said: syntax.Several) -> Node | None:
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


def _called(checker: Checker, said: syntax.Called) -> Node | None:
    from sheets_sync.formula.check_calls import check_call

    return check_call(checker, said)


_CHECKS: Final[dict[type, Callable[[Checker, Any], Node | None]]] = {
    syntax.Number: a_number,
    syntax.Text: a_text,
    syntax.Day: a_day,
    syntax.Moment: a_moment,
    syntax.Column: _column,
    syntax.Name: _name,
    syntax.ThisColumn: _this,
    syntax.Dereferenced: _dereferenced,
    syntax.TabRows: _rows,
    syntax.Called: _called,
    syntax.Unary: _unary,
    syntax.Binary: _binary,
    syntax.Several: _several,
}
