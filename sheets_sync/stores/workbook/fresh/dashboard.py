"""The overview of a new workbook: its lines, and charts that point at them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from sheets_sync.problems import Quantity
from sheets_sync.stores.workbook.fresh.book import LAST_ROW
from sheets_sync.stores.workbook.fresh.charts import Bar, Place, bar_chart
from sheets_sync.stores.workbook.fresh.hints import add_note
from sheets_sync.stores.workbook.fresh.looks import (
    DEEP,
    FAINT,
    INK,
    LINE,
    PALE,
    SHADES,
    machine_header_look,
    number_format,
    plain_look,
)
from sheets_sync.stores.workbook.fresh.tabs import alarm, lock

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsxwriter.worksheet import Worksheet

    from sheets_sync.stores.workbook.fresh.book import NewBook

Items: TypeAlias = "Sequence[tuple[str, str | float | None]]"
"""The lines of the overview from row 2 on; a heading has None for a value."""
