"""The mark of a register: a property of the workbook's own, which Excel and LibreOffice keep."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sheets_sync.records import NamedTuple
from sheets_sync.stores.workbook.directory import BadArchiveError
from sheets_sync.stores.workbook.markup import (
    Splice,
    content,
    elements,
    escaped,
    masked,
    root,
    spliced,
    unescaped,
    with_attribute,
)
from sheets_sync.stores.workbook.package import relations_of, relations_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.stores.workbook.archive import Archive
    from sheets_sync.stores.workbook.draft import Draft

_NAME: Final = "sheets-sync"
_KINDS: Final = frozenset({"custom-properties", "customProperties"})
_OWN_PROPERTIES: Final = b"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.custom-properties+xml"


class _Terms(NamedTuple):
    """What the two editions of the format call things."""

    relation: str
    properties: bytes
    values: bytes


_USUAL: Final = _Terms(
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties",
    b"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    b"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
)
_STRICT: Final = _Terms(
    "http://purl.oclc.org/ooxml/officeDocument/relationships/customProperties",
    b"http://purl.oclc.org/ooxml/officeDocument/customProperties",
    b"http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes",
)


class _Property(NamedTuple):
    """One property: its whole element is ``xml[start:end]``."""

    name: str
    number: str
    value: str
    start: int
    end: int


def mark_in(archive: Archive) -> str:
    """The mark in this workbook; "" where there is none, or none that can be read."""
    part = _part(archive)
    try:
        found = _properties(archive.xml(part)) if part else ()
        return next((one.value for one in found if one.name == _NAME), "")
    except (BadArchiveError, ValueError):
        return ""


def put_mark(draft: Draft, mark: str) -> None:
    """Leave the mark, next to whatever properties people gave the workbook.

    A workbook whose properties cannot be read goes without.
    """
    archive = draft.package.archive
    listed = archive.find(relations_part(""))
    if listed is None or mark == mark_in(archive):
        return
    terms = _terms(archive)
    part = _part(archive) or _new_part(draft, listed, terms)
    try:
        draft.contents[part] = _with_mark(draft.part(part), mark, terms)
    except (BadArchiveError, ValueError):
        return
    draft.mark = mark


def same_but_mark(one: Archive, other: Archive) -> bool:
    """Whether two workbooks have the same properties, the mark aside.

    Raises ValueError and BadArchiveError when they cannot be read.
    """
    return _others(one) == _others(other)


def _others(archive: Archive) -> list[tuple[str, str, str]]:
    part = _part(archive)
    found = _properties(archive.xml(part)) if part else ()
    return [one[:3] for one in found if one.name != _NAME]


def _part(archive: Archive) -> str | None:
    parts = (one.part for one in relations_of(archive, "") if one.kind in _KINDS)
    return next((part for part in parts if part in archive.members), None)


def _terms(archive: Archive) -> _Terms:
    strict = any(one.type.startswith("http://purl.oclc.org/") for one in relations_of(archive, ""))
    return _STRICT if strict else _USUAL


def _new_part(draft: Draft, listed: str, terms: _Terms) -> str:
    part = next(name for name in _names() if draft.package.archive.find(name) is None)
    draft.add_relation(listed, terms.relation, part)
    draft.add_type(part, _TYPE)
    head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    draft.contents[part] = head + b'<Properties xmlns="%b"></Properties>' % terms.properties
    return part


def _names() -> Iterator[str]:
    yield "docProps/custom.xml"
    yield from (f"docProps/custom{number}.xml" for number in range(2, 100_000))


def _with_mark(xml: bytes, mark: str, terms: _Terms) -> bytes:
    there = list(_properties(xml))
    own = next((one for one in there if one.name == _NAME), None)
    if own:
        return spliced(xml, [Splice(own.start, own.end, _element(xml, own.number, mark, terms))])
    number = str(max([1, *(int(one.number) for one in there if one.number.isdecimal())]) + 1)
    return _inserted(xml, _element(xml, number, mark, terms))


def _inserted(xml: bytes, element: bytes) -> bytes:
    safe = masked(xml)
    prefix, holder = root(safe)
    if not holder.closed:
        _, end, _ = content(safe, holder, prefix, b"Properties")
        return spliced(xml, [Splice(end, end, element)])
    name = prefix + b"Properties"
    tag = b"<%b%b>%b</%b>" % (name, holder.raw.rstrip(b"/ "), element, name)
    return spliced(xml, [Splice(holder.start, holder.end, tag)])


def _element(xml: bytes, number: str, mark: str, terms: _Terms) -> bytes:
    prefix, _ = root(masked(xml))
    tag = with_attribute(b"", b"fmtid", _OWN_PROPERTIES)
    tag = with_attribute(tag, b"pid", number.encode())
    tag = with_attribute(tag, b"name", _NAME.encode())
    value = b'<vt:lpwstr xmlns:vt="%b">%b</vt:lpwstr>' % (terms.values, escaped(mark))
    return b"<%bproperty%b>%b</%bproperty>" % (prefix, tag, value, prefix)


def _properties(xml: bytes) -> Iterator[_Property]:
    safe = masked(xml)
    prefix, _ = root(safe)
    for found in elements(safe, prefix, b"property"):
        start, end, whole = content(safe, found, prefix, b"property")
        given = found.attributes
        value = unescaped(re.sub(rb"<[^>]*>", b"", xml[start:end]).decode())
        yield _Property(given.get("name", ""), given.get("pid", ""), value, found.start, whole)
