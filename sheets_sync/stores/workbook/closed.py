"""Workbooks as a whole that must not be written to, or not in this way."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sheets_sync.host.beside import backup_of, leftovers
from sheets_sync.problems.stop import BrokenStructure
from sheets_sync.stores.workbook.markup import elements, masked, root

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from sheets_sync.stores.workbook.package import Package

_TRUE = frozenset({"1", "true", "on"})


def refuse_closed(package: Package, path: Path, tabs: Collection[str]) -> None:
    """Raises BrokenStructure when writing to these tabs would break what people set up.

    A signature would become invalid; a workbook shared in the old way keeps a record of its changes
    that would no longer fit; where the structure is protected nobody may add a tab; and a file with
    two names would become two files.
    """
    names = [name.replace("\\", "/") for name in package.archive.members]
    if any(name.startswith("_xmlsignatures/") for name in names):
        raise BrokenStructure("workbook.signed", file=str(path))
    if any(name.startswith("xl/revisions/") for name in names):
        raise BrokenStructure("workbook.shared", file=str(path))
    added = [title for title in tabs if package.find(title) is None]
    if added and _is_locked(package):
        raise BrokenStructure("workbook.locked_structure", file=str(path), tab=added[0])
    _refuse_two_names(path)


def _is_locked(package: Package) -> bool:
    book = masked(package.archive.xml(package.part))
    prefix, _ = root(book)
    found = next(elements(book, prefix, b"workbookProtection"), None)
    return found is not None and found.attributes.get("lockStructure") in _TRUE


def _refuse_two_names(path: Path) -> None:
    target = path.resolve()
    found = target.stat()
    if found.st_nlink < 2:
        return
    # A run that was killed may have left a second name of its own.
    ours = (backup_of(target), *leftovers(target))
    left = {one.name for one in ours if _is_same(one, found)}
    if found.st_nlink - len(left) > 1:
        raise BrokenStructure("workbook.two_names", file=str(path))


def _is_same(one: Path, found: os.stat_result) -> bool:
    try:
        return os.path.samestat(one.stat(), found)
    except OSError:
        return False
