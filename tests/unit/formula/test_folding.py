"""A whole column folded at once says what each text folded by itself says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.cells.text import fold
from sheets_sync.formula.folding import fold_column

TEXTS = st.lists(st.none() | st.text("aB '`-–é\u0301\u00a0\t\nßİ\0", max_size=6))


def one_by_one(texts: list[str | None]) -> list[str | None]:
    return [text and fold(text) for text in texts]


@given(TEXTS)
def test_any_texts(texts: list[str | None]) -> None:
    assert fold_column(texts) == one_by_one(texts)


@pytest.mark.parametrize(
    "odd",
    ["x", "'x", " x", "x ", "a  b", "a\tb", "`", "é", "e\u0301", "ſ", "\0", "a\0b", "'", None],
)
def test_one_odd_text_among_many(odd: str | None) -> None:
    for texts in ([odd], [odd, "Jan", "piet"], ["Jan", odd, None], ["piet", "jan", odd]):
        assert fold_column(texts) == one_by_one(texts)
