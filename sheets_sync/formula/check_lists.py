"""Functions of lists: rows of other tabs, several choices, earlier and other rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheets_sync.formula import nodes, syntax
from sheets_sync.formula.agreement import TIMES, agree, as_word
from sheets_sync.formula.arguments import (
    NUMBER_ONLY,
    TEXTS,
    alike,
    every,
    of_family,
    type_of,
    values_of,
)
from sheets_sync.formula.check_rows import rows_of
from sheets_sync.formula.functions import function_named
from sheets_sync.formula.mistakes import Mistake
from sheets_sync.formula.types import NUMBER, TEXT, YES_NO, Type

if TYPE_CHECKING:
    from sheets_sync.formula.checker import Checker
    from sheets_sync.formula.nodes import Node
    from sheets_sync.formula.syntax import Called, Said


# ---- lists


def as_list(checker: Checker, said: Said) -> Node | None:
    """An argument that may be rows of a tab."""
    if isinstance(said, syntax.TabRows):
        return checker.node(said)
    if isinstance(said, syntax.Called) and _is(said, "ALL"):
        return _all(checker, said)
    return checker.value(said)


def _is(said: Called, english: str) -> bool:
    function = function_named(said.name)
    return function is not None and function.english == english


def _all(checker: Checker, said: Called) -> Node | None:
    if len(said.arguments) == 1 and isinstance(said.arguments[0], syntax.TabRows):
        return rows_of(checker, said.arguments[0], everywhere=True)
    return checker.note("all_of_what", said.span)


def all_alone(checker: Checker, said: Called, _function: str) -> Node | None:
    return checker.note("list_as_value", said.span)


def summed(checker: Checker, said: Called, function: str) -> Node | None:
    """SOM, MIN, MAX, GEMIDDELDE, AANTAL."""
    parts = [as_list(checker, part) for part in said.arguments]
    found = [part for part in parts if part is not None]
    if len(found) < len(parts):
        return None
    if function == "COUNT":
        return nodes.Call(function, tuple(found), NUMBER, said.span)
    ordered = function in {"MIN", "MAX"}
    families = frozenset(("number", *(TIMES if ordered else ())))
    code = "no_number_or_day" if ordered else "no_number"
    if not every(of_family(checker, part, families, code) for part in found):
        return None
    agreed = alike(checker, found)
    if not agreed:
        return None
    return nodes.Call(function, tuple(agreed), type_of(agreed), said.span)


def first(checker: Checker, said: Called, function: str) -> Node | None:
    rows = as_list(checker, said.arguments[0])
    if rows is not None and not isinstance(rows, nodes.Rows):
        return checker.note("no_list", rows.span)
    return rows and nodes.Call(function, (rows,), rows.type, said.span)


def contains(checker: Checker, said: Called, function: str) -> Node | None:
    """BEVAT(lijst; waarde) en IN(waarde; lijst of waarden)."""
    lists, elements = said.arguments[:1], said.arguments[1:]
    if function == "IN":
        lists, elements = elements, lists
    listed = [as_list(checker, one) for one in lists]
    element = checker.value(elements[0])
    found = [one for one in listed if one is not None]
    if element is None or len(found) < len(listed):
        return None
    for one in found:
        pair = agree(_single(one), element)
        if isinstance(pair, Mistake):
            checker.mistakes.append(pair)
            return None
        element = pair[1]
    arguments = (element, *found) if function == "IN" else (*found, element)
    return nodes.Call(function, tuple(arguments), YES_NO, said.span)


def _single(node: Node) -> Node:
    """Several choices as one of them, which is what is looked for."""
    if node.type.family != "choices":
        return node
    return node._replace(type=node.type._replace(family="choice"))


def text_join(checker: Checker, said: Called, function: str) -> Node | None:
    between, rows = checker.value(said.arguments[0]), as_list(checker, said.arguments[1])
    if between is None or rows is None:
        return None
    if not isinstance(rows, nodes.Rows):
        return checker.note("no_list", rows.span)
    if not isinstance(between, nodes.Constant) or between.type != TEXT:
        return checker.note("no_text", between.span)
    rows = rows._replace(value=as_word(rows.value))
    return nodes.Call(function, (between, rows), TEXT, said.span)


# ---- rows


def earlier(checker: Checker, said: Called, function: str) -> Node | None:
    arguments = list(said.arguments)
    condition = checker.condition(arguments.pop(0)) if function == "EARLIER.IF" else None
    columns = values_of(checker, arguments)
    if columns is None or (function == "EARLIER.IF" and condition is None):
        return None
    row = Type("row", tab=checker.tab.name)
    return nodes.Earlier(tuple(columns), condition, row, said.span)


def running(checker: Checker, said: Called, _function: str) -> Node | None:
    values = values_of(checker, said.arguments)
    if values is None or not of_family(checker, values[0], NUMBER_ONLY, "no_number"):
        return None
    value, group, *order = values
    return nodes.Running(value, group, tuple(order), value.type, said.span)


def lookup(checker: Checker, said: Called, _function: str) -> Node | None:
    named, asked = said.arguments
    text = checker.value(asked)
    if not isinstance(named, (syntax.Name, syntax.Text)):
        return checker.note("no_tab_named", named.span)
    name = named.name if isinstance(named, syntax.Name) else named.text
    tab = checker.other_tab(name, named.span)
    if text is None or tab is None or not of_family(checker, text, TEXTS, "no_text"):
        return None
    return nodes.Lookup(tab.name, text, Type("row", tab=tab.name), said.span)


def of_a_row(checker: Checker, said: Called, function: str) -> Node | None:
    """STATUS and KENMERK, of this row or of the one that is given."""
    if not said.arguments:
        return _own(checker, checker.tab.name, function, said)
    row = checker.value(said.arguments[0])
    if row is None:
        return None
    if row.type.family != "row":
        return checker.note("no_row_given", row.span)
    own = _own(checker, row.type.tab, function, said)
    return own and nodes.Through(row, own, own.type, said.span)


def _own(checker: Checker, tab: str, function: str, said: Called) -> Node | None:
    names = checker.schema.tabs[tab]
    if function == "KEY":
        return nodes.Key(TEXT, said.span)
    if not names.statuses:
        return checker.note("no_statuses", said.span, tab=names.title)
    return nodes.Status(Type("choice", choices=names.statuses), said.span)


def state(checker: Checker, said: Called, function: str) -> Node | None:
    """FOUT, ONVOLLEDIG, ONBEKEND and GETYPT: a column of the row, or the row as a whole."""
    header = ""
    if said.arguments:
        column = said.arguments[0]
        if not isinstance(column, syntax.Column):
            return checker.note("no_column_given", column.span)
        found = checker.header(column.name, column.span)
        if found is None:
            return None
        header = found
    made: dict[str, Any] = {"ISWRONG": nodes.IsWrong, "INCOMPLETE": nodes.IsMissing}
    made["ISUNKNOWN"] = nodes.IsUnknown
    if function == "ISUNKNOWN" and checker.tab.types[header].family != "row":
        return checker.note("no_row", said.arguments[0].span, column=header)
    if function == "TYPED":
        return nodes.Typed(header, TEXT, said.span)
    return made[function](header, YES_NO, said.span)  # type: ignore[no-any-return]
