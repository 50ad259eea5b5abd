"""What people made of a register: every row, column and cell of theirs, wherever it was moved."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any, TypeAlias

from sheets_sync.grid.compare import same_cell
from sheets_sync.grid.snapshot import ErrorCell
from sheets_sync.testing.cells import ErrorValue
from sheets_sync.testing.filters import sort_key
from sheets_sync.testing.formulas.outcomes import value_at
from sheets_sync.testing.people import PersonsEdit, carry_out
from support.google.sheets import typed
from support.oracle.register import HUMAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sheets_sync.testing.book import Book
    from sheets_sync.testing.service import Service
    from sheets_sync.testing.sheet import Sheet

Cell: TypeAlias = str | int | float
Message: TypeAlias = dict[str, Any]


@dataclass(slots=True)
class Page:
    """One tab. ``rows`` and ``columns`` name what stands where; ``cells`` holds people's cells.

    The names of human columns are their first headers, those of machine columns begin with ``=``,
    those of people's own with ``+``.
    """

    title: str
    sheet_id: int
    rows: list[int]
    columns: list[str]
    cells: dict[tuple[int, str], Cell] = field(default_factory=dict)

    def human(self) -> Iterator[int]:
        return (place for place, name in enumerate(self.columns) if not name.startswith("="))

    @property
    def key_name(self) -> str:
        return KEYS[self.title]


KEYS = {
    "Aanvragen": "=Kenmerk",
    "Plannen": "=Plankenmerk",
    "Uren": "=Boeking",
    "Evaluaties": "=Evaluatie",
    "Hogescholen": "=",
}


class Ledger:
    """The pages of one register on a server, and people's hands on it."""

    def __init__(self, service: Service, spreadsheet: str) -> None:
        self.service = service
        self.spreadsheet = spreadsheet
        self._names = count(1000)
        self.emptied: set[tuple[str, int]] = set()
        """Rows in which people left nothing at some time; these lose their keys."""
        self.pages = [self._page(sheet) for sheet in self.book.sheets if sheet.title in HUMAN]

    @property
    def book(self) -> Book:
        book = self.service.world.files[self.spreadsheet].book
        assert book is not None
        return book

    def sheet(self, page: Page) -> Sheet:
        return self.book.sheet(page.sheet_id)

    def _page(self, sheet: Sheet) -> Page:
        headers = [str(self._at(sheet, 0, place)) for place in range(sheet.column_count)]
        names = [
            header if header in HUMAN[sheet.title] else f"={header}" if header else f"+{place}"
            for place, header in enumerate(headers)
        ]
        page = Page(sheet.title, sheet.sheet_id, list(range(sheet.row_count)), names)
        for place in page.human():
            for row in range(len(sheet.rows)):
                if (cell := self._at(sheet, row, place)) != "":
                    page.cells[row, names[place]] = cell
        return page

    def _at(self, sheet: Sheet, row: int, column: int) -> Cell:
        value = value_at(self.book, sheet, row, column)
        if isinstance(value, ErrorValue):
            return ErrorCell(value.text)
        return "" if value is None else value

    # ---- what is wrong

    def wrong(self) -> list[tuple[str, int, int]]:
        """People's cells that say something else than people last made them say."""
        return [
            (page.title, row, place)
            for page in self.pages
            for sheet in [self.sheet(page)]
            for place in page.human()
            for row in range(min(len(page.rows), len(sheet.rows)))
            if not same_cell(self._at(sheet, row, place), self._truth(page, row, place))
        ] + [
            (page.title, row, place)
            for page in self.pages
            for place in page.human()
            for row in range(len(self.sheet(page).rows), len(page.rows))
            if self._truth(page, row, place) != ""
        ]

    def _truth(self, page: Page, row: int, place: int) -> Cell:
        return page.cells.get((page.rows[row], page.columns[place]), "")

    def keys(self) -> dict[tuple[str, int], str]:
        """The key that stands in each row of people, by page and name of the row."""
        found = {}
        for page in self.pages:
            if page.key_name in page.columns:
                place, sheet = page.columns.index(page.key_name), self.sheet(page)
                for row in range(1, len(sheet.rows)):
                    if key := self._at(sheet, row, place):
                        found[page.title, page.rows[row]] = str(key)
        return found

    def believe(self) -> None:
        """Take what stands there for what people made of it."""
        for page in self.pages:
            sheet = self.sheet(page)
            page.cells = {
                (page.rows[row], page.columns[place]): cell
                for place in page.human()
                for row in range(len(sheet.rows))
                if (cell := self._at(sheet, row, place)) != ""
            }

    # ---- people at work

    def do(self, *requests: Message) -> None:
        carry_out(self.service.world, PersonsEdit(self.spreadsheet, requests))

    def used(self, page: Page) -> int:
        """Rows in use, headers included."""
        sheet = self.sheet(page)
        for row in reversed(range(len(sheet.rows))):
            if any(self._at(sheet, row, place) != "" for place in range(sheet.column_count)):
                return row + 1
        return 1

    def says(self, page: Page, row: int, place: int, value: Cell) -> bool:
        return same_cell(self._at(self.sheet(page), row, place), value)

    def write(self, page: Page, row: int, place: int, value: Cell) -> None:
        """Type something in one cell."""
        self.do(_update(page.sheet_id, row, place, [[value]]))
        self._note(page, row, place, value)

    def fill(self, page: Page, row: int, values: dict[str, Cell]) -> None:
        """Type a row, under whatever columns there are."""
        for place in page.human():
            if (value := values.get(page.columns[place], "")) != "":
                self.write(page, row, place, value)

    def _note(self, page: Page, row: int, place: int, value: Cell) -> None:
        name = page.columns[place]
        if not name.startswith("="):
            page.cells.pop((page.rows[row], name), None)
            if value != "":
                page.cells[page.rows[row], name] = value
            elif not any(place[0] == page.rows[row] for place in page.cells):
                self.emptied.add((page.title, page.rows[row]))

    def insert_row(self, page: Page, at: int) -> None:
        self.do(_insert(page.sheet_id, "ROWS", at))
        page.rows.insert(at, next(self._names))

    def delete_row(self, page: Page, at: int) -> None:
        self.do({"deleteDimension": {"range": _band(page.sheet_id, "ROWS", at)}})
        gone = page.rows.pop(at)
        page.cells = {place: cell for place, cell in page.cells.items() if place[0] != gone}

    def move_row(self, page: Page, at: int, to: int) -> None:
        self.do(_move(page.sheet_id, "ROWS", at, to))
        page.rows.insert(to - (to > at), page.rows.pop(at))

    def cut_row(self, page: Page, at: int, to: int) -> None:
        """Cut a row and paste it over another one."""
        source = _area(page.sheet_id, at, 0, 1, len(page.columns))
        corner = {"sheetId": page.sheet_id, "rowIndex": to, "columnIndex": 0}
        self.do(
            {"cutPaste": {"source": source, "destination": corner, "pasteType": "PASTE_NORMAL"}}
        )
        gone = page.rows[to]
        page.rows[to], page.rows[at] = page.rows[at], next(self._names)
        page.cells = {place: cell for place, cell in page.cells.items() if place[0] != gone}

    def sort(self, page: Page, place: int, order: str) -> None:
        """Sort the rows below the headers, all their columns."""
        sheet, last = self.sheet(page), self.used(page)
        area = _area(page.sheet_id, 1, 0, last - 1, len(page.columns))
        spec = {"dimensionIndex": place, "sortOrder": order}
        values = {row: value_at(self.book, sheet, row, place) for row in range(1, last)}
        filled = [row for row in values if values[row] is not None]
        filled.sort(key=lambda row: sort_key(values[row]), reverse=order == "DESCENDING")
        rows = filled + [row for row in values if values[row] is None]
        self.do({"sortRange": {"range": area, "sortSpecs": [spec]}})
        page.rows[1:last] = [page.rows[row] for row in rows]

    def filter(self, page: Page, place: int) -> None:
        area = _area(page.sheet_id, 0, 0, self.used(page), len(page.columns))
        criteria = {str(place): {"hiddenValues": ["Workshop", ""]}}
        self.do({"setBasicFilter": {"filter": {"range": area, "criteria": criteria}}})

    def move_column(self, page: Page, at: int, to: int) -> None:
        self.do(_move(page.sheet_id, "COLUMNS", at, to))
        page.columns.insert(to - (to > at), page.columns.pop(at))

    def insert_column(self, page: Page, at: int) -> None:
        self.do(_insert(page.sheet_id, "COLUMNS", at))
        page.columns.insert(at, f"+{next(self._names)}")

    def delete_column(self, page: Page, at: int) -> None:
        self.do({"deleteDimension": {"range": _band(page.sheet_id, "COLUMNS", at)}})
        gone = page.columns.pop(at)
        page.cells = {place: cell for place, cell in page.cells.items() if place[1] != gone}

    # ---- the program at work

    def follow(self, requests: Sequence[Message]) -> None:
        """Note which columns a write of the program put in."""
        for request in requests:
            band = request.get("insertDimension", {}).get("range", {})
            page = next((one for one in self.pages if one.sheet_id == band.get("sheetId")), None)
            if page and band["dimension"] == "COLUMNS":
                start, end = band["startIndex"], band["endIndex"]
                page.columns[start:start] = [f"=new {next(self._names)}" for _ in range(start, end)]
        for page in self.pages:
            self._name_columns(page)

    def _name_columns(self, page: Page) -> None:
        sheet = self.sheet(page)
        for place, name in enumerate(page.columns):
            if name.startswith("=new"):
                page.columns[place] = f"={self._at(sheet, 0, place)}"


def _area(sheet_id: int, top: int, left: int, height: int, width: int) -> Message:
    return {
        "sheetId": sheet_id,
        "startRowIndex": top,
        "endRowIndex": top + height,
        "startColumnIndex": left,
        "endColumnIndex": left + width,
    }


def _band(sheet_id: int, dimension: str, at: int) -> Message:
    return {"sheetId": sheet_id, "dimension": dimension, "startIndex": at, "endIndex": at + 1}


def _insert(sheet_id: int, dimension: str, at: int) -> Message:
    return {"insertDimension": {"range": _band(sheet_id, dimension, at)}}


def _move(sheet_id: int, dimension: str, at: int, to: int) -> Message:
    return {"moveDimension": {"source": _band(sheet_id, dimension, at), "destinationIndex": to}}


def _update(sheet_id: int, row: int, place: int, values: list[list[Cell]]) -> Message:
    rows = [{"values": [typed(value) for value in line]} for line in values]
    area = _area(sheet_id, row, place, len(values), len(values[0]))
    return {"updateCells": {"range": area, "rows": rows, "fields": "userEnteredValue"}}
