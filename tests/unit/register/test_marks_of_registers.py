"""The mark of a register as text: what it says is read back, and whatever else is no mark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.written.generated import QUICK

from sheets_sync.register.numbering import Mark, read_mark

SERIES = ("requests", "plans", "bookings", "evaluations")
FIGURES = st.integers(0, 10**9 - 1)
MARKS = st.builds(
    Mark,
    register=st.text("0123456789abcdef", min_size=1, max_size=12),
    lines=FIGURES,
    moment=st.integers(0, 10**6).map(float),
    numbers=st.fixed_dictionaries(dict.fromkeys(SERIES, FIGURES)),
    losses=FIGURES,
    until=FIGURES,
    letters=FIGURES,
)
MARK = Mark("a1", 3, 44_621.5, dict.fromkeys(SERIES, 1))


@QUICK
@given(mark=MARKS)
def test_a_mark_reads_back(mark: Mark) -> None:
    assert read_mark(mark.text) == mark
    assert len(mark.text) < 255


@pytest.mark.parametrize(
    "text",
    [
        "",
        "geen merk",
        "register=a1 lines=3",
        MARK.text.replace("lines=3", "lines=-3"),
        MARK.text.replace("lines=3", "lines=drie"),
        MARK.text.replace("lines=3", "lines=9999999999"),
        MARK.text.replace("register=a1", "register="),
        MARK.text.replace("moment=44621.500000", "moment=nan"),
        MARK.text.replace("moment=44621.500000", "moment=inf"),
    ],
)
def test_whatever_else_is_no_mark(text: str) -> None:
    assert read_mark(text) is None
