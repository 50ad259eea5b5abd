"""Where tabs and headers stand, wherever people put them."""

from __future__ import annotations

import pytest
from support.written.runs import column, looked_at, synced
from support.written.tables import Grid, Written, register

from sheets_sync.grid.place import address, column_letters

WRITTEN = register("Aanvragen\nHogeschool | Geschatte uren\nHRO | 10\nHogeschool Zeekant | veertig")


def below(written: Written, tab: str, above: int) -> Written:
    """The same with a title and blank rows above the headers of a tab."""
    rows = written.tabs[tab]
    blank: Grid = [[""] * len(rows[0]) for _ in range(above)]
    blank[0][0] = "Aanvragen van de pilot"
    return written.with_tab(tab, [*blank, *rows])


@pytest.mark.parametrize("above", [1, 3, 20])
def test_headers_below_the_first_row(above: int) -> None:
    store = below(WRITTEN, "Aanvragen", above).memory()
    seen = looked_at(store)
    synced(store)
    assert store.cell("Aanvragen", 13, above) == "Kenmerk"
    assert store.cell("Aanvragen", 13, above + 1) == "SI-2022-001"
    assert any(change.address == f"Aanvragen!N{above + 2}" for change in seen.changes)
    assert not looked_at(store).edits


def test_columns_in_any_order_and_other_accepted_names() -> None:
    rows = [list(reversed(row)) for row in WRITTEN.tabs["Aanvragen"]]
    rows[0][-1] = "Timestamp"
    store = synced(WRITTEN.with_tab("Aanvragen", rows))
    assert column(store, "Aanvragen", "Status") == ["In behandeling", "Onjuist"]


def test_tab_titles_match_whatever_their_case() -> None:
    rows = WRITTEN.tabs["Aanvragen"]
    store = synced(WRITTEN.without_tab("Aanvragen").with_tab(" aanvragen", rows))
    assert column(store, " aanvragen", "Kenmerk") == ["SI-2022-001", "SI-2022-002"]


def test_machine_columns_stand_to_the_right_of_all_others() -> None:
    rows = [[*row, "eigen"] for row in WRITTEN.tabs["Plannen"]]
    store = synced(WRITTEN.with_tab("Plannen", rows))
    assert store.cell("Plannen", 13, 0) == "eigen"
    assert store.cell("Plannen", 14, 0) == "Plankenmerk"


def test_machine_columns_stay_where_somebody_moved_them() -> None:
    store = synced(WRITTEN)
    tab = store.read().find("Aanvragen")
    assert tab is not None
    rows = [list(row[::-1]) for row in zip(*tab.columns, strict=True)]
    moved = WRITTEN.with_tab("Aanvragen", rows).memory()
    synced(moved)
    assert moved.cell("Aanvragen", 0, 0) == "Meldingen"
    assert column(moved, "Aanvragen", "Kenmerk") == ["SI-2022-001", "SI-2022-002"]


def test_tabs_of_a_persons_own_are_left_alone() -> None:
    store = synced(WRITTEN.with_tab("Notities", [["van alles", 1], ["Kenmerk", "Status"]]))
    notes = store.read().find("Notities")
    assert notes is not None
    assert notes.columns == (["van alles", "Kenmerk"], [1, "Status"])


@pytest.mark.parametrize(
    ("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_addresses_as_people_write_them(column: int, letters: str) -> None:
    assert column_letters(column) == letters
    assert address("Plannen", column, 6) == f"Plannen!{letters}7"
