"""Cells whose outcome is an error, and formulas whose outcome was never stored in the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from sheets_sync.grid.snapshot import ErrorCell
from sheets_sync.stores.workbook.markup import masked, root, unescaped
from sheets_sync.stores.workbook.sheet import own_address, position, scan

if TYPE_CHECKING:
    from collections.abc import Iterator

Outcomes: TypeAlias = list[tuple[int, int, ErrorCell]]
"""(row, column, what stands there), from 0."""

_ERROR: Final = re.compile(rb"""\st\s*=\s*["']e["']""")
_TEXT: Final = re.compile(rb"""\st\s*=\s*["']str["']""")


def outcomes(xml: bytes) -> Outcomes:
    """Every such cell of a worksheet."""
    errors = b'"e"' in xml or (b"'" in xml and b"'e'" in xml)
    formulas = b"<f" in xml or b":f" in xml
    if not (errors or formulas):
        return []
    safe = masked(xml)
    prefix, _ = root(safe)
    found = list(_errors(safe, prefix)) if errors else []
    if formulas:
        found += _without_outcome(safe, prefix)
    sheet = None
    placed = []
    for start, raw, outcome in found:
        place = own_address(raw)
        if place is None:
            sheet = sheet or scan(xml)
            place = position(sheet, start)
        placed.append((*place, outcome))
    return placed


def _errors(xml: bytes, prefix: bytes) -> Iterator[tuple[int, bytes, ErrorCell]]:
    tag = re.escape(b"<" + prefix)
    value = re.compile(tag + rb"v(?:\s[^>]*)?>([^<]*)<")
    cell_end = b"</" + prefix + b"c"
    for found in _ERROR.finditer(xml):
        start, raw = _cell_around(xml, prefix, found.start())
        if _ERROR.search(raw):
            end = xml.find(cell_end, found.end())
            stored = value.search(xml, found.end(), end)
            yield start, raw, ErrorCell(unescaped(stored[1].decode()) if stored else "")


def _without_outcome(xml: bytes, prefix: bytes) -> Iterator[tuple[int, bytes, ErrorCell]]:
    p = re.escape(prefix)
    nothing = rb"\s*(?:<P:v\s*/>|<P:v\s*>\s*</P:v\s*>)?\s*</P:c\s*>".replace(b"P:", p)
    for formula in (b"</" + p + rb"f\s*>", b"<" + p + rb"f(?:\s[^<>]*)?/>"):
        for found in re.finditer(formula + nothing, xml):
            start, raw = _cell_around(xml, prefix, found.start())
            # A formula whose outcome is an empty text has been worked out.
            if not _TEXT.search(raw):
                yield start, raw, ErrorCell("")


def _cell_around(xml: bytes, prefix: bytes, place: int) -> tuple[int, bytes]:
    name = b"<" + prefix + b"c"
    start = xml.rfind(name, 0, place)
    while start >= 0 and xml[start + len(name) : start + len(name) + 1] not in b" \t\r\n>":
        start = xml.rfind(name, 0, start)
    return start, xml[start + len(name) : xml.find(b">", start)] if start >= 0 else b""
