"""Proof that a written workbook holds the edits and differs in nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sheets_sync.grid.compare import same_cell
from sheets_sync.grid.place import address
from sheets_sync.grid.snapshot import Tab
from sheets_sync.problems.stop import Unreachable
from sheets_sync.records import NamedTuple
from sheets_sync.stores.workbook.archive import Archive
from sheets_sync.stores.workbook.directory import BadArchiveError
from sheets_sync.stores.workbook.marks import mark_in, same_but_mark
from sheets_sync.stores.workbook.package import open_package
from sheets_sync.stores.workbook.reading import read_tabs
from sheets_sync.stores.workbook.sheet import scan
from sheets_sync.stores.workbook.styles import Styles
from sheets_sync.stores.workbook.values import stored

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sheets_sync.grid.snapshot import Cell, Snapshot
    from sheets_sync.stores.workbook.draft import Draft
    from sheets_sync.stores.workbook.markup import Splice
    from sheets_sync.stores.workbook.package import SheetPart
    from sheets_sync.stores.workbook.sheet import SheetXml
    from sheets_sync.stores.workbook.wanted import Cells

_MILLISECOND: Final = 1.2e-8


class PatchedSheet(NamedTuple):
    """What was done to a worksheet; ``splices`` is None for one that was not there."""

    part: SheetPart
    cells: Cells
    splices: tuple[Splice, ...] | None


def prove(
    written: bytes, path: Path, draft: Draft, sheets: Sequence[PatchedSheet], basis: Snapshot
) -> None:
    """Raises Unreachable, naming the place, when the bytes are not the old ones plus the edits.

    Other members must be equal byte for byte, and so must a worksheet around its changed cells.
    The rows with changed cells are read again, by the reader that reads every workbook, and
    compared with the basis, cell by cell.
    """
    try:
        where = next(_differences(Archive(written), draft, sheets, basis), "")
    except (BadArchiveError, KeyError, ValueError) as error:
        raise Unreachable("workbook.unproved", file=str(path), where=str(error)) from error
    if where:
        raise Unreachable("workbook.unproved", file=str(path), where=where)


def _differences(
    new: Archive, draft: Draft, sheets: Sequence[PatchedSheet], basis: Snapshot
) -> Iterator[str]:
    yield from _members(new, draft)
    reduced = {}
    for one in sheets:
        xml = new.xml(one.part.part)
        if one.splices is not None and not _same_around(draft, one, xml):
            yield one.part.title
        reduced[one.part.part] = _reduced(scan(xml), one.cells)
    for content in (*reduced.values(), *_small_parts(draft, reduced)):
        _well_formed(content)
    package = open_package(new)
    titles = [part.title for part in draft.package.sheets]
    titles += [one.part.title for one in sheets if one.splices is None]
    same_epoch = package.from_1904 == draft.package.from_1904
    if not same_epoch or [part.title for part in package.sheets] != titles:
        yield draft.package.part
    yield from _styles(new, draft)
    yield from _marks(new, draft)
    patched = {one.part.title for one in sheets}
    read = {tab.title: tab for tab in read_tabs(package, patched, reduced)}
    for one in sheets:
        yield from _cells(read[one.part.title], one.cells, basis.find(one.part.title))


def _members(new: Archive, draft: Draft) -> Iterator[str]:
    old = draft.package.archive
    if new.members.keys() != (old.members.keys() | draft.contents.keys()) - draft.dropped:
        yield "[Content_Types].xml"
    for name, member in old.members.items():
        if name not in draft.contents and name not in draft.dropped:
            record = new.members[name].record
            same = record[:42] == member.record[:42] and record[46:] == member.record[46:]
            if not same or new.copied(name) != old.copied(name):
                yield name


def _styles(new: Archive, draft: Draft) -> Iterator[str]:
    part = draft.package.related("styles")
    if part not in draft.contents:
        return
    if not Styles(new.xml(part)).extends(Styles(draft.original(part))):
        yield part


def _marks(new: Archive, draft: Draft) -> Iterator[str]:
    """Whatever was done to the properties of the workbook, it was to the mark alone."""
    old = draft.package.archive
    if draft.mark and not (mark_in(new) == draft.mark and same_but_mark(new, old)):
        yield "docProps"


def _same_around(draft: Draft, sheet: PatchedSheet, new: bytes) -> bool:
    old = draft.original(sheet.part.part)
    before = after = 0
    for splice in sheet.splices or ():
        length = splice.start - before
        if old[before : splice.start] != new[after : after + length]:
            return False
        before = splice.end
        after += length + len(splice.content)
    return old[before:] == new[after:]


def _reduced(sheet: SheetXml, cells: Cells) -> bytes:
    """The worksheet with just these rows, moved up to follow each other without a gap.

    So a look at a few rows costs no look at the hundred thousand between them. A row or cell that
    does not say where it is stays silent about it. Raises BadArchiveError when a cell says that it
    lies in another row than its own.
    """
    places = dict(zip(sheet.numbers, range(len(sheet.numbers)), strict=True))
    reference = re.compile(
        rb"(<%b(?:row|c)(?=\s)(?:[^<>]*?\s)?r\s*=\s*[\"'][A-Za-z]*)(\d+)" % re.escape(sheet.prefix)
    )
    kept = []
    for line, number in enumerate(sorted(cells), 1):
        if number in places:
            kept.append(_moved(sheet, places[number], reference, line))
        elif not sheet.data.closed:
            kept.append(b"<%brow/>" % sheet.prefix)
    return sheet.xml[: sheet.data.end] + b"".join(kept) + sheet.xml[sheet.data_end :]


def _moved(sheet: SheetXml, index: int, reference: re.Pattern[bytes], line: int) -> bytes:
    row = sheet.row(index)
    own = b"%d" % (row.number + 1)
    new = b"%d" % line

    def renumbered(found: re.Match[bytes]) -> bytes:
        if not sheet.safe.startswith(b"<", row.tag.start + found.start()):
            return found[0]
        if found[2] != own:
            raise BadArchiveError(f"row {row.number + 1}")
        return found[1] + new

    return reference.sub(renumbered, sheet.xml[row.tag.start : row.end])


def _small_parts(draft: Draft, sheets: dict[str, bytes]) -> Iterator[bytes]:
    return (content for name, content in draft.contents.items() if name not in sheets)


def _well_formed(xml: bytes) -> None:
    from pyexpat import ExpatError, ParserCreate

    try:
        ParserCreate(namespace_separator=" ").Parse(xml, True)
    except ExpatError as error:
        raise BadArchiveError(str(error)) from error


def _cells(tab: Tab, cells: Cells, before: Tab | None) -> Iterator[str]:
    rows = sorted(cells)
    last = max(column for row in cells.values() for column in row) if cells else 0
    before = before or Tab(tab.title, (), 0)
    for column in range(max(tab.width, before.width, last + 1)):
        found = [tab.cell(column, line) for line in range(len(rows))]
        expected = [before.cell(column, number) for number in rows]
        for line, number in enumerate(rows):
            if column in cells[number]:
                expected[line] = stored(cells[number][column].value)
        if found != expected:
            for number, one, other in zip(rows, found, expected, strict=True):
                if not _same(one, other):
                    yield address(tab.title, column, number)


def _same(found: Cell, expected: Cell) -> bool:
    if isinstance(found, str) or isinstance(expected, str) or found is None or expected is None:
        # Blanks at the end of a tab are not read; that they are there still has been proved above.
        return found == expected or not f"{found or ''}{expected or ''}".strip()
    return same_cell(found, expected, _MILLISECOND)
