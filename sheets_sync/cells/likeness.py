"""How alike two words are, for a few of them: ``rapidfuzz`` takes longer to load than to ask.

Where there are many, it is asked all the same; both give the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

MANY: Final = 400
"""Words from which on loading ``rapidfuzz`` pays."""


def near(word: str, known: Collection[str], most: int) -> list[tuple[str, int]]:
    """The words of ``known`` that are at most so many letters from this one, and how many.

    A letter more, less, other, or changed places with the next counts for one.

    >>> near("lain", ["lane", "alin", "lang", "laan"], 1)
    [('alin', 1), ('laan', 1)]
    """
    length = len(word)
    likely = [one for one in known if abs(len(one) - length) <= most]
    if len(likely) > MANY:
        from rapidfuzz.distance import OSA

        found = [(one, OSA.distance(word, one, score_cutoff=most)) for one in likely]
    else:
        letters = set(word)
        # One edit brings in a letter and takes one out at most: most words end here.
        likely = [one for one in likely if len(letters.symmetric_difference(one)) <= 2 * most]
        found = [(one, _edits(word, one, most)) for one in likely]
    return [(one, edits) for one, edits in found if edits <= most]


def _edits(one: str, other: str, most: int) -> int:
    """How many letters differ, or some number above ``most``.

    What both begin and end with need not be compared.
    """
    start, end, other_end = 0, len(one), len(other)
    while start < end and start < other_end and one[start] == other[start]:
        start += 1
    while start < end and start < other_end and one[end - 1] == other[other_end - 1]:
        end, other_end = end - 1, other_end - 1
    return _optimal_alignment(one[start:end], other[start:other_end], most)


def _optimal_alignment(one: str, other: str, most: int) -> int:
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        last, before, row = before, row, [place]
        for column, wanted in enumerate(other, start=1):
            cost = min(before[column] + 1, row[-1] + 1, before[column - 1] + (letter != wanted))
            changed_places = (
                place > 1
                and column > 1
                and letter == other[column - 2]
                and one[place - 2] == wanted
            )
            row.append(min(cost, last[column - 2] + 1) if changed_places else cost)
        # All that follows is made of these two rows, and is not going to be less.
        if min(row) > most and min(before) > most:
            return most + 1
    return row[-1]


def three_quarters_alike(one: str, other: str) -> bool:
    """Whether three of four letters stand in both, in the same order."""
    return _in_both(one, other) * 8 >= 3 * (len(one) + len(other))


def _in_both(one: str, other: str) -> int:
    """The letters of the longest text that both become by leaving out letters."""
    row = [0] * (len(other) + 1)
    for letter in one:
        corner = 0
        for column, wanted in enumerate(other, start=1):
            above = row[column]
            row[column] = corner + 1 if letter == wanted else max(above, row[column - 1])
            corner = above
    return row[-1]
