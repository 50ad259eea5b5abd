"""After a write that people got in between of: what should stand where it went astray.

An edit says row 7, and by the time it was carried out row 7 was another row. Here every cell of the
register as it is gets back the row and column that it was; then what was meant for a cell follows
it, what people changed stays changed, and what was hit by mistake gets back what people had there.

Somebody puts in a row above Bo's while the status of Bo is on its way:

>>> from sheets_sync.grid.snapshot import Snapshot, Tab
>>> from sheets_sync.programme.model import Column, RegisterTab
>>> from sheets_sync.register.layout import Layout
>>> from sheets_sync.register.table import Table
>>> spec = RegisterTab(
...     title="Uren", columns=(Column(header="Wie"), Column(header="Status", owner="machine"))
... )
>>> before = Tab("Uren", (["Wie", "Ann", "Bo"], ["Status", "", ""]), 3)
>>> table = Table("hours", spec, before, 0, {"Wie": 0, "Status": 1})
>>> layout = Layout({"hours": table}, {}, None)
>>> read = Snapshot((before,), "", "Register.xlsx")
>>> edit = ColumnEdit("Uren", 1, [2], ["Geboekt"])
>>> meant = Snapshot((Tab("Uren", (["Wie", "Ann", "Bo"], ["Status", "", "Geboekt"]), 3),), "", "")
>>> now = Tab("Uren", (["Wie", "Ann", "Cas", "Bo"], ["Status", "", "Geboekt", ""]), 4)
>>> after = Snapshot((now,), "", "Register.xlsx")
>>> situation = follow(Situation(read, read), Write(meant, [edit]), after, layout)
>>> [edit.values for edit in situation.repairs()]
[[None, 'Geboekt']]
>>> [stop.details["cell"] for stop in unmended(situation).places]
['Uren!B3', 'Uren!B4']
>>> typed_since(Situation(read, read), Write(meant, [edit]), after, layout)
1
>>> list(of_people([edit], layout))
[]
"""

from __future__ import annotations

from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from sheets_sync.cells.text import clean, quoted
from sheets_sync.grid.compare import same_cell
from sheets_sync.grid.edits import ColumnEdit
from sheets_sync.grid.place import Place, address, column_letters
from sheets_sync.grid.snapshot import Snapshot
from sheets_sync.merge.matching import align_columns
from sheets_sync.merge.three_way import Strand, align_people, own_columns
from sheets_sync.problems.stop import Unsafe
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sheets_sync.grid.edits import Edit, Written
    from sheets_sync.grid.snapshot import Cell, Column, Tab
    from sheets_sync.problems.stop import Stop
    from sheets_sync.programme.model import TabName
    from sheets_sync.register.keys import Keys
    from sheets_sync.register.layout import Layout
    from sheets_sync.register.table import Table


def unmended(situation: Situation, *more: Stop) -> Unsafe:
    """What to say when not everything could be put right: every cell, and what belongs there."""
    stop = Unsafe("race.unmended", origin=situation.now.origin)
    wanted = [
        _should_be(edit, row, value)
        for edit in situation.repairs()
        for row, value in zip(edit.rows, edit.values, strict=True)
    ]
    unknown = [
        Unsafe("race.unknown", cell=place.address) for place in dict.fromkeys(situation.lost)
    ]
    stop.places = (*wanted, *unknown, *more)
    return stop


def _should_be(edit: ColumnEdit, row: int, value: Written) -> Unsafe:
    cell = address(edit.tab, edit.column, row)
    if value is None:
        return Unsafe("race.should_be_blank", cell=cell)
    return Unsafe("race.should_be", cell=cell, found=quoted(value))


def rekeyed(first: Layout, layout: Layout, given: Mapping[TabName, Keys]) -> Iterator[Unsafe]:
    """Rows that had another key in the ``first`` reading of a run, which may be a mistake."""
    for name, keys in given.items():
        old, table = first.tables[name], layout.tables[name]
        header = table.spec.by_role["key"].header
        if header not in old.places or header not in table.places:
            continue
        rows = align_people(old, old.tab, table.tab).rows
        column = [clean(cell) for cell in old.tab.columns[old.places[header]]]
        # Keys of rows that are gone stand behind those of the sheet.
        for row, key in enumerate(keys.keys[: table.height]):
            line = rows[table.sheet_row(row)]
            if line is not None and line > old.header_row and column[line] not in {"", key}:
                cell = table.address(header, row)
                yield Unsafe("race.rekeyed", cell=cell, old=column[line], found=key)


def of_people(edits: Iterable[ColumnEdit], layout: Layout) -> Iterator[ColumnEdit]:
    """Those of these edits that are of cells of people's."""
    own = {table.tab.title: own_columns(table) for table in layout.written}
    return (edit for edit in edits if edit.column not in own.get(edit.tab, (edit.column,)))


def areas(edits: Iterable[ColumnEdit]) -> Iterator[str]:
    """The cells of these edits as people name them: ``Plannen!F7``, ``Plannen!F9:F12``.

    >>> list(areas([ColumnEdit("Plannen", 5, [6, 8, 9], [1, 2, 3])]))
    ['Plannen!F7', 'Plannen!F9:F10']
    """
    for edit in edits:
        for _, block in groupby(enumerate(edit.rows), lambda one: one[1] - one[0]):
            rows = [row for _, row in block]
            first = address(edit.tab, edit.column, rows[0])
            last = f":{column_letters(edit.column)}{rows[-1] + 1}" if rows[1:] else ""
            yield first + last


class Situation(NamedTuple):
    """A register in the middle of a run.

    ``now`` is what stands there, ``wanted`` what should stand in the same cells before
    anything new is decided; ``lost`` are cells of people that were hit and cannot be told.
    """

    now: Snapshot
    wanted: Snapshot
    lost: tuple[Place, ...] = ()

    def mended(self) -> Situation:
        """The same when everything has been put right that could be."""
        return Situation(self.wanted, self.wanted, self.lost)

    def damaged(self) -> bool:
        """Whether a cell does not say what it should."""
        return bool(self.repairs())

    def repairs(self) -> list[ColumnEdit]:
        """The edits that make what stands there what it should be."""
        if self.now is self.wanted:
            return []
        pairs = zip(self.now.tabs, self.wanted.tabs, strict=True)
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


class Write(NamedTuple):
    """A write: the wanted content with it, where it was meant, and the cells it was about.

    ``held`` has what stood in some of them at that moment.
    """

    wanted: Snapshot
    edits: Sequence[Edit] = ()
    held: Mapping[Place, Cell] = MappingProxyType({})


def follow(before: Situation, write: Write, after: Snapshot, layout: Layout) -> Situation:
    """The situation now that ``after`` stands there, with this write in between."""
    strands = _strands(before, write, after, layout)
    lost = [
        Place(tab.title, *place) for tab, strand in strands if strand for place in strand.lost()
    ]
    # A tab of the program's own is simply decided anew.
    wanted = [strand.wanted() if strand else tab for tab, strand in strands]
    content = Snapshot(tuple(wanted), after.fingerprint, after.origin, after.mark)
    return Situation(after, content, (*before.lost, *lost))


def carried(layout: Layout, standing: Snapshot) -> Layout:
    """The layout with its tables as they stand now, where tabs and columns were moved or renamed.

    For a register of which no layout can be made any more.
    """
    tables = {
        name: _carried(table, now)
        for name, table in layout.tables.items()
        if (now := standing.counterpart(table.tab))
    }
    asked = layout.questions.table
    now = standing.counterpart(asked.tab) if asked else None
    questions = layout.questions._replace(table=_carried(asked, now) if asked and now else None)
    return layout._replace(tables=tables, questions=questions)


def _carried(table: Table, now: Tab) -> Table:
    origins = align_columns(table.tab, now, table.header_row, {})
    places = {origin: place for place, origin in enumerate(origins)}
    kept = {header: places[at] for header, at in table.places.items() if at in places}
    return table._replace(tab=now, places=kept)


def typed_since(before: Situation, write: Write, after: Snapshot, layout: Layout) -> int:
    """How many cells people must have typed in if it went like this; see ``follow``."""
    strands = _strands(before, write, after, layout)
    return sum(strand.typed() for _, strand in strands if strand)


def doubts(
    before: Situation,
    write: Write,
    after: Snapshot,
    layout: Layout,
    written: Mapping[str, AbstractSet[Cell]],
) -> Iterator[Place]:
    """Cells of people's that say what was written, by tab, without it being known why."""
    for tab, strand in _strands(before, write, after, layout):
        if strand and (old := before.now.counterpart(tab)):
            for place in strand.doubted(written.get(old.title, frozenset())):
                yield Place(tab.title, *place)


def _strands(
    before: Situation, write: Write, after: Snapshot, layout: Layout
) -> list[tuple[Tab, Strand | None]]:
    tables = {table.tab.title: table for table in layout.written}
    found: list[tuple[Tab, Strand | None]] = []
    for tab in after.tabs:
        old = before.now.counterpart(tab)
        table = tables.get(old.title) if old else None
        found.append((tab, _strand(table, before, tab, write) if table else None))
    return found


def _strand(table: Table, before: Situation, now: Tab, write: Write) -> Strand:
    title = table.tab.title
    old, meant = before.now.find(title), write.wanted.find(title)
    assert old is not None
    assert meant is not None
    hits: dict[int, set[int]] = {}
    for edit in write.edits:
        if isinstance(edit, ColumnEdit) and edit.tab == title:
            hits.setdefault(edit.column, set()).update(edit.rows)
    held = {place[1:]: cell for place, cell in write.held.items() if place[0] == title}
    return Strand(table, (old, meant, now), hits, held, _strayed(table, before))


def _strayed(table: Table, situation: Situation) -> set[int]:
    """The rows in which a key stands that is not theirs."""
    key = table.spec.by_role.get("key")
    return {
        row
        for edit in situation.repairs()
        if key and edit.tab == table.tab.title and edit.column == table.places.get(key.header)
        for row in edit.rows
    }
