"""One tab through a write that people got in between of: which cell is which, what belongs in.

>>> from sheets_sync.grid.snapshot import Tab
>>> from sheets_sync.programme.model import Column, RegisterTab
>>> from sheets_sync.register.table import Table
>>> spec = RegisterTab(
...     title="Uren", columns=(Column(header="Wie"), Column(header="Status", owner="machine"))
... )
>>> before = Tab("Uren", (["Wie", "Ann", "Bo"], ["Status", "", ""]), 3)
>>> table = Table("hours", spec, before, 0, {"Wie": 0, "Status": 1})
>>> own_columns(table), clues_of(table).own
({1}, {1})
>>> now = Tab("Uren", (["Wie", "Bo", "Cas", "Ann"], ["Status", "", "", ""]), 4)
>>> align_people(table, before, now).rows
[0, 2, None, 1]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.grid.compare import same_cell
from sheets_sync.grid.snapshot import ErrorCell, Tab, cell_at
from sheets_sync.merge.matching import Clues, align, align_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sheets_sync.grid.snapshot import Cell, Column
    from sheets_sync.merge.matching import Alignment
    from sheets_sync.register.table import Table


def own_columns(table: Table) -> set[int]:
    """The sheet columns of the program's that are there already."""
    headers = [column.header for column in table.spec.machine]
    return {table.places[header] for header in headers if header in table.places}


def clues_of(table: Table, strayed: AbstractSet[int] = frozenset()) -> Clues:
    """What is known of a tab for finding its rows and columns back."""
    key = table.spec.by_role.get("key")
    place = table.places.get(key.header) if key else None
    return Clues(table.header_row, place, own_columns(table), strayed)


def align_people(table: Table, before: Tab, now: Tab) -> Alignment:
    """Rows and columns found back by what stands in people's columns alone."""
    own = own_columns(table)
    below = set(range(table.header_row + 1, now.height))
    columns = align_columns(before, now, table.header_row, {})
    hits = {place: below for place, origin in enumerate(columns) if origin in own}
    return align(before, now, clues_of(table), hits)


class Strand:
    """One tab of the register: as it was, as it was meant to be, and as it is now.

    ``hits`` are the rows that were written to, by column; ``held`` is what stood in some of those
    cells at that moment, by column and row; ``strayed`` are rows with the key of another row.
    """

    def __init__(
        self,
        table: Table,
        tabs: tuple[Tab, Tab, Tab],
        hits: Mapping[int, AbstractSet[int]],
        held: Mapping[tuple[int, int], Cell],
        strayed: AbstractSet[int],
    ) -> None:
        self._old, self._meant, self._now = tabs
        self._hits, self._held = hits, held
        # Columns that the write itself put in stand where it put them.
        self._own = range(self._old.width, self._meant.width)
        self._header_row = table.header_row
        self._machine = own_columns(table)
        self._alignment = self._aligned(clues_of(table, strayed))

    def _aligned(self, clues: Clues) -> Alignment:
        """Told without the new columns, then numbered with them."""
        theirs = [place for place in range(self._now.width) if place not in self._own]
        columns = tuple(map(self._before, theirs))
        seen = Tab(self._now.title, columns, self._now.height)
        hits = {index: self._unknown(place) for index, place in enumerate(theirs)}
        found = align(self._old, seen, clues, hits)
        origins: list[int | None] = list(range(self._now.width))
        for index, place in enumerate(theirs):
            origins[place] = found.columns[index]
        return found._replace(columns=origins)

    def _before(self, place: int) -> Column:
        """The column as it was right before the write, where that is known."""
        known = self._hits.get(place, set()) - self._unknown(place)
        if not known:
            return self._now.columns[place]
        column = list(self._now.columns[place])
        for row in known:
            column[row] = self._held[place, row]
        return column

    def _unknown(self, place: int) -> set[int]:
        """The rows that were hit and of which it is not known what they held."""
        hit, height = self._hits.get(place, set()), self._now.height
        return {row for row in hit if row >= height or (place, row) not in self._held}

    def wanted(self) -> Tab:
        """What should stand in the cells of the tab as it is now."""
        columns = tuple(map(self._column, range(self._now.width)))
        now = self._now
        return Tab(now.title, columns, now.height, now.sheet_id, now.merged)

    def typed(self) -> int:
        """How many of people's cells say something else than before, the write aside."""
        rows = self._alignment.rows
        return sum(
            not same_cell(cell, "" if line is None else cell_at(was, line))
            for place, origin in enumerate(self._alignment.columns)
            if place not in self._own and origin not in self._machine
            for was in [self._old.column(origin)]
            for unknown in [self._unknown(place)]
            for row, (cell, line) in enumerate(zip(self._before(place), rows, strict=True))
            if row not in unknown
        )

    def doubted(self, written: AbstractSet[Cell]) -> Iterator[tuple[int, int]]:
        """Cells of people's (column, row) that newly say what was written, and not to them."""
        for place, origin in enumerate(self._alignment.columns):
            if place in self._own or origin in self._machine:
                continue
            tabs = self._old.column(origin), self._meant.column(origin)
            pairs = zip(self._column(place), self._alignment.rows, strict=True)
            for row, (cell, line) in enumerate(pairs):
                if cell in written and not any(
                    same_cell(cell, "" if line is None else cell_at(tab, line)) for tab in tabs
                ):
                    yield place, row

    def _column(self, place: int) -> Column:
        now, hit = self._now.columns[place], self._hits.get(place, set())
        origin = self._alignment.columns[place]
        was = self._old.column(origin)
        meant = self._meant.column(origin)
        if not hit and was == meant[: len(was)]:
            return now
        rows = self._alignment.rows
        return [
            self._hit(place, row, was, meant)
            if row in hit
            else self._passed_by(cell, rows[row], was, meant)
            for row, cell in enumerate(now)
        ]

    def _hit(self, place: int, row: int, was: Column, meant: Column) -> Cell:
        """What belongs in a cell that was written to, rightly or by mistake.

        | whose column | held, at that moment | the row before | belongs there |
        | --- | --- | --- | --- |
        | people's | something else than before | known or new | what it held |
        | people's | what it held before | known | what was meant for that row |
        | people's | not known | known | what was meant: people's cells as read |
        | the program's | of no interest | known | what was meant for that row |
        | either | not known, or the program's | new | nothing yet; it is decided anew |
        """
        origin = self._alignment.rows[row]
        held = self._held.get((place, row))
        known = origin is not None and same_cell(held, cell_at(was, origin))
        if held is not None and not known and self._alignment.columns[place] not in self._machine:
            # It is a cell of people's, and says what they made of it just before.
            return held
        # A new row has nothing that was meant for it; else what was meant follows its row.
        return "" if origin is None else cell_at(meant, origin)

    def _passed_by(self, now: Cell, origin: int | None, was: Column, meant: Column) -> Cell:
        """What belongs in a cell that was not written to.

        It says what it said before: what was meant for it, which is the same in a cell of people's
        and the answer in one of the program's that the write missed. It says something else, or its
        row is new: a person did that, and it stays.
        """
        unchanged = origin is not None and same_cell(now, cell_at(was, origin))
        return cell_at(meant, origin) if origin is not None and unchanged else now

    def lost(self) -> Iterator[tuple[int, int]]:
        """The cells (column, row) that may be people's, were hit, and cannot be told."""
        yield from self._astray()
        for place, rows in self._hits.items():
            origin = self._alignment.columns[place] if place < self._now.width else None
            if place in self._own or place >= self._now.width or origin in self._machine:
                # The program's own columns are decided anew, whatever hit them.
                continue
            if origin is None and self._says_nothing(place, rows):
                # A new column without anything in it: nothing was there to be lost.
                continue
            for row in sorted(rows):
                held = self._held.get((place, row), ErrorCell("?"))
                # What it held was told with the write, or it lies below everything.
                known = not isinstance(held, ErrorCell) or row >= self._now.height
                if not known and self._is_lost(row, origin):
                    yield place, row

    def _astray(self) -> Iterator[tuple[int, int]]:
        """Cells that may be the ones that were to be put right, and cannot be found any more."""
        for origin, line in self._pending():
            places = _where(self._alignment.columns, origin)
            rows = _where(self._alignment.rows, line)
            if origin in self._alignment.columns and line in self._alignment.rows:
                continue
            wrong = self._old.columns[origin][line]
            for place in places:
                column = self._before(place)
                yield from ((place, row) for row in rows if same_cell(column[row], wrong))

    def _pending(self) -> Iterator[tuple[int, int]]:
        """The cells of people's, by column and row as they were, that were to be put right."""
        for origin in sorted(set(range(self._old.width)).difference(self._machine)):
            was, meant = self._old.columns[origin], self._meant.columns[origin]
            if was is not meant:
                pairs = enumerate(zip(was, meant, strict=False))
                yield from ((origin, row) for row, (is_, to) in pairs if not same_cell(is_, to))

    def _says_nothing(self, place: int, hit: AbstractSet[int]) -> bool:
        """A new column that is blank wherever it can be seen was blank all over."""
        column, header_row = self._now.columns[place], self._header_row
        seen = [cell for row, cell in enumerate(column) if row not in hit and row != header_row]
        named = is_filled(column[header_row])
        return not any(map(is_filled, seen)) and (bool(seen) or not named)

    def _is_lost(self, row: int, origin: int | None) -> bool:
        was = self._alignment.rows[row]
        if was is None:
            # A new row: lost only when people have begun to fill it.
            return self._filled_elsewhere(row)
        if origin is None:
            # A new column in a known row: what people typed there is nowhere else.
            return True
        # Of two equal rows that moved it cannot be told which is which; and of an error it is not
        # known what formula gave it. Everything else is read again from where it stood.
        moved_twin = row in self._alignment.doubtful and was != row
        return moved_twin or isinstance(self._meant.columns[origin][was], ErrorCell)

    def _filled_elsewhere(self, row: int) -> bool:
        """A new row that is blank wherever it can be seen was blank all over."""
        return any(
            is_filled(column[row]) and row not in self._hits.get(place, ())
            for place, column in enumerate(self._now.columns)
        )


def _where(origins: Sequence[int | None], origin: int) -> list[int]:
    """Where a row or column is now, or else all places where it may be."""
    if origin in origins:
        return [origins.index(origin)]
    return [place for place, one in enumerate(origins) if one is None]


def is_filled(cell: Cell) -> bool:
    return cell not in {"", None}
