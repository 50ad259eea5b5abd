"""Every message that the rules can give, with what somebody wrote to get it."""

from __future__ import annotations

import pytest
from support.written.runs import catalogue, looked_at, pilot

from sheets_sync.messages import structure as structure_messages

ONE = "Aanvragen\nHogeschool\nHRO\n\n"
APPROVED = (
    ONE
    + """
Plannen
Begrote uren | Besluit     | Besluit op | Afgerond op
10           | Goedgekeurd | 2022-01-12 | 2022-02-20
"""
)
TWO_APPROVED = APPROVED + "4 | Goedgekeurd | 2022-01-13 |\n"

EXAMPLES: dict[str, tuple[str, str]] = {
    "booking.outside": (
        APPROVED + "\nUren\nDatum\n2021-03-31\n",
        (
            "Datum: 31-03-2021 valt buiten de looptijd (01-04-2021 t/m 31-12-2023); controleer de "
            "datum, want alleen daarbinnen kan hij meetellen."
        ),
    ),
    "request.duplicate": (
        """
        Aanvragen
        Naam aanvrager | Geschatte uren
        Bureau         | 5
        Bureau         | 5
        """,
        (
            "Deze aanvraag is gelijk aan SI-2022-001 en telt niet mee; is zij anders bedoeld, "
            "verbeter dan wat er anders moet."
        ),
    ),
    "request.outside": (
        "Aanvragen\nTijdstempel\n2021-03-31T23:59",
        (
            "Tijdstempel: 31-03-2021 valt buiten de looptijd (01-04-2021 t/m 31-12-2023); deze "
            "aanvraag telt niet mee."
        ),
    ),
    "request.withdrawn_but_granted": (
        "Aanvragen\nIngetrokken op\n2022-02-01\n" + APPROVED.removeprefix(ONE),
        (
            "Ingetrokken op: er is een datum ingevuld, maar er is 10 uur toegekend; Zestor beslist "
            "eerst over de goedgekeurde plannen."
        ),
    ),
    "request.above_cap": (
        "Aanvragen\nGeschatte uren\n47.5",
        (
            "De vraag gaat 7,5 uur boven het maximum van 40 uur per hogeschool; dat deel kan niet "
            "worden toegekend."
        ),
    ),
    "plan.unknown": (
        ONE + "Plannen\nKenmerk\nSI-2022-008",
        (
            'Kenmerk: "SI-2022-008" komt niet voor in Aanvragen; vul het kenmerk van de aanvraag '
            "in, zoals het daar staat."
        ),
    ),
    "plan.late": (
        APPROVED.replace("2022-02-20", "2022-02-14"),
        "De evaluatie had uiterlijk 28-02-2022 binnen moeten zijn; stuur de evaluatie alsnog in.",
    ),
    "plan.unfinished": (
        ONE + "Plannen\nGepland einde|Besluit|Besluit op\n2022-02-28|Goedgekeurd|2022-01-12",
        (
            "Gepland einde: 28-02-2022 is voorbij; is de activiteit klaar, vul dan Afgerond op in, "
            "en anders vraagt u Zestor om een latere datum."
        ),
    ),
    "plan.above_cap": (
        APPROVED.replace("\n10 ", "\n55 "),
        (
            "Met deze toekenning staat Hogeschool Rijnoord 15 uur boven het maximum van 40 uur; "
            "Zestor bekijkt of dit zo bedoeld is."
        ),
    ),
    "plan.above_total": (
        APPROVED.replace("\n10 ", "\n402.5 "),
        (
            "Met deze toekenning staat het totaal 2,5 uur boven de 400 uur die er is; Zestor "
            "bekijkt of dit zo bedoeld is."
        ),
    ),
    "alert.above_total": (
        APPROVED.replace("\n10 ", "\n402.5 "),
        "Er is 2,5 uur meer toegekend dan de 400 uur die er is; Zestor bekijkt of dit zo bedoeld is.",
    ),
    "alert.above_cap": (
        APPROVED.replace("\n10 ", "\n55 "),
        (
            "Hogeschool Rijnoord heeft 15 uur meer toegekend gekregen dan het maximum van 40 uur; "
            "Zestor bekijkt of dit zo bedoeld is."
        ),
    ),
    "key.unknown": (
        APPROVED + "\nUren\nPlankenmerk\nSI-2022-001-B",
        (
            'Plankenmerk: "SI-2022-001-B" komt niet voor in Plannen; neem het kenmerk van het plan '
            "over, zoals het daar staat."
        ),
    ),
    "key.not_granted": (
        ONE + "Plannen\nKenmerk\nSI-2022-001\n\nUren\nPlankenmerk\nSI-2022-001",
        (
            'Plankenmerk: bij "SI-2022-001" hoort geen goedgekeurd plan; controleer het kenmerk of '
            "wacht op het besluit."
        ),
    ),
    "key.several": (
        TWO_APPROVED + "\nEvaluaties\nPlankenmerk\nSI-2022-001",
        (
            'Plankenmerk: bij "SI-2022-001" horen meer goedgekeurde plannen; kies een van: '
            "SI-2022-001-A, SI-2022-001-B."
        ),
    ),
    "booking.above": (
        APPROVED + "\nUren\nUren\n8\n4.5",
        (
            "Uren: hiermee gaan de gewerkte uren 2,5 uur boven de toegekende 10 uur; overleg met "
            "Zestor."
        ),
    ),
    "booking.after_completion": (
        APPROVED + "\nUren\nDatum\n2022-02-21",
        "Datum: 21-02-2022 ligt na de dag van afronding (20-02-2022); controleer de datum.",
    ),
    "evaluation.not_completed": (
        APPROVED.replace("2022-02-20", "") + "\nEvaluaties\nBestede uren\n6",
        "De activiteit is nog niet afgerond; vul bij het plan eerst Afgerond op in.",
    ),
    "evaluation.early": (
        APPROVED + "\nEvaluaties\nTijdstempel\n2022-02-19T23:59",
        (
            "Tijdstempel: de evaluatie is verstuurd vóór de dag van afronding (20-02-2022); stuur "
            "haar na afronding opnieuw in."
        ),
    ),
    "evaluation.duplicate": (
        APPROVED + "\nEvaluaties\nTijdstempel\n2022-02-22T10:00\n2022-02-21T10:00",
        (
            "Voor dit plan is er al een geldige evaluatie (E-0002); deze telt niet mee. Hoort zij "
            "bij een ander plan, verbeter dan het kenmerk."
        ),
    ),
    "evaluation.late": (
        APPROVED.replace("2022-02-20", "2022-02-10")
        + "\nEvaluaties\nTijdstempel\n2022-02-25T00:00",
        "Tijdstempel: de evaluatie had uiterlijk 24-02-2022 binnen moeten zijn.",
    ),
    "evaluation.spent": (
        APPROVED + "\nUren\nUren\n7.5\n\nEvaluaties\nBestede uren\n6",
        (
            "Bestede uren: hier staat 6 uur, maar er is 7,5 uur geboekt; controleer welke van de "
            "twee klopt."
        ),
    ),
    "evaluation.cost": (
        APPROVED + "\nEvaluaties\nBestede kosten\n1000.01",
        "Bestede kosten: € 1.000,01 is meer dan de kostenbegroting van € 1.000,00.",
    ),
    "name.unclear": (
        """
        Hogescholen
        Naam                | Korte naam
        Hogeschool Rijnoord | noord
        Hogeschool Zeekant  | noord
        """,
        (
            'Naam: "noord" kan meer dan één naam betekenen; laat elke schrijfwijze maar één '
            "keer "
            "voorkomen."
        ),
    ),
    "missing.email": (
        "Aanvragen\nE-mailadres | Vraag\n| Hoe?",
        "E-mailadres: ontbreekt; vul een e-mailadres in.",
    ),
    "missing.choice": (
        "Aanvragen\nAfdeling | Vraag\n| Hoe?",
        "Afdeling: ontbreekt; kies uit: P&O centraal, P&O decentraal, Inkoop.",
    ),
    "missing.choices": (
        "Aanvragen\nActiviteiten | Vraag\n| Hoe?",
        "Activiteiten: ontbreekt; kies één of meer uit: Presentatie, Workshop, Proeftuin, Anders.",
    ),
    "missing.name": (
        "Aanvragen\nHogeschool | Vraag\n| Hoe?",
        "Hogeschool: ontbreekt; vul een naam uit de lijst in.",
    ),
    "missing.moment": (
        "Aanvragen\nTijdstempel | Vraag\n| Hoe?",
        "Tijdstempel: ontbreekt; vul datum en tijd in, bijvoorbeeld 31-12-2021 10:15.",
    ),
    "missing.text": (
        "Aanvragen\nVraag | Hogeschool\n| HRO",
        "Vraag: ontbreekt; vul dit in.",
    ),
    "missing.key_of": (
        "Plannen\nKenmerk | Activiteit\n| Workshop",
        "Kenmerk: ontbreekt; vul het kenmerk van de aanvraag in.",
    ),
    "missing.amount": (
        "Plannen\nBegrote uren | Activiteit\n| Workshop",
        "Begrote uren: ontbreekt; vul een getal in, bijvoorbeeld 7,5.",
    ),
    "missing.money": (
        "Plannen\nKostenbegroting | Activiteit\n| Workshop",
        "Kostenbegroting: ontbreekt; vul een bedrag in, bijvoorbeeld 1200,50.",
    ),
    "missing.day": (
        "Plannen\nStart | Activiteit\n| Workshop",
        "Start: ontbreekt; vul een datum in, bijvoorbeeld 31-12-2021.",
    ),
    "missing.number": (
        "Evaluaties\nGerealiseerde arbeidsplaatsen | Resultaat\n| Goed",
        "Gerealiseerde arbeidsplaatsen: ontbreekt; vul een getal in.",
    ),
    "bounds.above": (
        "Uren\nUren\n0",
        'Uren: "0" kan niet; vul een getal in dat groter is dan 0.',
    ),
    "bounds.minimum": (
        "Plannen\nKostenbegroting\n-1",
        'Kostenbegroting: "-1" kan niet; vul een getal in van 0 of meer.',
    ),
    "bounds.maximum": (
        "Uren\nUren\n24.01",
        'Uren: "24,01" is te veel; controleer het getal, want meer dan 24 kan niet in één rij.',
    ),
    "rule.outside_period": (
        "Plannen\nStart | Gepland einde\n2021-03-31 | 2022-01-01",
        (
            "Start: 31-03-2021 valt buiten de looptijd (01-04-2021 t/m 31-12-2023); controleer de "
            "datum, want alleen daarbinnen kan hij meetellen."
        ),
    ),
    "rule.in_future": (
        "Uren\nDatum\n2022-03-02",
        (
            "Datum: 02-03-2022 ligt in de toekomst; vul de datum pas in als het zover is, of "
            "verbeter hem."
        ),
    ),
    "rule.required_when": (
        "Plannen\nActiviteit | Leverancier\nProeftuin |",
        'Leverancier: ontbreekt; vul dit in, want bij Activiteit staat "Proeftuin".',
    ),
    "rule.before": (
        "Plannen\nGepland einde\n2022-01-19",
        "Gepland einde: 19-01-2022 ligt vóór Start (20-01-2022); verbeter een van beide datums.",
    ),
}
ELSEWHERE = {
    *("plan.changed", "missing.key", "rule.said"),
    *("missing.url", "missing.phone", "missing.iban", "missing.postcode"),
    *("missing.percent", "missing.yes_no", "missing.duration"),
}
"""It takes two runs, a programme that does not say what a row is called, or other columns."""
TOPICS = ("request.", "plan.", "key.", "booking.", "evaluation.", "party.", "alert.")


@pytest.mark.parametrize("code", EXAMPLES)
def test_what_a_person_reads(code: str) -> None:
    text, sentence = EXAMPLES[code]
    decision = looked_at(text).decision
    found = [
        problem
        for answer in decision.answers.values()
        for problems in answer.notes.values()
        for problem in problems
    ]
    said = {
        dict(problem.details).get("rule", problem.code): decision.catalogue.message(problem)
        for problem in [*decision.alerts, *found]
    }
    assert said[code] == sentence


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_same_in_english(code: str) -> None:
    decision = looked_at(EXAMPLES[code][0]).decision
    english = catalogue("en")
    for answer in decision.answers.values():
        for problems in answer.notes.values():
            for problem in problems:
                said = english.message(problem)
                assert said != decision.catalogue.message(problem)
                assert "{" not in said


def test_no_message_is_without_an_example() -> None:
    of_rules = {rule.name for tab in pilot().tabs.values() for rule in tab.rules}
    of_rules |= {change.name for tab in pilot().tabs.values() for change in tab.changes}
    of_rules |= {alert.name for alert in pilot().alerts}
    of_cells = {
        code
        for code in structure_messages.NL
        if code.startswith(("missing.", "bounds.", "rule.", "name.unclear"))
    }
    assert EXAMPLES.keys() | ELSEWHERE == of_rules | of_cells
