"""After a write that people got in between of: what should stand where it went astray.

An edit says row 7, and by the time it was carried out row 7 was another row. Here every cell of the
register as it is gets back the row and column that it was; then what was meant for a cell follows
it, what people changed stays changed, and what was hit by mistake gets back what people had there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sheets_sync.alignment import align
from sheets_sync.applied import same_cell
from sheets_sync.cells.text import quoted
from sheets_sync.edits import ColumnEdit
from sheets_sync.errors import Unsafe
from sheets_sync.snapshot import ErrorCell, Snapshot, Tab, address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sheets_sync.alignment import Alignment
    from sheets_sync.edits import Edit, Written
    from sheets_sync.errors import Stop
    from sheets_sync.layout import Layout, Table
    from sheets_sync.snapshot import Cell, Column


class Place(NamedTuple):
    """A cell by tab, column and row, from 0."""

    tab: str
    column: int
    row: int


def unmended(situation: Situation, *more: Stop) -> Unsafe:
    """What to say when not everything could be put right: every cell, and what belongs there."""
    stop = Unsafe("race.unmended", origin=situation.standing.origin)
    wanted = [
        _should_be(edit, row, value)
        for edit in situation.repairs()
        for row, value in zip(edit.rows, edit.values, strict=True)
    ]
    unknown = [
        Unsafe("race.unknown", cell=address(place.tab, place.column, place.row))
        for place in dict.fromkeys(situation.lost)
    ]
    stop.places = (*wanted, *unknown, *more)
    return stop


def _should_be(edit: ColumnEdit, row: int, value: Written) -> Unsafe:
    cell = address(edit.tab, edit.column, row)
    if value is None:
        return Unsafe("race.should_be_blank", cell=cell)
    return Unsafe("race.should_be", cell=cell, found=quoted(value))


class Situation(NamedTuple):
    """A register in the middle of a run.

    ``standing`` is what stands there, ``rightful`` what should stand in the same cells before
    anything new is decided; ``lost`` are cells of people that were hit and cannot be told.
    """

    standing: Snapshot
    rightful: Snapshot
    lost: tuple[Place, ...] = ()

    def mended(self) -> Situation:
        """The same when everything has been put right that could be."""
        return Situation(self.rightful, self.rightful, self.lost)

    def damaged(self) -> bool:
        """Whether a cell does not say what it should."""
        return bool(self.repairs())

    def repairs(self) -> list[ColumnEdit]:
        """The edits that make what stands there what it should be."""
        if self.standing is self.rightful:
            return []
        pairs = zip(self.standing.tabs, self.rightful.tabs, strict=True)
        return [edit for now, wanted in pairs for edit in _repairs(now, wanted)]


def _repairs(now: Tab, wanted: Tab) -> Iterator[ColumnEdit]:
    for place, (is_, should) in enumerate(zip(now.columns, wanted.columns, strict=True)):
        rows = [] if is_ is should else _differing(is_, should)
        if rows:
            yield ColumnEdit(now.title, place, rows, [_written(should[row]) for row in rows])


def _differing(one: Column, other: Column) -> list[int]:
    cells = enumerate(zip(one, other, strict=True))
    return [row for row, (is_, should) in cells if not same_cell(is_, should)]


def _written(cell: Cell) -> Written:
    return None if cell == "" else cell


def follow(
    before: Situation, wanted: Snapshot, edits: Sequence[Edit], after: Snapshot, layout: Layout
) -> Situation:
    """The situation now that ``after`` stands there.

    ``edits`` are the cells that were written in between, none if nothing was, and ``wanted`` is
    the rightful content with those edits, in the cells of ``before``.
    """
    tables = {table.tab.title: table for table in layout.tables.values()}
    rightful: list[Tab] = []
    lost: list[Place] = []
    for tab in after.tabs:
        old = _counterpart(tab, before.standing)
        if old is None or old.title not in tables:
            # A tab of the program's own is simply decided anew.
            rightful.append(tab)
            continue
        meant = wanted.find(old.title)
        assert meant is not None
        strand = _Strand(tables[old.title], old, meant, tab, _hits(edits, old.title))
        rightful.append(strand.rightful())
        lost += strand.lost()
    content = Snapshot(tuple(rightful), after.fingerprint, after.origin)
    return Situation(after, content, (*before.lost, *lost))


def _counterpart(tab: Tab, snapshot: Snapshot) -> Tab | None:
    if tab.sheet_id is None:
        return snapshot.find(tab.title)
    return next((one for one in snapshot.tabs if one.sheet_id == tab.sheet_id), None)


def _hits(edits: Sequence[Edit], title: str) -> dict[int, set[int]]:
    hits: dict[int, set[int]] = {}
    for edit in edits:
        if isinstance(edit, ColumnEdit) and edit.tab == title:
            hits.setdefault(edit.column, set()).update(edit.rows)
    return hits


class _Strand:
    """One tab of the register: as it was, as it was meant to be, and as it is now."""

    def __init__(
        self, table: Table, old: Tab, meant: Tab, now: Tab, hits: Mapping[int, AbstractSet[int]]
    ) -> None:
        self._old, self._meant, self._now, self._hits = old, meant, now, hits
        # Columns that the write itself put in stand where it put them.
        self._own = range(old.width, meant.width)
        self._header_row = table.header_row
        headers = [column.header for column in table.spec.machine]
        self._machine = {table.places[header] for header in headers if header in table.places}
        key = table.spec.by_role.get("key")
        key_column = table.places.get(key.header) if key else None
        self._alignment = self._aligned(key_column)

    def _aligned(self, key: int | None) -> Alignment:
        """Told without the new columns, then numbered with them."""
        theirs = [place for place in range(self._now.width) if place not in self._own]
        columns = tuple(self._now.columns[place] for place in theirs)
        seen = Tab(self._now.title, columns, self._now.height)
        hits = {index: self._hits.get(place, set()) for index, place in enumerate(theirs)}
        found = align(self._old, seen, self._header_row, key, hits)
        origins: list[int | None] = list(range(self._now.width))
        for index, place in enumerate(theirs):
            origins[place] = found.columns[index]
        return found._replace(columns=origins)

    def rightful(self) -> Tab:
        """What should stand in the cells of the tab as it is now."""
        columns = tuple(map(self._column, range(self._now.width)))
        now = self._now
        return Tab(now.title, columns, now.height, now.sheet_id, now.merged)

    def _column(self, place: int) -> Column:
        now, hit = self._now.columns[place], self._hits.get(place, set())
        origin = self._alignment.columns[place]
        was = self._of(self._old, origin)
        meant = self._of(self._meant, origin)
        if not hit and was == meant[: len(was)]:
            return now
        rows = self._alignment.rows
        return [
            self._cell(cell, rows[row], was, meant, hit=row in hit) for row, cell in enumerate(now)
        ]

    def _of(self, tab: Tab, column: int | None) -> Column:
        return tab.columns[column] if column is not None and column < tab.width else []

    def _cell(self, now: Cell, row: int | None, was: Column, meant: Column, *, hit: bool) -> Cell:
        if row is None:
            return "" if hit else now
        if hit or same_cell(now, was[row] if row < len(was) else ""):
            return meant[row] if row < len(meant) else ""
        return now

    def lost(self) -> Iterator[Place]:
        """The cells that may be people's, were hit, and cannot be told."""
        for place, rows in self._hits.items():
            origin = self._alignment.columns[place] if place < self._now.width else None
            if place in self._own or place >= self._now.width or origin in self._machine:
                continue
            if origin is None and self._says_nothing(place, rows):
                continue
            for row in sorted(rows):
                if row < self._now.height and self._is_lost(row, origin):
                    yield Place(self._now.title, place, row)

    def _says_nothing(self, place: int, hit: AbstractSet[int]) -> bool:
        """A new column that is blank wherever it can be seen was blank all over."""
        column, header_row = self._now.columns[place], self._header_row
        seen = [cell for row, cell in enumerate(column) if row not in hit and row != header_row]
        named = is_filled(column[header_row])
        return not any(map(is_filled, seen)) and (bool(seen) or not named)

    def _is_lost(self, row: int, origin: int | None) -> bool:
        was = self._alignment.rows[row]
        if was is None:
            return self._filled_elsewhere(row)
        if origin is None:
            return True
        moved_twin = row in self._alignment.doubtful and was != row
        return moved_twin or isinstance(self._meant.columns[origin][was], ErrorCell)

    def _filled_elsewhere(self, row: int) -> bool:
        """A new row that is blank wherever it can be seen was blank all over."""
        return any(
            is_filled(column[row]) and row not in self._hits.get(place, ())
            for place, column in enumerate(self._now.columns)
        )


def is_filled(cell: Cell) -> bool:
    return cell not in {"", None}
