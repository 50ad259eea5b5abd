"""The program's own tabs: what Overzicht, Wachtrij, Regels and Hogescholen say."""

from __future__ import annotations

from support.written.runs import rows, synced

TEXT = """
Aanvragen
Tijdstempel      | Hogeschool          | Geschatte uren
2022-01-05T09:00 | HRO                 | 30
2022-01-03T09:00 | Zeekant             | 10
2022-01-04T09:00 | Hogeschool Zeekant  | "12,5"
2022-01-06T09:00 | hogeschool de waard | 60

Plannen
Kenmerk     | Begrote uren | Besluit     | Besluit op | Afgerond op
SI-2022-003 | 20           | Goedgekeurd | 2022-01-12 | 2022-02-10
SI-2022-003 | 5            | Goedgekeurd | 2022-01-12 | 2022-02-20
SI-2022-003 | 4            | Goedgekeurd | 2022-01-12 | 2022-02-22

Uren
Datum      | Plankenmerk   | Uren
2022-01-24 | SI-2022-003-B | 3

Evaluaties
Tijdstempel      | Plankenmerk   | Gerealiseerde arbeidsplaatsen | Verwachte arbeidsplaatsen
2022-02-21T10:00 | SI-2022-003-B | 2                             | "1,5"
2022-02-22T10:00 | SI-2022-003-B | 5                             | 5
"""


def test_the_overview() -> None:
    shown = [(row["Onderdeel"], row["Waarde"]) for row in rows(synced(TEXT, total=60), "Overzicht")]
    assert shown[:16] == [
        ("Totalen", ""),
        ("Totaal beschikbaar gesteld", 60),
        ("Toegekend", 27),
        ("Gereserveerd", 33),
        ("Nog vrij", 0),
        ("Op de wachtlijst", 19.5),
        ("Besteed", 3),
        ("Toegekend boven het totaal", 0),
        ("Aantal hogescholen boven het maximum", 0),
        ("Evaluaties", ""),
        ("Te laat", 1),
        ("Verwacht, nog op tijd", 1),
        ("Arbeidsplaatsen", ""),
        ("Gerealiseerd", 2),
        ("Verwacht", 1.5),
        ("Aanvragen per status", ""),
    ]
    assert shown[16:32] == [
        ("Ingetrokken", 0),
        ("Onjuist", 1),
        ("Onvolledig", 0),
        ("Buiten looptijd", 0),
        ("Dubbel", 0),
        ("Evaluatie te laat", 1),
        ("Evaluatie verwacht", 0),
        ("In uitvoering", 0),
        ("Toegekend", 0),
        ("Vervallen", 0),
        ("Plan ingediend", 0),
        ("Verantwoord", 0),
        ("Afgewezen", 0),
        ("Maximum bereikt", 0),
        ("Wachtlijst", 0),
        ("In behandeling", 2),
    ]


def test_the_queue_has_every_live_request_in_order_of_arrival() -> None:
    assert [list(row.values()) for row in rows(synced(TEXT, total=60), "Wachtrij")] == [
        [1, "SI-2022-002", "Hogeschool Zeekant", 44565.375, "In behandeling", 0, 12.5, 0],
        [2, "SI-2022-003", "Hogeschool Rijnoord", 44566.375, "Evaluatie te laat", 27, 0, 0],
        [3, "SI-2022-004", "Hogeschool De Waard", 44567.375, "In behandeling", 0, 20.5, 19.5],
    ]


def test_a_queue_that_got_shorter_leaves_nothing_behind() -> None:
    store = synced(TEXT, total=60)
    store.put("Aanvragen", 12, 3, "1-2-2022")
    synced(store, total=60)
    assert [row["Kenmerk"] for row in rows(store, "Wachtrij")] == ["SI-2022-003", "SI-2022-004", ""]


def test_every_hogeschool_has_numbers() -> None:
    shown = [list(row.values())[3:] for row in rows(synced(TEXT, total=60), "Hogescholen")]
    assert shown == [[27, 0, 3, 13, 1], [0, 20.5, 0, 19.5, 0], [0, 12.5, 0, 27.5, 0]]


def test_the_rules_in_plain_language() -> None:
    shown = {row["Onderwerp"]: row["Regel"] for row in rows(synced(""), "Regels")}
    assert shown["Regeling"] == (
        "Bijdragen aan de banenafspraak met sociale inkoop loopt van 01-04-2021 "
        "tot en met 31-12-2023."
    )
    assert "In totaal is er 400 uur, en hooguit 40 uur per hogeschool." in shown.values()
    assert shown.keys() >= {
        *("Volgorde", "Gelijktijdig", "Te weinig over", "Toekenning", "Vrijval", "Evaluatie"),
        *("Plannen: verplicht", "Uren: statussen", "Plannen: Wacht op besluit"),
    }


def test_the_rules_follow_the_programme() -> None:
    before = {str(row["Regel"]) for row in rows(synced(""), "Regels")}
    store = synced("", short="wait", release=False, cap=12.5)
    after = {str(row["Regel"]) for row in rows(store, "Regels")}
    assert after - before == {
        "In totaal is er 400 uur, en hooguit 12,5 uur per hogeschool.",
        "Is er te weinig over, dan wacht wie aan de beurt is, en iedereen daarachter ook.",
        "Wat is toegekend, blijft meetellen, ook als er minder besteed is.",
    }


def test_what_people_typed_in_a_tab_of_the_program_is_overwritten() -> None:
    store = synced(TEXT)
    store.put("Overzicht", 1, 1, 999)
    store.put("Wachtrij", 0, 0, "Nummer")
    store.put("Regels", 1, 20, "Onze eigen regel")
    synced(store)
    assert rows(store, "Overzicht") == rows(synced(TEXT), "Overzicht")
    assert rows(store, "Wachtrij") == rows(synced(TEXT), "Wachtrij")
    assert {row["Regel"] for row in rows(store, "Regels")} - {""} == {
        row["Regel"] for row in rows(synced(TEXT), "Regels")
    }
