"""``sheets-sync doctor`` on a register in Google Sheets."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec
import pytest
from support.google.online import ROBOT, TODAY, book_of
from support.written.tables import register

from sheets_sync.doctor.account import clock
from sheets_sync.doctor.settings import About, room
from sheets_sync.doctor.verdicts import Mark
from sheets_sync.testing.people import PersonsEdit
from sheets_sync.testing.when import When
from sheets_sync.testing.world import permission

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.written.books import Said

    from sheets_sync.testing.server import SheetsServer

FINE = "Aanvragen\nHogeschool | Geschatte uren\nHRO | 10\nHRO | 20"


def complaints(said: Said) -> list[str]:
    """What is not fine, without the places."""
    assert said.err == ""
    return [line for line in said.lines if not line.startswith(("ok  ", "    "))]


def test_a_sheet_that_is_fine(
    sheets_server: SheetsServer, key: Path, say: Callable[..., Said]
) -> None:
    sheet = sheets_server.spreadsheet("Register", body=book_of(register(FINE)))
    said = say("doctor", sheet, "--credentials", key)
    assert said.code == 0
    assert said.lines[4:] == [
        f"ok      Het sleutelbestand {key} is bruikbaar, en anderen kunnen het niet lezen.",
        "ok      De klok loopt gelijk met die van Google.",
        (
            f'ok      "Register" mag worden gelezen en bewerkt door {ROBOT}; deel ook een ander '
            "register met dat adres, als bewerker."
        ),
        f"ok      Bewerken kunnen: owner@example.org, {ROBOT}.",
        (
            "ok      De tabbladen en kolommen zijn er: Aanvragen, Plannen, Uren, Evaluaties, "
            "Hogescholen."
        ),
        "ok      De kenmerken kloppen: 0 gegeven, 2 bij de volgende sync.",
        "ok      Geen beveiliging houdt het programma uit zijn eigen kolommen en tabbladen.",
        (
            "ok      De kolommen van het programma zijn niet beveiligd; wat iemand daarin typt, "
            "zet de volgende sync terug. Beveiligen kan met: sheets-sync init "
            f"https://docs.google.com/spreadsheets/d/{sheet} --adopt"
        ),
        (
            "ok      De landinstelling is nl_NL: wat mensen typen wordt gelezen zoals zij het "
            "bedoelen."
        ),
        "ok      De tijdzone is Europe/Amsterdam, net als die van het programma.",
        (
            "ok      Een sync kost Google één aanvraag, of twee als er iets verandert; 60 per "
            "minuut mag een account er doen."
        ),
        said.lines[-1],
    ]
    assert said.lines[-1].startswith("ok      De spreadsheet heeft ")


def test_a_sheet_that_is_no_register_yet(
    sheets_server: SheetsServer, key: Path, say: Callable[..., Said]
) -> None:
    assert key.exists()
    sheet = sheets_server.spreadsheet("Leeg", body=book_of(register()) | {"sheets": []})
    said = say("doctor", sheet)
    assert said.code == 4
    assert complaints(said)[1] == (
        f"let op  Is dit een nieuw register? sheets-sync init "
        f"https://docs.google.com/spreadsheets/d/{sheet} maakt alles op een lege spreadsheet; met "
        "--adopt erachter laat het op een die al in gebruik is eerst zien wat erbij komt."
    )
    assert say("init", sheet).code == 0
    assert say("doctor", sheet).code == 0


@pytest.mark.parametrize(
    ("editors", "line"),
    [
        (
            (),
            (
                "let op  Alleen het programma en de eigenaar kunnen rijen sorteren of verwijderen, "
                "want de programmakolommen zijn beveiligd. Voeg de collega's die dat ook moeten "
                "kunnen toe bij Gegevens > Bladen en bereiken beveiligen."
            ),
        ),
        (
            ("--editor=bea@example.org", "--editor=jan@example.org"),
            (
                "ok      Rijen sorteren of verwijderen kan, naast het programma en de eigenaar, "
                "wie bij de beveiliging van de programmakolommen is genoemd: 2. Kan een collega "
                "het niet, voeg die dan toe bij Gegevens > Bladen en bereiken beveiligen."
            ),
        ),
    ],
    ids=["nobody named", "two named"],
)
def test_who_may_sort_rows(
    sheets_server: SheetsServer,
    key: Path,
    say: Callable[..., Said],
    editors: tuple[str, ...],
    line: str,
) -> None:
    assert key.exists()
    sheet = sheets_server.spreadsheet("Register")
    assert say("init", sheet, *editors).code == 0
    said = say("doctor", sheet)
    assert said.code == 0
    assert line in said.lines


def test_who_can_open_it(sheets_server: SheetsServer, key: Path, say: Callable[..., Said]) -> None:
    assert key.exists()
    sheet = sheets_server.spreadsheet("Register", body=book_of(register(FINE)))
    file = sheets_server.service.world.files[sheet]
    file.permissions += [
        permission("bea@example.org", "writer"),
        permission("jan@example.org", "commenter"),
        {"id": "d", "type": "domain", "role": "reader", "domain": "example.org"},
    ]
    said = say("doctor", sheet)
    assert complaints(said) == []
    assert said.lines[7:10] == [
        f"ok      Bewerken kunnen: bea@example.org, owner@example.org, {ROBOT}.",
        "ok      Alleen bekijken kunnen: jan@example.org.",
        "ok      Iedereen bij example.org kan de spreadsheet bekijken.",
    ]


@pytest.mark.parametrize(
    ("role", "line"),
    [
        (
            "writer",
            (
                "let op  Iedereen die het adres kent kan de spreadsheet bewerken, ook buiten de "
                "organisatie. Kies Beperkt bij Delen > Algemene toegang, en deel met wie ermee "
                "werkt."
            ),
        ),
        (
            "reader",
            (
                "let op  Iedereen die het adres kent kan de spreadsheet bekijken, ook buiten de "
                "organisatie. Staan er gegevens van mensen in, kies dan Beperkt bij Delen > "
                "Algemene toegang."
            ),
        ),
    ],
)
def test_a_sheet_that_lies_in_the_street(
    sheets_server: SheetsServer, key: Path, say: Callable[..., Said], role: str, line: str
) -> None:
    assert key.exists()
    sheet = sheets_server.spreadsheet("Register", body=book_of(register(FINE)))
    anyone = {"id": "anyoneWithLink", "type": "anyone", "role": role}
    sheets_server.service.world.files[sheet].permissions.append(anyone)
    said = say("doctor", sheet)
    assert (said.code, complaints(said)) == (0, [line])


@pytest.mark.parametrize(
    ("reason", "why"),
    [
        ("accessNotConfigured", "De Google Drive API staat uit in het Google-project van het"),
        ("insufficientPermissions", "De aanmelding geeft niet genoeg rechten. Meld opnieuw aan"),
        ("insufficientFilePermissions", "Google vertelt het niet (The user does not have"),
    ],
)
def test_who_can_open_it_is_not_to_be_seen(
    sheets_server: SheetsServer, key: Path, say: Callable[..., Said], reason: str, why: str
) -> None:
    assert key.exists()
    sheet = sheets_server.spreadsheet("Register", body=book_of(register(FINE)))
    sheets_server.fail("error", When("drive.permissions.list"), code=403, reason=reason)
    said = say("doctor", sheet)
    assert (said.code, complaints(said)) == (
        0,
        [
            (
                "let op  Wie de spreadsheet kan openen, is niet te zien. Een sync hoeft dat niet "
                "te weten; kijk zelf bij Delen."
            )
        ],
    )
    (place,) = (line for line in said.lines if line.startswith("        - "))
    assert place.startswith(f"        - {why}")


def test_a_tab_of_a_form_beside_the_one_that_is_read(
    sheets_server: SheetsServer, key: Path, say: Callable[..., Said]
) -> None:
    assert key.exists()
    sheet = sheets_server.spreadsheet("Register", body=book_of(register(FINE)))
    assert say("sync", sheet, TODAY).code == 0
    request = {"addSheet": {"properties": {"title": "Formulierreacties 1"}}}
    sheets_server.as_person(PersonsEdit(sheet, (request,)))
    assert complaints(say("doctor", sheet)) == [
        (
            "let op  Het tabblad Aanvragen wordt gelezen; dit niet, al kan het hetzelfde zijn: "
            "Formulierreacties 1. Komen daar antwoorden van een formulier binnen, kopieer die dan "
            "naar onderaan Aanvragen en laat beide tabbladen hun naam houden; met een andere naam "
            "voor Aanvragen tellen de rijen daarin niet meer mee."
        )
    ]


def test_the_doctor_changes_nothing_in_a_sheet(
    sheets_server: SheetsServer, key: Path, say: Callable[..., Said]
) -> None:
    assert key.exists()
    sheet = sheets_server.spreadsheet("Register", body=book_of(register(FINE)))
    before = sheets_server.service.world.files[sheet].book
    assert before is not None
    tabs = json.dumps([one.properties for one in before.sheets])
    assert say("doctor", sheet).code == 0
    told = sheets_server.log.as_message()["requests"]
    writes = [one["status"] for one in told if one["method"] == "spreadsheets.batchUpdate"]
    assert writes == [400]
    assert json.dumps([one.properties for one in before.sheets]) == tabs
    assert before.metadata == []


def test_a_sheet_that_is_not_shared(
    sheets_server: SheetsServer, key: Path, say: Callable[..., Said]
) -> None:
    assert key.exists()
    sheet = sheets_server.spreadsheet("Register", robot="", body=book_of(register(FINE)))
    said = say("doctor", sheet)
    assert said.code == 3
    assert complaints(said) == [
        (
            f"fout    Geen toegang tot https://docs.google.com/spreadsheets/d/{sheet}. Deel de "
            f"spreadsheet met {ROBOT}, als bewerker."
        )
    ]


def test_a_sheet_that_may_only_be_read(
    sheets_server: SheetsServer, key: Path, say: Callable[..., Said]
) -> None:
    assert key.exists()
    sheet = sheets_server.spreadsheet("Register", robot="reader", body=book_of(register(FINE)))
    said = say("doctor", sheet)
    assert said.code == 3
    (line,) = complaints(said)
    assert line.endswith(f"Maak {ROBOT} bewerker van de spreadsheet.")


def test_a_key_that_others_can_read(
    sheets_server: SheetsServer, key: Path, say: Callable[..., Said]
) -> None:
    sheet = sheets_server.spreadsheet("Register", body=book_of(register(FINE)))
    key.chmod(0o644)
    said = say("doctor", sheet)
    assert said.code == 3
    assert complaints(said)[0].endswith(f"Sluit het af met: chmod 600 {key}")
    assert sheets_server.log.as_message()["requests"] == []


def test_settings_of_another_country(
    sheets_server: SheetsServer, key: Path, say: Callable[..., Said]
) -> None:
    assert key.exists()
    body = book_of(register(FINE), "en_US", "America/New_York")
    said = say("doctor", sheets_server.spreadsheet("Register", body=body), "--lang", "en")
    assert said.code == 0
    assert [line[:60] for line in said.lines if line.startswith("note")] == [
        "note   The locale is en_US; Google then reads 7,5 and 31-12-",
        "note   The time zone is America/New_York, the programme's is",
    ]


def test_a_protection_in_the_way(
    sheets_server: SheetsServer, key: Path, say: Callable[..., Said]
) -> None:
    assert key.exists()
    sheet = sheets_server.spreadsheet("Register", body=book_of(register(FINE)))
    assert say("sync", sheet, TODAY).code == 0
    protection = {"range": {"sheetId": 1}, "editors": {"users": ["owner@example.org"]}}
    request = {"addProtectedRange": {"protectedRange": protection}}
    sheets_server.as_person(PersonsEdit(sheet, (request,)))
    said = say("doctor", sheet)
    assert said.code == 4
    (line,) = complaints(said)
    assert line.startswith("fout    Deze cellen zijn beveiligd tegen wijzigen: Aanvragen!")
    assert ROBOT in line


def test_a_header_row_that_people_protect_is_not_in_the_way(
    sheets_server: SheetsServer, key: Path, say: Callable[..., Said]
) -> None:
    assert key.exists()
    sheet = sheets_server.spreadsheet("Register", body=book_of(register(FINE)))
    assert say("sync", sheet, TODAY).code == 0
    headers = {"sheetId": 1, "startRowIndex": 0, "endRowIndex": 1}
    request = {"addProtectedRange": {"protectedRange": {"range": headers}}}
    sheets_server.as_person(PersonsEdit(sheet, (request,)))
    assert complaints(say("doctor", sheet)) == []


@pytest.mark.parametrize(
    ("arguments", "scopes"),
    [
        (["check"], ["spreadsheets.readonly"]),
        (["status"], ["spreadsheets.readonly"]),
        (["sync", "--dry-run"], ["spreadsheets.readonly"]),
        (["sync"], ["spreadsheets"]),
        (["doctor"], ["spreadsheets", "drive.metadata.readonly"]),
    ],
)
def test_no_more_is_asked_of_google_than_a_command_needs(
    sheets_server: SheetsServer,
    key: Path,
    monkeypatch: pytest.MonkeyPatch,
    say: Callable[..., Said],
    arguments: list[str],
    scopes: list[str],
) -> None:
    monkeypatch.delenv("SHEETS_SYNC_CREDENTIALS")
    sheets_server.service.accounts.grants.clear()
    sheet = sheets_server.spreadsheet("Register", body=book_of(register(FINE)))
    assert say(*arguments, sheet, TODAY, "--credentials", key).code == 0
    granted = [set(grant.scopes) for grant in sheets_server.service.accounts.grants.values()]
    assert granted == [{f"https://www.googleapis.com/auth/{scope}"} for scope in scopes]


@pytest.mark.parametrize(
    ("ahead", "mark", "exit_code"),
    [
        (0.4, Mark.FINE, 0),
        (-29.0, Mark.FINE, 0),
        (45.0, Mark.NOTE, 0),
        (-200.0, Mark.NOTE, 0),
        (3600.0, Mark.WRONG, 3),
        (-3600.0, Mark.WRONG, 3),
    ],
)
def test_a_clock_that_is_off(ahead: float, mark: Mark, exit_code: int) -> None:
    found = clock(ahead)
    assert (found.mark, found.exit_code) == (mark, exit_code)


@pytest.mark.parametrize(("rows", "mark"), [(8_000, Mark.FINE), (90_000, Mark.NOTE)])
def test_a_sheet_that_is_nearly_full(rows: int, mark: Mark) -> None:
    tab = {"properties": {"gridProperties": {"rowCount": rows, "columnCount": 100}}}
    found = msgspec.convert({"properties": {}, "sheets": [tab]}, About)
    *_, cells = room(found)
    assert cells.mark is mark
    assert cells.details["cells"] == rows * 100
