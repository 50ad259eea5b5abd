"""All messages of a row stand together: one for each cause, one a line, most urgent first."""

from __future__ import annotations

from support.written.runs import messages, synced
from support.written.tables import register


def test_one_message_for_one_cause() -> None:
    """A cell that cannot be read keeps the rules that need it silent."""
    store = synced("Aanvragen\nHogeschool\nHRO\n\nPlannen\nStart\nbinnenkort")
    assert messages(store, "Plannen") == [
        ['Start: "binnenkort" is geen datum; vul dag, maand en jaar in, bijvoorbeeld 31-12-2021.']
    ]


def test_the_most_urgent_message_stands_first_one_a_line() -> None:
    written = register(
        """
        Aanvragen
        Tijdstempel | Naam aanvrager | Geschatte uren | Afdeling
        2021-03-01  |                | veertig        | Directie
        """
    )
    assert messages(synced(written), "Aanvragen") == [
        [
            (
                'Afdeling: "Directie" is geen van de mogelijkheden; kies uit: P&O centraal, P&O '
                "decentraal, Inkoop."
            ),
            'Geschatte uren: "veertig" is geen aantal uren; vul een getal in, bijvoorbeeld 7,5.',
            "Naam aanvrager: ontbreekt; vul dit in.",
            (
                "Tijdstempel: 01-03-2021 valt buiten de looptijd (01-04-2021 t/m 31-12-2023); deze "
                "aanvraag telt niet mee."
            ),
        ]
    ]


def test_a_register_full_of_mistakes_still_gets_all_its_answers() -> None:
    rows = "\n".join(["veertig | Universiteit Gent | []"] * 40 + ["30 | HRO | anna@example.org"])
    written = register(f"Aanvragen\nGeschatte uren | Hogeschool | E-mailadres\n{rows}")
    store = synced(written)
    assert [len(lines) for lines in messages(store, "Aanvragen")] == [3] * 40 + [0]
    assert store.cell("Aanvragen", 13, 41) == "SI-2022-041"
