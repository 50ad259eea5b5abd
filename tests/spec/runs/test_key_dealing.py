"""Keys: who gets which one, and that none is ever dealt twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.written.runs import column, looked_at, messages, rows, synced
from support.written.tables import Written, register

from sheets_sync.problems.stop import BrokenStructure

if TYPE_CHECKING:
    from sheets_sync.stores.memory import Memory


def keys(written: Written | str, tab: str = "Aanvragen", header: str = "Kenmerk") -> list[object]:
    return list(column(synced(written), tab, header))


def test_one_running_number_over_the_programme_in_order_of_arrival() -> None:
    assert keys(
        """
        Aanvragen
        Tijdstempel
        2022-01-03T09:00
        2021-12-31T23:59
        volgende week
        2021-05-01
        2023-01-01T00:00
        """
    ) == ["SI-2022-003", "SI-2021-002", "SI-2022-005", "SI-2021-001", "SI-2023-004"]


def test_every_row_that_is_not_blank_gets_one_whatever_is_in_it() -> None:
    text = "Aanvragen\nTijdstempel | Hogeschool\n | \n---\nals het kan | ergens\n"
    assert keys(text) == ["SI-2022-001", "", "SI-2022-002"]


def test_new_numbers_go_on_after_the_highest() -> None:
    text = """
        Aanvragen
        Tijdstempel | Kenmerk
        2022-01-05  | SI-2021-0998
        2022-01-04  |
        2022-01-03  | SI-2021-999
        """
    assert keys(text) == ["SI-2021-0998", "SI-2022-1000", "SI-2021-999"]


def test_letters_of_plans_go_on_after_z() -> None:
    text = "Aanvragen\nHogeschool\nHRO\n\nPlannen\nKenmerk\n" + "SI-2022-001\n" * 28
    assert keys(text, "Plannen", "Plankenmerk")[-4:] == [
        *("SI-2022-001-Y", "SI-2022-001-Z", "SI-2022-001-AA", "SI-2022-001-AB"),
    ]


def test_a_plan_row_gets_no_key_until_its_request_is_known() -> None:
    store = synced("Aanvragen\nHogeschool\nHRO\n\nPlannen\nKenmerk\nSI-2022-01\nSI-2022-001")
    assert column(store, "Plannen", "Plankenmerk") == ["", "SI-2022-001-A"]
    store.put("Plannen", 0, 1, "si-2022-001 ")
    synced(store)
    assert column(store, "Plannen", "Plankenmerk") == ["SI-2022-001-B", "SI-2022-001-A"]


def test_bookings_and_evaluations_are_numbered_by_row() -> None:
    text = "Uren\nUren\n1\n---\n2\n\nEvaluaties\nResultaat\nGoed"
    assert keys(text, "Uren", "Boeking") == ["U-0001", "", "U-0002"]
    assert keys(text, "Evaluaties", "Evaluatie") == ["E-0001"]


def test_the_key_of_a_deleted_row_is_not_given_again() -> None:
    store = synced("Aanvragen\nVraag\neen\ntwee\ndrie")
    width = len(rows(store, "Aanvragen")[0])
    for place in range(width):
        store.put("Aanvragen", place, 3, None)
    synced(store)
    for place, cell in enumerate(
        register("Aanvragen\nVraag\neen\ntwee\nnieuw").tabs["Aanvragen"][3]
    ):
        store.put("Aanvragen", place, 3, "2022-02-02" if place == 0 else cell)
    synced(store)
    assert column(store, "Aanvragen", "Kenmerk") == ["SI-2022-001", "SI-2022-002", "SI-2022-004"]


def test_a_row_that_was_emptied_loses_its_answers() -> None:
    store = synced("Aanvragen\nVraag\neen\ntwee")
    for place in range(13):
        store.put("Aanvragen", place, 1, None)
    seen = looked_at(store)
    assert {
        change.new
        for change in seen.changes
        if change.address.startswith("Aanvragen!") and change.address.endswith("2")
    } == {""}
    synced(store)
    assert set(rows(store, "Aanvragen")[0].values()) == {""}
    gone = [row for row in rows(store, "Logboek") if row["Oud"] == "SI-2022-001"]
    assert [row["Reden"] for row in gone] == ["de rij is leeggemaakt"]
    assert column(store, "Aanvragen", "Kenmerk") == ["", "SI-2022-002"]


def test_half_a_table_that_was_sorted_gets_its_keys_back() -> None:
    """The human columns were sorted, the program's were left out of the selection."""
    store = synced("Aanvragen\nHogeschool | Geschatte uren\nHRO | 1\nHRO | 2\nHRO | 3")
    before = {row["Naam aanvrager"]: row["Kenmerk"] for row in rows(store, "Aanvragen")}
    human = [list(row.values())[:13] for row in rows(store, "Aanvragen")]
    for number, cells in enumerate(reversed(human), start=1):
        for place, cell in enumerate(cells):
            store.put("Aanvragen", place, number, cell)
    synced(store)
    assert {row["Naam aanvrager"]: row["Kenmerk"] for row in rows(store, "Aanvragen")} == before
    assert column(store, "Aanvragen", "Geschatte uren") == [3, 2, 1]


@pytest.mark.parametrize("key", ["SI-2021-1", "SI-21-001", "XX-2021-001", "SI-2021-001-A", "1"])
def test_what_does_not_look_like_a_key_is_refused(key: str) -> None:
    with pytest.raises(BrokenStructure) as refusal:
        synced(f"Aanvragen\nKenmerk | Vraag\n{key} | Hoe?")
    (place,) = refusal.value.places
    assert (place.code, place.details) == (
        "keys.strange",
        {"cell": "Aanvragen!N2", "found": key},
    )


def test_two_keys_in_one_cell_are_none() -> None:
    store = synced("Aanvragen\nVraag\nHoe?\nWanneer?")
    store.put("Aanvragen", 13, 1, "SI-2022-001\nSI-2022-003")
    synced(store)
    assert column(store, "Aanvragen", "Kenmerk") == ["SI-2022-001", "SI-2022-002"]


def test_a_column_with_numbers_of_an_office_is_not_taken_for_keys() -> None:
    numbers = "\n".join(f"2021-{number} | Hoe?" for number in range(1, 6))
    with pytest.raises(BrokenStructure) as refusal:
        synced(f"Aanvragen\nKenmerk | Vraag\n{numbers}")
    (place,) = refusal.value.places
    assert (place.code, place.details) == (
        "keys.own_column",
        {"cell": "Aanvragen!N2", "column": "Kenmerk", "count": 5},
    )


@pytest.mark.parametrize("typed", ["SI-2022-900", "2022-01-26", "Jan"])
def test_numbers_do_not_go_on_after_what_somebody_typed_in_a_blank_row(typed: str) -> None:
    store = synced("Aanvragen\nVraag\nHoe?\n---")
    store.put("Aanvragen", 13, 2, typed)
    synced(store)
    assert column(store, "Aanvragen", "Kenmerk") == ["SI-2022-001", ""]
    store.put("Aanvragen", 7, 2, "Wanneer?")
    synced(store)
    assert column(store, "Aanvragen", "Kenmerk") == ["SI-2022-001", "SI-2022-002"]
    (line,) = [row for row in rows(store, "Logboek") if row["Oud"] == typed]
    assert (line["Kenmerk"], line["Reden"]) == ("", "met de hand gewijzigd; teruggezet")


@pytest.mark.parametrize("cell", ["'", "\u200b", " "])
def test_a_key_that_looks_empty_is_empty(cell: str) -> None:
    assert keys(f'Aanvragen\nKenmerk | Vraag\n"{cell}" | Hoe?') == ["SI-2022-001"]


@pytest.mark.parametrize("cell", ["''", " ' ", "\u200b'", "-", "n.v.t.", "?"])
def test_a_reference_that_says_nothing_lacks(cell: str) -> None:
    """Nothing but apostrophes, or a filler, and a blank row that it could be taken for."""
    store = synced(
        f"""
        Aanvragen
        Vraag
        Hoe?
        ---
        Wanneer?

        Plannen
        Kenmerk
        "{cell}"

        Uren
        Plankenmerk
        "{cell}"
        """
    )
    assert column(store, "Plannen", "Status") == ["Onvolledig"]
    assert column(store, "Plannen", "Plankenmerk") == [""]
    assert column(store, "Uren", "Status") == ["Onvolledig"]
    (message,) = messages(store, "Uren")[0]
    assert message.startswith("Plankenmerk: ontbreekt")
    assert not [line for line in messages(store, "Plannen")[0] if "Aanvragen" in line]


FIVE = "Aanvragen\nVraag\n" + "Hoe?\n" * 5


def typed_over(rows_by_place: dict[int, int | str]) -> Memory:
    """Five rows with keys, after their human cells were replaced by those of other rows or days."""
    store = synced(FIVE)
    human = [list(row.values())[:13] for row in rows(store, "Aanvragen")]
    for place, source in rows_by_place.items():
        cells = human[source - 1] if isinstance(source, int) else [source, *human[place - 1][1:]]
        for column_place, cell in enumerate(cells):
            store.put("Aanvragen", column_place, place, cell)
    return store


def test_a_row_that_nobody_recognises_takes_the_key_that_is_left() -> None:
    store = typed_over({1: "1-2-2022 09:00", 2: 1})
    synced(store)
    assert column(store, "Aanvragen", "Kenmerk")[:2] == ["SI-2022-002", "SI-2022-001"]


def test_rows_that_cannot_be_told_apart_any_more_are_left_to_a_person() -> None:
    store = typed_over({1: "1-2-2022 09:00", 2: 1, 3: "2-2-2022 09:00", 4: 3})
    before = store.read()
    with pytest.raises(BrokenStructure) as refusal:
        synced(store)
    (place,) = refusal.value.places
    assert (place.code, place.details["keys"]) == ("keys.strayed", ("SI-2022-002", "SI-2022-004"))
    assert store.read() == before
