"""The Python that a recipe is written out to: one comprehension over the columns that it uses.

Nothing of a formula gets into the text but operations from a fixed list and numbered names;
constants and columns come in as arguments. Where a column holds no blanks the code does not ask
for them: that saves 2 ms for each use of a column at 400,000 rows, so there is code for each
pattern of blanks that occurs. The plain twin works a formula out row by row
(``tests/support/formulas/plain_evaluator.py``); ``tests/promises/test_compiled_formulas.py`` holds
the two against each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.formula.expressions import Writer
from sheets_sync.formula.operations import OPERATIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.formula.recipes import Blanks, Recipe

_ARGUMENTS: Final = "height, over, columns, scalars, constants"


def source_of(recipe: Recipe, purpose: str, blanks: Blanks) -> str:
    """A function in Python, as text; ``purpose`` is one of ``PURPOSES``."""
    header = f"def made({_ARGUMENTS}):\n{_unpacked(recipe)}"
    return f"{header}    return {PURPOSES[purpose](recipe, Writer(blanks, OPERATIONS))}\n"


def _unpacked(recipe: Recipe) -> str:
    lines = (
        (recipe.columns, "c", "columns"),
        (recipe.scalars, "s", "scalars"),
        (recipe.constants, "k", "constants"),
    )
    return "".join(
        f"    {''.join(f'{letter}{n}, ' for n in range(len(kept)))}= {name}\n"
        for kept, letter, name in lines
        if kept
    )


def _values(recipe: Recipe, writer: Writer) -> str:
    text, _ = writer.value(recipe.expressions[0])
    return f"[{text} for {_each(recipe)}]"


def _rows(recipe: Recipe, writer: Writer) -> str:
    """Numbers of rows: with ``zip`` no tuple is made for each row, as ``enumerate`` would."""
    text = writer.truth(recipe.expressions[0], "holds")
    return f"[row for {_each(recipe, numbered='row')} if {text}]"


def _rungs(recipe: Recipe, writer: Writer) -> str:
    """All conditions in one go: a row goes through them no further than to the first that holds."""
    tests = [writer.truth(expression, "holds") for expression in recipe.expressions]
    chain = "".join(f"{n} if {test} else " for n, test in enumerate(tests))
    return f"[{chain}{len(tests)} for {_each(recipe)}]"


def _one_value(recipe: Recipe, writer: Writer) -> str:
    text, _ = writer.value(recipe.expressions[0])
    return f"lambda {_cells(recipe)}: {text}"


def _one_truth(recipe: Recipe, writer: Writer) -> str:
    """A function for each condition, for the few rows that are judged one by one."""
    tests = (writer.truth(expression, "holds") for expression in recipe.expressions)
    return "(" + "".join(f"lambda {_cells(recipe)}: {test}, " for test in tests) + ")"


def _suspects(recipe: Recipe, writer: Writer) -> str:
    """Rows in which a divisor is zero, or cannot be told for a zero in another."""
    tests = (f"({writer.value(divisor)[0]}) == 0" for divisor in recipe.divisors)
    return f"[row for {_each(recipe, numbered='row')} if {' or '.join(tests)}]"


PURPOSES: Final[dict[str, Callable[[Recipe, Writer], str]]] = {
    "values": _values,
    "rows": _rows,
    "rungs": _rungs,
    "value": _one_value,
    "truths": _one_truth,
    "suspects": _suspects,
}
"""What code can be for: all values, rows that hold, first rungs; and single rows."""


def _each(recipe: Recipe, numbered: str = "") -> str:
    names = [numbered] if numbered else []
    columns = ["range(height)"] if numbered or not recipe.columns else []
    if not columns or numbered:
        names += [f"v{n}" for n in range(len(recipe.columns))]
        columns += [f"c{n}" for n in range(len(recipe.columns))]
    if len(columns) == 1:
        return f"{(names or ['_'])[0]} in {columns[0]}"
    return f"{', '.join(names)} in zip({', '.join(columns)})"


def _cells(recipe: Recipe) -> str:
    return ", ".join(f"v{n}" for n in range(len(recipe.columns)))
