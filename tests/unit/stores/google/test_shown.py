"""How a cell shows its number comes along with it, as people typed it or as it was formatted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.google.sheets import new_sheet, store_of

from sheets_sync.grid.snapshot import (
    CurrencyCell,
    DayCell,
    DurationCell,
    ErrorCell,
    MinutesCell,
    MomentCell,
    PercentCell,
    TimeCell,
    UnitCell,
)
from sheets_sync.stores.google.http.credentials import Access
from sheets_sync.stores.google.read import session
from sheets_sync.stores.google.read.shown import Format, NumberFormat, shown
from sheets_sync.testing.people import PersonsEdit

if TYPE_CHECKING:
    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.stores.google import GoogleSheet
    from sheets_sync.testing.server import SheetsServer

TYPED: list[tuple[str, type]] = [
    ("1-2", DayCell),
    ("31-12-2021", DayCell),
    ("31-12-2021 14:30", MomentCell),
    ("6:00", TimeCell),
    ("36:00", DurationCell),
    ("50%", PercentCell),
    ("€ 5", CurrencyCell),
    ("7", int),
    ("7,5", float),
    ("1.234,5", float),
    ("WAAR", bool),
    ("tekst", str),
    ("=NA()", ErrorCell),
]
HEADERS: list[list[Cell]] = [["Kenmerk", "Uren"]]


@pytest.mark.parametrize("access", Access)
@pytest.mark.parametrize(("typed", "kind"), TYPED, ids=[typed for typed, _ in TYPED])
def test_what_people_type(
    sheets_server: SheetsServer, typed: str, kind: type, access: Access
) -> None:
    book = new_sheet(sheets_server, {"Uren": HEADERS})
    edit = PersonsEdit(book, typing=({"range": "Uren!B2", "values": [[typed]]},))
    sheets_server.as_person(edit)
    store = store_of(sheets_server, book, access=access, wanted=[("Uren",)])
    assert type(_cell(store)) is kind
    # Now the tabs are known: another request, the same cell.
    assert type(_cell(store)) is kind


@pytest.mark.parametrize("access", Access)
def test_of_a_large_register_the_columns_of_numbers_tell_as_much(
    sheets_server: SheetsServer, monkeypatch: pytest.MonkeyPatch, access: Access
) -> None:
    monkeypatch.setattr(session, "LARGE_CELLS", 2)
    book = new_sheet(sheets_server, {"Uren": [*HEADERS, ["A-1", ""], ["A-2", 3], ["A-3", ""]]})
    typing = tuple(
        {"range": f"Uren!B{row}", "values": [[text]]} for row, text in ((2, "1-2"), (4, "36:00"))
    )
    sheets_server.as_person(PersonsEdit(book, typing=typing))
    store = store_of(sheets_server, book, access=access, wanted=[("Uren",)])
    store.session.amounts = frozenset({"uren"})
    store.read()
    sheets_server.log.clear()
    (tab,) = store.read().tabs
    assert [type(cell) for cell in tab.columns[1][1:]] == [DayCell, int, DurationCell]
    assert sheets_server.log.count() == 2


@pytest.mark.parametrize(
    ("name", "pattern", "number", "kind"),
    [
        ("TIME", "h:mm", 0.25, TimeCell),
        ("TIME", "h:mm", 1.25, TimeCell),
        ("TIME", "mm:ss", 0.25, MinutesCell),
        ("DATE_TIME", "mm:ss", 0.25, MinutesCell),
        ("TIME", "", 0.25, TimeCell),
        ("TIME", "[h]:mm", 0.25, DurationCell),
        ("TIME", "[hh]:mm:ss", 0.25, DurationCell),
        ("TIME", "[m]:ss", 0.25, DurationCell),
        ("DATE_TIME", "h:mm", 0.25, TimeCell),
        ("DATE_TIME", "d-m-yyyy h:mm", 44_600.5, MomentCell),
        ("DATE", "", 44_600, DayCell),
        ("NUMBER", "0.00", 0.25, float),
        ("NUMBER", "0%", 0.25, PercentCell),
        ("NUMBER", '0" %"', 0.25, UnitCell),
        ("NUMBER", '0" dagen"', 8, UnitCell),
        ("NUMBER", '0.0" uur"', 8.0, float),
        ("CURRENCY", '"€" #,##0,', 1200, UnitCell),
        ("NUMBER", '"€" #,##0.00', 0.25, CurrencyCell),
        ("CURRENCY", "", 0.25, CurrencyCell),
        ("TEXT", "@", 0.25, float),
        ("SCIENTIFIC", "0.00E+00", 0.25, float),
    ],
)
def test_formats(name: str, pattern: str, number: float, kind: type) -> None:
    found = shown(number, Format(NumberFormat(name, pattern)))
    assert type(found) is kind
    assert found == number


def _cell(store: GoogleSheet) -> Cell:
    (tab,) = store.read().tabs
    return tab.columns[1][1]
