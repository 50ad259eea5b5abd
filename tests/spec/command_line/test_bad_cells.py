"""What people type that cannot be right: the place, what is there, what to do; nobody else hurt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.written.books import Said, save
from support.written.runs import looked_at, messages, synced
from support.written.tables import register

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


TODAY = "--today=2022-03-01"
GOOD_PLANS = """
Plannen
Kenmerk     | Begrote uren | Besluit     | Besluit op | Afgerond op
SI-2022-001 | 10           | Goedgekeurd | 2022-01-12 | 2022-02-20
SI-2022-001 | 10           |             |            |
"""


def request_with(header: str, cell: str) -> str:
    return f"Aanvragen\n{header}\n[{cell}]"


def plan_with(header: str, cell: str) -> str:
    return f"Aanvragen\nHogeschool\nHRO\n\nPlannen\n{header}\n[{cell}]"


def booking_with(header: str, cell: str) -> str:
    return f"Aanvragen\nHogeschool\nHRO\n{GOOD_PLANS}\nUren\n{header}\n[{cell}]"


def evaluation_with(header: str, cell: str) -> str:
    return f"Aanvragen\nHogeschool\nHRO\n{GOOD_PLANS}\nEvaluaties\n{header}\n[{cell}]"


ONLY_THIS_CELL = [
    (
        request_with("Hogeschool", "Hogeschol Rijnoord"),
        'Hogeschool: "Hogeschol Rijnoord" staat niet in de lijst; bedoelt u "Hogeschool Rijnoord"?',
    ),
    (
        request_with("Hogeschool", "Universiteit Gent"),
        (
            'Hogeschool: "Universiteit Gent" staat niet in de lijst; kies een naam uit de lijst of '
            "vul "
            "de lijst aan."
        ),
    ),
    (
        request_with("Geschatte uren", "-5"),
        'Geschatte uren: "-5" kan niet; vul een getal in van 0 of meer.',
    ),
    (
        request_with("Geschatte uren", "100000"),
        (
            'Geschatte uren: "100000" is te veel; controleer het getal, want meer dan 2000 kan '
            "niet in één rij."
        ),
    ),
    (
        request_with("Geschatte uren", '"1.234"'),
        (
            'Geschatte uren: "1.234" kan 1234 uur betekenen, maar ook 1,23 uur; vul een getal in '
            "zonder "
            "teken voor duizendtallen en met hooguit twee cijfers achter de komma."
        ),
    ),
    (
        request_with("Geschatte uren", "=1+1"),
        'Geschatte uren: "=1+1" is een formule die als tekst in de cel staat; vul de uitkomst in.',
    ),
    (
        request_with("Tijdstempel", '"1-1-1900 09:00"'),
        (
            'Tijdstempel: "1-1-1900 09:00" is de datum 01-01-1900, en die ligt niet in de jaren '
            "2000 "
            "tot en met 2099; vul een datum in, bijvoorbeeld 31-12-2021."
        ),
    ),
    (
        request_with("Tijdstempel", "31-02-2022"),
        (
            'Tijdstempel: de dag "31-02-2022" bestaat niet; vul dag, maand en jaar in, '
            "bijvoorbeeld "
            "31-12-2021."
        ),
    ),
    (
        request_with("Tijdstempel", ""),
        "Tijdstempel: ontbreekt; vul datum en tijd in, bijvoorbeeld 31-12-2021 10:15.",
    ),
    (
        request_with("Tijdstempel", "2021-03-31T23:59"),
        (
            "Tijdstempel: 31-03-2021 valt buiten de looptijd (01-04-2021 t/m 31-12-2023); deze "
            "aanvraag telt niet mee."
        ),
    ),
    (
        request_with("Intakegesprek op", '"1-1-2121"'),
        (
            'Intakegesprek op: "1-1-2121" is de datum 01-01-2121, en die ligt niet in de jaren '
            "2000 tot en met 2099; maak de cel leeg of verbeter de datum."
        ),
    ),
    (
        request_with("E-mailadres", "anna apestaart example.org"),
        (
            'E-mailadres: "anna apestaart example.org" is geen e-mailadres; vul één adres in, '
            "bijvoorbeeld naam@example.org."
        ),
    ),
    (
        request_with("Afdeling", "Directie"),
        (
            'Afdeling: "Directie" is geen van de mogelijkheden; kies uit: P&O centraal, P&O '
            "decentraal, "
            "Inkoop."
        ),
    ),
    (
        request_with("Activiteiten", "Workshop, Zingen"),
        (
            'Activiteiten: "Zingen" hoort niet bij de mogelijkheden; kies uit: Presentatie, '
            "Workshop, "
            "Proeftuin, Anders (met komma's ertussen)."
        ),
    ),
    (
        request_with("Vraag", "#REF!"),
        (
            'Vraag: de formule in deze cel geeft de fout "#REF!"; herstel de formule of vul de '
            "waarde "
            "zelf in."
        ),
    ),
    (
        plan_with("Kenmerk", "SI-2021-999"),
        (
            'Kenmerk: "SI-2021-999" komt niet voor in Aanvragen; vul het kenmerk van de aanvraag '
            "in, zoals het daar staat."
        ),
    ),
    (
        plan_with("Begrote uren", "veertig"),
        'Begrote uren: "veertig" is geen aantal uren; vul een getal in, bijvoorbeeld 7,5.',
    ),
    (
        plan_with("Kostenbegroting", '"1,234"'),
        (
            'Kostenbegroting: "1,234" kan 1234 euro betekenen, maar ook 1,23 euro; vul een bedrag '
            "in "
            "zonder teken voor duizendtallen en met twee cijfers achter de komma."
        ),
    ),
    (
        plan_with("Gepland einde", "2022-01-01"),
        "Gepland einde: 01-01-2022 ligt vóór Start (20-01-2022); verbeter een van beide datums.",
    ),
    (
        plan_with("Gepland einde", "2024-01-01"),
        (
            "Gepland einde: 01-01-2024 valt buiten de looptijd (01-04-2021 t/m 31-12-2023); "
            "controleer de datum, want alleen daarbinnen kan hij meetellen."
        ),
    ),
    (
        plan_with("Afgerond op", "2030-01-01"),
        (
            "Afgerond op: 01-01-2030 ligt in de toekomst; vul de datum pas in als het zover is, of "
            "verbeter hem."
        ),
    ),
    (
        plan_with("Afgerond op", "2022-01-01"),
        "Afgerond op: 01-01-2022 ligt vóór Start (20-01-2022); verbeter een van beide datums.",
    ),
    (
        "Aanvragen\nHogeschool\nHRO\n\nPlannen\nActiviteit | Leverancier\nProeftuin | []",
        'Leverancier: ontbreekt; vul dit in, want bij Activiteit staat "Proeftuin".',
    ),
    (
        "Aanvragen\nHogeschool\nHRO\n\nPlannen\nBesluit | Besluit op\nAanvullen | []",
        'Besluit op: ontbreekt; vul dit in, want bij Besluit staat "Aanvullen".',
    ),
    (
        "Aanvragen\nHogeschool\nHRO\n\nPlannen\nBesluit | Besluit op\nAanvullen | [2022-01-09]",
        (
            "Besluit op: 09-01-2022 ligt vóór Ingediend op (10-01-2022); verbeter een van beide "
            "datums."
        ),
    ),
    (
        booking_with("Uren", "0"),
        'Uren: "0" kan niet; vul een getal in dat groter is dan 0.',
    ),
    (
        booking_with("Uren", "24.25"),
        ('Uren: "24,25" is te veel; controleer het getal, want meer dan 24 kan niet in één rij.'),
    ),
    (
        booking_with("Uren", "0.3125"),
        (
            'Uren: "0,3125" lijkt een tijd in plaats van een aantal uren; vul 7,5 in als gewoon '
            "getal, "
            "of 0,31 als dat bedoeld is."
        ),
    ),
    (
        booking_with("Datum", "2022-03-02"),
        (
            "Datum: 02-03-2022 ligt in de toekomst; vul de datum pas in als het zover is, of "
            "verbeter hem."
        ),
    ),
    (
        booking_with("Plankenmerk", "SI-2022-001-B"),
        (
            'Plankenmerk: bij "SI-2022-001-B" hoort geen goedgekeurd plan; controleer het kenmerk '
            "of "
            "wacht op het besluit."
        ),
    ),
    (
        booking_with("Plankenmerk", "plan A"),
        (
            'Plankenmerk: "plan A" komt niet voor in Plannen; neem het kenmerk van het plan over, '
            "zoals het daar staat."
        ),
    ),
    (
        evaluation_with("Tijdstempel", "2022-02-19T23:59"),
        (
            "Tijdstempel: de evaluatie is verstuurd vóór de dag van afronding (20-02-2022); stuur "
            "haar na afronding opnieuw in."
        ),
    ),
    (
        evaluation_with("Gerealiseerde arbeidsplaatsen", "een paar"),
        (
            'Gerealiseerde arbeidsplaatsen: "een paar" is geen aantal; vul een getal in, '
            "bijvoorbeeld "
            "3."
        ),
    ),
    (
        evaluation_with("Bestede kosten", "gratis"),
        (
            'Bestede kosten: "gratis" is geen bedrag in euro\'s; vul een bedrag in, bijvoorbeeld '
            "1200,50."
        ),
    ),
]


@pytest.mark.parametrize(
    ("text", "sentence"), ONLY_THIS_CELL, ids=[said.split(";")[0] for _, said in ONLY_THIS_CELL]
)
def test_the_message_names_the_place_the_content_and_the_remedy(text: str, sentence: str) -> None:
    written = register(text)
    store = written.memory()
    synced(store)
    (place,) = written.marked
    tab = place.partition("!")[0]
    assert messages(store, tab)[0] == [sentence]


@pytest.mark.parametrize(
    "text", [text for text, _ in ONLY_THIS_CELL], ids=[said for _, said in ONLY_THIS_CELL]
)
def test_the_address_is_that_of_the_cell(text: str) -> None:
    from sheets_sync.reports.findings import list_findings

    written = register(text)
    seen = looked_at(written)
    tab = written.marked[0].partition("!")[0]
    found = list_findings(seen, seen.decision.catalogue)
    assert [finding.address for finding in found if finding.tab == tab] == [*written.marked]


def test_check_says_the_same_of_a_workbook(tmp_path: Path, say: Callable[..., Said]) -> None:
    path = save(plan_with("Begrote uren", "veertig"), tmp_path / "Register.xlsx")
    said = say("check", path, TODAY)
    assert said.code == 1
    assert said.lines == [
        (
            'Plannen!F2  SI-2022-001-A  Begrote uren: "veertig" is geen aantal uren; vul een getal '
            "in, "
            "bijvoorbeeld 7,5."
        ),
        "Meldingen: 1. Rijen met een melding: 1.",
    ]
