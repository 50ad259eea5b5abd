"""What a run wants changed in a spreadsheet; a store carries it out, all or nothing."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from sheets_sync.records import NamedTuple

Written: TypeAlias = str | int | float | None
"""A value to write. ``None`` empties the cell. A str is text, never a formula."""


class Format(Enum):
    """How a written number is shown. A day is a whole serial number, a moment has a fraction."""

    PLAIN = "plain"
    AMOUNT = "amount"
    MONEY = "money"
    DAY = "day"
    MOMENT = "moment"


class NewTab(NamedTuple):
    """A tab to add behind the others, empty but for the ColumnEdits that follow it."""

    title: str


class ColumnEdit(NamedTuple):
    """New values for some cells of one sheet column.

    ``column`` and ``rows`` count from 0 in the sheet; ``rows`` ascend and may lie beyond what the
    tab holds now. ``heading`` marks a header cell, which gets the look of the machine's headers;
    cells right below ``header_row`` do not take their look from there.

    >>> ColumnEdit("Uren", 6, [1, 4], ["Geboekt", None])[:4]
    ('Uren', 6, [1, 4], ['Geboekt', None])
    """

    tab: str
    column: int
    rows: list[int]
    values: list[Written]
    format: Format = Format.PLAIN
    heading: bool = False
    header_row: int = 0


Edit: TypeAlias = NewTab | ColumnEdit
