"""What every store promises, whatever kind of spreadsheet lies behind it."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, TypeAlias

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from support.google.sheets import server_store

from sheets_sync.grid.edits import ColumnEdit, Edit, Format, NewTab
from sheets_sync.grid.store import Guide
from sheets_sync.problems.stop import BrokenStructure, Busy
from sheets_sync.stores.memory import Memory, tab_of_rows
from sheets_sync.stores.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sheets_sync.grid.snapshot import Cell, Snapshot
    from sheets_sync.grid.store import Store

Rows: TypeAlias = "Sequence[Sequence[Cell]]"
Open: TypeAlias = "Callable[[Rows], Store]"

PLANS = "Plannen & meer"
ROWS: Rows = [
    ["Kenmerk", "Uren", "Status", "Meldingen"],
    ["SI-2021-001", 7.5, "Goedgekeurd", "= geen formule"],
    ["SI-2021-002", 12, "Afgewezen", "é\nregel twee"],
    ["SI-2021-003", 0.25, "Aanvullen", " 007 "],
]


def in_memory(_folder: Path, rows: Rows) -> Store:
    return Memory([tab_of_rows(PLANS, rows), tab_of_rows("Leeg", [])])


def by_openpyxl(folder: Path, rows: Rows) -> Store:
    return _by_openpyxl(folder, rows, openpyxl.Workbook())


def counting_from_1904(folder: Path, rows: Rows) -> Store:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    return _by_openpyxl(folder, rows, book)


def _by_openpyxl(folder: Path, rows: Rows, book: openpyxl.Workbook) -> Store:
    sheet = book.worksheets[0]
    sheet.title = PLANS
    for number, row in enumerate(rows, 1):
        for place, cell in enumerate(row, 1):
            sheet.cell(number, place).value = cell
            if isinstance(cell, str) and cell:
                sheet.cell(number, place).data_type = "s"
    book.create_sheet("Leeg")
    path = folder / "openpyxl.xlsx"
    book.save(path)
    return Workbook(path)


def by_xlsxwriter(folder: Path, rows: Rows) -> Store:
    path = folder / "xlsxwriter.xlsx"
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(PLANS)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        book.add_worksheet("Leeg")
    return Workbook(path)


def with_prefixed_names(folder: Path, rows: Rows) -> Store:
    def prefixed(xml: bytes) -> bytes:
        xml = re.sub(rb"<(/?)(?=\w)", rb"<\1x:", xml)
        return xml.replace(b"xmlns=", b"xmlns:x=")

    return _rewritten(by_openpyxl(folder, rows), folder, prefixed)


def without_addresses(folder: Path, rows: Rows) -> Store:
    return _rewritten(
        by_xlsxwriter(folder, rows),
        folder,
        lambda xml: re.sub(rb'(<row|<c) r="\w+"( spans="[\d:]+")?', rb"\1", xml),
    )


def _rewritten(store: Store, folder: Path, change: Callable[[bytes], bytes]) -> Store:
    path = folder / store.origin
    members = {}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            xml = archive.read(name)
            members[name] = change(xml) if name.startswith("xl/worksheets/sheet") else xml
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in members.items():
            archive.writestr(name, xml)
    path.write_bytes(written.getvalue())
    return store


STORES = (
    in_memory,
    by_openpyxl,
    by_xlsxwriter,
    with_prefixed_names,
    without_addresses,
    counting_from_1904,
)


@pytest.fixture(params=[*STORES, None], ids=lambda kind: kind.__name__ if kind else "on_google")
def open_store(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    if request.param is None:
        server = request.getfixturevalue("sheets_server")
        return lambda rows: server_store(server, {PLANS: rows, "Leeg": []})
    return lambda rows: request.param(tmp_path, rows)


@pytest.fixture
def store(open_store: Open) -> Store:
    return open_store(ROWS)


def rows_of(snapshot: Snapshot, title: str = PLANS) -> list[list[Cell]]:
    tab = snapshot.find(title)
    assert tab is not None
    return [list(row) for row in zip(*tab.columns, strict=True)]


def put(column: int, row: int, value: str | float | None, form: Format = Format.PLAIN) -> Edit:
    return ColumnEdit(PLANS, column, [row], [value], form)


def test_reads_every_cell_from_a1(store: Store) -> None:
    snapshot = store.read()
    assert [tab.title for tab in snapshot.tabs] == [PLANS, "Leeg"]
    assert rows_of(snapshot) == ROWS
    assert rows_of(snapshot, "Leeg") == []


def test_reading_twice_gives_the_same_fingerprint(store: Store) -> None:
    assert store.read().fingerprint == store.read().fingerprint


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ("Wachtlijst", Format.PLAIN),
        ("=1+1", Format.PLAIN),
        ("'+31 06", Format.PLAIN),
        ("regel een\nregel twee\n", Format.PLAIN),
        ('<&> "é" 😀', Format.PLAIN),
        (0, Format.AMOUNT),
        (7.25, Format.AMOUNT),
        (-1234.5, Format.MONEY),
        (44_562, Format.DAY),
        (44_562.5, Format.MOMENT),
        (44_562 + 1 / 3, Format.MOMENT),
        (29, Format.DAY),
        (0.25, Format.MOMENT),
        (4_000_000, Format.DAY),
    ],
)
def test_a_written_cell_reads_back(store: Store, value: str | float, form: Format) -> None:
    store.write([put(2, 1, value, form)], store.read())
    found = rows_of(store.read())[1][2]
    assert found == (value if isinstance(value, str) else pytest.approx(value, abs=1.2e-8))


@pytest.mark.parametrize(("column", "row"), [(2, 1), (4, 1), (1, 9), (30, 0)])
def test_only_the_written_cell_changes(store: Store, column: int, row: int) -> None:
    store.write([put(column, row, "x")], store.read())
    after = rows_of(store.read())
    assert after[row][column] == "x"
    after[row][column] = ""
    expected = [
        [ROWS[r][c] if r < len(ROWS) and c < len(ROWS[0]) else "" for c in range(len(after[0]))]
        for r in range(len(after))
    ]
    expected[row][column] = ""
    assert after == expected


def test_an_emptied_cell_is_blank(store: Store) -> None:
    store.write([put(2, 2, None)], store.read())
    assert rows_of(store.read())[2] == ["SI-2021-002", 12, "", "é\nregel twee"]


def test_a_new_tab_stands_behind_the_others(store: Store) -> None:
    log: list[Edit] = [
        NewTab("Logboek"),
        ColumnEdit("Logboek", 0, [0], ["Moment"], heading=True),
        ColumnEdit("Logboek", 0, [1, 2], [44_562.5, 44_563.25], Format.MOMENT),
        ColumnEdit("Logboek", 1, [0], ["Reden"], heading=True),
    ]
    store.write(log, store.read())
    snapshot = store.read()
    assert [tab.title for tab in snapshot.tabs] == [PLANS, "Leeg", "Logboek"]
    assert rows_of(snapshot, "Logboek") == [["Moment", "Reden"], [44_562.5, ""], [44_563.25, ""]]
    assert rows_of(snapshot) == ROWS


def test_a_tab_without_anything_in_it_can_be_filled(store: Store) -> None:
    store.write([ColumnEdit("Leeg", 1, [2], ["x"])], store.read())
    assert rows_of(store.read(), "Leeg") == [["", ""], ["", ""], ["", "x"]]


def test_writing_nothing_changes_nothing(store: Store) -> None:
    before = store.read()
    store.write([], before)
    assert store.read() == before


def test_what_changed_since_it_was_read_is_not_overwritten(store: Store) -> None:
    basis = store.read()
    store.write([put(2, 1, "Afgewezen")], basis)
    with pytest.raises(Busy) as refusal:
        store.write([put(2, 1, "Aanvullen")], basis)
    assert refusal.value.code.endswith(".changed")
    assert rows_of(store.read())[1][2] == "Afgewezen"


def test_a_mark_is_found_by_every_later_read(store: Store) -> None:
    assert not store.read().mark
    for mark in ("a=1 <&> 'é' \"b\"", "a=2", ""):
        store.write([put(2, 1, mark or "niets")], store.read(), Guide(mark=mark))
    assert store.read().mark == "a=2"
    assert [row[:2] for row in rows_of(store.read())] == [list(row[:2]) for row in ROWS]


def test_a_write_that_is_refused_leaves_no_mark(store: Store) -> None:
    store.write([put(2, 1, "x")], store.read(), Guide(mark="eerst"))
    before = store.read()
    with pytest.raises(BrokenStructure):
        store.write([ColumnEdit("Weg", 0, [0], ["x"])], before, Guide(mark="later"))
    store.write([put(2, 1, "y")], store.read())
    with pytest.raises(Busy):
        store.write([put(2, 1, "z")], before, Guide(mark="later"))
    assert store.read().mark == "eerst"


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (ColumnEdit("Weg", 0, [0], ["x"]), "workbook.no_tab"),
        (NewTab("leeg"), "workbook.tab_exists"),
    ],
)
def test_all_edits_or_none(store: Store, edit: Edit, code: str) -> None:
    before = store.read()
    with pytest.raises(BrokenStructure) as refusal:
        store.write([put(2, 1, "Aanvullen"), edit], before)
    assert refusal.value.code == code
    assert store.read() == before


CELLS = st.one_of(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\r"),
        min_size=1,
        max_size=12,
    ),
    st.integers(-(10**9), 10**9),
    st.floats(-1e9, 1e9, allow_nan=False),
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    edits=st.dictionaries(
        st.tuples(st.integers(0, 8), st.integers(0, 12)), st.none() | CELLS, min_size=1
    )
)
def test_any_edits_read_back_and_nothing_else_differs(
    open_store: Open, edits: dict[tuple[int, int], str | float | None]
) -> None:
    store = open_store(ROWS)
    store.write([put(column, row, value) for (column, row), value in edits.items()], store.read())
    after = rows_of(store.read())
    expected = {(c, r): cell for r, row in enumerate(ROWS) for c, cell in enumerate(row)}
    expected.update({place: "" if value is None else value for place, value in edits.items()})
    for r, row in enumerate(after):
        for c, cell in enumerate(row):
            assert cell == expected.pop((c, r), "")
    assert set(expected.values()) <= {""}
