"""Which column of a tab is which: by its header, or else by what is known of its contents.

A header that somebody changed a little, or a column that still says what the log knows, is found
again with an alert that names the header as it should be. A column that bears a header of the
program's and holds what no run wrote is somebody's own, and stays theirs.
"""

from __future__ import annotations

from itertools import filterfalse
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.suggestions import closest
from sheets_sync.cells.text import fold, is_blank
from sheets_sync.problems.problem import Problem, attention
from sheets_sync.problems.stop import BrokenStructure
from sheets_sync.records import NamedTuple
from sheets_sync.register.column_contents import Contents
from sheets_sync.register.column_evidence import Evidence
from sheets_sync.register.column_order import between, paired

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sheets_sync.grid.snapshot import Column as Cells
    from sheets_sync.grid.snapshot import Tab
    from sheets_sync.programme.model import Column, RegisterTab
    from sheets_sync.register.column_evidence import Known

ALIKE: Final = 0.8
"""Likeness of two headers, from 0 through 1, from which one may be the other."""

MARGIN: Final = 0.1
"""How much less another header must be alike."""

_CONTAINED: Final = 0.9


class Headers(NamedTuple):
    """Header → sheet column; what has to be mended; what was found in another way.

    ``columns`` are read instead of those that stand there; ``theirs`` are headers of the program's
    that stand above a column of somebody's own.
    """

    places: Mapping[str, int]
    mistakes: Sequence[BrokenStructure]
    alerts: Sequence[Problem]
    columns: Mapping[int, Cells]
    theirs: frozenset[str]


def find_headers(tab: Tab, spec: RegisterTab, header_row: int, known: Known) -> Headers:
    """The columns of a tab whose headers stand in this row."""
    return _Finder(tab, spec, header_row, known).found()


class _Finder:
    def __init__(self, tab: Tab, spec: RegisterTab, header_row: int, known: Known) -> None:
        self._tab, self._spec, self._row = tab, spec, header_row
        self._history = known.history
        self._contents = Contents(tab, header_row)
        self._headers = self._contents.headers
        self._places: dict[str, int] = {}
        self._mistakes: list[BrokenStructure] = []
        self._alerts: list[Problem] = []
        self._columns: dict[int, Cells] = {}
        self._theirs: set[str] = set()
        self._evidence = Evidence(tab, spec, self._contents, known, self._places)

    def found(self) -> Headers:
        standing: dict[str, list[int]] = {}
        for place, header in enumerate(self._headers):
            standing.setdefault(fold(header), []).append(place)
        several: list[tuple[Column, list[int]]] = []
        for column in self._spec.shown:
            names = dict.fromkeys(map(fold, (column.header, *column.accepts)))
            places = sorted(place for name in names for place in standing.get(name, ()))
            if len(places) == 1:
                self._places[column.header] = places[0]
            elif places:
                several.append((column, places))
        for column, places in several:
            if column.owner == "machine" or not self._typed_over(column, places):
                self._several(column, places)
        self._find_lacking()
        self._find_own()
        self._find_remade()
        alerts = list(filterfalse(self._is_overtaken, self._alerts))
        return Headers(self._places, self._mistakes, alerts, self._columns, frozenset(self._theirs))

    def _is_overtaken(self, alert: Problem) -> bool:
        """Whether a column of which it was told that nobody reads it is read after all."""
        taken = set(map(self._contents.letters, self._places.values()))
        cells = dict(alert.details).get("cells")
        again = alert.code == "structure.header_again"
        return again and isinstance(cells, tuple) and taken.issuperset(cells)

    # ---- a header that stands more than once

    def _several(self, column: Column, places: list[int]) -> None:
        filled = [place for place in places if self._contents.is_filled(place)]
        if column.owner == "machine":
            filled = [place for place in places if self._evidence.says_what_is_known(column, place)]
        elif len(filled) > 1 and self._complete_each_other(filled):
            self._read_as_one(column, filled)
            return
        if len(filled) != 1:
            cells = tuple(map(self._contents.letters, places))
            self._mistakes.append(
                BrokenStructure(
                    "structure.header_twice", tab=self._tab.title, column=column.header, cells=cells
                )
            )
            return
        self._places[column.header] = filled[0]
        others = tuple(self._contents.letters(place) for place in places if place != filled[0])
        self._alert("structure.header_again", filled[0], column.header, cells=others)

    def _typed_over(self, column: Column, places: list[int]) -> bool:
        """Whether all but one of these stand where another column should be that is not there."""
        pairs = self._pairs()
        over = {header: place for header, place in pairs.items() if place in places}
        own = over.pop(column.header, None)
        if own is None or len(over) != len(places) - 1:
            return False
        self._places[column.header] = own
        for header, place in over.items():
            missing = next(one for one in self._spec.shown if one.header == header)
            if self._is_surely(missing)(place):
                self._take(missing, place)
                continue
            self._mistakes.append(
                BrokenStructure(
                    "structure.header_typed_over",
                    cell=self._contents.address(place),
                    column=header,
                    found=self._headers[place],
                    other=self._contents.letters(own),
                )
            )
        return True

    def _pairs(self) -> dict[str, int]:
        """Headers that lack, with the columns that stand where theirs should."""
        return paired(self._order, self._places, self._strays(nameless=True))

    @property
    def _order(self) -> list[str]:
        """The headers that people's columns have, and those found of the program's."""
        return [
            one.header
            for one in self._spec.shown
            if one.owner == "person" or one.header in self._places
        ]

    def _complete_each_other(self, places: Sequence[int]) -> bool:
        """Whether no row has an answer in more than one of these columns."""
        rows = zip(*(self._contents.below(place) for place in places), strict=True)
        return all(sum(not is_blank(cell) for cell in row) < 2 for row in rows)

    def _read_as_one(self, column: Column, places: Sequence[int]) -> None:
        """A question that was made anew goes on in a column of its own."""
        first = self._places[column.header] = places[0]
        rows = zip(*(self._contents.below(place) for place in places), strict=True)
        merged = [next((cell for cell in row if not is_blank(cell)), "") for row in rows]
        self._columns[first] = [*self._tab.columns[first][: self._row + 1], *merged]
        others = tuple(map(self._contents.letters, places[1:]))
        self._alert("structure.question_remade", first, column.header, cells=others)

    def _find_remade(self) -> None:
        """``Vraag 2`` beside ``Vraag``, with answers only where that has none."""
        for column in self._spec.human:
            if (place := self._places.get(column.header)) is None or place in self._columns:
                continue
            stem = fold(self._headers[place])
            names = {f"{stem} 2", f"{stem}2", f"{stem} (2)"} if stem else set()
            again = [one for one in self._strays() if fold(self._headers[one]) in names]
            pair = [place, *again]
            two = len(pair) == 2 and all(map(self._contents.is_filled, pair))
            if two and self._complete_each_other(pair):
                self._read_as_one(column, pair)

    # ---- a header that is not there

    def _find_lacking(self) -> None:
        lacking = [column for column in self._spec.shown if column.header not in self._places]
        lacking = [column for column in lacking if not self._is_mistaken(column)]
        for column in lacking:
            if column.role == "key":
                self._take(column, self._only(self._evidence.holds_keys))
        for column in lacking:
            if column.owner == "machine" and column.role != "key":
                self._take(column, self._renamed_machine(column))
        human = [column for column in lacking if column.owner == "person"]
        for column, place in self._close_ones(human):
            self._take(column, place)
        for column in human:
            if column.header not in self._places:
                self._take(column, self._only(self._is_surely(column)))
            if column.header not in self._places:
                self._take(column, self._blank_one(column))
            if column.header not in self._places:
                self._mistakes.append(self._lacks(column))

    def _blank_one(self, column: Column) -> int | None:
        """Its place, where nothing stands now, nothing stood before and nothing need stand."""
        place = between(self._order, self._places, column.header)
        if place is None or column.required or self._contents.is_filled(place):
            return None
        if place in self._places.values():
            return None
        others = [one for one in self._strays(nameless=True) if self._contents.is_filled(one)]
        elsewhere = any(self._evidence.can_be(column, one) for one in others)
        return None if elsewhere or self._evidence.was_filled(column) else place

    def _is_mistaken(self, column: Column) -> bool:
        return any(mistake.details.get("column") == column.header for mistake in self._mistakes)

    def _take(self, column: Column, place: int | None) -> None:
        if place is not None:
            self._places[column.header] = place
            header = self._headers[place]
            code = "structure.header_found" if header else "structure.header_blank_found"
            self._alert(code, place, column.header, found=header)

    def _only(self, fits: Callable[[int], bool]) -> int | None:
        places = [place for place in self._strays(nameless=True) if fits(place)]
        return places[0] if len(places) == 1 else None

    def _close_ones(self, human: Sequence[Column]) -> Iterator[tuple[Column, int]]:
        """Pairs that are clearly meant for each other, and of no other."""
        strays = self._strays()
        scores = {
            (column.header, place): max(
                likeness(name, self._headers[place]) for name in (column.header, *column.accepts)
            )
            for column in human
            for place in strays
        }
        for column in human:
            for place in strays:
                score = scores[column.header, place]
                rivals = [
                    other
                    for (header, one), other in scores.items()
                    if (header == column.header) != (one == place)
                ]
                if score < ALIKE or max(rivals, default=0.0) > score - MARGIN:
                    continue
                is_denied = self._evidence.is_marked(column, place) is False
                if not is_denied and self._evidence.can_be(column, place):
                    yield column, place

    def _is_surely(self, column: Column) -> Callable[[int], bool]:
        """Whether a column is this one whatever its header says."""
        expected = self._pairs().get(column.header)

        def sure(place: int) -> bool:
            if self._evidence.is_marked(column, place):
                return True
            if self._evidence.is_as_before(column, place, expected):
                return True
            in_place = place == expected and self._evidence.is_marked(column, place) is None
            return in_place and self._evidence.can_only_be(column, place)

        return sure

    def _lacks(self, column: Column) -> BrokenStructure:
        """What to do about a column that is not there; where it may be, that cell is named."""
        nameless = [place for place in self._strays(nameless=True) if not self._headers[place]]
        strays = {self._headers[place]: place for place in self._strays()}
        row = str(self._row + 1)
        if close := closest(column.header, list(strays)):
            return self._stands_at(strays[close], "structure.header_renamed", column)
        if (place := self._pairs().get(column.header)) is not None and self._headers[place]:
            return self._stands_at(place, "structure.header_other", column, row=row)
        if nameless and (place in nameless or not strays):
            at = nameless[0] if place is None else place
            return self._stands_at(at, "structure.header_blank", column)
        others = tuple(f"{self._contents.letters(at)} ({header})" for header, at in strays.items())
        code = "structure.header_missing_among" if others else "structure.header_missing"
        more = {"others": others} if others else {}
        return BrokenStructure(code, tab=self._tab.title, row=row, column=column.header, **more)

    def _stands_at(self, place: int, code: str, column: Column, **more: str) -> BrokenStructure:
        cell, header = self._contents.address(place), self._headers[place]
        return BrokenStructure(code, cell=cell, column=column.header, found=header, **more)

    # ---- the program's own columns

    def _renamed_machine(self, column: Column) -> int | None:
        """A column that says what the log knows, and stands or is called as it should."""
        if self._spec.title not in self._history.keys:
            return None

        def fits(place: int) -> bool:
            near = likeness(column.header, self._headers[place]) >= ALIKE
            return (
                near or self._evidence.is_among_its_own(column, place)
            ) and self._evidence.says_what_is_known(column, place)

        return self._only(fits)

    def _find_own(self) -> None:
        machine = [one for one in self._spec.machine if one.header in self._places]
        # From left to right, because what stands beside a column of the program's is its own too.
        for column in sorted(machine, key=lambda one: self._places[one.header]):
            place = self._places[column.header]
            if column.role == "key" or not self._contents.is_filled(place):
                continue
            if not self._evidence.was_written(column, place):
                del self._places[column.header]
                self._theirs.add(column.header)
                self._alert("structure.own_column", place, column.header)

    # ---- what stands where

    def _strays(self, *, nameless: bool = False) -> list[int]:
        taken = set(self._places.values())
        return [
            place
            for place, header in enumerate(self._headers)
            if place not in taken and (header or (nameless and self._contents.is_filled(place)))
        ]

    def _alert(self, code: str, place: int, header: str, **details: str | tuple[str, ...]) -> None:
        self._alerts.append(attention(code, header, cell=self._contents.address(place), **details))


def likeness(wanted: str, found: str) -> float:
    """How much two headers are alike, from 0 through 1."""
    from rapidfuzz.fuzz import ratio

    one, other = fold(wanted), fold(found)
    if f" {one} " in f" {other} ":
        return _CONTAINED
    return ratio(one, other) / 100
