"""What a formula comes down to: plain data, from which code is written and which can be kept.

A recipe holds tuples of tuples, texts and numbers alone, so that ``marshal`` can keep it, and no
places in a text, so that what two formulas share is the same data in both.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from sheets_sync.records import NamedTuple

Key: TypeAlias = tuple[Any, ...]
"""The name of a column that is made before the code of a formula runs: its kind and what it is of.

``columns.py`` has a maker for each kind. Equal keys are the same column, made once in a run.
"""

Expression: TypeAlias = tuple[Any, ...]
"""What is worked out for a single row: the name of an operation and its operands.

``("cell", n)`` is the nth of the recipe's columns, ``("scalar", n)`` and ``("constant", n)`` are
the nth of those.
"""

Constant: TypeAlias = tuple[str, Any]
"""A value with the name of its type, as ``1`` and ``True`` are equal and not the same."""


class Recipe(NamedTuple):
    """One formula, or all the conditions of a ladder.

    ``strict`` has, for each expression, the columns in which a cell that is not fine spoils it.
    ``divisors`` are the expressions that must not be zero.
    """

    tab: str
    expressions: tuple[Expression, ...]
    columns: tuple[Key, ...]
    scalars: tuple[Key, ...]
    constants: tuple[Constant, ...]
    strict: tuple[tuple[Key, ...], ...]
    divisors: tuple[Expression, ...]


class Blanks(NamedTuple):
    """Which of a recipe's columns, and which of its scalars, hold a blank.

    ``quotients``: whether a division by zero gives one, instead of ending it all.
    """

    columns: tuple[bool, ...]
    scalars: tuple[bool, ...]
    quotients: bool = False


def constant_of(value: object) -> Constant:
    """The value in a form that can be kept."""
    kind = type(value).__name__
    if kind == "Fraction":
        value = value.as_integer_ratio()  # type: ignore[attr-defined]
    return (kind, value)


def value_of(constant: Constant) -> object:
    """The value again."""
    kind, value = constant
    if kind != "Fraction":
        return value
    from fractions import Fraction

    return Fraction(*value)


def folded(key: Key) -> Key:
    """The column of texts as they are compared."""
    return ("bound", ("folded", key)) if key[0] == "bound" else ("folded", key)
