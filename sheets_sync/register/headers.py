"""Which column of a tab is which: by its header, or else by what is known of its contents.

A header that somebody changed a little, or a column that still says what the log knows, is found
again with an alert that names the header as it should be. A column that bears a header of the
program's and holds what no run wrote is somebody's own, and stays theirs.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from sheets_sync.cells.suggestions import closest
from sheets_sync.cells.text import clean, fold, is_blank
from sheets_sync.problems.problem import Problem, Wrong, attention
from sheets_sync.problems.stop import BrokenStructure
from sheets_sync.register.column_contents import LOOKED_AT, Contents
from sheets_sync.register.column_readers import reader_of
from sheets_sync.register.log_reader import identity, mark_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sheets_sync.grid.snapshot import Column as Cells
    from sheets_sync.grid.snapshot import Tab
    from sheets_sync.programme.model import Column, Programme, RegisterTab
    from sheets_sync.register.log_reader import History

ALIKE: Final = 0.8
"""Likeness of two headers, from 0 through 1, from which one may be the other."""

MARGIN: Final = 0.1
"""How much less another header must be alike."""

_CONTAINED: Final = 0.9
_MOSTLY: Final = 0.6
"""Share of a column's cells that tells what it is."""


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


def find_headers(
    tab: Tab, spec: RegisterTab, header_row: int, programme: Programme, history: History
) -> Headers:
    """The columns of a tab whose headers stand in this row."""
    return _Finder(tab, spec, header_row, programme, history).found()


class _Finder:
    def __init__(
        self,
        tab: Tab,
        spec: RegisterTab,
        header_row: int,
        programme: Programme,
        history: History,
    ) -> None:
        self._tab, self._spec, self._row = tab, spec, header_row
        self._programme, self._history = programme, history
        self._contents = Contents(tab, header_row)
        self._headers = self._contents.headers
        self._places: dict[str, int] = {}
        self._mistakes: list[BrokenStructure] = []
        self._alerts: list[Problem] = []
        self._columns: dict[int, Cells] = {}
        self._theirs: set[str] = set()

    def found(self) -> Headers:
        standing: dict[str, list[int]] = {}
        for place, header in enumerate(self._headers):
            standing.setdefault(fold(header), []).append(place)
        for column in self._spec.columns:
            names = dict.fromkeys(map(fold, (column.header, *column.accepts)))
            found = sorted(place for name in names for place in standing.get(name, ()))
            if len(found) == 1:
                self._places[column.header] = found[0]
            elif found:
                self._several(column, found)
        self._find_lacking()
        self._find_own()
        self._find_remade()
        return Headers(
            self._places, self._mistakes, self._alerts, self._columns, frozenset(self._theirs)
        )

    # ---- a header that stands more than once

    def _several(self, column: Column, found: list[int]) -> None:
        filled = [place for place in found if self._contents.is_filled(place)]
        if column.owner == "machine":
            filled = [place for place in found if self._says_what_is_known(column, place)]
        elif len(filled) > 1 and self._complete_each_other(filled):
            self._read_as_one(column, filled)
            return
        if len(filled) != 1:
            cells = tuple(map(self._contents.letters, found))
            self._mistakes.append(
                BrokenStructure(
                    "structure.header_twice", tab=self._tab.title, column=column.header, cells=cells
                )
            )
            return
        self._places[column.header] = filled[0]
        others = tuple(self._contents.letters(place) for place in found if place != filled[0])
        self._alert("structure.header_again", filled[0], column.header, cells=others)

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
        lacking = [one for one in self._spec.columns if one.header not in self._places]
        lacking = [one for one in lacking if not self._is_mistaken(one)]
        for column in lacking:
            if column.role == "key":
                self._take(column, self._only(self._holds_keys))
        for column in lacking:
            if column.owner == "machine" and column.role != "key":
                self._take(column, self._renamed_machine(column))
        human = [column for column in lacking if column.owner == "person"]
        for column, place in self._close_ones(human):
            self._take(column, place)
        for column in human:
            if column.header not in self._places:
                self._take(column, self._only(self._marked(column)))
            if column.header not in self._places:
                self._mistakes += self._lacks(column)

    def _is_mistaken(self, column: Column) -> bool:
        return any(mistake.details.get("column") == column.header for mistake in self._mistakes)

    def _take(self, column: Column, place: int | None) -> None:
        if place is not None:
            self._places[column.header] = place
            found = self._headers[place]
            code = "structure.header_found" if found else "structure.header_blank_found"
            self._alert(code, place, column.header, found=found)

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
                if self._fits(column, place) and self._is_not_denied(column, place):
                    yield column, place

    def _fits(self, column: Column, place: int) -> bool:
        """Whether the cells can be read as this column's; names of parties are not looked up."""
        if column.reference == "parties":
            return True
        read = reader_of(column, self._programme, {})
        cells = self._contents.some(place)
        fine = sum(not isinstance(read(cell), Wrong) for cell in cells)
        return fine >= len(cells) * _MOSTLY

    def _marked(self, column: Column) -> Callable[[int], bool]:
        return lambda place: bool(self._share_of_marks(column, place))

    def _is_not_denied(self, column: Column, place: int) -> bool:
        share = self._share_of_marks(column, place)
        return share is None or share

    def _share_of_marks(self, column: Column, place: int) -> bool | None:
        """Whether the rows say what they said when their keys were dealt; None if not known."""
        known = self._spec.by_role.get("key")
        parts = identity(self._spec)
        places = {**self._places, column.header: place}
        if known is None or column not in parts or known.header not in places:
            return None
        if any(one.header not in places for one in parts):
            return None
        title, keys = self._spec.title, self._tab.columns[places[known.header]]
        cells = [self._tab.columns[places[one.header]] for one in parts]
        rows = range(self._row + 1, self._tab.height)
        marks = self._history.marks
        pairs = ((row, marks.get((title, clean(keys[row]), known.header))) for row in rows)
        found = list(islice((pair for pair in pairs if pair[1]), LOOKED_AT))
        same = sum(mark_of(clean(one[row]) for one in cells) == mark for row, mark in found)
        return same >= len(found) * _MOSTLY if found else None

    def _lacks(self, column: Column) -> Iterator[BrokenStructure]:
        strays = {self._headers[place]: place for place in self._strays()}
        close = closest(column.header, list(strays))
        if close:
            cell = self._contents.address(strays[close])
            yield BrokenStructure(
                "structure.header_renamed", cell=cell, column=column.header, found=close
            )
        elif nameless := [one for one in self._strays(nameless=True) if not self._headers[one]]:
            cell = self._contents.address(nameless[0])
            yield BrokenStructure("structure.header_blank", cell=cell, column=column.header)
        else:
            yield BrokenStructure(
                "structure.header_missing",
                tab=self._tab.title,
                row=str(self._row + 1),
                column=column.header,
            )

    # ---- the program's own columns

    def _holds_keys(self, place: int) -> bool:
        known = self._history.keys.get(self._spec.title, frozenset())
        cells = self._contents.some(place)
        return bool(cells) and sum(clean(one) in known for one in cells) >= len(cells) * _MOSTLY

    def _renamed_machine(self, column: Column) -> int | None:
        """A column that says what the log knows, and stands or is called as it should."""
        if self._spec.title not in self._history.keys:
            return None

        def fits(place: int) -> bool:
            near = likeness(column.header, self._headers[place]) >= ALIKE
            return (near or self._is_among_its_own(column, place)) and self._says_what_is_known(
                column, place
            )

        return self._only(fits)

    def _find_own(self) -> None:
        machine = [one for one in self._spec.machine if one.header in self._places]
        # From left to right, because what stands beside a column of the program's is its own too.
        for column in sorted(machine, key=lambda one: self._places[one.header]):
            place = self._places[column.header]
            if column.role == "key" or not self._contents.is_filled(place):
                continue
            if not self._was_written(column, place):
                del self._places[column.header]
                self._theirs.add(column.header)
                self._alert("structure.own_column", place, column.header)

    def _was_written(self, column: Column, place: int) -> bool:
        """Whether a run wrote in this column, as far as anybody can tell."""
        if (self._spec.title, column.header) in self._history.keyless:
            return True
        if any(True for _ in self._known_cells(column, place)):
            return True
        if self._spec.title in self._history.keys:
            own = {self._places.get(one.header) for one in self._spec.machine}
            return place - 1 in own or self._is_among_its_own(column, place)
        # No log knows this tab: keys that look like the program's tell that it was at work here.
        key = self._spec.by_role.get("key")
        cells = (
            self._contents.some(self._places[key.header])
            if key and key.header in self._places
            else ()
        )
        return any(map(looks_like_key, map(clean, cells)))

    def _known_cells(self, column: Column, place: int) -> Iterator[tuple[str, str]]:
        """What stands in the column, and what the log knows that was written there."""
        known = self._spec.by_role.get("key") or self._spec.by_role["name"]
        if known.header not in self._places:
            return
        cells, last = self._tab.columns[place], self._history.last
        keys = self._tab.columns[self._places[known.header]]
        for row in islice(self._contents.filled_rows(place), LOOKED_AT):
            written = last.get((self._spec.title, clean(keys[row]), column.header))
            if written is not None:
                yield clean(cells[row], self._programme.language), written

    def _says_what_is_known(self, column: Column, place: int) -> bool:
        if column.role == "key":
            return self._holds_keys(place)
        pairs = list(self._known_cells(column, place))
        return bool(pairs) and sum(map(_agree, pairs)) >= len(pairs) * _MOSTLY

    def _is_among_its_own(self, column: Column, place: int) -> bool:
        """Whether a column of the program's stands beside it that belongs there."""
        order = [one.header for one in self._spec.machine]
        at = order.index(column.header)
        before = order[at - 1] if at else ""
        after = order[at + 1] if at + 1 < len(order) else ""
        known = self._places.get(before), self._places.get(after)
        return known[0] == place - 1 or known[1] == place + 1

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


def _agree(pair: tuple[str, str]) -> bool:
    stands, written = pair
    return stands == written or (written.endswith("…") and stands.startswith(written[:-1]))


def looks_like_key(text: str) -> bool:
    """Whether this is what a key of any programme looks like: ``SI-2021-001``, ``U-0001``."""
    stem, dash, rest = text.partition("-")
    return stem.isalpha() and bool(dash) and len(rest) > 3 and rest[:4].isdecimal()


def likeness(wanted: str, found: str) -> float:
    """How much two headers are alike, from 0 through 1."""
    from rapidfuzz.fuzz import ratio

    one, other = fold(wanted), fold(found)
    if f" {one} " in f" {other} ":
        return _CONTAINED
    return ratio(one, other) / 100
