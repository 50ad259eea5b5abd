"""Calling a function: the right number of arguments, each taken as the function wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheets_sync.testing.formulas.coerce import Problem, known, number, text, yes
from sheets_sync.testing.formulas.functions.every import EVERY
from sheets_sync.testing.formulas.registry import Later

if TYPE_CHECKING:
    from sheets_sync.testing.cells import Value
    from sheets_sync.testing.formulas.evaluate import Evaluation, Operand
    from sheets_sync.testing.formulas.registry import Function
    from sheets_sync.testing.formulas.tree import Call, Node


# Functions inside which ranges are taken value by value.
BY_VALUE = {"ARRAYFORMULA", "FILTER", "INDEX", "MMULT", "SORT", "SORTN", "SUMPRODUCT"}
SINGLE = "ntyve"


def known_function(name: str) -> Function | None:
    """The function of this name, None where there is none here."""
    return EVERY.get(name)


def called(evaluation: Evaluation, call: Call) -> Operand:
    """What a call comes to. Raises Problem: ``#NAME?`` for a function that is not known here."""
    wanted = known_function(call.name)
    if wanted is None:
        message = f"This testing server does not work out the function {call.name}."
        raise Problem("NAME", message)
    _count(wanted, len(call.arguments))
    before = evaluation.arrayed
    evaluation.arrayed = before or call.name in BY_VALUE
    try:
        return _run(evaluation, wanted, call)
    finally:
        evaluation.arrayed = before


def _count(wanted: Function, given: int) -> None:
    most = len(wanted.kinds)
    extra = given - most
    if given >= wanted.least and (
        extra <= 0 or (wanted.repeating and extra % wanted.repeating == 0)
    ):
        return
    expected = f"{wanted.least}" if wanted.least == most else f"between {wanted.least} and {most}"
    if wanted.repeating:
        expected = f"at least {wanted.least}"
    raise Problem(
        "N_A",
        f"Wrong number of arguments to {wanted.name}."
        f" Expected {expected} arguments, but got {given} arguments.",
    )


def _kinds(wanted: Function, count: int) -> str:
    kinds = wanted.kinds
    while len(kinds) < count:
        kinds += wanted.kinds[-wanted.repeating :]
    return kinds[:count]


def _run(evaluation: Evaluation, wanted: Function, call: Call) -> Operand:
    kinds = _kinds(wanted, len(call.arguments))
    operands = [
        _operand(evaluation, kind, node) for kind, node in zip(kinds, call.arguments, strict=True)
    ]
    first: list[Any] = [evaluation] if wanted.here else []
    places = [i for i, kind in enumerate(kinds) if kind in SINGLE]

    def run(values: list[Value]) -> Operand:
        arguments: list[Any] = [
            _taken(evaluation, k, o) for k, o in zip(kinds, operands, strict=True)
        ]
        for place, value in zip(places, values, strict=True):
            arguments[place] = _single(evaluation, wanted.name, kinds[place], place, value)
        result: Operand = wanted.run(*first, *arguments)
        return result

    singles: list[Any] = [operands[place] for place in places]
    return evaluation.each(run, singles) if places else run([])


def _operand(evaluation: Evaluation, kind: str, node: Node) -> Any:
    if kind == "l":
        return Later(evaluation, node)
    try:
        return evaluation.operand(node)
    except Problem as problem:
        if kind != "e":
            raise
        return problem.value


def _taken(evaluation: Evaluation, kind: str, operand: Any) -> Any:
    if kind != "g":
        return operand
    scalar = operand is None or isinstance(operand, str | int | float)
    return operand if scalar or not _has_rows(operand) else evaluation.grid(operand)


def _has_rows(operand: Any) -> bool:
    return isinstance(operand, list) or hasattr(operand, "area")


def _single(evaluation: Evaluation, name: str, kind: str, place: int, value: Value) -> Any:
    if kind == "n":
        return number(value, evaluation.tongue, name, place + 1)
    if kind == "t":
        return text(value, evaluation.tongue)
    if kind == "y":
        return yes(value, evaluation.tongue, name, place + 1)
    return value if kind == "e" else known(value)
