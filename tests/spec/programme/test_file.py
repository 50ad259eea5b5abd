"""A programme file: what a person reads when it is not right, and what editors are told."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from sheets_sync.messages import toml
from sheets_sync.messages.catalogue import load_catalogue
from sheets_sync.messages.programme import EN, NL
from sheets_sync.problems.stop import BadProgramme
from sheets_sync.programme.load import load_programme, parse_programme
from sheets_sync.programme.validated import programme_schema
from sheets_sync.rules.examining import prepared_from
from sheets_sync.validators import PILOT

SOURCE = PILOT.read_text(encoding="utf-8")
FIXTURES = Path(__file__).parents[3] / "fixtures"
MISTAKES_FILE = Path(__file__).with_name("mistakes.toml")
PROGRAMMES = [
    PILOT,
    *(path for path in sorted(FIXTURES.glob("*.toml")) if "\n[tabs." in path.read_text("utf-8")),
]
SLIPS_FILE = Path(__file__).with_name("slips.toml")
DECLARED_FILE = Path(__file__).with_name("declared_mistakes.toml")

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

SLIPS = {
    slip["name"]: slip for slip in tomllib.loads(SLIPS_FILE.read_text(encoding="utf-8"))["slip"]
}

BYTES = {
    "brackets in brackets": (
        b"choices = " + b"[" * 5000,
        "geen programma: er staan te veel haken in elkaar. Neem een van de voorbeelden als begin.",
    ),
    "an old encoding": (
        'name = "Proef"\none_party = "één"'.encode("cp1252"),
        "pilot.toml, regel 2",
    ),
    "Unicode of Windows": (
        'name = "Proef"'.encode("utf-16"),
        "opgeslagen als Unicode (UTF-16); sla het in het Kladblok opnieuw op",
    ),
    "a workbook": (b"PK\x03\x04\x14\x00", "Dit is een xlsx, docx, ods, zip, geen tekstbestand."),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1", "Dit is een xls, doc, geen tekstbestand."),
    "a page": (b"%PDF-1.7", "Dit is een pdf, geen tekstbestand."),
    "nothing": (b"", "Dit bestand is leeg."),
    "blanks": (b" \n\n", "Dit bestand is leeg."),
    "zeros": (b"\0" * 100, "Dit is een ?, geen tekstbestand."),
}


@cache
def refusal(source: bytes) -> BadProgramme:
    with pytest.raises(BadProgramme) as caught:
        prepared_from(source, "pilot.toml")
    return caught.value


def told_of(stop: BadProgramme) -> list[str]:
    """What is told, but for the numbers of lines, which change whenever the file does."""
    told = load_catalogue("nl").error(stop)
    return re.sub(r", regel \d+", ", regel …", told).splitlines()


def changed(name: str) -> bytes:
    was = MISTAKES[name]["was"]
    assert was in SOURCE
    return SOURCE.replace(was, MISTAKES[name]["becomes"], 1).encode()


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_in_words_and_with_its_place(name: str) -> None:
    told = told_of(refusal(changed(name)))
    assert told == [NOT_RIGHT, *MISTAKES[name]["told"].splitlines()]


@pytest.mark.parametrize("name", DECLARED)
def test_so_is_one_in_a_programme_that_says_its_own_rules(name: str) -> None:
    assert told_of(refusal_of_declared(name))[1:] == DECLARED[name]["told"].splitlines()


@pytest.mark.parametrize("name", [*MISTAKES, *DECLARED])
def test_the_line_that_is_told_of_is_the_one_that_is_shown(name: str) -> None:
    source = changed(name) if name in MISTAKES else changed_declared(name)
    bad = refusal(source) if name in MISTAKES else refusal_of_declared(name)
    lines = source.decode().split("\n")
    for place in bad.places:
        assert place.seen is not None
        shown = place.seen.shown.split("\n")[0].strip("…")
        assert shown in lines[place.seen.line - 1]


@pytest.mark.parametrize("name", SLIPS)
def test_what_is_no_toml_is_told_as_what_was_meant(name: str) -> None:
    slips = BadProgramme("programme.mistakes", file="proef.toml")
    found = refusal(SLIPS[name]["text"].encode()).places
    slips.places = tuple(one for one in found if one.code.startswith("toml."))
    told = load_catalogue("nl").error(slips).replace("pilot.toml", "proef.toml")
    assert told.splitlines()[1:] == SLIPS[name]["told"].splitlines()


def test_there_are_at_least_54_of_them() -> None:
    assert len(SLIPS) >= 54
    told = {code for slip in SLIPS.values() for code in codes_of(slip["text"].encode())}
    unseen = {"toml.other", "toml.empty", "toml.no_text", "toml.old_encoding", "toml.wide_encoding"}
    assert {code for code in toml.NL if code not in told} <= unseen | {"toml.strange_sign"}


def codes_of(source: bytes) -> set[str]:
    return {one.code for one in refusal(source).places}


@pytest.mark.parametrize("name", BYTES)
def test_a_file_that_is_no_such_text_is_told_so(name: str) -> None:
    source, sentence = BYTES[name]
    told = load_catalogue("nl").error(refusal(source))
    assert sentence in told


def test_mistakes_of_every_kind_are_told_in_one_round() -> None:
    """TOML, a key, a value, what is no column, a formula: none waits for another."""
    source = SOURCE
    for was, becomes in (
        ('language = "nl"', 'language = "nl'),
        ('header = "Naam aanvrager", required', 'header = "Naam aanvrager", requierd'),
        ('accepts = ["Timestamp"], kind = "moment"', 'accepts = "Timestamp", kind = "moment"'),
        ('not_before = "Ingediend op"', 'not_before = "Ingedient op"'),
        ("when = '[Vervallen]'", "when = '[Vervalen]'"),
    ):
        assert was in source
        source = source.replace(was, becomes, 1)
    bad = refusal(source.encode())
    assert [place.code for place in bad.places] == [
        "toml.open_quote",
        "programme.not_a_list",
        "programme.unknown_key",
        "programme.formula",
        "programme.unknown_day_column",
    ]


@cache
def refusal_of_declared(name: str) -> BadProgramme:
    with pytest.raises(BadProgramme) as caught:
        prepared_from(changed_declared(name), DECLARED[name].get("file", "tickets.toml"))
    return caught.value


def changed_declared(name: str) -> bytes:
    file = DECLARED[name].get("file", "tickets.toml")
    source = (FIXTURES / file).read_text(encoding="utf-8")
    was = DECLARED[name]["was"]
    assert was in source
    changed: str = source.replace(was, DECLARED[name]["becomes"], 1)
    return changed.encode()


def test_english_says_the_same() -> None:
    told = load_catalogue("en").error(refusal(changed("a misspelled key in a column")))
    assert re.sub(r"line \d+", "line …", told).splitlines() == [
        "The programme file pilot.toml is not right; nothing was done. Mend this and try again:",
        "  - pilot.toml, line …: tabs.requests.columns[4] (Naam aanvrager).requierd",
        '      { header = "Naam aanvrager", requierd = true, help = "Wie de aanvraag doet."…',
        "                                   ^^^^^^^^",
        "      There is no such key; do you mean required?",
    ]


def test_formulas_are_told_in_the_language_that_is_asked_for() -> None:
    told = load_catalogue("en").error(
        refusal(SOURCE.replace("'[Buiten]'", "'[Buite]'", 1).encode())
    )
    assert 'Aanvragen has no column "Buite"; do you mean [Buiten]?' in told


def test_every_sentence_has_an_example_and_both_languages() -> None:
    told = {place.code for source, _ in BYTES.values() for place in refusal(source).places}
    for name in MISTAKES:
        stop = refusal(changed(name))
        told |= {stop.code, *(place.code for place in stop.places)}
    for name in DECLARED:
        stop = refusal_of_declared(name)
        told |= {stop.code, *(place.code for place in stop.places)}
    unseen = {"programme.not_found", "programme.unreadable", "programme.not_expected"}
    unseen |= {"programme.formula_tried", "programme.no_such_tab"}
    # Those have examples in test_names_that_nothing_has.py.
    unseen |= {
        f"programme.{code}"
        for code in (
            *("bad_name", "not_a_year", "cap_above_total", "no_day_given", "no_calendar"),
            *("no_free_days", "formula_of_kind", "braces"),
        )
    }
    # In the examples of variants, and of blocks about people.
    unseen |= {
        f"programme.{code}"
        for code in (
            *("no_entry", "no_link", "not_kept_so", "no_python"),
            *("extends_itself", "extends_nothing", "removes_nothing"),
        )
    }
    unseen |= {"programme.template_fails"}
    # Parts of other sentences.
    unseen |= {"programme.at", "programme.near", "programme.choose"}
    told = {code for code in told if code.startswith("programme.")}
    assert NL.keys() == EN.keys() == told | unseen
    assert {code: _fields(text) for code, text in NL.items()} == {
        code: _fields(text) for code, text in EN.items()
    }
    assert {code: _fields(text) for code, text in toml.NL.items()} == {
        code: _fields(text) for code, text in toml.EN.items()
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


@pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: path.stem)
def test_the_schema_knows_the_programmes(path: Path) -> None:
    schema = programme_schema()
    Draft202012Validator.check_schema(schema)
    errors = Draft202012Validator(schema).iter_errors(_as_json(path.read_text(encoding="utf-8")))
    assert [error.message for error in errors] == []


def test_the_schema_knows_variants() -> None:
    schema = Draft202012Validator(programme_schema())
    good = """extends = "pilot"
    [tabs.plans]
    remove = ["Leverancier"]
    columns = [{ header = "Begrote uren", maximum = 100, required = true, after = "Start" }]
    statuses.paused = { when = "WAAR", before = "open" }
    statuses.remove = ["more"]
    """
    assert [error.message for error in schema.iter_errors(_as_json(good))] == []
    wrong = good.replace("maximum", "maximun")
    [error] = schema.iter_errors(_as_json(wrong))
    assert list(error.absolute_path) == ["tabs", "plans", "columns", 0]
    assert [*schema.iter_errors(_as_json('name = "Proef"'))]


def test_the_schema_that_ships_is_that_of_the_program() -> None:
    """Editors find it beside the pilot; ``make reference`` brings it up to date."""
    shipped = (PILOT.parent / "programme.schema.json").read_text(encoding="utf-8")
    assert json.loads(shipped) == programme_schema()


def test_the_schema_finds_a_misspelled_key() -> None:
    table = _as_json(changed("a misspelled key in a column").decode())
    [error] = Draft202012Validator(programme_schema()).iter_errors(table)
    assert list(error.absolute_path) == ["tabs", "requests", "columns", 3]


def _as_json(source: str) -> object:
    return json.loads(json.dumps(tomllib.loads(source), default=str))
