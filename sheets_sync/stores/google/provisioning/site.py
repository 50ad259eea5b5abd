"""Where the tabs of a register stand in a Google Sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sheets_sync.stores.google.write.batch import marker_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sheets_sync.programme.model import TabName

Message: TypeAlias = dict[str, Any]
"""One JSON message of the API."""

ROWS: Final = 1_000
"""Rows of a new tab, as Google gives one itself; Forms and a sync add more when they need them."""


@dataclass(frozen=True, slots=True)
class Site:
    """A tab: its id, and the sheet columns of its headers, which stand in ``header_row``."""

    sheet_id: int
    title: str
    header_row: int
    places: Mapping[str, int]

    def area(self, first: int, last: int) -> Message:
        """The GridRange below the headers of these columns, ``last`` included."""
        return area(self.sheet_id, self.header_row + 1, first, right=last + 1)

    def header(self, place: int) -> Message:
        """The GridRange of a header."""
        return area(self.sheet_id, self.header_row, place, self.header_row + 1, place + 1)


Sites: TypeAlias = "Mapping[TabName, Site]"


def area(
    sheet_id: int, top: int, left: int, bottom: int | None = None, right: int | None = None
) -> Message:
    """A GridRange, ends excluded; without an end it goes on to the edge of the tab."""
    found = {"sheetId": sheet_id, "startRowIndex": top, "startColumnIndex": left}
    ends = {"endRowIndex": bottom, "endColumnIndex": right}
    return found | {name: end for name, end in ends.items() if end is not None}


def new_ids(titles: Iterable[str], taken: Collection[int]) -> dict[str, int]:
    """An id for each of these tabs, the same on every attempt, and none that is taken."""
    found: dict[str, int] = {}
    for title in titles:
        number = marker_id(title)
        while number in taken or number in found.values():
            number = marker_id(title, str(number))
        found[title] = number
    return found


def runs(places: Iterable[int]) -> list[tuple[int, int]]:
    """These columns as stretches of neighbours, (first, last)."""
    found: list[tuple[int, int]] = []
    for place in sorted(places):
        if found and found[-1][1] == place - 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found
