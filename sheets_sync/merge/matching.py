"""Which row and column of a tab is which, after people moved them: told by what stands in them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, Final, TypeAlias

from sheets_sync.cells.text import clean, fold
from sheets_sync.grid.compare import same_cell
from sheets_sync.grid.snapshot import cell_at
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sheets_sync.grid.snapshot import Cell, Column, Tab

Hits: TypeAlias = "Mapping[int, AbstractSet[int]]"
"""Rows by column that were written to, so that what stands there says nothing of its origin."""

BLANK: Final = frozenset({"", None})
_MOST_COMPARED: Final = 250_000
"""Pairs of rows that are compared cell by cell; beyond that something else is the matter."""

_EDITED: Final = log(1 / 5)
"""What a cell that differs says: of a row that somebody works in, about one in five does."""


class Alignment(NamedTuple):
    """For every row and column of a tab as it is, the one that it was before, or None.

    ``doubtful`` are rows with an equal twin; which of the two it was is a guess.
    """

    rows: Sequence[int | None]
    columns: Sequence[int | None]
    doubtful: AbstractSet[int]


class Clues(NamedTuple):
    """What is known of the tab before.

    ``key`` is the column of keys, None while there is none, and ``strayed`` the rows in which the
    key of another row stands. ``own`` are the program's columns, which a run may have rewritten.
    """

    header_row: int = 0
    key: int | None = None
    own: AbstractSet[int] = frozenset()
    strayed: AbstractSet[int] = frozenset()


def align(before: Tab, after: Tab, clues: Clues, hits: Hits) -> Alignment:
    """Find back rows and columns; ``hits`` are the cells of ``after`` that say nothing.

    >>> from sheets_sync.grid.snapshot import Tab
    >>> before = Tab("Uren", (["Wie", "Ann", "Bo"], ["Uren", 2, 3]), 3)
    >>> after = Tab("Uren", (["Uren", 3, 2], ["Wie", "Bo", "Ann"]), 3)
    >>> found = align(before, after, Clues(), {})
    >>> found.rows, found.columns
    ([0, 2, 1], [1, 0])
    """
    columns = align_columns(before, after, clues.header_row, hits)
    sound = [
        (place, origin)
        for place, origin in enumerate(columns)
        if origin is not None and not hits.get(place)
    ]
    rows = _Rows(
        [before.columns[origin] for _, origin in sound],
        [after.columns[place] for place, _ in sound],
        [origin for _, origin in sound],
        clues,
    )
    matched = rows.matched(before.height, after.height)
    return Alignment(matched, columns, rows.doubtful())


# ---- columns


def align_columns(before: Tab, after: Tab, header_row: int, hits: Hits) -> list[int | None]:
    """By their headers; those that have none, or another one now, by what stands around them.

    >>> from sheets_sync.grid.snapshot import Tab
    >>> before = Tab("Uren", (["Datum", 44561], ["Uren", 2]), 2)
    >>> after = Tab("Uren", (["Uren", 2], ["Nieuw", ""], ["Datum", 44561]), 2)
    >>> align_columns(before, after, 0, {})
    [1, None, 0]
    """
    headers = [_folded(column, header_row) for column in before.columns]
    row = _header_row_now(set(headers) - {""}, header_row, after)
    now = [
        "" if row in hits.get(place, ()) else _folded(column, row)
        for place, column in enumerate(after.columns)
    ]
    matched: list[int | None] = [None] * after.width
    for header, times in Counter(headers).items():
        if header and times == 1 and header in now:
            origin = headers.index(header)
            matched[_likeliest(header, now, origin)] = origin
    _match_contents(matched, before, after, hits)
    _fill_gaps(matched, before.width)
    return matched


def _folded(column: Column, row: int) -> str:
    return fold(clean(cell_at(column, row)))


def _header_row_now(headers: set[str], usual: int, after: Tab) -> int:
    """People insert rows above the headers, and sort them into the rest."""

    def known(row: int) -> int:
        return len(headers.intersection(_folded(column, row) for column in after.columns))

    if known(usual) * 2 > len(headers):
        return usual
    return max(range(after.height), key=lambda row: (known(row), -row), default=usual)


def _likeliest(header: str, now: Sequence[str], origin: int) -> int:
    places = [place for place, other in enumerate(now) if other == header]
    return min(places, key=lambda place: abs(place - origin))


def _match_contents(matched: list[int | None], before: Tab, after: Tab, hits: Hits) -> None:
    """Columns that hold mostly the same are the same, wherever they stand now."""
    here = [place for place, origin in enumerate(matched) if origin is None]
    alike = {place: _contents(after.columns[place], hits.get(place, ())) for place in here}
    for origin in sorted(set(range(before.width)).difference(matched)):
        content = _contents(before.columns[origin], ())
        scored = [(_overlap(alike[place], content), -abs(place - origin), place) for place in alike]
        best, _, place = max(scored, default=(0.0, 0, 0))
        if best > 1 / 2:
            matched[place] = origin
            del alike[place]


def _fill_gaps(matched: list[int | None], width: int) -> None:
    """Between two neighbours that stayed together, as many columns as before are the same ones."""
    used = set(matched)
    ends = [
        -1,
        *(place for place, origin in enumerate(matched) if origin is not None),
        len(matched),
    ]
    origins = {-1: -1, len(matched): width}
    for left, right in pairwise(ends):
        first = origins.get(left, matched[left] if left in range(len(matched)) else None)
        last = origins.get(right, matched[right] if right in range(len(matched)) else None)
        assert first is not None
        assert last is not None
        there = [origin for origin in range(first + 1, last) if origin not in used]
        here = range(left + 1, right)
        if len(here) == len(there):
            for place, origin in zip(here, there, strict=True):
                matched[place] = origin
                used.add(origin)


def _contents(column: Column, hit: Iterable[int]) -> Counter[Cell]:
    skipped = set(hit)
    return Counter(
        cell for row, cell in enumerate(column) if row not in skipped and cell not in BLANK
    )


def _overlap(one: Counter[Cell], other: Counter[Cell]) -> float:
    common = (one & other).total()
    return common / max(one.total(), other.total(), 1)


# ---- rows


class _Rows:
    """Rows before and now, each as its cells in the columns that say something."""

    def __init__(
        self, before: list[Column], after: list[Column], origins: list[int], clues: Clues
    ) -> None:
        self._before = list(zip(*before, strict=True))
        self._after = list(zip(*after, strict=True))
        self._key = origins.index(clues.key) if clues.key in origins else None
        self._strayed = clues.strayed
        self._peoples = [index for index, origin in enumerate(origins) if origin not in clues.own]
        self._left: dict[int, None] = {}

    def matched(self, height_before: int, height_now: int) -> list[int | None]:
        """The row that each row was before."""
        if not self._before or not self._after:
            # Nothing tells the rows apart: a guess would be as good as a loss.
            return [None] * height_now
        matched: list[int | None] = [
            row if row < height_before and self._before[row] == cells else None
            for row, cells in enumerate(self._after)
        ]
        self._left = dict.fromkeys(set(range(height_before)) - set(matched))
        self._match_equal(matched)
        self._match_keys(matched)
        self._match_similar(matched)
        return matched

    def doubtful(self) -> set[int]:
        """Rows now that equal another row."""
        twins = {cells for cells, times in Counter(self._after).items() if times > 1}
        return {row for row, cells in enumerate(self._after) if cells in twins}

    def _match_equal(self, matched: list[int | None]) -> None:
        rows: dict[tuple[Cell, ...], list[int]] = {}
        for row in sorted(self._left, reverse=True):
            rows.setdefault(self._before[row], []).append(row)
        for row, origin in enumerate(matched):
            if origin is None and (same := rows.get(self._after[row])):
                self._take(matched, row, same.pop())

    def _match_keys(self, matched: list[int | None]) -> None:
        if self._key is None:
            return
        rows = {self._before[row][self._key]: row for row in self._left if row not in self._strayed}
        now = Counter(cells[self._key] for cells in self._after)
        for row, origin in enumerate(matched):
            key = self._after[row][self._key]
            if origin is None and key and now[key] == 1 and key in rows:
                self._take(matched, row, rows[key])

    def _match_similar(self, matched: list[int | None]) -> None:
        open_now = [row for row, origin in enumerate(matched) if origin is None]
        if len(open_now) * len(self._left) > _MOST_COMPARED:
            return
        common = [Counter(column) for column in zip(*self._before, strict=True)]
        scored = sorted(
            (-self._likeness(origin, row, common), abs(origin - row), row, origin)
            for row in open_now
            for origin in self._left
        )
        for score, _, row, origin in scored:
            if score < 0 and matched[row] is None and origin in self._left:
                self._take(matched, row, origin)

    def _likeness(self, origin: int, row: int, common: Sequence[Counter[Cell]]) -> float:
        """How much likelier people's cells are those of one row than of two; its logarithm.

        What few rows say tells more than what many say.
        """
        old, new = self._before[origin], self._after[row]
        return sum(
            log(len(self._before) / common[place][old[place]])
            if same_cell(old[place], new[place])
            else _EDITED
            for place in self._peoples
        )

    def _take(self, matched: list[int | None], row: int, origin: int) -> None:
        matched[row] = origin
        del self._left[origin]
