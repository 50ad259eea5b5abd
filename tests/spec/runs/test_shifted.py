"""Rows that somebody pasted some columns from where they belong, or beside the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.written.runs import catalogue, column, looked_at, messages, synced
from support.written.tables import register

if TYPE_CHECKING:
    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.stores.memory import Memory

ROWS = register("Aanvragen\nHogeschool | Geschatte uren\nHRO | 30\nHogeschool Zeekant | 20")


def moved(step: int) -> Memory:
    """The second request stands so many columns further."""
    first, one, two = (list(row) for row in ROWS.tabs["Aanvragen"])
    blank: list[Cell] = [""] * abs(step)
    line = [*blank, *two] if step > 0 else [*two[-step:], *blank]
    return ROWS.with_tab("Aanvragen", [first, one, line[: len(first)]]).memory()


@pytest.mark.parametrize(
    ("step", "words"), [(1, "1 kolom te ver naar rechts"), (-1, "1 kolom te ver naar links")]
)
def test_a_row_that_was_pasted_one_column_further(step: int, words: str) -> None:
    store = synced(moved(step))
    first, *more = messages(store, "Aanvragen")[1]
    assert first == (
        f"De cellen van deze rij staan waarschijnlijk {words}; knip ze uit en plak ze onder de "
        "goede koppen."
    )
    assert more
    assert column(store, "Aanvragen", "Status") == ["In behandeling", "Onjuist"]
    assert messages(store, "Aanvragen")[0] == []


def test_rows_beside_the_table_are_not_read_but_told() -> None:
    rows = [list(row) for row in ROWS.tabs["Aanvragen"]]
    blank: list[Cell] = [""] * len(rows[0])
    beside = [[*row, "", *blank] for row in rows]
    beside.append([*blank, "", *rows[1]])
    store = ROWS.with_tab("Aanvragen", beside).memory()
    seen = looked_at(store)
    (alert,) = [catalogue().message(one) for one in seen.alerts]
    assert alert == (
        "Aanvragen!O4: hier staan rijen naast de tabel, in kolommen zonder kop (1); zij tellen "
        "niet mee. Horen ze erbij, zet hun cellen dan onder de koppen."
    )
    assert [*seen.register.keys["requests"].keys] == ["SI-2022-001", "SI-2022-002", ""]


def test_notes_beside_rows_are_nobody_elses_business() -> None:
    rows: list[list[Cell]] = [[*row, "", "", ""] for row in ROWS.tabs["Aanvragen"]]
    rows[1][-3:] = ["gebeld", "morgen", "nog eens"]
    assert looked_at(ROWS.with_tab("Aanvragen", rows)).alerts == ()
