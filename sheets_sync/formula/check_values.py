"""Functions of single values: days, numbers, texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.formula import nodes
from sheets_sync.formula.agreement import TIMES
from sheets_sync.formula.arguments import NUMBER_ONLY, TEXTS, every, of_family, values_of
from sheets_sync.formula.check_lists import as_list
from sheets_sync.formula.shown import NoSuchForm, shown_as
from sheets_sync.formula.types import DAY, NUMBER, TEXT, Type

if TYPE_CHECKING:
    from sheets_sync.formula.checker import Checker
    from sheets_sync.formula.nodes import Node
    from sheets_sync.formula.syntax import Called


# ---- days, numbers, texts


_ANY_DAY: Final = TIMES
_PLAIN: Final[dict[str, tuple[tuple[tuple[frozenset[str], str], ...], Type | None]]] = {
    "YEAR": (((_ANY_DAY, "no_day"),), NUMBER),
    "MONTH": (((_ANY_DAY, "no_day"),), NUMBER),
    "DAY": (((_ANY_DAY, "no_day"),), NUMBER),
    "WEEKDAY": (((_ANY_DAY, "no_day"),), NUMBER),
    "ROUND": (((NUMBER_ONLY, "no_number"), (NUMBER_ONLY, "no_number")), None),
    "ABS": (((NUMBER_ONLY, "no_number"),), None),
    "LEN": (((TEXTS, "no_text"),), NUMBER),
    "LOWER": (((TEXTS, "no_text"),), TEXT),
}
"""Families of each argument, and the type; None: that of the first argument."""


def plain(checker: Checker, said: Called, function: str) -> Node | None:
    values = values_of(checker, said.arguments)
    if values is None:
        return None
    asked, gives = _PLAIN[function]
    fit = [
        of_family(checker, node, families, code)
        for node, (families, code) in zip(values, asked, strict=False)
    ]
    if not every(fit):
        return None
    if function == "ROUND" and len(values) == 1:
        values.append(nodes.Constant(0, NUMBER, said.span))
    return nodes.Call(function, tuple(values), gives or values[0].type, said.span)


def date(checker: Checker, said: Called, function: str) -> Node | None:
    values = values_of(checker, said.arguments)
    if values is None:
        return None
    if len(values) == 1:
        if not of_family(checker, values[0], TIMES, "no_day"):
            return None
        return nodes.Call("DAY_OF", tuple(values), DAY, said.span)
    if not every(of_family(checker, node, NUMBER_ONLY, "no_number") for node in values):
        return None
    return nodes.Call(function, tuple(values), DAY, said.span)


def working_days(checker: Checker, said: Called, function: str) -> Node | None:
    values = values_of(checker, said.arguments[:2])
    free = [as_list(checker, one) for one in said.arguments[2:]]
    if values is None or None in free:
        return None
    second = (NUMBER_ONLY, "no_number") if function == "WORKDAY" else (TIMES, "no_day")
    if not of_family(checker, values[0], TIMES, "no_day"):
        return None
    if not of_family(checker, values[1], *second):
        return None
    for one in free:
        assert one is not None
        if not isinstance(one, nodes.Rows) or one.type.family not in TIMES:
            return checker.note("no_free_days", one.span)
    kept = (*values, *(one for one in free if one is not None))
    return nodes.Call(function, kept, DAY if function == "WORKDAY" else NUMBER, said.span)


def difference(checker: Checker, said: Called, function: str) -> Node | None:
    values = values_of(checker, said.arguments)
    if values is None:
        return None
    if not every(of_family(checker, node, TIMES, "no_day") for node in values[:2]):
        return None
    unit = values[2]
    if not isinstance(unit, nodes.Constant) or str(unit.value).casefold() not in {*"dmyj"}:
        return checker.note("no_span", unit.span)
    return nodes.Call(function, tuple(values), NUMBER, said.span)


def in_form(checker: Checker, said: Called, function: str) -> Node | None:
    values = values_of(checker, said.arguments)
    if values is None:
        return None
    shown, form = values
    if not isinstance(form, nodes.Constant) or form.type != TEXT:
        return checker.note("no_text", form.span)
    try:
        shown_as(shown.type, str(form.value))
    except NoSuchForm:
        return checker.note("no_form", form.span, found=str(form.value))
    return nodes.Call(function, (shown, form), TEXT, said.span)
