from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.testing.areas import Area, Corners, a1, address, corners, grid_corners, grid_range


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("B2:D4", Corners(1, 1, 4, 4)),
        ("D4:B2", Corners(1, 1, 4, 4)),
        ("C3", Corners(2, 2, 3, 3)),
        ("$C$3", Corners(2, 2, 3, 3)),
        ("A:A", Corners(None, 0, None, 1)),
        ("2:5", Corners(1, None, 5, None)),
        ("B2:D", Corners(1, 1, None, 4)),
        ("A2:2", Corners(1, 0, 2, None)),
        ("AA10", Corners(9, 26, 10, 27)),
        ("R2C3:R4C5", Corners(1, 2, 4, 5)),
        ("A", None),
        ("A1:", None),
        ("NamedRange", None),
        ("", None),
    ],
)
def test_a1_notation_is_read(text: str, expected: Corners | None) -> None:
    assert corners(text) == expected


@pytest.mark.evidence("C")
@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Sheet1", "Sheet1!A1"),
        ("My tab", "'My tab'!A1"),
        ("I'm a new title", "'I''m a new title'!A1"),
        ("D3", "'D3'!A1"),
        ("🌵 1", "'🌵 1'!A1"),
    ],
)
def test_a_title_is_quoted_where_google_quotes_it(title: str, expected: str) -> None:
    assert address(title, Area(0, 0, 1, 1)) == expected


@st.composite
def areas(draw: st.DrawFn) -> Area:
    top, left = draw(st.integers(0, 99_999)), draw(st.integers(0, 17_000))
    return Area(top, left, top + draw(st.integers(1, 500)), left + draw(st.integers(1, 500)))


@given(areas())
def test_an_area_survives_both_notations(area: Area) -> None:
    by_letters, by_numbers = corners(a1(area)), grid_corners(grid_range(7, area))
    assert by_letters == by_numbers == Corners(area.top, area.left, area.bottom, area.right)
