"""Edits → a patched workbook in the old one's place, proved before anybody can see it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sheets_sync.edits import NewTab
from sheets_sync.errors import BrokenStructure, Busy, Unreachable
from sheets_sync.stores.workbook.archive import BadArchive
from sheets_sync.stores.workbook.draft import Draft
from sheets_sync.stores.workbook.guards import refuse_shared, refuse_unsafe
from sheets_sync.stores.workbook.locks import refuse_if_open
from sheets_sync.stores.workbook.markup import masked, root, spliced
from sheets_sync.stores.workbook.newtab import empty_worksheet
from sheets_sync.stores.workbook.opening import contents, fingerprint, package_in
from sheets_sync.stores.workbook.patch import Book, Patch, Wanted
from sheets_sync.stores.workbook.proof import PatchedSheet, prove
from sheets_sync.stores.workbook.replacing import replace
from sheets_sync.stores.workbook.sheet import scan
from sheets_sync.stores.workbook.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sheets_sync.edits import ColumnEdit, Edit
    from sheets_sync.snapshot import Snapshot
    from sheets_sync.stores.workbook.package import Package, SheetPart
    from sheets_sync.stores.workbook.patch import Cells

_MOST_ROWS: Final = 1_048_576
_MOST_COLUMNS: Final = 16_384
_TITLE = re.compile(r"[^\[\]:*?/\\]{1,31}")


def write(path: Path, edits: Sequence[Edit], basis: Snapshot) -> None:
    """See ``Workbook.write``."""
    if not edits:
        return
    refuse_if_open(path)
    data = contents(path)
    _refuse_if_changed(path, data, basis)
    package = package_in(data, path)
    try:
        draft = Draft(package)
        sheets = tuple(_patched(draft, edits))
    except (BadArchive, ValueError, KeyError) as error:
        raise Unreachable("workbook.damaged", file=str(path)) from error

    def proved(written: bytes) -> None:
        prove(written, path, draft, sheets, basis)

    def still_free() -> None:
        refuse_if_open(path)
        _refuse_if_changed(path, contents(path), basis)

    pieces = package.archive.changed(draft.contents, draft.dropped)
    replace(path, pieces, proved, still_free)


def _refuse_if_changed(path: Path, data: bytes, basis: Snapshot) -> None:
    if fingerprint(data) != basis.fingerprint:
        raise Busy("workbook.changed", file=str(path))


def _patched(draft: Draft, edits: Sequence[Edit]) -> Iterator[PatchedSheet]:
    package = draft.package
    _refuse_signed(package)
    part = package.related("styles")
    styles = Styles(draft.original(part)) if part else None
    book = Book(styles, package.from_1904)
    for title, cells in _by_tab(package, edits).items():
        there = package.find(title)
        if there:
            yield _patched_tab(draft, there, cells, book)
        else:
            yield _new_tab(draft, title, cells, book)
    changed = styles.changed() if styles else None
    if part and changed:
        draft.contents[part] = changed
    draft.recalculate()


def _patched_tab(draft: Draft, part: SheetPart, cells: Cells, book: Book) -> PatchedSheet:
    sheet = scan(draft.original(part.part))
    refuse_unsafe(draft.package, part, sheet, cells)
    patch = Patch(part.title, sheet, cells, book)
    refuse_shared(part.title, patch.formulas)
    if patch.formulas:
        draft.drop_calculation_order()
    draft.contents[part.part] = spliced(sheet.xml, patch.splices)
    return PatchedSheet(part, cells, patch.splices)


def _new_tab(draft: Draft, title: str, cells: Cells, book: Book) -> PatchedSheet:
    namespace = _namespace(draft.original(draft.package.part))
    part = draft.add_tab(title)
    sheet = scan(empty_worksheet(namespace, cells))
    draft.contents[part.part] = spliced(sheet.xml, Patch(title, sheet, cells, book).splices)
    return PatchedSheet(part, cells, None)


def _by_tab(package: Package, edits: Sequence[Edit]) -> dict[str, Cells]:
    tabs: dict[str, Cells] = {}
    titles = {part.title.casefold() for part in package.sheets}
    for edit in edits:
        if isinstance(edit, NewTab):
            _refuse_title(edit.title, titles)
            titles.add(edit.title.casefold())
            tabs[edit.title] = {}
        else:
            found = package.find(edit.tab)
            if edit.tab not in tabs and (found is None or found.kind != "worksheet"):
                raise BrokenStructure("workbook.no_tab", tab=edit.tab)
            _add(tabs.setdefault(edit.tab, {}), edit)
    return tabs


def _add(cells: Cells, edit: ColumnEdit) -> None:
    if edit.column >= _MOST_COLUMNS or (edit.rows and edit.rows[-1] >= _MOST_ROWS):
        raise BrokenStructure("workbook.full_tab", tab=edit.tab)
    for row, value in zip(edit.rows, edit.values, strict=True):
        cells.setdefault(row, {})[edit.column] = Wanted(value, edit.format, edit.heading)


def _refuse_title(title: str, taken: set[str]) -> None:
    if title.casefold() in taken:
        raise BrokenStructure("workbook.tab_exists", tab=title)
    if not _TITLE.fullmatch(title) or "'" in (title[0], title[-1]):
        raise BrokenStructure("workbook.tab_title", tab=title)


def _refuse_signed(package: Package) -> None:
    if any(name.startswith("_xmlsignatures/") for name in package.archive.members):
        raise BrokenStructure("workbook.signed")


def _namespace(book: bytes) -> str:
    prefix, tag = root(masked(book))
    name = f"xmlns:{prefix.decode().rstrip(':')}" if prefix else "xmlns"
    return tag.attributes[name]
