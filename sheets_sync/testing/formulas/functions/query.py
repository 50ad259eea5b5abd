"""QUERY, upon a range or an array."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.grid.place import column_letters
from sheets_sync.testing.formulas.coerce import Grid, text
from sheets_sync.testing.formulas.evaluate import Ref
from sheets_sync.testing.formulas.queries.carried_out import Data, carried_out, one_kind
from sheets_sync.testing.formulas.queries.language import read_query
from sheets_sync.testing.formulas.registry import function

if TYPE_CHECKING:
    from sheets_sync.testing.formulas.evaluate import Evaluation, Operand


@function("QUERY", "here r t n?")
def query(here: Evaluation, given: Operand, wanted: str, headers: float = -1) -> Grid:
    rows = here.grid(given)
    width = len(rows[0])
    if isinstance(given, Ref):
        names = [column_letters(given.area.left + index) for index in range(width)]
    else:
        names = [f"Col{index + 1}" for index in range(width)]
    count = _header_rows(rows) if headers < 0 else min(int(headers), len(rows))
    columns = zip(*rows[:count], strict=True)
    titles = [" ".join(text(v, here.tongue) for v in each if v is not None) for each in columns]
    return carried_out(read_query(wanted), Data(names, titles, one_kind(rows[count:])))


def _header_rows(rows: Grid) -> int:
    """One where the first row is text alone and something below it is not, as Google guesses."""
    first_is_text = all(isinstance(value, str) for value in rows[0])
    below = any(not isinstance(v, str) and v is not None for row in rows[1:] for v in row)
    return int(first_is_text and below)
