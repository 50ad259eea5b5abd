"""A loopback Google Sheets for the tests of making registers ready, and looks at what is in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import requests

from sheets_sync.host.clock import Moment
from sheets_sync.stores.opening import open_register
from sheets_sync.sync.run import sync_register
from sheets_sync.sync.wishes import wishes_for
from sheets_sync.testing.people import PersonsEdit
from sheets_sync.validators import decide
from support.loopback.calls import ROBOTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sheets_sync.programme.model import Programme
    from sheets_sync.stores.founding.wishes import Wishes
    from sheets_sync.testing.server import SheetsServer

Json = Any

_ROWS = 60
_TITLES = "sheets(properties(title,sheetType))"
_CELL = "userEnteredValue,userEnteredFormat,formattedValue,note,dataValidation"
_SHEET = "properties,merges,conditionalFormats,protectedRanges,charts,basicFilter"
_ALL = f"properties,sheets({_SHEET},data(columnMetadata(pixelSize),rowData(values({_CELL}))))"
MOMENT = Moment(today=45_400, now=45_400.4)


def wishes(programme: Programme) -> Wishes:
    return wishes_for(programme)


@dataclass(frozen=True)
class Paper:
    """One spreadsheet of a person, shared with the robot."""

    server: SheetsServer
    key: str

    def get(self) -> Json:
        """All of it but the rows below the first sixty, cells with their own looks included."""
        titles = [sheet["properties"]["title"] for sheet in self._got(_TITLES)["sheets"]]
        quoted = [title.replace("'", "''") for title in titles]
        return self._got(_ALL, [f"'{title}'!1:{_ROWS}" for title in quoted])

    def _got(self, fields: str, ranges: Sequence[str] = ()) -> Json:
        url = f"{self.server.base_url}/v4/spreadsheets/{self.key}"
        query = {"fields": fields, "ranges": ranges}
        return requests.get(url, query, headers=ROBOTS, timeout=20).json()

    def sheets(self) -> dict[str, Json]:
        return {sheet["properties"]["title"]: sheet for sheet in self.get()["sheets"]}

    def type_in(self, where: str, rows: Sequence[Sequence[object]]) -> None:
        self.do(typing=({"range": where, "values": rows},))

    def do(self, *wishes: Json, typing: tuple[Json, ...] = ()) -> None:
        """What a person does to it right now. Raises ApiError."""
        self.server.as_person(PersonsEdit(self.key, wishes, typing))

    def synced(self, programme: Programme) -> int:
        """How many edits a sync made."""
        store = open_register(self.key, programme)
        return len(sync_register(store, programme, decide, MOMENT).edits)


def cells(sheet: Json) -> Iterator[tuple[int, int, Json]]:
    """Row, column, CellData."""
    for row, line in enumerate(sheet["data"][0].get("rowData", [])):
        for column, cell in enumerate(line.get("values", [])):
            yield row, column, cell


def texts(sheet: Json) -> dict[tuple[int, int], str]:
    return {
        (r, c): cell["formattedValue"] for r, c, cell in cells(sheet) if "formattedValue" in cell
    }


def headers(sheet: Json) -> list[str]:
    return [text for (row, _), text in texts(sheet).items() if row == 0]


def below(sheet: Json, header: str) -> Json:
    """The CellData of the second cell below this header."""
    place = headers(sheet).index(header)
    return {(row, column): cell for row, column, cell in cells(sheet)}.get((2, place), {})


def guarded(sheet: Json) -> Mapping[int, list[str]]:
    """The protected columns and who may edit them; column -1 is the whole tab."""
    found: dict[int, list[str]] = {}
    for one in sheet.get("protectedRanges", []):
        assert not one.get("warningOnly")
        where = one["range"]
        columns = range(where.get("startColumnIndex", -1), where.get("endColumnIndex", 0))
        assert "endRowIndex" not in where
        found |= dict.fromkeys(columns, one["editors"]["users"])
    return found
