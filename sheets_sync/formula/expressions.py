"""Expressions of recipes written out in Python, blanks seen to.

Text that stands for a value is a name or in brackets, so that it can stand anywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sheets_sync.formula.runtime import FUNCTIONS
from sheets_sync.formula.shown import SHOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sheets_sync.formula.recipes import Blanks, Expression

CALLED: Final[dict[str, Callable[..., Any]]] = {**FUNCTIONS, **SHOWN}
"""The functions that code can call, and no others."""

Written: TypeAlias = tuple[str, bool]
"""Python for a value, and whether it may be blank."""

Operation: TypeAlias = "Callable[..., Written]"
"""Writes an operation of expressions; it gets the writer and the operands."""

OPERATORS: Final = {"=": "==", "<>": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_OPPOSITE: Final = {"=": "<>", "<>": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}
NAMED: Final = {"cell": "v", "scalar": "s", "constant": "k"}
"""What is in a recipe by number, and the letter of its name in code."""


def divides(expression: Expression) -> bool:
    """Whether there is a division in it, which may fail for a row."""
    return expression[0] == "over" or any(divides(part) for part in _parts(expression[1:]) if part)


def _parts(operands: Iterable[object]) -> Iterable[Expression]:
    for operand in operands:
        if isinstance(operand, tuple):
            if operand and isinstance(operand[0], str):
                yield operand
            else:
                yield from _parts(operand)


class Writer:
    """Writes expressions; names for what is used twice are numbered over the whole function."""

    def __init__(self, blanks: Blanks, operations: Mapping[str, Operation]) -> None:
        self.blanks = blanks
        self._operations = operations
        self._named = 0

    def value(self, expression: Expression) -> Written:
        """The value; a blank is None."""
        operation, *operands = expression
        return self._operations[operation](self, *operands)

    def truth(self, expression: Expression, asked: str) -> str:
        """Something true where the expression ``holds``, or else where it ``fails``.

        Both are untrue of a blank. So NIET goes down to the comparisons and nothing of three
        values need be made on the way.
        """
        operation, *operands = expression
        if operation == "not":
            return self.truth(operands[0], "fails" if asked == "holds" else "holds")
        if operation in {"and", "or"}:
            every = (operation == "and") == (asked == "holds")
            parts = (self.truth(part, asked) for part in operands[0])
            return f"({(' and ' if every else ' or ').join(parts)})"
        if operation == "if":
            tested, then, other = operands
            test = self.truth(tested, "holds")
            return f"({self.truth(then, asked)} if {test} else {self.truth(other, asked)})"
        if operation == "compare":
            return self._comparison(asked, *operands)
        text, nullable = self.value(expression)
        if asked == "holds":
            return text
        return f"({text} is False)" if nullable else f"(not {text})"

    def _comparison(self, asked: str, operator: str, left: Expression, right: Expression) -> str:
        meant = operator if asked == "holds" else _OPPOSITE[operator]
        written = (first, one), (second, two) = self.value(left), self.value(right)
        if meant == "=" and not (one and two) and not divides(right):
            # What is blank on one side alone equals nothing.
            return f"({first} == {second})"
        guards, (first, second) = self.guarded((left, right), written)
        tests = [f"{guard} is not None" for guard in guards]
        return f"({' and '.join([*tests, f'{first} {OPERATORS[meant]} {second}'])})"

    def named(self, text: str) -> tuple[str, str]:
        """A name, and the text that gives it this value."""
        self._named += 1
        name = f"t{self._named}"
        return name, f"({name} := {text})"

    def guarded(
        self, operands: Sequence[Expression], written: Iterable[Written]
    ) -> tuple[list[str], list[str]]:
        """What must not be None, from left to right, and then the operands.

        What divides comes in its turn also where it cannot be blank, so that no row divides after
        a blank.
        """
        guards, texts = [], []
        for operand, (made, nullable) in zip(operands, written, strict=True):
            text = given = made
            if operand[0] not in NAMED and (nullable or divides(operand)):
                text, given = self.named(made)
            if nullable or given is not text:
                guards.append(given)
            texts.append(text)
        return guards, texts

    def strict(self, operands: Sequence[Expression], body: str, *, blank: bool = False) -> Written:
        """Blank where an operand is; ``body`` has a place for each."""
        guards, texts = self.guarded(operands, map(self.value, operands))
        made = body.format(*texts)
        if not guards:
            return f"({made})", blank
        tests = " or ".join(f"{guard} is None" for guard in guards)
        return f"(None if {tests} else {made})", True

    def is_blank(self, kind: str, number: int) -> bool:
        """Whether this column or scalar holds a blank."""
        if kind == "constant":
            return False
        return (self.blanks.columns if kind == "cell" else self.blanks.scalars)[number]
