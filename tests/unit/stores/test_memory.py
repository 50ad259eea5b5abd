"""The register in memory: what tests use to play a person."""

from __future__ import annotations

import pytest

from sheets_sync.grid.edits import ColumnEdit
from sheets_sync.grid.snapshot import Tab
from sheets_sync.problems.stop import BrokenStructure, Busy
from sheets_sync.stores.memory import Memory, tab_of_rows


def test_a_tab_is_written_down_row_by_row() -> None:
    tab = tab_of_rows("Uren", [["Datum", "Uren"], [44_562]])
    assert (tab.columns, tab.height) == ((["Datum", 44_562], ["Uren", ""]), 2)


def test_a_person_changes_a_cell_in_between() -> None:
    store = Memory([tab_of_rows("Uren", [["Datum"], [44_562]])])
    basis = store.read()
    store.put("Uren", 1, 2, "7,5")
    assert store.cell("Uren", 1, 2) == "7,5"
    assert store.cell("Uren", 9, 9) == ""
    assert basis.tabs[0].columns == (["Datum", 44_562],)
    with pytest.raises(Busy):
        store.write([ColumnEdit("Uren", 0, [0], ["x"])], basis)


def test_what_was_read_cannot_be_changed_from_outside() -> None:
    store = Memory([tab_of_rows("Uren", [["Datum"]])])
    store.read().tabs[0].columns[0][0] = "x"
    assert store.cell("Uren", 0, 0) == "Datum"


def test_hidden_cells_of_a_merged_area_cannot_be_filled() -> None:
    store = Memory([Tab("Uren", (["a", ""], ["", ""]), 2, merged=((0, 0, 1, 1),))])
    store.write([ColumnEdit("Uren", 0, [0], ["b"])], store.read())
    with pytest.raises(BrokenStructure) as refusal:
        store.write([ColumnEdit("Uren", 1, [1], ["b"])], store.read())
    assert (refusal.value.code, refusal.value.details) == (
        "workbook.merged",
        {"where": "Uren!B2"},
    )
