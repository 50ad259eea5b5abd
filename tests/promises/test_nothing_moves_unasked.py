"""Whatever people do to what was promised, nothing moves before they answer; a run is at rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hypothesis import given, settings
from hypothesis import strategies as st
from support.written.runs import looked_at, rows, synced
from support.written.tables import register

if TYPE_CHECKING:
    from sheets_sync.stores.memory import Memory

TEXT: Final = """
Aanvragen
Hogeschool          | Geschatte uren
Hogeschool Rijnoord | 30
Hogeschool Zeekant  | 10
Hogeschool Rijnoord | 20
Hogeschool Zeekant  | 35

Plannen
Kenmerk     | Begrote uren | Besluit     | Besluit op | Toegekende uren | Afgerond op
SI-2022-001 | 20           | Goedgekeurd | 2022-01-12 |                 | 2022-02-15
SI-2022-001 | 5            | Goedgekeurd | 2022-01-13 | 4               |
SI-2022-002 | 8            |             |            |                 |
SI-2022-004 | 6            | Afgewezen   | 2022-01-12 |                 |

Uren
Datum      | Plankenmerk   | Uren
2022-01-24 | SI-2022-001-A | 4
2022-01-25 | SI-2022-001-A | 6
2022-01-26 | SI-2022-001-B | 3

Evaluaties
Tijdstempel      | Plankenmerk
2022-02-20T10:00 | SI-2022-001-A
"""
HEADERS: Final = {title: grid[0] for title, grid in register(TEXT).tabs.items()}
SEALED: Final = {
    "Aanvragen": (("Tijdstempel", (1, 2, 3, 4)), ("Hogeschool", (1,))),
    "Plannen": (
        *((one, (1, 2)) for one in ("Kenmerk", "Begrote uren", "Kostenbegroting")),
        *((one, (1, 2)) for one in ("Besluit", "Besluit op", "Toegekende uren")),
        ("Afgerond op", (1,)),
    ),
    "Uren": (("Datum", (1, 2)), ("Plankenmerk", (1, 2)), ("Uren", (1, 2))),
    "Evaluaties": (("Tijdstempel", (1,)), ("Plankenmerk", (1,))),
}
"""Columns that are sealed, and the rows in which they are."""
CELLS: Final = (
    *(None, "", "x", "veertig", 0, 1, 12.5, 400, "7,5", "SI-2022-002", "SI-2022-001-B"),
    *("Hogeschool Zeekant", "Afgewezen", "Goedgekeurd", "2022-02-01", 44600, 44580.25, True, "-"),
)
WATCHED: Final = {
    "Aanvragen": ("Volgnummer", "Status", "Uren toegekend", "Uren gereserveerd", "Wachtlijst"),
    "Plannen": ("Status", "Evaluatie uiterlijk", "Dagen te laat", "Uren besteed", "Uren over"),
    "Uren": ("Status", "Saldo"),
    "Evaluaties": ("Status", "Dagen te laat"),
    "Hogescholen": ("Uren toegekend", "Uren gereserveerd", "Uren besteed", "Uren beschikbaar"),
}
KEYS: Final = {"Aanvragen": "Kenmerk", "Plannen": "Plankenmerk", "Uren": "Boeking"}

EDITS: Final = st.sampled_from(
    [
        (tab, header, row)
        for tab, columns in SEALED.items()
        for header, places in columns
        for row in places
    ]
)
ANSWERS: Final = (
    *("Nieuw telt", "Oud telt", "Vrijgeven", "Vasthouden", "Klopt zo", "Dubbel", "misschien", ""),
)


def watched(store: Memory) -> dict[tuple[str, str], tuple[object, ...]]:
    """What people rely on, by the key of the row."""
    return {
        (tab, str(row[KEYS.get(tab, "Evaluatie" if tab == "Evaluaties" else "Naam")])): tuple(
            row[header] for header in headers
        )
        for tab, headers in WATCHED.items()
        for row in rows(store, tab)
    }


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(EDITS, st.sampled_from(CELLS)), min_size=1, max_size=4),
    st.lists(st.sampled_from([("Plannen", 1), ("Uren", 2), ("Aanvragen", 2)]), max_size=1),
)
def test_nothing_moves_because_of_an_edit_or_a_row_that_is_gone(
    edits: list[tuple[tuple[str, str, int], str | float | None]], deleted: list[tuple[str, int]]
) -> None:
    store = synced(TEXT, now="2022-03-01T10:00")
    before = watched(store)
    for (tab, header, row), cell in edits:
        store.put(tab, HEADERS[tab].index(header), row, cell)
    for tab, row in deleted:
        store.delete_rows(tab, row, row)
    synced(store, now="2022-03-02T10:00")
    after = watched(store)
    assert after == {key: before[key] for key in after}
    assert not looked_at(store, now="2022-03-02T10:00").edits


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(EDITS, st.sampled_from(CELLS)), min_size=1, max_size=3),
    st.lists(st.lists(st.sampled_from(ANSWERS), min_size=1, max_size=6), min_size=1, max_size=4),
    st.booleans(),
)
def test_whatever_is_answered_a_run_leaves_nothing_to_do(
    edits: list[tuple[tuple[str, str, int], str | float | None]],
    rounds: list[list[str]],
    deletes: bool,  # noqa: FBT001 -- drawn
) -> None:
    store = synced(TEXT, now="2022-03-01T10:00")
    for (tab, header, row), cell in edits:
        store.put(tab, HEADERS[tab].index(header), row, cell)
    if deletes:
        store.delete_rows("Uren", 1, 1)
    for day, answers in enumerate(rounds, start=2):
        now = f"2022-03-0{day}T10:00"
        synced(store, now=now)
        asked = len(rows(store, "Vragen"))
        for row, answer in enumerate(answers[:asked], start=1):
            store.put("Vragen", 8, row, answer or None)
        synced(store, now=now)
        assert not looked_at(store, now=now).edits
