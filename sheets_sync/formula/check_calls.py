"""The functions of formulas: how many values each takes, of which types, what it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.cells.suggestions import closest
from sheets_sync.cells.text import fold
from sheets_sync.formula import check_lists, check_values, nodes, syntax
from sheets_sync.formula.arguments import alike, type_of, values_of
from sheets_sync.formula.functions import COUNTS, FUNCTIONS, by_name, function_named
from sheets_sync.formula.types import DAY, MOMENT, YES_NO

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.formula.checker import Checker
    from sheets_sync.formula.nodes import Node
    from sheets_sync.formula.syntax import Called, Name

    Check = Callable[[Checker, Called, str], Node | None]


def check_call(checker: Checker, said: Called) -> Node | None:
    """A function with its arguments."""
    function = function_named(said.name)
    if function is None:
        return _no_function(checker, said)
    check = _CHECKS.get(function.english) or check_values.plain
    least, most = COUNTS[function.english]
    count = len(said.arguments)
    if count < least or (most is not None and count > most):
        takes = function.takes[checker.schema.language == "en"]
        name = function.name(checker.schema.language)
        return checker.note("arguments", said.span, function=name, takes=takes, found=str(count))
    return check(checker, said, function.english)


def called_by_name(checker: Checker, said: Name) -> Node | None:
    """A bare word that is no value of the programme: ``VANDAAG``, ``WAAR``."""
    function = function_named(said.name)
    if function and COUNTS[function.english][0] == 0:
        call = syntax.Called(said.name, said.span, (), said.span)
        return check_call(checker, call)
    if function:
        name = function.name(checker.schema.language)
        return checker.note("no_brackets", said.span, function=name)
    columns = {fold(one): one for one in checker.tab.columns}
    if fold(said.name) in columns:
        return checker.note("bare_column", said.span, found=columns[fold(said.name)])
    near = closest(said.name, list(checker.schema.values))
    code = "no_value_near" if near else "no_name"
    return checker.note(code, said.span, found=said.name, expected=near or "")


def _no_function(checker: Checker, said: Called) -> Node | None:
    names = [one.name(checker.schema.language) for one in FUNCTIONS.values()]
    near = closest(said.name, names) or closest(said.name, list(by_name()))
    code = "no_function_near" if near else "no_function"
    expected = near.upper() if near else ", ".join(names)
    return checker.note(code, said.name_span, found=said.name, expected=expected)


# ---- decisions


def _if(checker: Checker, said: Called, function: str) -> Node | None:
    """ALS and ALS.VOORWAARDEN: conditions and values by turns, perhaps a last value."""
    conditions, values = [], []
    pairs, last = divmod(len(said.arguments), 2)
    arguments = list(said.arguments)
    if function == "IF":
        pairs, last = 1, len(arguments) - 2
    for place in range(pairs):
        conditions.append(checker.condition(arguments[2 * place]))
        values.append(checker.value(arguments[2 * place + 1]))
    if last:
        values.append(checker.value(arguments[-1]))
    if None in conditions or None in values:
        return None
    agreed = alike(checker, [value for value in values if value is not None])
    if agreed is None:
        return None
    parts: list[Node] = []
    for place, condition in enumerate(conditions):
        assert condition is not None
        parts += [condition, agreed[place]]
    if last:
        parts.append(agreed[-1])
    return nodes.Call(function, tuple(parts), type_of(agreed), said.span)


def _blankness(checker: Checker, said: Called, function: str) -> Node | None:
    value = checker.value(said.arguments[0])
    return value and nodes.Call(function, (value,), YES_NO, said.span)


def _if_blank(checker: Checker, said: Called, function: str) -> Node | None:
    values = values_of(checker, said.arguments)
    agreed = values and alike(checker, values)
    if not agreed:
        return None
    return nodes.Call(function, tuple(agreed), type_of(agreed), said.span)


def _logic(checker: Checker, said: Called, function: str) -> Node | None:
    parts = [checker.condition(part) for part in said.arguments]
    found = tuple(part for part in parts if part is not None)
    if len(found) < len(parts):
        return None
    if function == "NOT":
        return nodes.Not(found[0], YES_NO, said.span)
    if len(found) == 1:
        return found[0]
    return nodes.Logic(function, found, YES_NO, said.span)  # type: ignore[arg-type]


def _truth(_checker: Checker, said: Called, function: str) -> Node:
    return nodes.Constant(function == "TRUE", YES_NO, said.span)


def _today(_checker: Checker, said: Called, function: str) -> Node:
    return nodes.Today(DAY if function == "TODAY" else MOMENT, said.span)


def _ended(checker: Checker, said: Called, _function: str) -> Node | None:
    if not checker.tab.claims:
        return checker.note("no_pool", said.span, tab=checker.tab.title)
    return nodes.HasEnded(YES_NO, said.span)


_CHECKS: Final[dict[str, Check]] = {
    "IF": _if,
    "IFS": _if,
    "ISBLANK": _blankness,
    "ISFILLED": _blankness,
    "IFBLANK": _if_blank,
    "AND": _logic,
    "OR": _logic,
    "NOT": _logic,
    "TRUE": _truth,
    "FALSE": _truth,
    "TODAY": _today,
    "NOW": _today,
    "LAPSED": _ended,
    "ALL": check_lists.all_alone,
    **dict.fromkeys(("SUM", "COUNT", "MIN", "MAX", "AVERAGE"), check_lists.summed),
    "FIRST": check_lists.first,
    "LAST": check_lists.first,
    "CONTAINS": check_lists.contains,
    "IN": check_lists.contains,
    "TEXTJOIN": check_lists.text_join,
    "DATE": check_values.date,
    "WORKDAY": check_values.working_days,
    "NETWORKDAYS": check_values.working_days,
    "DATEDIF": check_values.difference,
    "TEXT": check_values.in_form,
    "EARLIER": check_lists.earlier,
    "EARLIER.IF": check_lists.earlier,
    "RUNNING": check_lists.running,
    "LOOKUP": check_lists.lookup,
    "STATUS": check_lists.of_a_row,
    "KEY": check_lists.of_a_row,
    "ISWRONG": check_lists.state,
    "INCOMPLETE": check_lists.state,
    "ISUNKNOWN": check_lists.state,
    "TYPED": check_lists.state,
}
