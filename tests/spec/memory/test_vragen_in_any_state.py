"""Whatever becomes of the tab Vragen: no run stops, nothing moves, what is open is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.written.runs import column, looked_at, synced
from support.written.tables import register

from sheets_sync.stores.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.grid.snapshot import Cell, Tab

DAY_1, DAY_2, DAY_3 = (f"2022-03-0{day}T10:00" for day in (1, 2, 3))
TEXT = """
Aanvragen
Hogeschool          | Geschatte uren
Hogeschool Rijnoord | 30
Hogeschool Zeekant  | 10

Plannen
Kenmerk     | Begrote uren | Besluit     | Besluit op
SI-2022-001 | 20           | Goedgekeurd | 2022-01-12
SI-2022-002 | 8            | Goedgekeurd | 2022-01-12
"""


def asked() -> Memory:
    """Two awards were changed after they were sealed, so there are two questions."""
    store = synced(TEXT, now=DAY_1)
    place = register().tabs["Plannen"][0].index("Begrote uren")
    store.put("Plannen", place, 1, 30)
    store.put("Plannen", place, 2, 9)
    return synced(store, now=DAY_2)


def with_rows(store: Memory, change: Callable[[list[list[Cell]]], list[list[Cell]]]) -> Memory:
    """The register with other rows in Vragen; None of them takes the tab away."""
    tabs: list[Tab] = []
    for tab in store.read().tabs:
        if tab.title != "Vragen":
            tabs.append(tab)
        elif found := change([list(row) for row in zip(*tab.columns, strict=True)]):
            columns = tuple(list(one) for one in zip(*found, strict=True))
            tabs.append(tab._replace(columns=columns, height=len(found)))
    return Memory(tabs)


def without_header(place: int) -> Callable[[list[list[Cell]]], list[list[Cell]]]:
    def change(rows: list[list[Cell]]) -> list[list[Cell]]:
        rows[0][place] = ""
        return rows

    return change


STATES: dict[str, Callable[[list[list[Cell]]], list[list[Cell]]]] = {
    "it is gone": lambda _: [],
    "it is sorted": lambda rows: [rows[0], *reversed(rows[1:])],
    "a question was deleted": lambda rows: [rows[0], *rows[2:]],
    "all were deleted": lambda rows: rows[:1],
    "a question was copied": lambda rows: [*rows, rows[1]],
    "a row is blank between them": lambda rows: [rows[0], rows[1], [""] * 10, *rows[2:]],
    "a title stands above": lambda rows: [["Onze vragen", *[""] * 9], *rows],
    "its columns were turned round": lambda rows: [list(reversed(row)) for row in rows],
    **{f"header {place} is gone": without_header(place) for place in range(1, 10)},
}


@pytest.mark.parametrize("state", STATES)
def test_nothing_moves_and_what_is_open_is_asked(state: str) -> None:
    store = with_rows(asked(), STATES[state])
    synced(store, now=DAY_3)
    assert column(store, "Aanvragen", "Uren toegekend") == [20, 8]
    tab = store.read().find("Vragen")
    assert tab is not None
    standing = {str(cell) for one in tab.columns for cell in one}
    assert {"V-0001", "V-0002"} <= standing
    assert not looked_at(store, now=DAY_3).edits


def test_a_tab_of_somebodys_own_by_that_name_is_left_alone() -> None:
    def theirs(_: list[list[Cell]]) -> list[list[Cell]]:
        return [["Wie", "Wanneer"], ["Jan", 44_600]]

    store = with_rows(asked(), theirs)
    synced(store, now=DAY_3)
    assert column(store, "Aanvragen", "Uren toegekend") == [20, 8]
    tab = store.read().find("Vragen")
    assert tab is not None
    assert tab.columns == (["Wie", "Jan"], ["Wanneer", 44_600])


@pytest.mark.parametrize("moved", ["Antwoord", "Keuze", "Wat"])
def test_an_answer_counts_wherever_its_column_stands(moved: str) -> None:
    def change(rows: list[list[Cell]]) -> list[list[Cell]]:
        rows[1][8] = "Nieuw telt"
        place = rows[0].index(moved)
        return [[row[place], *row[:place], *row[place + 1 :]] for row in rows]

    store = with_rows(asked(), change)
    synced(store, now=DAY_3)
    assert column(store, "Aanvragen", "Uren toegekend") == [30, 8]
