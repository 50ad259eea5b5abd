"""Rows below the headers that are no rows of the table: sums, and formulas that were dragged down.

A line that says what it is, such as ``Totaal``, or in which nothing but noughts and errors stand,
is passed over. A line with nothing but numbers may be a sum or a row that somebody began, and one
sentence where none belongs may be a signature: it gets no key until somebody says more. A row that
has a key is a row, whatever stands in it.
"""

from __future__ import annotations

import re
from itertools import compress, islice
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.text import ERROR_TEXTS, clean, error_of, fold, is_blank
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sheets_sync.grid.snapshot import Cell, Tab
    from sheets_sync.grid.snapshot import Column as Cells
    from sheets_sync.programme.model import Column, RegisterTab

_HOLLOW: Final = frozenset({"", None, 0, "'", " ", *ERROR_TEXTS})
"""What a formula makes of an empty row."""

_FIRST_DAY: Final = 3653
"""Serial of a day in 1910: an empty cell and some days make an earlier one."""

_WORD: Final = r"(?:sub|eind|tussen|grand |sub-)?tota(?:al|len|l|ls)"
_BARE: Final = re.compile(
    rf"(?:{_WORD}|som|optelling|gemiddelde?|mediaan|cumulatief|saldo|aantal|sum|average|median"
    "|cumulative|count|subtotals?|[σ∑])[ :=.]*"
)
_PART: Final = re.compile(rf"(?:{_WORD}\b.{{0,40}}|.{{0,60}}\b{_WORD}[ :=.]*|.{{1,60}}[:=])")
_AMOUNTS: Final = ("amount", "money", "number")
_WORDY: Final = ("text", "email", "reference", "choice", "choices")
_SMALL: Final = 2000
"""Rows of a table of which all can be looked at."""


class Aside(NamedTuple):
    """Rows of the table, from 0 below the headers: those that are none, and those that may be.

    Of the ``doubted`` ones ``remarks`` hold a lone sentence, the others nothing but numbers.
    """

    sums: frozenset[int]
    doubted: frozenset[int]
    remarks: frozenset[int] = frozenset()


NONE: Final = Aside(frozenset(), frozenset())


def rows_aside(tab: Tab, spec: RegisterTab, header_row: int, places: Mapping[str, int]) -> Aside:
    """The rows without a key that are no rows of the table."""
    lines = _Lines(tab, spec, header_row, places)
    sums, doubted = [], []
    for row in lines.candidates():
        verdict = lines.verdict(row)
        if verdict is None:
            doubted.append(row - lines.first)
        elif verdict:
            sums.append(row - lines.first)
    if not sums and not doubted:
        return NONE
    remarks = frozenset(row for row in doubted if lines.is_remark(row + lines.first))
    return Aside(frozenset(sums), frozenset(doubted), remarks)


def without(tab: Tab, aside: Aside, header_row: int, places: Sequence[int]) -> Tab:
    """The tab with these rows blank in these columns."""
    rows = [header_row + 1 + row for row in (*aside.sums, *aside.doubted)]
    if not rows:
        return tab
    columns: list[Cells] = list(tab.columns)
    for place in places:
        if any(not is_blank(columns[place][row]) for row in rows):
            columns[place] = list(columns[place])
            for row in rows:
                columns[place][row] = ""
    return tab._replace(columns=tuple(columns))


class _Lines:
    def __init__(
        self, tab: Tab, spec: RegisterTab, header_row: int, places: Mapping[str, int]
    ) -> None:
        self.first = header_row + 1
        self._tab, self._spec = tab, spec
        self._human = [(one, places[one.header]) for one in spec.human if one.header in places]
        self._own = [(one, places[one.header]) for one in spec.machine if one.header in places]
        taken = {place for _, place in (*self._human, *self._own)}
        self._others = [place for place in range(tab.width) if place not in taken]
        key = spec.by_role.get("key")
        self._key = places.get(key.header) if key else None

    def candidates(self) -> Iterator[int]:
        """Sheet rows without a key in which at most one of two telling cells says something."""
        rows = range(self.first, self._tab.height)
        if self._key is not None and _is_full(self._tab.columns[self._key]):
            return iter(())
        telling = [place for one, place in self._human if one.required and one.kind in _WORDY][:2]
        if len(telling) < 2:
            return (row for row in rows[:_SMALL] if self._has_no_key(row))
        cells = [self._tab.columns[place] for place in telling]
        return (
            row
            for row in self._without_key()
            if row in self._tab.totals or any(column[row] in _HOLLOW for column in cells)
        )

    def _without_key(self) -> Iterator[int]:
        rows = range(self.first, self._tab.height)
        if self._key is None:
            return iter(rows)
        # Nearly all rows have one, which the built-ins tell soonest.
        keys = islice(self._tab.columns[self._key], self.first, None)
        return filter(self._has_no_key, compress(rows, map(_HOLLOW.__contains__, keys)))

    def _has_no_key(self, row: int) -> bool:
        return self._key is None or is_blank(self._tab.columns[self._key][row])

    def verdict(self, row: int) -> bool | None:
        """Whether this line is no row; None where nobody can tell."""
        return row in self._tab.totals or self._judged(row)

    def is_remark(self, row: int) -> bool:
        """Whether all that people filled in is one sentence, where none belongs."""
        cells = self._filled(row)
        return len(cells) == 1 and _is_sentence(*cells[0])

    def _filled(self, row: int) -> list[tuple[Column, Cell]]:
        return [
            (column, cell)
            for column, place in self._human
            if not is_blank(cell := self._tab.columns[place][row])
        ]

    def _judged(self, row: int) -> bool | None:
        cells = self._filled(row)
        telling = [pair for pair in cells if not _is_hollow(*pair)]
        if not telling:
            return bool(cells) or self._is_sum_of_answers(row)
        words = [cell for _, cell in telling if isinstance(cell, str) and not _is_number(cell)]
        labels = [*words, *self._beside(row)]
        if not all(map(_is_label, words)):
            return None if self.is_remark(row) else False
        if any(_BARE.fullmatch(fold(clean(one))) for one in labels):
            return True
        numbers = [cell for _, cell in telling if cell not in words]
        if labels and (numbers or self._is_sum_of_answers(row)):
            return True
        if words or any(column.kind not in _AMOUNTS for column, _ in telling):
            return False
        return None

    def _beside(self, row: int) -> list[str]:
        """Labels in columns of somebody's own."""
        cells = (self._tab.columns[place][row] for place in self._others)
        return [cell for cell in cells if isinstance(cell, str) and _is_label(cell)]

    def _is_sum_of_answers(self, row: int) -> bool:
        """Whether numbers stand in columns of the program's, and nothing that goes with a row."""
        found = {
            column.kind in _AMOUNTS and isinstance(cell, (int, float))
            for column, place in self._own
            if not is_blank(cell := self._tab.columns[place][row])
        }
        return found == {True}


def _is_full(column: Cells) -> bool:
    return "" not in column and None not in column


def _is_hollow(column: Column, cell: Cell) -> bool:
    if cell in _HOLLOW or error_of(cell) is not None:
        return True
    early = isinstance(cell, (int, float)) and abs(cell) < _FIRST_DAY
    return early and column.kind in {"day", "moment"}


def _is_number(text: str) -> bool:
    return not any(map(str.isalpha, text))


def _is_sentence(column: Column, cell: Cell) -> bool:
    """Whether a lone text is a sentence rather than the beginning of a row."""
    if not isinstance(cell, str):
        return False
    words = [word for word in clean(cell).split() if any(map(str.isalpha, word))]
    return len(words) > 2 and column.kind not in {"text", "choices"}


def _is_label(cell: Cell) -> bool:
    text = fold(clean(cell))
    return "@" not in text and bool(_BARE.fullmatch(text) or _PART.fullmatch(text))
