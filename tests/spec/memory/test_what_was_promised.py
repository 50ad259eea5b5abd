"""What was promised keeps counting until people answer that it should not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.written.runs import catalogue, column, looked_at, messages, rows, synced
from support.written.tables import register

from sheets_sync.problems.stop import BrokenStructure

if TYPE_CHECKING:
    from sheets_sync.stores.memory import Memory

DAY_1, DAY_2, DAY_3, DAY_4 = (f"2022-03-0{day}T10:00" for day in (1, 2, 3, 4))
TEXT = """
Aanvragen
Hogeschool          | Geschatte uren
Hogeschool Rijnoord | 30
Hogeschool Zeekant  | 10
Hogeschool Rijnoord | 20

Plannen
Kenmerk     | Begrote uren | Kostenbegroting | Besluit     | Besluit op | Toegekende uren
SI-2022-001 | 20           | 1000            | Goedgekeurd | 2022-01-12 |
SI-2022-002 | 8            | 500             |             |            |
"""
HEADERS = {title: grid[0] for title, grid in register().tabs.items()}
ANSWER = 8


def put(store: Memory, tab: str, header: str, row: int, cell: str | float | None) -> None:
    """Somebody types in a cell; rows count from 1 below the headers."""
    store.put(tab, HEADERS[tab].index(header), row, cell)


def questions(store: Memory) -> list[dict[str, object]]:
    """Those about what was changed; whether one is the same twice is asked as well."""
    return [dict(row) for row in rows(store, "Vragen") if "Klopt zo" not in str(row["Keuze"])]


def promised() -> Memory:
    """A register of which all that stands in it was found fine on the first day."""
    return synced(TEXT, now=DAY_1)


# ---- a sealed cell


def test_an_award_that_is_changed_the_same_day_is_a_slip() -> None:
    store = promised()
    put(store, "Plannen", "Begrote uren", 1, 30)
    synced(store, now=DAY_1)
    assert column(store, "Aanvragen", "Uren toegekend") == [30, "", ""]
    assert questions(store) == []


def test_an_award_that_is_changed_later_keeps_counting_and_is_asked() -> None:
    store = promised()
    before = rows(store, "Aanvragen"), rows(store, "Hogescholen")
    put(store, "Plannen", "Begrote uren", 1, 30)
    synced(store, now=DAY_2)
    assert (rows(store, "Aanvragen"), rows(store, "Hogescholen")) == before
    assert messages(store, "Plannen")[0] == [
        (
            "Begrote uren: hier stond 20, en nu 30. Er wordt met 20 gerekend tot vraag V-0002 in "
            "Vragen beantwoord is; was het een vergissing, zet dan 20 terug."
        )
    ]
    asked = questions(store)
    assert len(asked) == 1
    assert asked[0] == {
        "Vraag": "V-0002",
        "Sinds": 44622,
        "Aan zet": "Zestor",
        "Tabblad": "Plannen",
        "Kenmerk": "SI-2022-001-A",
        "Wat": "In Begrote uren van SI-2022-001-A stond 20, en nu staat er 30.",
        "Gevolg": asked[0]["Gevolg"],
        "Keuze": "Nieuw telt / Oud telt",
        "Antwoord": "",
        "Afgehandeld": "",
    }
    assert "SI-2022-001: Uren toegekend 20 → 30" in str(asked[0]["Gevolg"])
    assert "SI-2022-003: Uren gereserveerd 20 → 10" in str(asked[0]["Gevolg"])
    assert not looked_at(store, now=DAY_2).edits


def test_put_back_what_was_there_and_the_question_closes_itself() -> None:
    store = promised()
    put(store, "Plannen", "Begrote uren", 1, 30)
    synced(store, now=DAY_2)
    put(store, "Plannen", "Begrote uren", 1, 20)
    synced(store, now=DAY_3)
    assert messages(store, "Plannen")[0] == []
    assert questions(store)[0]["Afgehandeld"] == "Niet meer nodig, sinds 03-03-2022."
    put(store, "Plannen", "Begrote uren", 1, 30)
    synced(store, now=DAY_4)
    assert [row["Vraag"] for row in questions(store)] == ["V-0002", "V-0003"]


def test_the_new_counts_when_people_say_so() -> None:
    store = promised()
    put(store, "Plannen", "Begrote uren", 1, 30)
    synced(store, now=DAY_2)
    store.put("Vragen", ANSWER, 2, "nieuw telt ")
    synced(store, now=DAY_2)
    assert column(store, "Aanvragen", "Uren toegekend") == [30, "", ""]
    assert column(store, "Aanvragen", "Uren gereserveerd") == ["", 8, 10]
    assert messages(store, "Plannen")[0] == []
    assert questions(store)[0]["Afgehandeld"] == "Nieuw telt, sinds 02-03-2022."
    # And it is sealed at once.
    put(store, "Plannen", "Begrote uren", 1, 40)
    synced(store, now=DAY_2)
    assert column(store, "Aanvragen", "Uren toegekend") == [30, "", ""]
    assert [row["Wat"] for row in questions(store)][1] == (
        "In Begrote uren van SI-2022-001-A stond 30, en nu staat er 40."
    )


def test_an_answer_may_be_changed_until_it_has_settled() -> None:
    store = promised()
    put(store, "Plannen", "Begrote uren", 1, 30)
    synced(store, now=DAY_2)
    store.put("Vragen", ANSWER, 2, "Nieuw telt")
    synced(store, now=DAY_2)
    store.put("Vragen", ANSWER, 2, "Oud telt")
    synced(store, now=DAY_2)
    assert column(store, "Aanvragen", "Uren toegekend") == [20, "", ""]
    store.put("Vragen", ANSWER, 2, None)
    synced(store, now=DAY_2)
    assert questions(store)[0]["Afgehandeld"] == ""
    store.put("Vragen", ANSWER, 2, "Nieuw telt")
    synced(store, now=DAY_2)
    synced(store, now=DAY_3)
    store.put("Vragen", ANSWER, 2, "Oud telt")
    synced(store, now=DAY_3)
    assert column(store, "Aanvragen", "Uren toegekend") == [30, "", ""]
    assert questions(store)[0]["Afgehandeld"] == (
        "Nieuw telt, sinds 02-03-2022. Een ander antwoord heeft geen gevolg meer."
    )
    assert not looked_at(store, now=DAY_4).edits


def test_the_old_counts_and_the_cell_may_stay() -> None:
    store = promised()
    put(store, "Plannen", "Begrote uren", 1, 30)
    synced(store, now=DAY_2)
    store.put("Vragen", ANSWER, 2, "Oud telt")
    synced(store, now=DAY_2)
    synced(store, now=DAY_4)
    assert column(store, "Aanvragen", "Uren toegekend") == [20, "", ""]
    assert messages(store, "Plannen")[0] == [
        (
            "Begrote uren: hier staat 30, maar 20 telt (vraag V-0002 in Vragen). Zet 20 terug, dan "
            "is dit klaar."
        )
    ]
    put(store, "Plannen", "Begrote uren", 1, 20)
    synced(store, now=DAY_4)
    assert messages(store, "Plannen")[0] == []
    assert questions(store)[0]["Afgehandeld"] == "Oud telt, sinds 02-03-2022."
    assert not looked_at(store, now=DAY_4).edits


def test_an_answer_that_is_not_offered_is_told() -> None:
    store = promised()
    put(store, "Plannen", "Begrote uren", 1, 30)
    synced(store, now=DAY_2)
    store.put("Vragen", ANSWER, 2, "misschien")
    synced(store, now=DAY_2)
    assert questions(store)[0]["Afgehandeld"] == (
        "misschien kan hier niet; kies uit: Nieuw telt / Oud telt."
    )


def test_another_value_than_the_question_names_is_asked_anew() -> None:
    store = promised()
    put(store, "Plannen", "Begrote uren", 1, 30)
    synced(store, now=DAY_2)
    store.put("Vragen", ANSWER, 2, "Nieuw telt")
    put(store, "Plannen", "Begrote uren", 1, 35)
    synced(store, now=DAY_2)
    assert column(store, "Aanvragen", "Uren toegekend") == [20, "", ""]
    assert [row["Afgehandeld"] for row in questions(store)] == [
        "Niet meer nodig, sinds 02-03-2022.",
        "",
    ]


@pytest.mark.parametrize(
    ("tab", "header", "row", "cell"),
    [
        ("Aanvragen", "Tijdstempel", 3, "2021-04-01 09:00"),
        ("Aanvragen", "Tijdstempel", 3, None),
        ("Aanvragen", "Tijdstempel", 1, "volgende week"),
        ("Aanvragen", "Hogeschool", 1, "Hogeschool Zeekant"),
        ("Plannen", "Begrote uren", 1, 30),
        ("Plannen", "Begrote uren", 1, "veertig"),
        ("Plannen", "Begrote uren", 1, None),
        ("Plannen", "Toegekende uren", 1, 5),
        ("Plannen", "Besluit", 1, "Afgewezen"),
        ("Plannen", "Besluit", 1, None),
        ("Plannen", "Besluit op", 1, "2021-12-01"),
        ("Plannen", "Kenmerk", 1, "SI-2022-002"),
        ("Plannen", "Kenmerk", 1, "XX"),
    ],
)
def test_no_edit_to_a_sealed_cell_moves_anything(
    tab: str, header: str, row: int, cell: str | float | None
) -> None:
    store = promised()
    watched = ("Volgnummer", "Status", "Uren toegekend", "Uren gereserveerd", "Wachtlijst")
    before = [[one[name] for name in watched] for one in rows(store, "Aanvragen")]
    statuses = column(store, "Plannen", "Status"), column(store, "Hogescholen", "Uren toegekend")
    put(store, tab, header, row, cell)
    synced(store, now=DAY_2)
    assert [[one[name] for name in watched] for one in rows(store, "Aanvragen")] == before
    assert statuses == (
        column(store, "Plannen", "Status"),
        column(store, "Hogescholen", "Uren toegekend"),
    )
    assert len(questions(store)) == 1
    assert len(messages(store, tab)[row - 1]) == 1
    assert not looked_at(store, now=DAY_2).edits


def test_a_forms_row_of_which_the_answer_was_edited_keeps_its_place_in_silence() -> None:
    store = promised()
    put(store, "Aanvragen", "Tijdstempel", 1, 44621.5)
    synced(store, now=DAY_3)
    assert column(store, "Aanvragen", "Volgnummer") == [1, 2, 3]
    assert questions(store) == []
    assert messages(store, "Aanvragen")[0] == [
        (
            "Tijdstempel: het eerste moment (03-01-2022 09:00) blijft tellen; daarna is het "
            "antwoord gewijzigd."
        )
    ]


# ---- a row that is gone


def test_an_award_of_which_the_row_is_gone_keeps_counting_and_is_asked() -> None:
    store = promised()
    before = rows(store, "Aanvragen"), rows(store, "Hogescholen")
    store.delete_rows("Plannen", 1, 1)
    synced(store, now=DAY_2)
    assert (rows(store, "Aanvragen"), rows(store, "Hogescholen")) == before
    asked = questions(store)
    assert [row["Wat"] for row in asked] == [
        "De rij SI-2022-001-A is weg uit Plannen, en er wordt nog op gerekend."
    ]
    assert asked[0]["Keuze"] == "Vrijgeven / Vasthouden"
    assert not looked_at(store, now=DAY_2).edits


def test_a_row_that_is_released_counts_for_nothing() -> None:
    store = promised()
    store.delete_rows("Plannen", 1, 1)
    synced(store, now=DAY_2)
    store.put("Vragen", ANSWER, 2, "Vrijgeven")
    synced(store, now=DAY_2)
    assert column(store, "Aanvragen", "Uren toegekend") == ["", "", ""]
    synced(store, now=DAY_3)
    synced(store, now=DAY_4)
    assert column(store, "Aanvragen", "Uren toegekend") == ["", "", ""]
    assert [row["Afgehandeld"] for row in questions(store)] == ["Vrijgeven, sinds 02-03-2022."]
    assert not looked_at(store, now=DAY_4).edits


def test_a_live_request_that_is_gone_keeps_its_place_in_the_queue() -> None:
    store = promised()
    store.delete_rows("Aanvragen", 2, 2)
    synced(store, now=DAY_2)
    assert column(store, "Aanvragen", "Volgnummer") == [1, 3]
    queue = rows(store, "Wachtrij")
    assert [row["Kenmerk"] for row in queue] == ["SI-2022-001", "SI-2022-002", "SI-2022-003"]
    assert column(store, "Plannen", "Status") == ["In uitvoering", "Wacht op besluit"]


def test_many_rows_that_are_gone_are_one_question() -> None:
    lines = "\n".join(f"Hogeschool Rijnoord | {n}" for n in range(1, 9))
    store = synced(f"Aanvragen\nHogeschool | Geschatte uren\n{lines}", now=DAY_1)
    store.delete_rows("Aanvragen", 2, 7)
    synced(store, now=DAY_2)
    assert len(questions(store)) == 1
    assert column(store, "Aanvragen", "Volgnummer") == [1, 8]


def test_a_name_that_is_gone_goes_on_and_may_be_another_name() -> None:
    store = promised()
    names = column(store, "Hogescholen", "Naam")
    row = names.index("Hogeschool Rijnoord") + 1
    before = rows(store, "Aanvragen")
    store.put("Hogescholen", 0, row, "Hogeschool Rijnwest")
    synced(store, now=DAY_2)
    assert rows(store, "Aanvragen") == before
    asked = questions(store)
    assert len(asked) == 1
    assert "Andere naam van Hogeschool Rijnwest" in str(asked[0]["Keuze"])
    store.put("Vragen", ANSWER, 2, "Andere naam van Hogeschool Rijnwest")
    synced(store, now=DAY_2)
    assert column(store, "Aanvragen", "Uren toegekend") == [20, "", ""]
    assert column(store, "Hogescholen", "Uren toegekend")[row - 1] == 20
    synced(store, now=DAY_4)
    assert column(store, "Hogescholen", "Uren toegekend")[row - 1] == 20
    assert not looked_at(store, now=DAY_4).edits


# ---- likely the same twice


def twice(store: Memory) -> list[dict[str, object]]:
    return [dict(row) for row in rows(store, "Vragen") if "Klopt zo" in str(row["Keuze"])]


def test_a_second_request_of_a_party_counts_and_is_asked_about() -> None:
    store = promised()
    assert column(store, "Aanvragen", "Volgnummer") == [1, 2, 3]
    assert [row["Wat"] for row in twice(store)] == [
        (
            "Hogeschool Rijnoord heeft naast SI-2022-001 ook SI-2022-003 ingediend. Zijn dat twee "
            "aanvragen, of is het dezelfde?"
        )
    ]
    store.put("Vragen", ANSWER, 1, "dubbel")
    synced(store, now=DAY_1)
    assert column(store, "Aanvragen", "Status")[2] == "Dubbel"
    assert column(store, "Aanvragen", "Volgnummer") == [1, 2, ""]
    assert twice(store)[0]["Afgehandeld"] == "Dubbel, sinds 01-03-2022."
    store.put("Vragen", ANSWER, 1, "Klopt zo")
    synced(store, now=DAY_1)
    assert column(store, "Aanvragen", "Volgnummer") == [1, 2, 3]
    synced(store, now=DAY_3)
    assert not looked_at(store, now=DAY_3).edits


BOOKED = """
Aanvragen
Hogeschool
Hogeschool Rijnoord

Plannen
Kenmerk     | Begrote uren | Besluit     | Besluit op
SI-2022-001 | 20           | Goedgekeurd | 2022-01-12

Uren
Datum      | Plankenmerk   | Uren
2022-01-24 | SI-2022-001-A | 4
2022-01-24 | SI-2022-001-A | 4
2022-01-24 | SI-2022-001-A | 3
"""


def test_two_bookings_that_are_the_same_both_count_until_somebody_says_otherwise() -> None:
    store = synced(BOOKED, now=DAY_1)
    assert column(store, "Plannen", "Uren besteed") == [11]
    asked = twice(store)
    assert [(row["Kenmerk"], row["Aan zet"]) for row in asked] == [("U-0002", "DNZ")]
    store.put("Vragen", ANSWER, 1, "Dubbel")
    synced(store, now=DAY_1)
    assert column(store, "Uren", "Status") == ["Geboekt", "Dubbel", "Geboekt"]
    assert column(store, "Plannen", "Uren besteed") == [7]
    # Somebody mends the booking after all: then there is nothing to ask any more.
    store.put("Uren", 3, 2, 5)
    synced(store, now=DAY_3)
    assert column(store, "Uren", "Status") == ["Geboekt", "Geboekt", "Geboekt"]
    assert not looked_at(store, now=DAY_3).edits


def test_overview_counts_what_is_asked_and_what_is_gone() -> None:
    store = promised()
    store.delete_rows("Plannen", 1, 1)
    synced(store, now=DAY_2)
    lines = {row["Onderdeel"]: row["Waarde"] for row in rows(store, "Overzicht")}
    assert lines["Wacht op antwoord van Zestor"] == 2
    assert lines["Wacht op antwoord van DNZ"] == 0
    assert lines["Verwijderde rijen die meetellen"] == 1


def test_a_run_tells_what_it_asks() -> None:
    store = promised()
    store.delete_rows("Plannen", 1, 1)
    seen = looked_at(store, now=DAY_2)
    assert [catalogue().message(alert) for alert in seen.alerts] == [
        (
            "Vraag V-0002 in Vragen: De rij SI-2022-001-A is weg uit Plannen, en er wordt nog op "
            "gerekend."
        )
    ]
    synced(store, now=DAY_2)
    assert looked_at(store, now=DAY_2).alerts == ()


def test_an_empty_cell_that_is_filled_in_the_same_day_is_a_slip_as_well() -> None:
    store = promised()
    put(store, "Plannen", "Toegekende uren", 1, 15)
    synced(store, now=DAY_1)
    assert column(store, "Aanvragen", "Uren toegekend") == [15, "", ""]
    assert questions(store) == []
    put(store, "Plannen", "Toegekende uren", 1, None)
    synced(store, now=DAY_2)
    assert column(store, "Aanvragen", "Uren toegekend") == [15, "", ""]
    assert len(questions(store)) == 1


@pytest.mark.parametrize("header", ["Plankenmerk", "Status", "Begrote uren"])
def test_a_row_that_is_gone_counts_also_where_a_column_is_gone_with_it(header: str) -> None:
    store = promised()
    tab = store.read().find("Plannen")
    assert tab is not None
    place = next(place for place, column in enumerate(tab.columns) if column[0] == header)
    store.delete_rows("Plannen", 1, 1)
    store.put("Plannen", place, 0, None)
    store.put("Plannen", place, 1, None)
    if header == "Begrote uren":
        with pytest.raises(BrokenStructure):
            synced(store, now=DAY_2)
    else:
        synced(store, now=DAY_2)
        assert column(store, "Aanvragen", "Uren toegekend") == [20, "", ""]
