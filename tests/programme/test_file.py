"""A programme file: what a person reads when it is not right, and how it is remembered."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from sheets_sync.catalogue import load_catalogue
from sheets_sync.catalogue.programme_messages import EN, NL
from sheets_sync.errors import BadProgramme
from sheets_sync.programme.file import load_programme, parse_programme, programme_schema
from validators import PILOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.programme.model import Programme

SOURCE = PILOT.read_text(encoding="utf-8")
VOUCHERS = Path(__file__).parents[2] / "fixtures" / "vouchers.toml"
ROOT = Path(__file__).parents[2]

NOT_RIGHT = (
    "Het programmabestand pilot.toml klopt niet; er is niets gedaan. "
    "Herstel dit en probeer het opnieuw:"
)
CHOICES = "P&O centraal, P&O decentraal, Inkoop"
ACTIVITIES = "Presentatie, Workshop, Proeftuin, Anders"
KINDS = "text, email, amount, money, number, day, moment, choice, choices, reference"
BOOKING_ROLES = "key, status, balance, messages"

MISTAKES: dict[str, tuple[str, str, list[str]]] = {
    "another language": (
        'language = "nl"',
        'language = "de"',
        ['language: "de" kan hier niet; kies uit: nl, en.'],
    ),
    "a misspelled heading": (
        "[period]",
        "[periode]",
        [
            "period: ontbreekt; voeg deze sleutel toe.",
            "periode: deze sleutel bestaat niet; bedoelt u period?",
        ],
    ),
    "a misspelled key in a column": (
        'required = true, help = "Wie de aanvraag doet."',
        'requierd = true, help = "Wie de aanvraag doet."',
        [
            (
                "tabs.requests.columns[4] (Naam aanvrager).requierd: deze sleutel bestaat niet; "
                "bedoelt u required?"
            )
        ],
    ),
    "a key from nowhere": (
        "release = true",
        "vrijval = true",
        ["budget.vrijval: deze sleutel bestaat niet; kies uit: cap, release, total, unit."],
    ),
    "a misspelled key of a status": (
        'full = { label = "Maximum bereikt", tone',
        'full = { label = "Maximum bereikt", toon',
        [
            "tabs.requests.statuses.full.toon: deze sleutel bestaat niet; bedoelt u tone?",
        ],
    ),
    "a misspelled key of a name": (
        'short = "AHK"',
        'shrt = "AHK"',
        [
            (
                "parties[2] (Amsterdamse Hogeschool voor de Kunsten).shrt: deze sleutel bestaat niet; "
                "bedoelt u short?"
            ),
        ],
    ),
    "a kind that is none": (
        'header = "Leverancier",',
        'header = "Leverancier", kind = "tekst",',
        [f'tabs.plans.columns[3] (Leverancier).kind: "tekst" kan hier niet; kies uit: {KINDS}.'],
    ),
    "a number where text belongs": (
        'name = "Bijdragen aan de banenafspraak met sociale inkoop"',
        "name = 2021",
        ["name: hier staat 2021; geef een tekst tussen aanhalingstekens."],
    ),
    "no text": (
        'who_decides = "Zestor"',
        'who_decides = ""',
        ["names.who_decides: is leeg; vul dit in."],
    ),
    "no header at all": (
        'header = "Leverancier"',
        'header = " "',
        ["tabs.plans.columns[3] ( ).header: is leeg; vul dit in."],
    ),
    "an amount in words": (
        "total = 400",
        'total = "vierhonderd"',
        ['budget.total: hier staat "vierhonderd"; geef een getal, zonder aanhalingstekens.'],
    ),
    "an amount without end": (
        "total = 400",
        "total = inf",
        ["budget.total: hier staat inf; geef een getal, zonder aanhalingstekens."],
    ),
    "an amount in thousandths": (
        "cap = 40",
        "cap = 40.125",
        ["budget.cap: 40.125 heeft meer dan twee cijfers achter de komma."],
    ),
    "nothing to give": (
        "total = 400",
        "total = 0",
        ["budget.total: hier staat 0; geef een getal groter dan 0."],
    ),
    "half a day": (
        "evaluation_days = 14",
        "evaluation_days = 13.5",
        ["evaluation_days: hier staat 13.5; geef een heel getal, zonder aanhalingstekens."],
    ),
    "days before": (
        "evaluation_days = 14",
        "evaluation_days = -1",
        ["evaluation_days: hier staat -1; geef 0 of een groter getal."],
    ),
    "yes in words": (
        "release = true",
        'release = "graag"',
        ['budget.release: hier staat "graag"; geef true of false, zonder aanhalingstekens.'],
    ),
    "a day in words": (
        "start = 2021-04-01",
        'start = "1 april 2021"',
        [
            (
                'period.start: hier staat "1 april 2021"; geef een dag als 2021-04-01, zonder '
                "aanhalingstekens."
            )
        ],
    ),
    "a moment for a day": (
        "start = 2021-04-01",
        "start = 2021-04-01T09:00:00",
        [
            (
                "period.start: hier staat 2021-04-01 09:00:00; geef een dag als 2021-04-01, zonder "
                "aanhalingstekens."
            )
        ],
    ),
    "one for a list": (
        'accepts = ["Welke hogeschool?"]',
        'accepts = "Welke hogeschool?"',
        [
            (
                'tabs.requests.columns[3] (Hogeschool).accepts: hier staat "Welke hogeschool?"; geef '
                "een lijst tussen vierkante haken."
            )
        ],
    ),
    "a word for a table": (
        'withdrawn = { label = "Ingetrokken", tone = "quiet" }',
        'withdrawn = "Ingetrokken"',
        [
            (
                'tabs.requests.statuses.withdrawn: hier staat "Ingetrokken"; geef sleutels met hun '
                "waarden, tussen accolades of onder een kop."
            )
        ],
    ),
    "the end before the start": (
        "end = 2023-12-31",
        "end = 2020-12-31",
        ["period.end: 2020-12-31 ligt vóór het begin (2021-04-01)."],
    ),
    "a lottery without a seed": (
        'tie = "row"',
        'tie = "lottery"',
        ["queue.seed: ontbreekt; bij loting hoort een vast getal, bijvoorbeeld 2021."],
    ),
    "a time zone that is none": (
        "Europe/Amsterdam",
        "Europe/Amsterdan",
        [
            (
                'time_zone: "Europe/Amsterdan" is geen tijdzone; verwacht wordt een naam als '
                "Europe/Amsterdam."
            )
        ],
    ),
    "keys that would not be recognised": (
        'key_prefix = "SI"',
        'key_prefix = "si-"',
        [
            (
                'key_prefix: "si-" kan geen begin van een kenmerk zijn; neem hoofdletters, eventueel '
                "met cijfers erachter."
            )
        ],
    ),
    "no beginning for the keys": (
        'key_prefix = "U"\n',
        "",
        [
            (
                'tabs.bookings.key_prefix: "" kan geen begin van een kenmerk zijn; neem hoofdletters, '
                "eventueel met cijfers erachter."
            )
        ],
    ),
    "two tabs of one name": (
        'title = "Wachtrij"',
        'title = "aanvragen"',
        [
            (
                'tabs.queue.title: "aanvragen" is ook de naam van tabs.requests; geef elk tabblad een '
                "eigen naam."
            )
        ],
    ),
    "two columns of one header": (
        'header = "Leverancier"',
        'header = "Activiteit "',
        [
            (
                'tabs.plans.columns[3] (Activiteit ).header: "Activiteit " is ook een kop van '
                '"Activiteit"; geef elke kolom een eigen kop.'
            )
        ],
    ),
    "a header of two columns of the program": (
        'topic = "Onderwerp"',
        'topic = "Regel"',
        [
            (
                'tabs.rules.headers.rule: "Regel" is ook een kop van "Regel"; geef elke kolom een '
                "eigen kop."
            )
        ],
    ),
    "a role that is none": (
        'role = "balance"',
        'role = "saldo"',
        [f'tabs.bookings.columns[8] (Saldo).role: "saldo" is geen rol; kies uit: {BOOKING_ROLES}.'],
    ),
    "no role": (
        'kind = "amount", role = "balance"',
        'kind = "amount"',
        [
            (
                "tabs.bookings.columns[8] (Saldo).role: ontbreekt; een kolom van het programma heeft "
                f"een rol nodig. Kies uit: {BOOKING_ROLES}."
            )
        ],
    ),
    "a role twice": (
        'header = "Intakegesprek op", kind = "day"',
        'header = "Intakegesprek op", kind = "day", role = "withdrawn"',
        [
            (
                'tabs.requests.columns[13] (Ingetrokken op).role: de rol "withdrawn" heeft '
                '"Intakegesprek op" al; elke rol hoort bij één kolom.'
            )
        ],
    ),
    "a role that nobody has": (
        'role = "completed", ',
        "",
        ['tabs.plans.columns: de rol "completed" ontbreekt; geef hem aan een kolom.'],
    ),
    "a role of the program's own tab": (
        'topic = "Onderwerp", rule',
        'onderwerp = "Onderwerp", rule',
        [
            'tabs.rules.headers.onderwerp: "onderwerp" is geen rol; kies uit: topic, rule.',
            "tabs.rules.headers.topic: ontbreekt; voeg deze sleutel toe.",
        ],
    ),
    "a kind that cannot play the role": (
        'header = "Geschatte uren", kind = "amount"',
        'header = "Geschatte uren", kind = "money"',
        [
            (
                'tabs.requests.columns[11] (Geschatte uren).kind: een kolom van de soort "money" kan '
                "deze rol niet spelen; kies uit: amount."
            )
        ],
    ),
    "an answer in another kind": (
        'kind = "amount", role = "balance"',
        'role = "balance"',
        [
            (
                'tabs.bookings.columns[8] (Saldo).kind: een kolom van de soort "text" kan deze rol '
                "niet spelen; kies uit: amount."
            )
        ],
    ),
    "a column that the rules cannot miss": (
        'kind = "day", required = true, role = "date"',
        'kind = "day", role = "date"',
        [
            (
                "tabs.bookings.columns[1] (Datum).required: de regels kunnen niet zonder deze kolom; "
                "geef true."
            )
        ],
    ),
    "a reference to the wrong tab": (
        'reference = "requests"',
        'reference = "plans"',
        [
            "tabs.plans.columns[1] (Kenmerk).reference: plans kan hier niet; kies uit: requests.",
        ],
    ),
    "a reference to nowhere": (
        'kind = "reference", reference = "requests"',
        'kind = "reference"',
        [
            (
                "tabs.plans.columns[1] (Kenmerk).reference: ontbreekt; geef het tabblad waarnaar de "
                "kolom verwijst."
            )
        ],
    ),
    "bounds of a text": (
        'header = "Leverancier",',
        'header = "Leverancier", minimum = 1,',
        [
            (
                "tabs.plans.columns[3] (Leverancier).minimum: dit kan niet bij een kolom van de soort "
                '"text", alleen bij: amount, money, number.'
            )
        ],
    ),
    "bounds that leave nothing": (
        "above = 0, maximum = 24",
        "above = 25, maximum = 24",
        ["tabs.bookings.columns[4] (Uren).maximum: 24 is kleiner dan de ondergrens (25)."],
    ),
    "a choice without choices": (
        'choices = ["P&O centraal", "P&O decentraal", "Inkoop"], ',
        "",
        ["tabs.requests.columns[5] (Afdeling).choices: ontbreekt; geef de mogelijkheden."],
    ),
    "a column that is not there": (
        'required_when = { column = "Besluit" }',
        'required_when = { column = "Beslut" }',
        [
            (
                "tabs.plans.columns[11] (Besluit op).required_when.column: er is geen kolom "
                '"Beslut"; kies uit: Kenmerk, Activiteit, Leverancier, Opgesteld door, Ingediend op, '
                "Begrote uren, Kostenbegroting, Start, Gepland einde, Besluit, Besluit op, Toegekende "
                "uren, Afgerond op."
            )
        ],
    ),
    "a column without days": (
        'not_before = "Ingediend op"',
        'not_before = "Leverancier"',
        [
            (
                'tabs.plans.columns[11] (Besluit op).not_before: er is geen kolom "Leverancier" met '
                "een dag; kies uit: Ingediend op, Start, Gepland einde, Besluit op, Afgerond op."
            )
        ],
    ),
    "a condition that never holds": (
        'equals = "Proeftuin"',
        'equals = "Proeftuinen"',
        [
            (
                'tabs.plans.columns[3] (Leverancier).required_when.equals: "Proeftuinen" staat niet '
                f"bij de mogelijkheden van die kolom: {ACTIVITIES}."
            )
        ],
    ),
    "a decision that nobody can choose": (
        'incomplete = "Aanvullen"',
        'incomplete = "Onvolledig"',
        [
            (
                'tabs.plans.decisions.incomplete: "Onvolledig" staat niet bij de mogelijkheden van '
                "die kolom: Goedgekeurd, Afgewezen, Aanvullen."
            )
        ],
    ),
    "a status that is none": (
        "early = {",
        "vroeg = {",
        [
            (
                'tabs.evaluations.statuses.vroeg: "vroeg" is geen status; kies uit: wrong, '
                "incomplete, unknown, not_granted, early, duplicate, late, on_time."
            ),
            'tabs.evaluations.statuses: de status "early" ontbreekt; geef hem een naam.',
        ],
    ),
    "two statuses of one name": (
        'label = "Op tijd"',
        'label = "Te laat"',
        [
            (
                'tabs.evaluations.statuses.on_time.label: "Te laat" is ook de naam van de status '
                "late; geef elke status een eigen naam."
            )
        ],
    ),
    "a spelling of two names": (
        'short = "HU"',
        'short = "HR"',
        [
            (
                'parties[21] (Hogeschool Utrecht): "HR" hoort ook bij "Hogeschool Rotterdam"; een '
                "schrijfwijze kan maar één naam betekenen."
            )
        ],
    ),
    "no name for a status": (
        'label = "Op tijd"',
        'label = ""',
        ["tabs.evaluations.statuses.on_time.label: is leeg; vul dit in."],
    ),
    "no header for the program's own tab": (
        'topic = "Onderwerp"',
        'topic = " "',
        ["tabs.rules.headers.topic: is leeg; vul dit in."],
    ),
    "a name left out": (
        'name = "Hogeschool Utrecht"',
        'name = ""',
        ["parties[21].name: is leeg; vul dit in."],
    ),
    "more than one mistake": (
        "total = 400\ncap = 40",
        "total = -5\ncap = 0.001",
        [
            "budget.total: hier staat -5; geef een getal groter dan 0.",
            "budget.cap: 0.001 heeft meer dan twee cijfers achter de komma.",
        ],
    ),
}
"""What was changed in the pilot's file, and what a person reads about it."""

NO_TOML: dict[str, tuple[bytes, str]] = {
    "a broken line": (
        b'name = "Proef"\nkey_prefix == "SI"\n',
        "Het programmabestand pilot.toml is geen geldig TOML; kijk in regel 2 bij teken 13.",
    ),
    "a key twice": (
        b'name = "Proef"\nname = "Pilot"\n',
        (
            "Het programmabestand pilot.toml is geen geldig TOML; in regel 2 staat een sleutel die er "
            "al is."
        ),
    ),
    "an open bracket": (
        b'choices = ["Ja", "Nee"\n',
        (
            "Het programmabestand pilot.toml is geen geldig TOML; het houdt te vroeg op. Kijk of er "
            "een haakje, een aanhalingsteken of een waarde ontbreekt."
        ),
    ),
    "another encoding": (
        'name = "Proeftuin één"'.encode("latin-1"),
        "Het programmabestand pilot.toml is geen tekst in UTF-8; sla het op met die codering.",
    ),
}


def refusal(source: bytes) -> BadProgramme:
    with pytest.raises(BadProgramme) as caught:
        parse_programme(source, "pilot.toml")
    return caught.value


def changed(name: str) -> bytes:
    was, becomes, _ = MISTAKES[name]
    assert was in SOURCE
    return SOURCE.replace(was, becomes, 1).encode()


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_in_words_and_with_its_place(name: str) -> None:
    told = load_catalogue("nl").error(refusal(changed(name)))
    assert told.splitlines() == [NOT_RIGHT, *(f"  - {line}" for line in MISTAKES[name][2])]


@pytest.mark.parametrize("name", NO_TOML)
def test_a_file_that_cannot_be_read_says_where(name: str) -> None:
    source, sentence = NO_TOML[name]
    assert load_catalogue("nl").error(refusal(source)) == sentence


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
    unseen = {"programme.not_found", "programme.unreadable", "programme.not_expected"}
    assert NL.keys() == EN.keys() == told | unseen
    assert {code: _fields(text) for code, text in NL.items()} == {
        code: _fields(text) for code, text in EN.items()
    }


def _fields(sentence: str) -> set[str | None]:
    return {field for _, field, _, _ in Formatter().parse(sentence)} - {None}


def test_a_byte_order_mark_does_no_harm() -> None:
    assert parse_programme(b"\xef\xbb\xbf" + SOURCE.encode(), "pilot.toml").key_prefix == "SI"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("weg.toml", "Er is geen programmabestand {}; controleer het pad."),
        ("", "Het programmabestand {} kan niet gelezen worden (Is a directory)."),
    ],
)
def test_no_file(name: str, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(BadProgramme) as caught:
        load_programme(tmp_path / name)
    assert load_catalogue("nl").error(caught.value) == sentence.format(tmp_path / name)
    assert caught.value.exit_code == 2


# ---- remembered programmes


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of remembered programmes that holds the pilot."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    load_programme(PILOT)
    folder = tmp_path / "sheets-sync"
    yield folder
    folder.chmod(0o700)


def remembered(folder: Path) -> Path:
    [path] = folder.iterdir()
    return path


def planted(folder: Path) -> Programme:
    """Something else than the file says, to see whether it is believed."""
    other = replace(load_programme(PILOT), name="Iets anders")
    remembered(folder).write_bytes(pickle.dumps(other))
    return other


def test_a_remembered_programme_equals_a_fresh_one(memory: Path) -> None:
    assert remembered(memory).stat().st_mode & 0o777 == 0o600
    assert load_programme(PILOT) == parse_programme(PILOT.read_bytes(), "pilot.toml")


def test_a_remembered_programme_needs_no_pydantic(memory: Path) -> None:
    program = (
        "import sys; from sheets_sync.programme.file import load_programme; from pathlib import "
        "Path; load_programme(Path(sys.argv[1])); print('pydantic' in sys.modules)"
    )
    environment = os.environ | {"XDG_CACHE_HOME": str(memory.parent), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", program, str(PILOT)]
    shown = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert shown.stdout == "False\n"


@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "believed"),
    [
        (0o600, 0o700, True),
        (0o644, 0o755, True),
        (0o620, 0o700, False),
        (0o602, 0o700, False),
        (0o600, 0o770, False),
        (0o600, 0o777, False),
    ],
)
def test_what_others_can_write_is_not_believed(
    file_mode: int,
    folder_mode: int,
    believed: bool,  # noqa: FBT001
    memory: Path,
) -> None:
    other = planted(memory)
    remembered(memory).chmod(file_mode)
    memory.chmod(folder_mode)
    assert (load_programme(PILOT) == other) is believed


@pytest.mark.parametrize("kept", [0, 1, 2, 50, 1000, -1])
def test_a_damaged_memory_is_not_believed(kept: int, memory: Path) -> None:
    path = remembered(memory)
    path.write_bytes(path.read_bytes()[:kept])
    assert load_programme(PILOT) == parse_programme(PILOT.read_bytes(), "pilot.toml")


@pytest.mark.parametrize("planted_bytes", [b"hello", b"\x80\x05K\x01.", pickle.dumps("text")])
def test_a_memory_of_something_else_is_not_believed(planted_bytes: bytes, memory: Path) -> None:
    remembered(memory).write_bytes(planted_bytes)
    assert load_programme(PILOT).key_prefix == "SI"


def test_a_changed_file_is_read_anew(memory: Path, tmp_path: Path) -> None:
    planted(memory)
    path = tmp_path / "other.toml"
    path.write_text(SOURCE.replace("total = 400", "total = 450"), encoding="utf-8")
    assert load_programme(path).total == 450_00


def test_without_a_place_to_remember_it_works_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert load_programme(PILOT).key_prefix == "SI"


# ---- the schema


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
