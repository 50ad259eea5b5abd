"""Arguments that may be one value or many, gone through value by value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.testing.formulas.coerce import Grid, is_number, known, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.testing.cells import Value
    from sheets_sync.testing.formulas.evaluate import Evaluation


def values(arguments: tuple[Value | Grid, ...]) -> Iterator[Value]:
    """Every value, those of ranges row by row."""
    for argument in arguments:
        if isinstance(argument, list):
            for row in argument:
                yield from row
        else:
            yield argument


def numbers(here: Evaluation, name: str, arguments: tuple[Value | Grid, ...]) -> list[float]:
    """The numbers: in ranges those that are numbers, elsewhere whatever can be taken as one.

    Raises Problem for an error, and for a text that is no number and stands by itself.
    """
    found: list[float] = []
    for place, argument in enumerate(arguments, 1):
        if isinstance(argument, list):
            found += [known(v) for row in argument for v in row if _counts(v)]  # type: ignore[misc]
        else:
            found.append(number(argument, here.tongue, name, place))
    return found


def _counts(value: Value) -> bool:
    return is_number(known(value))


def grid(argument: Value | Grid) -> Grid:
    """Rows of values, also of a single one."""
    return argument if isinstance(argument, list) else [[argument]]


def flat(argument: Value | Grid) -> list[Value]:
    """The values of one argument."""
    return list(values((argument,)))
