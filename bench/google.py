"""A register as Google answers with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import json

from sheets_sync.grid.place import column_letters

if TYPE_CHECKING:
    from sheets_sync.grid.snapshot import Column, Snapshot, Tab
    from sheets_sync.programme.model import Programme


def google_answer(snapshot: Snapshot) -> bytes:
    """The body of a ``values:batchGet`` of all tabs, column by column, blanks at ends trimmed."""
    return json.encode(
        {"spreadsheetId": "bench", "valueRanges": [_value_range(tab) for tab in snapshot.tabs]}
    )


def answer_by_id(snapshot: Snapshot, programme: Programme) -> bytes:
    """The same of a ``values:batchGetByDataFilter``, as a run asks that met the sheet before."""
    ids = tab_ids(programme)
    ranges = [
        {
            "valueRange": _value_range(tab),
            "dataFilters": [{"gridRange": {"sheetId": ids[tab.title]}}],
        }
        for tab in snapshot.tabs
    ]
    return json.encode({"valueRanges": ranges})


def tab_ids(programme: Programme) -> dict[str, int]:
    """An id for each tab of the programme by its title."""
    titles = [spec.title for _, spec in programme.register_tabs()]
    titles += [spec.title for spec in programme.machine_tabs()]
    return {title: number for number, title in enumerate(titles)}


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
