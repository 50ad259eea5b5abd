"""What the cells of a column tell about which column it is."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.text import clean
from sheets_sync.problems.problem import Wrong
from sheets_sync.records import NamedTuple
from sheets_sync.register.column_contents import LOOKED_AT
from sheets_sync.register.column_readers import reader_of
from sheets_sync.register.log_reader import identity, mark_of
from sheets_sync.register.remembered import Typed, trace_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sheets_sync.grid.snapshot import Cell, Tab
    from sheets_sync.programme.model import Column, Programme, RegisterTab, TabName
    from sheets_sync.register.column_contents import Contents
    from sheets_sync.register.log_reader import History
    from sheets_sync.register.remembered import LastSeen, Remembered

_MOSTLY: Final = 0.6
"""Share of a column's cells that tells what it is."""

_NEARLY_ALL: Final = 0.9

_FEWEST: Final = 3
"""Cells that are what they were before: fewer may be a coincidence."""


class Known(NamedTuple):
    """What is known beside the tab itself.

    ``spellings`` gives, by tab and folded spelling, the names of its rows; ``remembered`` the
    cells of people as a run saw them last. Both are looked up where a header lacks.
    """

    programme: Programme
    history: History
    spellings: Callable[[], Mapping[TabName, Mapping[str, str]]] = dict
    remembered: Callable[[], Remembered] = dict


class Evidence:
    """``places`` are the columns found so far; whoever finds more adds them."""

    def __init__(
        self,
        tab: Tab,
        spec: RegisterTab,
        contents: Contents,
        known: Known,
        places: Mapping[str, int],
    ) -> None:
        self._tab, self._spec, self._contents = tab, spec, contents
        self._known, self._places = known, places

    # ---- columns of people's

    def can_be(self, column: Column, place: int) -> bool:
        """Whether the cells can be read as this column's; names of rows are not looked up."""
        if self._is_name(column):
            return True
        return self._share_of_fine(column, place) >= _MOSTLY

    def can_only_be(self, column: Column, place: int) -> bool:
        """Whether all cells say what no other kind of column says: choices, addresses, names."""
        telling = column.choices or column.reference or column.kind == "email"
        if not telling or not self._contents.is_filled(place):
            return False
        if column.reference and not self._is_name(column):
            known = frozenset[str]().union(*self._known.history.keys.values())
            return all(clean(cell) in known for cell in self._contents.some(place))
        return self._share_of_fine(column, place) == 1

    def _share_of_fine(self, column: Column, place: int) -> float:
        names = self._known.spellings() if self._is_name(column) else {}
        read = reader_of(column, self._known.programme, names)
        cells = self._contents.some(place)
        fine = sum(not isinstance(read(cell), Wrong) for cell in cells)
        return fine / len(cells) if cells else 1

    def _is_name(self, column: Column) -> bool:
        tabs = self._known.programme.tabs
        return column.reference is not None and tabs[column.reference].is_named

    def is_marked(self, column: Column, place: int) -> bool | None:
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
        rows = range(self._contents.first_row, self._tab.height)
        marks = self._known.history.marks
        pairs = ((row, marks.get((title, clean(keys[row]), known.header))) for row in rows)
        found = list(islice((pair for pair in pairs if pair[1]), LOOKED_AT))
        same = sum(mark_of(clean(one[row]) for one in cells) == mark for row, mark in found)
        return same >= len(found) * _MOSTLY if found else None

    def was_filled(self, column: Column) -> bool:
        """Whether a run is known to have seen anything in this column."""
        return bool(self._known.remembered().get(self._spec.title, {}).get(column.header))

    def is_as_before(self, column: Column, place: int, expected: int | None) -> bool | None:
        """Whether the rows say what a run saw in them last; None if too little is known of it.

        Of texts little more is known than whether they differ: where most say the same, the column
        has to be the ``expected`` one as well.
        """
        pairs = list(self._with_before(column, place))
        if any(isinstance(before, Typed) for _, before in pairs):
            return _has_these_traces(pairs, 1 if place == expected else _FEWEST)
        same = sum(stands == before for stands, before in pairs)
        return same >= max(_FEWEST, len(pairs) * _MOSTLY) if len(pairs) >= _FEWEST else None

    def _with_before(self, column: Column, place: int) -> Iterator[tuple[Cell, LastSeen]]:
        """What stands in the rows, with what is remembered of them."""
        last = self._known.remembered().get(self._spec.title, {}).get(column.header, {})
        known = self._spec.naming
        if not last or known.header not in self._places:
            return
        keys = self._tab.columns[self._places[known.header]]
        cells = self._tab.columns[place]
        for row in range(self._contents.first_row, self._tab.height):
            if (before := last.get(clean(keys[row]))) is not None:
                yield cells[row], before

    # ---- columns of the program's

    def holds_keys(self, place: int) -> bool:
        known = self._known.history.keys.get(self._spec.title, frozenset())
        cells = self._contents.some(place)
        return bool(cells) and sum(clean(one) in known for one in cells) >= len(cells) * _MOSTLY

    def says_what_is_known(self, column: Column, place: int) -> bool:
        """Whether it holds what the log knows that was written there."""
        if column.role == "key":
            return self.holds_keys(place)
        pairs = list(self._known_cells(column, place))
        return bool(pairs) and sum(map(_agree, pairs)) >= len(pairs) * _MOSTLY

    def was_written(self, column: Column, place: int) -> bool:
        """Whether a run wrote in this column, as far as anybody can tell."""
        if (self._spec.title, column.header) in self._known.history.keyless:
            return True
        if any(True for _ in self._known_cells(column, place)):
            return True
        if self._spec.title in self._known.history.keys:
            own = {self._places.get(one.header) for one in self._spec.machine}
            return place - 1 in own or self.is_among_its_own(column, place)
        # No log knows this tab: keys that look like the program's tell that it was at work here.
        key = self._spec.by_role.get("key")
        if key is None:
            return self.is_among_its_own(column, place)
        found = key.header in self._places
        cells = self._contents.some(self._places[key.header]) if found else ()
        return any(map(looks_like_key, map(clean, cells)))

    def _known_cells(self, column: Column, place: int) -> Iterator[tuple[str, str]]:
        """What stands in the column, and what the log knows that was written there."""
        known = self._spec.naming
        if known.header not in self._places:
            return
        cells, last = self._tab.columns[place], self._known.history.last
        keys = self._tab.columns[self._places[known.header]]
        for row in islice(self._contents.filled_rows(place), LOOKED_AT):
            written = last.get((self._spec.title, clean(keys[row]), column.header))
            if written is not None:
                yield clean(cells[row], self._known.programme.language), written

    def is_among_its_own(self, column: Column, place: int) -> bool:
        """Whether a column of the program's stands beside it that belongs there."""
        order = [one.header for one in self._spec.machine]
        at = order.index(column.header)
        before = order[at - 1] if at else ""
        after = order[at + 1] if at + 1 < len(order) else ""
        known = self._places.get(before), self._places.get(after)
        return known[0] == place - 1 or known[1] == place + 1


def _has_these_traces(pairs: Iterable[tuple[Cell, LastSeen]], fewest: int) -> bool | None:
    """Whether texts are what they were, and at least so many of them differ."""
    traced = [
        (trace_of(stands), before.trace)
        for stands, before in pairs
        if isinstance(before, Typed) and before.trace
    ]
    if len(traced) < _FEWEST:
        return None
    same = [trace for trace, before in traced if trace == before]
    return len(same) >= len(traced) * _NEARLY_ALL and len(set(same)) >= fewest


def _agree(pair: tuple[str, str]) -> bool:
    stands, written = pair
    return stands == written or (written.endswith("…") and stands.startswith(written[:-1]))


def looks_like_key(text: str) -> bool:
    """Whether this is what a key of any programme looks like: ``SI-2021-001``, ``U-0001``."""
    stem, dash, rest = text.partition("-")
    return stem.isalpha() and bool(dash) and len(rest) > 3 and rest[:4].isdecimal()
