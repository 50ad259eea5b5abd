"""Stamps are set once; a rung says what people see of it."""

from __future__ import annotations

import pytest

from sheets_sync.rules.ladders import Rung, statuses
from sheets_sync.rules.stamps import stamped

NOW = 44_600.5


@pytest.mark.parametrize(
    ("holds", "remembered", "earliest", "moment"),
    [
        pytest.param([0], None, None, NOW, id="it holds for the first time"),
        pytest.param([0], NOW - 9, None, NOW - 9, id="it held before"),
        pytest.param([], NOW - 9, None, NOW - 9, id="it held before and holds no more"),
        pytest.param([], None, None, None, id="it never held"),
        pytest.param([0], None, [NOW + 1], NOW + 1, id="a clock that was ahead"),
        pytest.param([0], None, [NOW - 1], NOW, id="it came in earlier"),
        pytest.param([0], None, [None], NOW, id="nobody knows when it came in"),
    ],
)
def test_a_stamp_is_set_once(
    holds: list[int],
    remembered: float | None,
    earliest: list[float | None] | None,
    moment: float | None,
) -> None:
    found = stamped(holds, [remembered], NOW, earliest)
    assert found.moments == [moment]
    assert found.fresh == ({0: moment} if moment is not None and remembered is None else {})
    assert stamped(holds, found.moments, NOW + 5, earliest).moments == found.moments


LADDER = [
    Rung("Ingetrokken", tone="quiet"),
    Rung("Onjuist", "Hogeschool", "bad", "Herstel de rij."),
    Rung("In behandeling", "DNZ"),
]


def test_what_people_see_of_a_rung() -> None:
    found = statuses([1, 2, 0, 2], LADDER, filled=[0, 1, 2])
    assert found.labels == ["Onjuist", "In behandeling", "Ingetrokken", None]
    assert found.turns == ["Hogeschool", "DNZ", None, None]
    assert found.tones == ["bad", None, "quiet", None]
    assert found.nexts == ["Herstel de rij.", None, None, None]


def test_a_tab_without_rows() -> None:
    assert statuses([], LADDER, filled=[]) == ([], [], [], [])
