"""Declarations of expenses, said with the docs alone: a rate, people who name one another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.written.runs import column, messages
from support.written.small import run, told_of

if TYPE_CHECKING:
    from sheets_sync.stores.memory import Memory

FILE = Path(__file__).with_name("declarations.toml").read_text("utf-8")
PEOPLE = [
    ("Naam", "Bijnaam", "Rekening", "Leidinggevende"),
    ("An", "Annie, de baas", "NL91ABNA0417164300", ""),
    ("Bo", "", "", "An"),
    ("Cas", "", "NL00X", "Cas"),
]
CLAIMS = [
    ("Ingediend", "Wie", "Datum", "Soort", "Kilometers", "Bon", "Akkoord", "Betaald op"),
    ("2024-03-01T10:00", "annie", "2024-02-28", "Reis", 12.5, "", "ja", ""),
    ("2024-03-01T11:00", "Bo", "2024-01-02", "Maaltijd", "", 17.35, "ja", "2024-03-04"),
    ("2024-03-02T11:00", "Cas", "2024-03-01", "Reis", "", "", "", ""),
    ("2024-03-02T12:00", "Bo", "2024-03-01", "Overig", "", 3, "nee", ""),
    ("2024-03-02T13:00", "Bo", "2024-03-01", "Overig", "", 5, "", ""),
]


@pytest.fixture(scope="module")
def after() -> Memory:
    return run(FILE, {"Medewerkers": PEOPLE, "Declaraties": CLAIMS})


def test_a_rate_makes_euros_of_kilometres(after: Memory) -> None:
    assert column(after, "Declaraties", "Bedrag") == [2.88, 17.35, "", 3, 5]


def test_every_row_has_its_status_and_is_told_why(after: Memory) -> None:
    assert column(after, "Declaraties", "Status") == [
        *("Te betalen", "Betaald", "Fout", "Afgekeurd", "Ingediend"),
    ]
    assert column(after, "Declaraties", "Uitleg")[:2] == [
        "Betalen vóór 13-03-2024 10:00.",
        "€ 17,35 betaald op 04-03-2024.",
    ]
    assert messages(after, "Declaraties")[2] == [
        "Cas is zijn eigen leidinggevende.",
        "Kilometers: ontbreekt; vul dit in.",
    ]


def test_what_belongs_to_somebody_is_added_up(after: Memory) -> None:
    assert column(after, "Medewerkers", "Gekregen") == [0, 17.35, 0]
    assert column(after, "Medewerkers", "Soorten")[1] == "Maaltijd, Overig, Overig"


def test_kilometres_times_euros_are_refused_with_the_way_out() -> None:
    wrong = FILE.replace("[Kilometers] / een_km * per_km", "[Kilometers] * per_km")
    assert "deel eerst door een waarde van 1 met dezelfde eenheid" in told_of(wrong)[-1]
