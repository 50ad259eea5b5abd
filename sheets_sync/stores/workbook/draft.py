"""The parts of a workbook as they are going to be: tabs added, sums to be worked out again."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final

from sheets_sync.stores.workbook.markup import (
    Splice,
    content,
    elements,
    escaped,
    masked,
    root,
    spliced,
    with_attribute,
)
from sheets_sync.stores.workbook.package import SheetPart, folder_of, relations_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.stores.workbook.package import Package

_TYPES: Final = "[Content_Types].xml"
_WORKSHEET_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_STYLES_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_WORKSHEET_RELATION: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
)
_BEFORE_CALCULATION: Final = (b"definedNames", b"externalReferences", b"functionGroups", b"sheets")
_HEAD: Final = 10_000


class Draft:
    """What will stand in the file: ``contents`` by member, less the members ``dropped``.

    ``mark`` is the new mark among them, "" where that of the file stays.
    """

    def __init__(self, package: Package) -> None:
        self.package = package
        self.contents: dict[str, bytes] = {}
        self.dropped: set[str] = set()
        self.mark = ""
        self._kept: dict[str, bytes] = {}

    def original(self, part: str) -> bytes:
        """The part as it stands in the file, in UTF-8; each is unpacked once."""
        if part not in self._kept:
            self._kept[part] = self.package.archive.xml(part)
        return self._kept[part]

    def part(self, part: str) -> bytes:
        """The part as it is going to be."""
        return self.contents.get(part) or self.original(part)

    def add_tab(self, title: str) -> SheetPart:
        """An entry for a new worksheet behind the others; its content is still to be given."""
        folder = folder_of(self.package.part)
        part = next(name for name in _names(folder) if not self._taken(name))
        types = (one.type for one in self.package.relations if one.kind == "worksheet")
        target = posixpath.relpath(part, folder)
        relation = next(types, _WORKSHEET_RELATION)
        identity = self.add_relation(self._relations(), relation, target)
        xml = self.part(self.package.part)
        self.contents[self.package.part] = _inserted_in(
            xml, b"sheets", _sheet_tag(masked(xml), title, identity)
        )
        self.add_type(part, _WORKSHEET_TYPE)
        self.contents[part] = b""
        return SheetPart(title, part, "worksheet")

    def add_styles(self) -> str:
        """An entry for the styles of a workbook that has none; returns the new part."""
        folder = folder_of(self.package.part)
        part = next(name for name in _style_names(folder) if not self._taken(name))
        kinds = (one.type for one in self.package.relations if one.kind == "worksheet")
        relation = next(kinds, _WORKSHEET_RELATION).removesuffix("worksheet") + "styles"
        self.add_relation(self._relations(), relation, posixpath.relpath(part, folder))
        self.add_type(part, _STYLES_TYPE)
        return part

    def _taken(self, part: str) -> bool:
        return part in self.contents or self.package.archive.find(part) is not None

    def add_relation(self, listed: str, relation: str, target: str) -> str:
        """One more line in a list of relations; the identity that it got."""
        xml = self.part(listed)
        safe = masked(xml)
        prefix, _ = root(safe)
        found = [one.attributes for one in elements(safe, prefix, b"Relationship")]
        taken = {one.get("Id") for one in found}
        identity = next(name for name in _identities() if name not in taken)
        tag = b'<%bRelationship Id="%b" Type="%b" Target="%b"/>' % (
            *(prefix, identity.encode()),
            *(escaped(relation), escaped(target)),
        )
        self.contents[listed] = _inserted_in(xml, b"Relationships", tag)
        return identity

    def add_type(self, part: str, kind: str) -> None:
        """Say of what type a new member is."""
        xml = self.part(self._types())
        prefix, _ = root(masked(xml))
        tag = b'<%bOverride PartName="/%b" ContentType="%b"/>' % (
            *(prefix, escaped(part), escaped(kind)),
        )
        self.contents[self._types()] = _inserted_in(xml, b"Types", tag)

    def drop_calculation_order(self) -> None:
        """Leave out the list of formula cells; Excel makes it anew when it opens the file."""
        part = self.package.related("calcChain")
        if part is None:
            return
        self.dropped.add(part)
        name = posixpath.basename(part)
        self._remove(self._relations(), b"Relationship", "Target", name)
        self._remove(self._types(), b"Override", "PartName", name)

    def _remove(self, part: str, name: bytes, attribute: str, ending: str) -> None:
        xml = self.part(part)
        safe = masked(xml)
        prefix, _ = root(safe)
        splices = []
        for one in elements(safe, prefix, name):
            if one.attributes.get(attribute, "").rpartition("/")[2] == ending:
                _, _, end = content(safe, one, prefix, name)
                splices.append(Splice(one.start, end, b""))
        self.contents[part] = spliced(xml, splices)

    def recalculate(self) -> None:
        """Have every formula worked out when the file is opened, if there is any."""
        xml = self.part(self.package.part)
        safe = masked(xml)
        prefix, _ = root(safe)
        there = next(elements(safe, prefix, b"calcPr"), None)
        if there and there.attributes.get("fullCalcOnLoad") in ("1", "true"):
            return
        if not self._has_formulas():
            return
        if there:
            raw = with_attribute(there.raw, b"fullCalcOnLoad", b"1")
            splice = Splice(there.start, there.end, b"<%bcalcPr%b>" % (prefix, raw))
        else:
            place = _end_of_first(safe, prefix, _BEFORE_CALCULATION)
            splice = Splice(place, place, b'<%bcalcPr fullCalcOnLoad="1"/>' % prefix)
        self.contents[self.package.part] = spliced(xml, [splice])

    def _has_formulas(self) -> bool:
        if self.package.related("calcChain"):
            return True
        sheets = (one.part for one in self.package.sheets if one.kind == "worksheet")
        return any(_has_formula(self.original(part)) for part in sheets)

    def _relations(self) -> str:
        listed = relations_part(self.package.part)
        return self.package.archive.find(listed) or listed

    def _types(self) -> str:
        return self.package.archive.find(_TYPES) or _TYPES


def _has_formula(xml: bytes) -> bool:
    prefix, _ = root(masked(xml[:_HEAD]))
    name = b"<" + prefix + b"f"
    return name in xml and re.search(re.escape(name) + rb"[\s>/]", xml) is not None


def _names(folder: str) -> Iterator[str]:
    for number in range(1, 100_000):
        yield posixpath.join(folder, "worksheets", f"sheet{number}.xml")


def _style_names(folder: str) -> Iterator[str]:
    yield posixpath.join(folder, "styles.xml")
    for number in range(1, 100_000):
        yield posixpath.join(folder, f"styles{number}.xml")


def _identities() -> Iterator[str]:
    for number in range(1, 100_000):
        yield f"rId{number}"


def _sheet_tag(book: bytes, title: str, identity: str) -> bytes:
    prefix, _ = root(book)
    there = [one.attributes for one in elements(book, prefix, b"sheet")]
    number = max(int(one["sheetId"]) for one in there) + 1
    link = next(name for name in there[-1] if name.endswith(":id"))
    # Some writers say in every tag, instead of once at the top, what the prefix stands for.
    declared = b"".join(
        b' %b="%b"' % (name.encode(), escaped(value))
        for name, value in there[-1].items()
        if name.startswith("xmlns")
    )
    return b'<%bsheet%b name="%b" sheetId="%d" %b="%b"/>' % (
        *(prefix, declared, escaped(title), number, link.encode(), identity.encode()),
    )


def _inserted_in(xml: bytes, name: bytes, tag: bytes) -> bytes:
    safe = masked(xml)
    prefix, _ = root(safe)
    holder = next(elements(safe, prefix, name), None)
    if holder is None:
        raise ValueError(f"no {name.decode()}")
    if holder.closed:
        whole = b"<%b>%b</%b>" % (prefix + name + holder.raw.rstrip(b"/ "), tag, prefix + name)
        return spliced(xml, [Splice(holder.start, holder.end, whole)])
    _, end, _ = content(safe, holder, prefix, name)
    return spliced(xml, [Splice(end, end, tag)])


def _end_of_first(xml: bytes, prefix: bytes, names: tuple[bytes, ...]) -> int:
    for name in names:
        for found in elements(xml, prefix, name):
            return content(xml, found, prefix, name)[2]
    raise ValueError("a workbook without sheets")
