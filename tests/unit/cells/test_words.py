"""Choices, names, addresses and plain text as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.cells.text import fold
from sheets_sync.cells.words import choice, email, name, plain, several
from sheets_sync.grid.snapshot import Cell, ErrorCell
from sheets_sync.problems.problem import Wrong

BLANKS = st.text(alphabet=" \t\n\u00a0\u202f\u200b\u200e\ufeff", max_size=4)
CELLS = st.none() | st.booleans() | st.floats() | st.text(st.characters(), max_size=40)

ACTIVITIES = ("Presentatie", "Workshop", "Proeftuin", "Anders")
CHOICES = {fold(text): text for text in ACTIVITIES}
WITH_COMMAS = {
    fold(text): text for text in ("Schoonmaak", "Catering", "Catering, banqueting", "Groen; tuin")
}
NAMES = {
    **{fold(text): "De Haagse Hogeschool" for text in ("De Haagse Hogeschool", "HHS")},
    **{fold(text): "Hogeschool Utrecht" for text in ("Hogeschool Utrecht", "HU")},
    **{fold(text): "Avans" for text in ("Avans", "Avans Hogeschool", "'s-Hertogenbosch")},
    "de nieuwe": "De Nieuwe",
    "het nieuwe": "Het Nieuwe",
}


def told(outcome: object) -> object:
    return outcome.code if isinstance(outcome, Wrong) else outcome


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, None),
        ("\u00a0", None),
        ("Workshop", "Workshop"),
        (" WORKSHOP\u00a0", "Workshop"),
        ("'Workshop", "Workshop"),
        ("Work\u200bshop", "Workshop"),
        ("Workshops", "choice.near_miss"),
        ("Wrokshop", "choice.near_miss"),
        ("Cursus", "choice.unknown"),
        ("Workshop, Proeftuin", "choice.unknown"),
        ("x" * 50_000, "choice.unknown"),
        (7, "choice.unknown"),
        (True, "choice.unknown"),
        ("#N/A", "cell.error"),
        (ErrorCell("#N/A"), "cell.error"),
        (ErrorCell(""), "cell.no_outcome"),
    ],
)
def test_choice(cell: Cell, expected: str | None) -> None:
    assert told(choice(cell, CHOICES)) == expected


def test_a_near_miss_is_answered_with_a_suggestion() -> None:
    details = (("suggestion", "Proeftuin"), ("choices", ACTIVITIES))
    assert choice("proeftuinen", CHOICES) == Wrong("choice.near_miss", details)


def test_a_boolean_choice_follows_the_language() -> None:
    assert choice(True, {"waar": "Waar"}, "nl") == "Waar"
    assert choice(True, {"true": "True"}, "en") == "True"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, None),
        ("Workshop", ("Workshop",)),
        ("Workshop, Presentatie", ("Workshop", "Presentatie")),
        ("workshop,presentatie", ("Workshop", "Presentatie")),
        ("Workshop; Presentatie", ("Workshop", "Presentatie")),
        ("Workshop\nPresentatie\n", ("Workshop", "Presentatie")),
        ("Workshop, WORKSHOP, Workshop", ("Workshop",)),
        (", Workshop,,", ("Workshop",)),
        ("Workshop en Presentatie", "several.unknown"),
        ("Workshop, Cursus", "several.unknown"),
        ("Workshop, Proeftuinen", "several.near_miss"),
        (",", "several.unknown"),
        ("a," * 20_000, "several.unknown"),
        (True, "several.unknown"),
        ("#VERW!", "cell.error"),
    ],
)
def test_several(cell: Cell, expected: object) -> None:
    assert told(several(cell, CHOICES)) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Catering, banqueting", ("Catering, banqueting",)),
        ("Catering, banqueting, Catering", ("Catering, banqueting", "Catering")),
        ("Catering, Schoonmaak", ("Catering", "Schoonmaak")),
        ("Schoonmaak; Groen; tuin", ("Schoonmaak", "Groen; tuin")),
        ("banqueting", "several.unknown"),
    ],
)
def test_a_choice_may_hold_a_comma(cell: str, expected: object) -> None:
    assert told(several(cell, WITH_COMMAS)) == expected


def test_only_the_parts_that_are_wrong_are_named() -> None:
    outcome = several("Workshop, een, twee, drie, een, vier", CHOICES)
    details = (("unknown", ("een", "twee", "drie", "…")), ("choices", ACTIVITIES))
    assert outcome == Wrong("several.unknown", details)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, None),
        ("Hogeschool Utrecht", "Hogeschool Utrecht"),
        ("hogeschool  utrecht", "Hogeschool Utrecht"),
        ("HU", "Hogeschool Utrecht"),
        ("de HU", "Hogeschool Utrecht"),
        ("Haagse Hogeschool", "De Haagse Hogeschool"),
        ("the Haagse Hogeschool", "De Haagse Hogeschool"),
        ("’s‑Hertogenbosch", "Avans"),
        ("de nieuwe", "De Nieuwe"),
        ("nieuwe", "name.unknown"),
        ("Hogeschool Utrect", "name.near_miss"),
        ("Universiteit Gent", "name.unknown"),
        (12, "name.unknown"),
        ("#NAAM?", "cell.error"),
    ],
)
def test_name(cell: Cell, expected: str | None) -> None:
    assert told(name(cell, NAMES)) == expected


def test_a_name_is_suggested_in_its_canonical_spelling() -> None:
    wrong = Wrong("name.near_miss", (("suggestion", "Avans"),))
    assert name("Avans Hogescholen", NAMES) == wrong


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, None),
        ("anna@example.org", "anna@example.org"),
        (" Anna.de-Wit+hr@Sub.Example.org\u00a0", "Anna.de-Wit+hr@Sub.Example.org"),
        ("'anna@example.org", "anna@example.org"),
        ("anna@bücher.example.org", "anna@bücher.example.org"),
        ("anna", "email.not_an_address"),
        ("anna@example", "email.not_an_address"),
        ("anna@@example.org", "email.not_an_address"),
        ("anna@example..org", "email.not_an_address"),
        ("anna.@example.org", "email.not_an_address"),
        ("anna@-example.org", "email.not_an_address"),
        ("anna@example.org, bert@example.org", "email.not_an_address"),
        ("Anna <anna@example.org>", "email.not_an_address"),
        ("anna@exam ple.org", "email.not_an_address"),
        ("anna@exam\u200bple.org", "anna@example.org"),
        ("a" * 255 + "@example.org", "email.not_an_address"),
        ("anna@" + "a-" * 120 + "!", "email.not_an_address"),
        (7, "email.not_an_address"),
        ("#N/A", "cell.error"),
    ],
)
def test_email(cell: Cell, expected: str | None) -> None:
    assert told(email(cell)) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, None),
        (" ", None),
        ("'", None),
        (" Een vraag\nover iets ", "Een vraag\nover iets"),
        ("=SUM(A1)", "=SUM(A1)"),
        (612345678.0, "612345678"),
        (True, "WAAR"),
        (False, None),
        ("#LEEG!", "cell.error"),
        (ErrorCell(""), "cell.no_outcome"),
    ],
)
def test_plain(cell: Cell, expected: str | None) -> None:
    assert told(plain(cell)) == expected


@given(CELLS)
def test_every_cell_has_an_outcome(cell: Cell) -> None:
    for outcome in (plain(cell), email(cell), choice(cell, CHOICES), name(cell, NAMES)):
        assert outcome is None or isinstance(outcome, (str, Wrong))
    found = several(cell, CHOICES)
    assert found is None or isinstance(found, Wrong) or set(found) <= set(ACTIVITIES)


@given(st.lists(st.sampled_from(sorted(WITH_COMMAS.values())), min_size=1, unique=True))
def test_what_a_form_joins_is_found_back(picked: list[str]) -> None:
    assert several(", ".join(picked), WITH_COMMAS) == tuple(picked)


@given(BLANKS, st.sampled_from([*ACTIVITIES, "HU", "anna@example.org", "x", ""]), BLANKS)
def test_blanks_around_it_change_nothing(before: str, text: str, after: str) -> None:
    around = before + text + after
    assert plain(around) == plain(text)
    assert email(around) == email(text)
    assert choice(around, CHOICES) == choice(text, CHOICES)
    assert several(around, CHOICES) == several(text, CHOICES)
    assert name(around, NAMES) == name(text, NAMES)
