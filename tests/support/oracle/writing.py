"""A register as an .xlsx file, what a run left in such a file, and where that differs."""

from __future__ import annotations

from datetime import date, datetime, time
from fractions import Fraction
from typing import TYPE_CHECKING

from openpyxl import Workbook, load_workbook

from .register import (
    HUMAN,
    MACHINE,
    QUEUE,
    Cell,
    Judgement,
    Register,
    Rows,
    Shown,
    Value,
    from_serial,
    is_blank,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

FORMATS = {"day": "dd-mm-yyyy", "moment": "dd-mm-yyyy hh:mm:ss"}
SHOWN_FORMATS = {
    **FORMATS,
    "time": "h:mm",
    "minutes": "mm:ss",
    "duration": "[h]:mm",
    "percent": "0%",
    "currency": '"€" #,##0.00',
    "unit": '0 "dagen"',
}
MACHINE_KINDS = {"Telt vanaf": "moment", "Evaluatie uiterlijk": "day"}


def save(register: Register, path: Path) -> None:
    """The five tabs with all human columns; a machine column only where a row has content in it."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for tab, rows in register.tabs().items():
        fill(book.create_sheet(tab), tab, grid(tab, rows))
    book.save(path)


def grid(tab: str, rows: Rows) -> list[list[Cell]]:
    """The headers and the raw cells below them, as ``save`` writes them."""
    own = [header for header in MACHINE[tab] if any(header in row for row in rows)]
    headers: list[Cell] = [*HUMAN[tab], *own]
    return [headers, *([row.get(str(header)) for header in headers] for row in rows)]


def fill(sheet: Worksheet, tab: str, cells: list[list[Cell]]) -> None:
    kinds = HUMAN[tab] | MACHINE_KINDS
    formats = [FORMATS.get(kinds.get(str(h), "").removesuffix("!")) for h in cells[0]]
    for number, row in enumerate(cells, start=1):
        for column, (raw, number_format) in enumerate(zip(row, formats, strict=True), start=1):
            if raw is not False and is_blank(raw):
                continue
            target = sheet.cell(number, column, float(raw) if isinstance(raw, Shown) else raw)
            if isinstance(raw, Shown):
                target.number_format = SHOWN_FORMATS[raw.kind]
            elif number_format and not isinstance(raw, (str, bool)):
                target.number_format = number_format


def load_machine_cells(path: Path) -> Judgement:
    """The machine cells that are not empty, in the shape of ``judge``; absent tabs are empty.

    Dates and moments come back from date cells and from bare serial numbers alike.
    """
    book = load_workbook(path)
    return {
        tab: machine_cells(tab, list(book[tab].iter_rows(values_only=True))) if tab in book else {}
        for tab in MACHINE
    }


def machine_cells(tab: str, rows: Sequence[Sequence[object]]) -> dict[int, dict[str, Value]]:
    """The machine cells of one tab, read from all its rows, that of the headers included."""
    cells: dict[int, dict[str, Value]] = {}
    for number, row in table_rows(tab, rows):
        found = {header: value_of(header, row.get(header)) for header in MACHINE[tab]}
        if any(value is not None for value in found.values()):
            cells[number] = found
    return cells


def table_rows(
    tab: str, rows: Sequence[Sequence[object]]
) -> Iterator[tuple[int, dict[str, object]]]:
    """Rows by sheet row; those of Wachtrij count from 1 below its headers, wherever these are."""
    top, first_number = 0, 2
    if tab == QUEUE:
        top = next((i for i, row in enumerate(rows) if "Volgnummer" in row), len(rows))
        first_number = 1
    if top >= len(rows):
        return
    headers = [str(header).strip() for header in rows[top]]
    for number, row in enumerate(rows[top + 1 :], start=first_number):
        yield number, dict(zip(headers, row, strict=True))


def value_of(header: str, raw: object) -> Value:
    """The raw cell as a judgement has it: exact hundredths, days without a time."""
    if raw is None or raw == "":
        return None
    kind = MACHINE_KINDS.get(header)
    if kind and isinstance(raw, int | float):
        raw = from_serial(raw)
    if kind and isinstance(raw, date):
        return as_kind(kind, raw)
    if isinstance(raw, int | float):
        hundredths = Fraction(round(raw * 100), 100)
        return hundredths if abs(float(hundredths) - raw) < 1e-9 else Fraction(raw)
    return str(raw)


def as_kind(kind: str, found: date) -> Value:
    moment = found if isinstance(found, datetime) else datetime.combine(found, time())
    rounded = from_serial((moment - from_serial(0)).total_seconds() / 86_400)
    return rounded.date() if kind == "day" and rounded.time() == time() else rounded


def differences(expected: Judgement, actual: Judgement) -> list[str]:
    """One readable line a cell, tab by tab and row by row; none when all is as it should be."""
    return [
        f"{tab} row {number} {header}: expected {shown(want)}, found {shown(found)}"
        for tab, headers in MACHINE.items()
        for number in sorted(expected.get(tab, {}).keys() | actual.get(tab, {}).keys())
        for header in headers
        for want, found in [
            (cell(expected, tab, number, header), cell(actual, tab, number, header))
        ]
        if want != found
    ]


def cell(judgement: Judgement, tab: str, number: int, header: str) -> Value:
    return judgement.get(tab, {}).get(number, {}).get(header)


def shown(value: Value) -> str:
    if value is None:
        return "empty"
    if isinstance(value, Fraction):
        return f"{float(value):g}"
    return f'"{value}"' if isinstance(value, str) else str(value)
