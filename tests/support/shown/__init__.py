"""What somebody sees of a tab, whatever kind of spreadsheet it is in."""

from __future__ import annotations

from typing import Any, NamedTuple

ANY_DAY = ("days", 36526.0, 73050.0)
"""The bounds by which a workbook takes any day."""


class Shown(NamedTuple):
    """What somebody sees of a tab; columns by their headers, rows from 1 below them."""

    headers: list[str]
    notes: dict[str, str]
    widths: list[int]
    frozen: int
    tab_colour: str
    filtered: bool
    guarded: set[str]
    hints: dict[str, Any]
    colours: dict[str, Any]
    texts: dict[tuple[int, int], str]
    charts: list[Any]
