"""Which cells of a worksheet show their number as something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from sheets_sync.stores.workbook.markup import masked, opening, root
from sheets_sync.stores.workbook.sheet import column_number, own_address, position, scan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sheets_sync.stores.workbook.kinds import Kind

Shown: TypeAlias = "list[tuple[int, int, Kind]]"
"""(row, column, how its number is shown), from 0; cells without a number may be among them."""

_STYLE: Final = re.compile(rb"(?:^|\s)s\s*=\s*[\"']0*(\d+)[\"']")
_UNUSUAL: Final = re.compile(rb"s(?:(?<=\ss)(?:\s+=|=[\s'])|(?<=[\t\r\n]s)=)")
"""What stands before the letter comes second: a search for one letter takes a tenth of the time
that one for any white space takes.
"""
_LOOKED_THROUGH: Final = 1_000_000
"""A program writes all its cells in one way, so the first so many bytes tell which."""

_DIGITS: Final = b"0123456789"
_FEW: Final = 60
_BACK: Final = 20
"""Bytes that hold the ``r="XFD1048576"`` which nearly everybody writes before the style."""


def shown_cells(xml: bytes, looks: Mapping[int, Kind | None]) -> Shown:
    """Every cell of a worksheet that has one of these looks."""
    by_number = {b"%d" % number: kind for number, kind in looks.items() if kind is not None}
    if not by_number:
        return []
    safe = masked(xml)
    prefix, _ = root(safe)
    if _UNUSUAL.search(safe, 0, _LOOKED_THROUGH):
        starts = (found.start() for found in opening(prefix, b"c").finditer(safe))
        return _careful(safe, prefix, starts, by_number)
    shown, odd = _usual(safe, prefix, by_number)
    return shown + _careful(safe, prefix, odd, by_number) if odd else shown


def _usual(xml: bytes, prefix: bytes, looks: Mapping[bytes, Kind]) -> tuple[Shown, list[int]]:
    """Cells that begin ``<c r="A1" s="3"``, and where the tag begins that has its style elsewhere.

    Only the styles are looked for: that is much faster than a look at every cell.
    """
    styles = b"|".join(looks) if len(looks) <= _FEW else b"[0-9]+"
    columns: dict[bytes, int] = {}
    shown: Shown = []
    odd: list[int] = []
    for found in re.finditer(rb' s="0*(%b)"' % styles, xml):
        start = found.start()
        tag = xml.rfind(b"<", max(0, start - _BACK - len(prefix)), start)
        written = xml[tag : start - 1]
        before = written.rstrip(_DIGITS)
        column = columns.get(before)
        if column is None:
            column = columns[before] = _column(before, prefix)
        if column < 0:
            odd.append(xml.rfind(b"<", 0, start))
        elif (kind := looks.get(found[1])) is not None:
            shown.append((int(written[len(before) :]) - 1, column, kind))
    return shown, odd


def _column(before: bytes, prefix: bytes) -> int:
    """The column in ``<c r="A``; -1 where something else stands before a style."""
    letters = before.removeprefix(b"<" + prefix + b'c r="')
    return column_number(letters) if letters != before and letters.isalpha() else -1


def _careful(
    xml: bytes, prefix: bytes, starts: Iterator[int] | list[int], looks: Mapping[bytes, Kind]
) -> Shown:
    cell = opening(prefix, b"c")
    sheet = None
    shown = []
    for start in starts:
        found = cell.match(xml, start)
        style = found and _STYLE.search(found[1])
        kind = looks.get(style[1]) if style else None
        if found is None or kind is None:
            continue
        place = own_address(found[1])
        if place is None:
            sheet = sheet or scan(xml)
            place = position(sheet, start)
        shown.append((*place, kind))
    return shown
