"""What a workbook's parts are called and which tab lies in which of them."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from sheets_sync.records import NamedTuple
from sheets_sync.stores.workbook.directory import BadArchiveError
from sheets_sync.stores.workbook.markup import elements, masked, root

if TYPE_CHECKING:
    from sheets_sync.stores.workbook.archive import Archive
    from sheets_sync.stores.workbook.markup import Element

_TRUE = frozenset({"1", "true", "on"})
_USUAL_PART: Final = "xl/workbook.xml"


class Relation(NamedTuple):
    """``kind`` is the last word of the relation's type: ``worksheet``, ``styles``, ``table``."""

    identity: str
    kind: str
    type: str
    part: str


class SheetPart(NamedTuple):
    """A tab of the workbook and the member it lies in; one without cells may lie nowhere.

    ``kind`` is that of its relation: ``worksheet``, ``chartsheet``, ``xlMacrosheet``, ``""``.
    """

    title: str
    part: str
    kind: str


class Package(NamedTuple):
    """The workbook's main part, its relations and its tabs, in the order people see."""

    archive: Archive
    part: str
    relations: tuple[Relation, ...]
    sheets: tuple[SheetPart, ...]
    from_1904: bool

    def related(self, kind: str) -> str | None:
        """The member of the first relation of this kind, when it is there."""
        parts = (one.part for one in self.relations if one.kind == kind)
        return next((part for part in parts if part in self.archive.members), None)

    def find(self, title: str) -> SheetPart | None:
        """The worksheet with this title."""
        return next((one for one in self.sheets if one.title == title), None)


def open_package(archive: Archive) -> Package:
    """Find the tabs. Raises BadArchiveError when a part that must be there is not."""
    try:
        return _package(archive, _main_part(archive))
    except ValueError as error:
        raise BadArchiveError("workbook") from error


def _package(archive: Archive, part: str) -> Package:
    book = masked(archive.xml(part))
    prefix, _ = root(book)
    relations = relations_of(archive, part)
    by_identity = {one.identity: one for one in relations}
    sheets = [_sheet(element, by_identity) for element in elements(book, prefix, b"sheet")]
    properties = next(elements(book, prefix, b"workbookPr"), None)
    from_1904 = properties is not None and properties.attributes.get("date1904") in _TRUE
    return Package(archive, part, relations, tuple(sheets), from_1904)


def folder_of(part: str) -> str:
    """Where a part lies; what its relations say is seen from there."""
    return posixpath.dirname(part.replace("\\", "/"))


def relations_part(part: str) -> str:
    """Where the relations of a part are listed."""
    name = posixpath.basename(part.replace("\\", "/"))
    return posixpath.join(folder_of(part), "_rels", f"{name}.rels")


def relations_of(archive: Archive, part: str) -> tuple[Relation, ...]:
    """The relations of a part (``""`` for the whole package), empty when there are none.

    Raises BadArchiveError or ValueError when they are damaged.
    """
    listed = archive.find(relations_part(part))
    if listed is None:
        return ()
    xml = masked(archive.xml(listed))
    prefix, _ = root(xml)
    folder = folder_of(part)
    return tuple(
        _relation(element.attributes, archive, folder)
        for element in elements(xml, prefix, b"Relationship")
    )


def _relation(found: dict[str, str], archive: Archive, folder: str) -> Relation:
    target = found.get("Target", "").replace("\\", "/")
    path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    kind = found.get("Type", "")
    part = archive.find(path) or _named_otherwise(archive, path) or path
    return Relation(found.get("Id", ""), kind.rpartition("/")[2], kind, part)


def _named_otherwise(archive: Archive, path: str) -> str | None:
    if "%" not in path:
        return None
    from urllib.parse import unquote

    return archive.find(unquote(path))


def _main_part(archive: Archive) -> str:
    found = (one.part for one in relations_of(archive, "") if one.kind == "officeDocument")
    part = archive.find(next(found, _USUAL_PART)) or archive.find(_USUAL_PART)
    if part is None:
        raise BadArchiveError(_USUAL_PART)
    return part


def _sheet(element: Element, relations: dict[str, Relation]) -> SheetPart:
    found = element.attributes
    if "name" not in found:
        raise BadArchiveError("sheet")
    identity = next((found[name] for name in found if name.endswith(":id")), "")
    relation = relations.get(identity)
    # A tab of macros that a program could not write lies nowhere, and Excel passes over it.
    return SheetPart(found["name"], *((relation.part, relation.kind) if relation else ("", "")))
