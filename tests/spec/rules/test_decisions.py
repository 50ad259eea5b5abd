"""What becomes of decisions: awards that stay, changes afterwards, too much awarded."""

from __future__ import annotations

import pytest
from support.written.runs import column, looked_at, messages, rows, synced
from support.written.tables import register

TEXT = """
Aanvragen
Hogeschool          | Geschatte uren
Hogeschool Rijnoord | 30
Hogeschool Zeekant  | 10

Plannen
Kenmerk     | Begrote uren | Kostenbegroting | Besluit     | Besluit op | Toegekende uren
SI-2022-001 | 20           | 1000            | Goedgekeurd | 2022-01-12 | 15
SI-2022-002 | 8            | 500             | Afgewezen   | 2022-01-12 |
"""
HEADERS = register().tabs["Plannen"][0]


@pytest.mark.parametrize(
    ("header", "cell", "changed"),
    [
        ("Toegekende uren", 12.5, "Toegekende uren 15 → 12,5"),
        ("Toegekende uren", None, "Toegekende uren 15 → –"),
        ("Begrote uren", 25, "Begrote uren 20 → 25"),
        ("Kostenbegroting", "€ 1.200,-", "Kostenbegroting 1000 → 1200"),
        ("Start", "21-1-2022", "Start 20-01-2022 → 21-01-2022"),
        ("Gepland einde", "2022-03-21", "Gepland einde 20-03-2022 → 21-03-2022"),
    ],
)
def test_a_decided_row_that_is_changed_afterwards(
    header: str, cell: str | float | None, changed: str
) -> None:
    store = synced(TEXT)
    assert messages(store, "Plannen") == [[], []]
    store.put("Plannen", HEADERS.index(header), 1, cell)
    synced(store)
    assert messages(store, "Plannen")[0] == [
        f"Gewijzigd na besluit: {changed}; laat Zestor opnieuw beslissen of zet terug wat er stond."
    ]
    assert not looked_at(store).edits


def test_put_back_what_was_there_and_the_message_goes() -> None:
    store = synced(TEXT)
    place = HEADERS.index("Toegekende uren")
    store.put("Plannen", place, 1, 12.5)
    synced(store)
    store.put("Plannen", place, 1, 15)
    synced(store)
    assert messages(store, "Plannen") == [[], []]


def test_decided_anew_on_another_day_is_no_change_afterwards() -> None:
    store = synced(TEXT)
    store.put("Plannen", HEADERS.index("Toegekende uren"), 1, 12.5)
    store.put("Plannen", HEADERS.index("Besluit op"), 1, "14-1-2022")
    synced(store)
    assert messages(store, "Plannen") == [[], []]
    assert column(store, "Aanvragen", "Uren toegekend") == [12.5, ""]


def test_a_rejected_row_that_is_changed_afterwards_is_noticed_too() -> None:
    store = synced(TEXT)
    store.put("Plannen", HEADERS.index("Begrote uren"), 2, 9)
    synced(store)
    assert messages(store, "Plannen")[1] == [
        (
            "Gewijzigd na besluit: Begrote uren 8 → 9; laat Zestor opnieuw beslissen of zet terug "
            "wat er stond."
        )
    ]


MUCH = """
Aanvragen
Hogeschool          | Geschatte uren
Hogeschool Rijnoord | 30
Hogeschool Zeekant  | 40

Plannen
Kenmerk     | Begrote uren | Besluit     | Besluit op
SI-2022-001 | 30           | Goedgekeurd | 2022-01-13
SI-2022-001 | 25           | Goedgekeurd | 2022-01-12
SI-2022-002 | 5            | Wacht       |
"""


def test_the_row_that_was_decided_later_is_the_one_too_many() -> None:
    store = synced(MUCH.replace("Wacht ", ""), total=50, cap=40)
    assert messages(store, "Plannen") == [
        [
            (
                "Met deze toekenning staat Hogeschool Rijnoord 15 uur boven het maximum van 40 "
                "uur; Zestor bekijkt of dit zo bedoeld is."
            ),
            (
                "Met deze toekenning staat het totaal 5 uur boven de 50 uur die er is; Zestor "
                "bekijkt of dit zo bedoeld is."
            ),
        ],
        [],
        [],
    ]
    assert column(store, "Aanvragen", "Uren toegekend") == [55, ""]
    assert column(store, "Aanvragen", "Uren gereserveerd") == ["", ""]
    assert column(store, "Aanvragen", "Uren wachtend") == ["", 5]


def test_the_overview_and_the_alerts_show_what_is_too_much() -> None:
    text = MUCH.replace("Wacht ", "")
    shown = {row["Onderdeel"]: row["Waarde"] for row in rows(synced(text, total=50), "Overzicht")}
    assert shown["Toegekend boven het totaal"] == 5
    assert shown["Aantal hogescholen boven het maximum"] == 1
    assert shown["Nog vrij"] == 0
    decision = looked_at(text, total=50).decision
    assert [decision.catalogue.message(alert) for alert in decision.alerts] == [
        "Er is 5 uur meer toegekend dan de 50 uur die er is; Zestor bekijkt of dit zo bedoeld is.",
        (
            "Hogeschool Rijnoord heeft 15 uur meer toegekend gekregen dan het maximum van 40 uur; "
            "Zestor bekijkt of dit zo bedoeld is."
        ),
    ]


@pytest.mark.parametrize(
    ("release", "granted", "left"), [(True, 6, 34), (False, 10, 30)], ids=["released", "kept"]
)
def test_what_was_not_spent_comes_free_after_a_valid_evaluation(
    *, release: bool, granted: float, left: float
) -> None:
    store = synced(
        """
        Aanvragen
        Hogeschool
        Hogeschool Rijnoord

        Plannen
        Begrote uren | Besluit     | Besluit op | Afgerond op
        10           | Goedgekeurd | 2022-01-12 | 2022-02-15

        Uren
        Uren
        6

        Evaluaties
        Bestede uren
        6
        """,
        release=release,
    )
    assert column(store, "Plannen", "Status") == ["Verantwoord"]
    assert column(store, "Aanvragen", "Uren toegekend") == [granted]
    assert column(store, "Hogescholen", "Uren beschikbaar")[0] == left


def test_an_award_is_never_taken_back() -> None:
    """Whatever becomes of the request or of the row's other cells."""
    store = synced(TEXT)
    store.put("Aanvragen", 2, 1, "Hogeschool van Nergens")
    store.put("Aanvragen", 12, 1, "1-2-2022")
    store.put("Plannen", HEADERS.index("Activiteit"), 1, "Lezing")
    store.put("Plannen", HEADERS.index("Start"), 1, None)
    synced(store)
    assert column(store, "Aanvragen", "Uren toegekend")[0] == 15
    assert column(store, "Aanvragen", "Status")[0] == "Toegekend"
    assert column(store, "Plannen", "Status")[0] == "Goedgekeurd"
    figures = {one.name: one.value for one in looked_at(store).decision.figures}
    assert figures["granted"] == 15_00
