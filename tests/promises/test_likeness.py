"""What few words are compared with gives what ``rapidfuzz`` gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from sheets_sync.cells import likeness
from sheets_sync.cells.likeness import near, three_quarters_alike

WORD = st.text("abcé ", max_size=9)


@given(WORD, st.lists(WORD, max_size=8), st.integers(0, 4))
def test_near_words_are_those_of_rapidfuzz(word: str, known: list[str], most: int) -> None:
    distances = [(one, OSA.distance(word, one)) for one in known]
    assert near(word, known, most) == [(one, edits) for one, edits in distances if edits <= most]


@given(WORD, st.integers(0, 4))
def test_many_words_are_compared_as_few_are(word: str, most: int) -> None:
    known = [first + last for first in "abcde" for last in map(str, range(100))]
    few = [pair for one in known for pair in near(word, [one], most)]
    assert len(known) > likeness.MANY
    assert near(word, known, most) == few


@given(WORD.filter(bool), WORD.filter(bool))
def test_three_quarters_are_those_of_rapidfuzz(one: str, other: str) -> None:
    assert three_quarters_alike(one, other) == (ratio(one, other) >= 75)
