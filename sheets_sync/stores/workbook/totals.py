"""The rows with totals below the tables that Excel knows as such."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.stores.workbook.directory import BadArchiveError
from sheets_sync.stores.workbook.markup import masked, root
from sheets_sync.stores.workbook.package import relations_of
from sheets_sync.stores.workbook.sheet import area

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.stores.workbook.package import Package, SheetPart


def totals_rows(package: Package, part: SheetPart) -> frozenset[int]:
    """The sheet rows, from 0, that are a table's totals; none where that cannot be read."""
    try:
        return frozenset(_rows(package, part))
    except (BadArchiveError, ValueError, KeyError):
        # Such a row is then told by what stands in it, as in any other program's file.
        return frozenset()


def _rows(package: Package, part: SheetPart) -> Iterator[int]:
    archive = package.archive
    for relation in relations_of(archive, part.part):
        if relation.kind == "table" and relation.part in archive.members:
            _, tag = root(masked(archive.xml(relation.part)))
            found = tag.attributes
            count = int(found.get("totalsRowCount", "0"))
            if count:
                bottom = area(found["ref"])[2]
                yield from range(bottom - count + 1, bottom + 1)
