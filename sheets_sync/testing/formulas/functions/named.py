"""Names inside a formula: LET, and LAMBDA with the functions that call one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.testing.formulas.coerce import Grid, Problem
from sheets_sync.testing.formulas.registry import Later, function
from sheets_sync.testing.formulas.tree import Call, Name

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.cells import Value
    from sheets_sync.testing.formulas.evaluate import Evaluation, Operand

MOST_MADE = 1_000_000


@function("LET", "here l l l *2")
def let(here: Evaluation, *parts: Later) -> Operand:
    before = dict(here.names)
    try:
        for name, given in zip(parts[:-1:2], parts[1:-1:2], strict=True):
            here.names[_name("LET", name)] = given.operand()
        return parts[-1].operand()
    finally:
        here.names = before


def _name(function_name: str, later: Later) -> str:
    if not isinstance(later.node, Name):
        raise Problem("NAME", f"Function {function_name} expects a name as its argument.")
    return later.node.text.casefold()


def _rule(here: Evaluation, name: str, later: Later, count: int) -> Callable[..., Operand]:
    """What a LAMBDA does with so many values. Raises Problem when it is none."""
    node = later.node
    if not isinstance(node, Call) or node.name != "LAMBDA" or len(node.arguments) != count + 1:
        said = f"Function {name} expects a LAMBDA with {count} names as its last argument."
        raise Problem("VALUE", said)
    names = [_name("LAMBDA", Later(here, each)) for each in node.arguments[:-1]]

    def run(*operands: Operand) -> Operand:
        before = dict(here.names)
        here.names |= dict(zip(names, operands, strict=True))
        try:
            return here.operand(node.arguments[-1])
        finally:
            here.names = before

    return run


def _value(here: Evaluation, operand: Operand) -> Value:
    try:
        return here.value(operand)
    except Problem as problem:
        return problem.value


@function("MAP", "here g l")
def mapped(here: Evaluation, given: Value | Grid, rule: Later) -> Operand:
    run = _rule(here, "MAP", rule, 1)
    rows = here.grid(given)
    return [[_value(here, run(value)) for value in row] for row in rows]


@function("BYROW", "here g l")
def by_row(here: Evaluation, given: Value | Grid, rule: Later) -> Operand:
    run = _rule(here, "BYROW", rule, 1)
    return [[_value(here, run([row]))] for row in here.grid(given)]


@function("BYCOL", "here g l")
def by_column(here: Evaluation, given: Value | Grid, rule: Later) -> Operand:
    run = _rule(here, "BYCOL", rule, 1)
    columns = zip(*here.grid(given), strict=True)
    return [[_value(here, run([[value] for value in column])) for column in columns]]


@function("REDUCE", "here v g l")
def reduced(here: Evaluation, start: Value, given: Value | Grid, rule: Later) -> Operand:
    run, total = _rule(here, "REDUCE", rule, 2), start
    for row in here.grid(given):
        for value in row:
            total = here.value(run(total, value))
    return total


@function("SCAN", "here v g l")
def scanned(here: Evaluation, start: Value, given: Value | Grid, rule: Later) -> Operand:
    run, total, rows = _rule(here, "SCAN", rule, 2), start, list[list["Value"]]()
    for row in here.grid(given):
        rows.append([])
        for value in row:
            total = here.value(run(total, value))
            rows[-1].append(total)
    return rows


@function("MAKEARRAY", "here n n l")
def made(here: Evaluation, rows: float, columns: float, rule: Later) -> Operand:
    run = _rule(here, "MAKEARRAY", rule, 2)
    if rows < 1 or columns < 1 or rows * columns > MOST_MADE:
        raise Problem("NUM", "Function MAKEARRAY needs at least one row and one column.")
    return [
        [_value(here, run(row, column)) for column in range(1, int(columns) + 1)]
        for row in range(1, int(rows) + 1)
    ]
