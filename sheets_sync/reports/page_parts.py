"""What a page for a board consists of, in words and whole numbers; the template draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDE = 1000
"""The width of a chart; all widths are whole parts of it."""


class Part(NamedTuple):
    """A part of the bar, from ``start``, both in parts of ``WIDE``."""

    label: str
    start: int
    width: int
    tone: str


class Bar(NamedTuple):
    """A bar in a row of a table, and what it says to who cannot see it."""

    text: str
    width: int
    tone: str


class Head(NamedTuple):
    """A column's header: numbers stand to the right, bars are drawn, ``short`` stays on a line."""

    text: str
    number: bool = False
    bar: bool = False
    short: bool = False


class Section(NamedTuple):
    """A table; ``left_out`` tells of rows that are not shown, ``nothing`` stands for none."""

    title: str
    heads: Sequence[Head]
    rows: Sequence[Sequence[str | Bar]]
    left_out: str
    nothing: str


class Page(NamedTuple):
    """Everything on the page, in words."""

    language: str
    title: str
    skip: str
    lines: Sequence[str]
    alerts_title: str
    alerts: Sequence[str]
    tiles: Sequence[tuple[str, str]]
    bar: Sequence[Part]
    bar_text: str
    sections: Sequence[Section]
