"""A programme file: what a person reads when it is not right, and what editors are told."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from string import Formatter

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from sheets_sync.messages.catalogue import load_catalogue
from sheets_sync.messages.programme import EN, NL
from sheets_sync.problems.stop import BadProgramme
from sheets_sync.programme.load import load_programme, parse_programme, programme_schema
from sheets_sync.rules.preparing import prepare
from sheets_sync.validators import PILOT

SOURCE = PILOT.read_text(encoding="utf-8")
VOUCHERS = Path(__file__).parents[3] / "fixtures" / "vouchers.toml"
MISTAKES_FILE = Path(__file__).with_name("mistakes.toml")
DECLARED_FILE = Path(__file__).with_name("declared_mistakes.toml")
FIXTURES = Path(__file__).parents[3] / "fixtures"

NOT_RIGHT = (
    "Het programmabestand pilot.toml klopt niet; er is niets gedaan. "
    "Herstel dit en probeer het opnieuw:"
)
MISTAKES = {
    mistake["name"]: mistake
    for mistake in tomllib.loads(MISTAKES_FILE.read_text(encoding="utf-8"))["mistake"]
}

DECLARED = {
    mistake["name"]: mistake
    for mistake in tomllib.loads(DECLARED_FILE.read_text(encoding="utf-8"))["mistake"]
}

NO_TOML = {
    "brackets in brackets": (
        b"choices = " + b"[" * 5000,
        "geen programma: er staan te veel haken in elkaar. Neem een van de voorbeelden als begin.",
    ),
    "a broken line": (
        b'name = "Proef"\nkey_prefix == "SI"\n',
        "geen geldig TOML; kijk in regel 2 bij teken 13.",
    ),
    "a key twice": (
        b'name = "Proef"\nname = "Pilot"\n',
        "geen geldig TOML; in regel 2 staat een sleutel die er al is.",
    ),
    "an open bracket": (
        b'choices = ["Ja", "Nee"\n',
        (
            "geen geldig TOML; het houdt te vroeg op. Kijk of er een haakje, een aanhalingsteken "
            "of een waarde ontbreekt."
        ),
    ),
    "another encoding": (
        'name = "Proeftuin één"'.encode("latin-1"),
        "geen tekst in UTF-8; sla het op met die codering.",
    ),
}


def refusal(source: bytes) -> BadProgramme:
    with pytest.raises(BadProgramme) as caught:
        prepare(parse_programme(source, "pilot.toml"), "pilot.toml")
    return caught.value


def changed(name: str) -> bytes:
    was = MISTAKES[name]["was"]
    assert was in SOURCE
    return SOURCE.replace(was, MISTAKES[name]["becomes"], 1).encode()


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_in_words_and_with_its_place(name: str) -> None:
    told = load_catalogue("nl").error(refusal(changed(name)))
    assert told.splitlines() == [NOT_RIGHT, *(f"  - {line}" for line in MISTAKES[name]["told"])]


@pytest.mark.parametrize("name", DECLARED)
def test_so_is_one_in_a_programme_that_says_its_own_rules(name: str) -> None:
    told = load_catalogue("nl").error(refusal_of_declared(name))
    assert told.splitlines()[1:] == DECLARED[name]["told"].rstrip("\n").split("\n")


def refusal_of_declared(name: str) -> BadProgramme:
    file = DECLARED[name].get("file", "tickets.toml")
    source = (FIXTURES / file).read_text(encoding="utf-8")
    was = DECLARED[name]["was"]
    assert was in source
    changed = source.replace(was, DECLARED[name]["becomes"], 1).encode()
    with pytest.raises(BadProgramme) as caught:
        prepare(parse_programme(changed, file), file)
    return caught.value


@pytest.mark.parametrize("name", NO_TOML)
def test_a_file_that_cannot_be_read_says_where(name: str) -> None:
    source, sentence = NO_TOML[name]
    assert load_catalogue("nl").error(refusal(source)) == (
        f"Het programmabestand pilot.toml is {sentence}"
    )


def test_english_says_the_same() -> None:
    told = load_catalogue("en").error(refusal(changed("a misspelled key in a column")))
    assert told.splitlines() == [
        "The programme file pilot.toml is not right; nothing was done. Mend this and try again:",
        (
            "  - tabs.requests.columns[4] (Naam aanvrager).requierd: there is no such key; do you "
            "mean required?"
        ),
    ]


def test_every_sentence_has_an_example_and_both_languages() -> None:
    told = {refusal(source).code for source, _ in NO_TOML.values()}
    for name in MISTAKES:
        stop = refusal(changed(name))
        told |= {stop.code, *(place.code for place in stop.places)}
    for name in DECLARED:
        stop = refusal_of_declared(name)
        told |= {stop.code, *(place.code for place in stop.places)}
    unseen = {"programme.not_found", "programme.unreadable", "programme.not_expected"}
    unseen |= {"programme.formula_tried", "programme.no_such_tab"}
    assert NL.keys() == EN.keys() == told | unseen
    assert {code: _fields(text) for code, text in NL.items()} == {
        code: _fields(text) for code, text in EN.items()
    }


def _fields(sentence: str) -> set[str | None]:
    return {field for _, field, _, _ in Formatter().parse(sentence)} - {None}


def test_a_byte_order_mark_does_no_harm() -> None:
    assert parse_programme(b"\xef\xbb\xbf" + SOURCE.encode(), "pilot.toml").name.startswith(
        "Bijdragen"
    )


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("weg.toml", "Er is geen programmabestand {}; controleer het pad."),
        (
            "",
            (
                "Het programmabestand {} kan niet gelezen worden (Is a directory); "
                "verhelp dat, of geef een ander bestand."
            ),
        ),
    ],
)
def test_no_file(name: str, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(BadProgramme) as caught:
        load_programme(tmp_path / name)
    assert load_catalogue("nl").error(caught.value) == sentence.format(tmp_path / name)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("path", [PILOT, VOUCHERS], ids=["pilot", "vouchers"])
def test_the_schema_knows_the_programmes(path: Path) -> None:
    schema = programme_schema()
    Draft202012Validator.check_schema(schema)
    errors = Draft202012Validator(schema).iter_errors(_as_json(path.read_text(encoding="utf-8")))
    assert [error.message for error in errors] == []


def test_the_schema_finds_a_misspelled_key() -> None:
    table = _as_json(changed("a misspelled key in a column").decode())
    [error] = Draft202012Validator(programme_schema()).iter_errors(table)
    assert list(error.absolute_path) == ["tabs", "requests", "columns", 3]


def _as_json(source: str) -> object:
    return json.loads(json.dumps(tomllib.loads(source), default=str))
