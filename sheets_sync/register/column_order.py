"""Headers that are not there and columns that nobody knows, paired by where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence


def paired(
    order: Sequence[str], places: Mapping[str, int], strays: Collection[int]
) -> dict[str, int]:
    """Header → the sheet column that stands where it should.

    ``order`` has the headers as they follow each other, ``places`` the columns of those that were
    found. Between two of these, as many strays as headers that lack are taken for each other.

    >>> paired(["Start", "Einde", "Besluit"], {"Start": 4, "Besluit": 6}, [5, 9])
    {'Einde': 5}
    """
    pairs: dict[str, int] = {}
    for run, before, after in _gaps(order, places):
        between = [place for place in sorted(strays) if before < place < after]
        if len(between) == len(run):
            pairs |= zip(run, between, strict=True)
    return pairs


def between(order: Sequence[str], places: Mapping[str, int], header: str) -> int | None:
    """The only sheet column between those that stand before and after this header's.

    >>> between(["Start", "Einde", "Besluit"], {"Start": 4, "Besluit": 6}, "Einde")
    5
    """
    at = order.index(header)
    if not 0 < at < len(order) - 1:
        return None
    before, after = places.get(order[at - 1]), places.get(order[at + 1])
    if before is None or after is None or after - before != 2:
        return None
    return before + 1


def _gaps(
    order: Sequence[str], places: Mapping[str, int]
) -> Iterator[tuple[list[str], float, float]]:
    """Each run of headers that lack, with the columns before and after it."""
    run: list[str] = []
    before: float = -1
    for header in order:
        if header not in places:
            run.append(header)
            continue
        if run:
            yield run, before, places[header]
        run, before = [], places[header]
    if run:
        yield run, before, float("inf")
