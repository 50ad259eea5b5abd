"""A register as Google answers with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import json

from sheets_sync.snapshot import column_letters

if TYPE_CHECKING:
    from sheets_sync.snapshot import Column, Snapshot, Tab


def google_answer(snapshot: Snapshot) -> bytes:
    """The body of a ``values:batchGet`` of all tabs, column by column, blanks at ends trimmed."""
    return json.encode(
        {"spreadsheetId": "bench", "valueRanges": [_value_range(tab) for tab in snapshot.tabs]}
    )


def _value_range(tab: Tab) -> dict[str, str | list[Column]]:
    columns = [_trimmed(column) for column in tab.columns]
    while columns and not columns[-1]:
        columns.pop()
    return {
        "range": f"{tab.title}!A1:{column_letters(tab.width - 1)}{tab.height}",
        "majorDimension": "COLUMNS",
        "values": columns,
    }


def _trimmed(column: Column) -> Column:
    used = len(column)
    while used and column[used - 1] == "":
        used -= 1
    return column[:used]
