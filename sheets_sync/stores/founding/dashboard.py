"""The lines of the overview, and the sections that they fall into."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

from sheets_sync.stores.founding.looks import DEEP, FAINT, INK, PALE

Items: TypeAlias = Sequence[tuple[str, str | float | None]]
"""The lines of the overview from row 2 on; a heading has None for a value."""


ITEM_WIDTH: Final = 38
VALUE_WIDTH: Final = 16
"""Columns of the overview, in characters."""

AMOUNTS: Final = (*("total", "granted", "reserved", "left", "waiting", "spent", "above_total"),)
"""Lines of the overview in the unit of the budget."""

SHARES: Final = (
    ("granted", DEEP, "#FFFFFF"),
    ("reserved", PALE, INK),
    ("left", FAINT, INK),
)
PARTY_SHARES: Final = (
    ("granted", DEEP, "#FFFFFF"),
    ("reserved", PALE, INK),
    ("available", FAINT, INK),
)
"""Line or role → colour of its bar and of the text on it."""


class Section(NamedTuple):
    """A heading of the overview and the lines below it, from sheet row ``first`` on."""

    title: str
    first: int
    lines: tuple[str, ...]


def sections_of(items: Items) -> dict[str, Section]:
    """The sections that have lines, by their headings."""
    headings = [row for row, (_, value) in enumerate(items) if value is None]
    sections = {}
    for heading, end in pairwise((*headings, len(items))):
        title, lines = items[heading][0], tuple(text for text, _ in items[heading + 1 : end])
        if lines:
            sections[title] = Section(title, heading + 2, lines)
    return sections
