"""Whole columns at once: what a sieve lets through is what reading with care gives."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sheets_sync.cells import dates, numbers, words
from sheets_sync.grid.collection import uncollected
from sheets_sync.grid.snapshot import (
    Cell,
    CurrencyCell,
    DayCell,
    DurationCell,
    ErrorCell,
    MinutesCell,
    MomentCell,
    PercentCell,
    TimeCell,
)
from sheets_sync.problems.problem import Wrong
from sheets_sync.register.column_fast_path import (
    sift_distinct,
    sift_emails,
    sift_moments,
    sift_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.register.column_fast_path import Reader, Sifted

ADDRESSES = st.from_regex(
    r"[a-z0-9_%+.-]{1,9}@(?:[a-z0-9-]{1,5}\.){0,3}[a-z0-9-]{1,4}", fullmatch=True
)
TEXTS = st.text("ab1 '#\n\u00a0", max_size=4) | st.sampled_from(["#N/A", "Loading...", "7,5", "1"])
KINDS = (DayCell, MomentCell, TimeCell, MinutesCell, DurationCell, PercentCell, CurrencyCell)
SHOWN = st.builds(
    lambda kind, value: kind(value),
    st.sampled_from(KINDS),
    st.sampled_from([0, 1, 0.3125, 36_526, 44_561.5, 73_051]),
)
CELLS: st.SearchStrategy[Cell] = (
    TEXTS
    | ADDRESSES
    | TEXTS.map(ErrorCell)
    | st.sampled_from([0, 1, True, False, 1.0, 0.3125, None])
    | st.integers(-1, 80_000)
    | st.floats(-1, 80_000)
    | SHOWN
)
LONG_PART = f"{'a' * 64}@example.org"
LONG_LABEL = f"a@{'-'.join(['abcdefghij'] * 6)}.example.org"
LONG_ADDRESS = f"{'.'.join(['abcdefghij'] * 23)}@example.org"


def hours(cell: Cell) -> int | Wrong | None:
    return numbers.hours(cell, "nl")


def moment(cell: Cell) -> float | Wrong | None:
    return dates.moment(cell, "nl")


@pytest.mark.parametrize(
    ("sift", "read"),
    [
        (sift_text, words.plain),
        (sift_emails, words.email),
        (sift_moments, moment),
        (sift_distinct, hours),
        (sift_distinct, words.plain),
    ],
)
@given(cells=st.lists(CELLS, max_size=12))
@example(cells=["Bureau", ErrorCell("Loading...")])
@example(cells=["inkoop@example.org", LONG_PART, LONG_LABEL, LONG_ADDRESS])
@example(cells=[1, True, 1.0, "1", ErrorCell("1")])
@example(cells=["", ErrorCell(""), None])
@example(cells=[0.3125, TimeCell(0.3125), DayCell(1), 1, True])
@example(cells=[DayCell(44_561), MomentCell(44_561.5)])
@example(cells=[36_525.0, 36_526.0, 73_050.5, 73_051.0, float("nan"), 44_561])
def test_no_sieve_lets_a_bad_cell_through(
    sift: Callable[[list[Cell], Reader], Sifted], read: Reader, cells: list[Cell]
) -> None:
    values, doubtful = sift(cells, read)
    for row in sorted(set(range(len(cells))).difference(doubtful)):
        careful = read(cells[row])
        assert not isinstance(careful, Wrong)
        if sift is sift_distinct or sift is sift_moments:
            assert values[row] == careful
            assert type(values[row]) is type(careful) or sift is sift_moments


def test_collection_goes_on_as_it_was() -> None:
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_somebody_set_aside_for_good_stays_there() -> None:
    gc.freeze()
    try:
        with uncollected():
            pass
        assert gc.get_freeze_count()
    finally:
        gc.unfreeze()
