"""Words of a programme file that are told elsewhere: they are read, and kept as they are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sheets_sync.messages.catalogue import load_catalogue
from sheets_sync.problems.stop import BadProgramme
from sheets_sync.programme.load import parse_programme
from sheets_sync.rules.examining import prepared_from
from sheets_sync.rules.preparing import prepare

if TYPE_CHECKING:
    from sheets_sync.programme.model import Programme

PEOPLE = """
[forms.tickets]
address = "https://docs.google.com/forms/d/e/abc/viewform"
questions = ["Gebouw", "Omschrijving", "Soort"]
entries = { Gebouw = "entry.12", "Omschrijving" = "entry.13" }

[privacy]
keep = "2 years"
since.tickets = '[Opgelost op]'
"""

FIXTURES = Path(__file__).parents[3] / "fixtures"


def test_columns_may_be_sealed_always_or_where_a_condition_holds() -> None:
    source = (FIXTURES / "tickets.toml").read_text(encoding="utf-8")
    source = source.replace('language = "nl"', 'language = "nl"\nsettle = 3')
    source = source.replace('header = "Omschrijving",', 'header = "Omschrijving", seal = true,')
    source = source.replace(
        'header = "Gebouw",', """header = "Gebouw", seal = 'GEVULD([Begonnen op])',""", 1
    )
    programme = prepare(parse_programme(source.encode(), "tickets.toml")).programme
    assert programme.settle == 3
    seals = {one.header: one.seal for one in programme.tabs["tickets"].columns if one.seal}
    assert seals == {"Gebouw": "GEVULD([Begonnen op])", "Omschrijving": True}


def test_what_people_fill_in_and_how_long_what_tells_of_them_is_kept() -> None:
    programme = tickets(
        ('header = "E-mailadres",', 'header = "E-mailadres", personal = true,'), more=PEOPLE
    )
    assert programme.forms["tickets"].entries["Gebouw"] == "entry.12"
    assert programme.privacy is not None
    assert programme.privacy.since == {"tickets": "[Opgelost op]"}
    tab = programme.tabs["tickets"]
    assert [one.header for one in tab.columns if one.personal] == ["E-mailadres"]


WRONG = {
    "a form of no tab": ("[forms.tickets]", "[forms.ticket]", "bedoelt u tickets?"),
    "a form that asks no column": (
        'questions = ["Gebouw"',
        'questions = ["Gebow"',
        "bedoelt u Gebouw?",
    ),
    "a field of no column": ("{ Gebouw =", "{ Gebow =", "bedoelt u Gebouw?"),
    "a field that is none": ('"entry.12"', '"12"', '"12" is geen veld van een formulier'),
    "a form without an address": ("https://docs", "docs", "het begint met https://"),
    "kept so long": ('keep = "2 years"', 'keep = "lang"', '"lang" is geen bewaartermijn'),
    "kept from no day": (
        "since.tickets = '[Opgelost op]'",
        "since.tickets = '[Gebouw].[Naam]'",
        "dit geeft geen dag",
    ),
    "kept of no tab": ("since.tickets", "since.ticket", "bedoelt u tickets?"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_not_right_in_them_is_told(name: str) -> None:
    was, becomes, told = WRONG[name]
    source = source_of(more=PEOPLE)
    assert was in source
    with pytest.raises(BadProgramme) as caught:
        prepared_from(source.replace(was, becomes, 1).encode(), "tickets.toml")
    said = load_catalogue("nl").error(caught.value)
    assert told.casefold() in said.casefold()
    assert all(place.seen for place in caught.value.places)


def tickets(*changes: tuple[str, str], more: str = "") -> Programme:
    return prepared_from(source_of(*changes, more=more).encode(), "tickets.toml").programme


def source_of(*changes: tuple[str, str], more: str = "") -> str:
    source = (FIXTURES / "tickets.toml").read_text(encoding="utf-8")
    for was, becomes in changes:
        assert was in source
        source = source.replace(was, becomes, 1)
    return source + more
