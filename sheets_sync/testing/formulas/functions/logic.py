"""Choices: what is not chosen is not worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheets_sync.testing.cells import ErrorValue
from sheets_sync.testing.formulas.coerce import Grid, Problem, compared, known, yes
from sheets_sync.testing.formulas.functions.taken import values
from sheets_sync.testing.formulas.registry import Later, function

if TYPE_CHECKING:
    from sheets_sync.testing.cells import Value
    from sheets_sync.testing.formulas.evaluate import Evaluation, Operand


@function("IF", "here l l l?")
def if_(here: Evaluation, test: Later, then: Later, other: Later | None = None) -> Operand:
    condition = test.operand()
    if here.arrayed and here.is_many(condition):
        rest: Operand = other.operand() if other else False
        operands: list[Operand] = [
            condition,
            _caught(then),
            rest if other is None else _caught(other),
        ]
        return here.each(lambda row: row[1] if _holds(here, "IF", row[0]) else row[2], operands)
    if _holds(here, "IF", here.value(condition)):
        return then.operand()
    return other.operand() if other else False


def _caught(later: Later) -> Operand:
    try:
        return later.operand()
    except Problem as problem:
        return problem.value


def _holds(here: Evaluation, name: str, value: Value) -> bool:
    return yes(known(value), here.tongue, name, 1)


@function("IFS", "here l l *2")
def ifs(here: Evaluation, *pairs: Later) -> Operand:
    for test, result in zip(pairs[::2], pairs[1::2], strict=True):
        if _holds(here, "IFS", test.value()):
            return result.operand()
    raise Problem("N_A", "No match.")


@function("SWITCH", "l l l l? *1")
def switch(subject: Later, *cases: Later) -> Operand:
    value = known(subject.value())
    pairs, rest = cases[: len(cases) // 2 * 2], cases[len(cases) // 2 * 2 :]
    for case, result in zip(pairs[::2], pairs[1::2], strict=True):
        if compared(value, known(case.value())) == 0:
            return result.operand()
    if rest:
        return rest[0].operand()
    raise Problem("N_A", "Function SWITCH did not find a match.")


def _if_bad(here: Evaluation, given: Later, other: Later | None, kinds: tuple[str, ...]) -> Operand:
    operand = _caught(given)
    instead = _caught(other) if other else None
    if isinstance(operand, list) or (here.arrayed and here.is_many(operand)):
        return _each_if_bad(here, operand, instead, kinds)
    try:
        value = here.value(operand)
    except Problem as problem:
        value = problem.value
    if not _bad(value, kinds):
        return operand
    return instead


def _each_if_bad(
    here: Evaluation, operand: Operand, instead: Operand, kinds: tuple[str, ...]
) -> Operand:
    rows = here.grid(operand)
    other = None if instead is None else here.value(instead)
    return [[other if _bad(value, kinds) else value for value in row] for row in rows]


def _bad(value: Value, kinds: tuple[str, ...]) -> bool:
    return isinstance(value, ErrorValue) and (not kinds or value.kind in kinds)


@function("IFERROR", "here l l?")
def if_error(here: Evaluation, given: Later, other: Later | None = None) -> Operand:
    return _if_bad(here, given, other, ())


@function("IFNA", "here l l")
def if_not_available(here: Evaluation, given: Later, other: Later | None = None) -> Operand:
    return _if_bad(here, given, other, ("N_A",))


def _truths(here: Evaluation, name: str, arguments: tuple[Value | Grid, ...]) -> list[bool]:
    found = []
    for value in values(arguments):
        if isinstance(value, str) and any(isinstance(each, list) for each in arguments):
            continue
        if known(value) is not None:
            found.append(yes(value, here.tongue, name, 1))
    if not found:
        raise Problem("VALUE", f"Function {name} has no valid input data.")
    return found


@function("AND", "here g *1")
def and_(here: Evaluation, *arguments: Value | Grid) -> Value:
    return all(_truths(here, "AND", arguments))


@function("OR", "here g *1")
def or_(here: Evaluation, *arguments: Value | Grid) -> Value:
    return any(_truths(here, "OR", arguments))


@function("XOR", "here g *1")
def xor(here: Evaluation, *arguments: Value | Grid) -> Value:
    return sum(_truths(here, "XOR", arguments)) % 2 == 1


@function("NOT", "y")
def not_(value: bool) -> Value:
    return not value


@function("TRUE")
def true() -> Value:
    return True


@function("FALSE")
def false() -> Value:
    return False


@function("CHOOSE", "n l *1")
def choose(place: float, *choices: Later) -> Operand:
    if not 1 <= int(place) <= len(choices):
        raise Problem(
            "NUM",
            f"Function CHOOSE parameter 1 value is {int(place)}."
            f" Valid values are between 1 and {len(choices)} inclusive.",
        )
    return choices[int(place) - 1].operand()


@function("ARRAYFORMULA", "here r")
def array_formula(here: Evaluation, given: Any) -> Operand:
    return here.grid(given)
