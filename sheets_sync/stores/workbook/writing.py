"""Edits → a patched workbook in the old one's place, proved before anybody can see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.grid.collection import uncollected
from sheets_sync.problems.stop import Changed, Unreachable
from sheets_sync.stores.workbook.closed import refuse_closed
from sheets_sync.stores.workbook.directory import BadArchiveError
from sheets_sync.stores.workbook.draft import Draft
from sheets_sync.stores.workbook.guards import refuse_shared, refuse_unsafe
from sheets_sync.stores.workbook.locks import refuse_if_open
from sheets_sync.stores.workbook.marks import put_mark
from sheets_sync.stores.workbook.markup import masked, root, spliced
from sheets_sync.stores.workbook.newtab import empty_worksheet
from sheets_sync.stores.workbook.opening import contents, fingerprint, package_in
from sheets_sync.stores.workbook.patch import Patch
from sheets_sync.stores.workbook.proof import PatchedSheet, prove
from sheets_sync.stores.workbook.replacing import Version, replace, unreachable
from sheets_sync.stores.workbook.sheet import last_look, scan
from sheets_sync.stores.workbook.styles import Styles, first_styles
from sheets_sync.stores.workbook.wanted import cells_by_tab

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sheets_sync.grid.edits import Edit
    from sheets_sync.grid.snapshot import Snapshot
    from sheets_sync.stores.workbook.package import Package, SheetPart
    from sheets_sync.stores.workbook.wanted import Cells

_FROM_1900_TO_1904: Final = 1462


def write(path: Path, edits: Sequence[Edit], basis: Snapshot, mark: str = "") -> None:
    """See ``Workbook.write``."""
    if not edits:
        return
    refuse_if_open(path)
    with uncollected():
        try:
            _write(path, edits, basis, mark)
        except OSError as error:
            raise unreachable(error, path) from error


def _write(path: Path, edits: Sequence[Edit], basis: Snapshot, mark: str) -> None:
    data = contents(path)
    _refuse_if_changed(path, data, basis)
    package = package_in(data, path)
    wanted = cells_by_tab(package, edits)
    try:
        refuse_closed(package, path, wanted)
        draft = Draft(package)
        sheets = tuple(_patched(draft, wanted))
        if mark:
            put_mark(draft, mark)
    except BadArchiveError as error:
        raise Unreachable(error.code, file=str(path)) from error
    except (ValueError, KeyError) as error:
        raise Unreachable("workbook.damaged", file=str(path)) from error

    def proved(written: bytes) -> None:
        prove(written, path, draft, sheets, basis)

    def still_free() -> None:
        refuse_if_open(path)
        if contents(path) != data:
            raise Changed("workbook.changed", file=str(path))

    pieces = package.archive.changed(draft.contents, draft.dropped)
    replace(path, Version(pieces, data, proved, still_free))


def _refuse_if_changed(path: Path, data: bytes, basis: Snapshot) -> None:
    if fingerprint(data) != basis.fingerprint:
        raise Changed("workbook.changed", file=str(path))


def _patched(draft: Draft, wanted: dict[str, Cells]) -> Iterator[PatchedSheet]:
    package = draft.package
    part = package.related("styles")
    styles = _styles(draft)
    for title, cells in wanted.items():
        there = package.find(title)
        if there:
            yield _patched_tab(draft, there, cells, styles)
        else:
            yield _new_tab(draft, title, cells, styles)
    changed = styles.changed()
    if changed:
        draft.contents[part or draft.add_styles()] = changed
    draft.recalculate()


def _patched_tab(
    draft: Draft, part: SheetPart, cells: Cells, styles: Styles | None
) -> PatchedSheet:
    sheet = scan(draft.original(part.part))
    refuse_unsafe(draft.package, part, sheet, cells)
    patch = Patch(part.title, sheet, cells, styles, _epoch(draft.package))
    refuse_shared(part.title, patch.formulas)
    if patch.formulas:
        draft.drop_calculation_order()
    draft.contents[part.part] = spliced(sheet.xml, patch.splices)
    return PatchedSheet(part, cells, patch.splices)


def _styles(draft: Draft) -> Styles:
    part = draft.package.related("styles")
    namespace = _namespace(draft.original(draft.package.part))
    xml = draft.original(part) if part else first_styles(namespace)
    sheets = [one.part for one in draft.package.sheets if one.kind == "worksheet"]
    return Styles(xml, lambda first: max(last_look(draft.original(one), first) for one in sheets))


def _new_tab(draft: Draft, title: str, cells: Cells, styles: Styles | None) -> PatchedSheet:
    namespace = _namespace(draft.original(draft.package.part))
    part = draft.add_tab(title)
    sheet = scan(empty_worksheet(namespace, cells))
    draft.contents[part.part] = spliced(
        sheet.xml, Patch(title, sheet, cells, styles, _epoch(draft.package)).splices
    )
    return PatchedSheet(part, cells, None)


def _namespace(book: bytes) -> str:
    prefix, tag = root(masked(book))
    name = f"xmlns:{prefix.decode().rstrip(':')}" if prefix else "xmlns"
    return tag.attributes[name]


def _epoch(package: Package) -> int:
    return _FROM_1900_TO_1904 if package.from_1904 else 0
