"""What a cell held, told by its copy: a copy that Google did not make whole tells nothing."""

from __future__ import annotations

import pytest

from sheets_sync.grid.edits import Format
from sheets_sync.grid.place import Place
from sheets_sync.grid.store import Aside
from sheets_sync.stores.google.write.aside import NOT_COPIED, copied

CELLS = [
    Aside(Place("Plannen", 2, 4), 0, Format.PLAIN),
    Aside(Place("Plannen", 2, 5), 1, Format.PLAIN),
    Aside(Place("Plannen", 2, 9), 2, Format.PLAIN),
]
WHOLE = dict(zip((one.place for one in CELLS), ("een", "twee", "drie"), strict=True))


@pytest.mark.parametrize(
    ("column", "known"),
    [
        (["een", "twee", "drie"], {4, 5, 9}),
        (["een", NOT_COPIED, "drie"], {9}),
        (["een", "twee", NOT_COPIED], {4, 5}),
        ([NOT_COPIED] * 3, set()),
    ],
)
def test_a_block_with_a_hole_in_it_tells_nothing(column: list[str], known: set[int]) -> None:
    assert copied(CELLS, list(column)) == {
        place: cell for place, cell in WHOLE.items() if place.row in known
    }


def test_blanks_at_the_end_are_left_out_of_an_answer() -> None:
    assert copied(CELLS, ["een"])[CELLS[2].place] == ""


def test_only_lines_that_are_where_they_should_be_are_trusted() -> None:
    assert set(copied(CELLS, ["een", "twee", "drie"], sound=[1, 2])) == {CELLS[2].place}
