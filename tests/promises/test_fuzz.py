"""A few seconds of each fuzzer; ``make fuzz`` takes its time."""

from __future__ import annotations

import pytest
from support.fuzz.fuzzers import FUZZERS
from support.fuzz.isolated import tried

CASES = 60


@pytest.mark.parametrize("name", FUZZERS)
def test_whatever_comes_in_has_an_answer(name: str) -> None:
    pytest.importorskip("resource")
    assert list(tried(name, range(CASES))) == []
