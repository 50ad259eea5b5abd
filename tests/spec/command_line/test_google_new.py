"""``init --new``: a spreadsheet is made, shared and made ready, and its address is never lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from support.google.online import ROBOT, TODAY

from sheets_sync.testing.when import When
from sheets_sync.testing.world import OWNER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.google.sheets import Clock
    from support.written.books import Said

    from sheets_sync.testing.server import SheetsServer
    from sheets_sync.testing.world import File

ADDRESS = "https://docs.google.com/spreadsheets/d/"
FOLDERS = "https://drive.google.com/drive/folders/"
BEA, JAN = "bea@example.org", "jan@example.org"
CREATE, INSERT = When("drive.files.create"), When("drive.permissions.create")
ALWAYS = 10_000


@pytest.fixture
def server(sheets_server: SheetsServer, key: Path, clock: Clock) -> SheetsServer:
    """Signed in with the robot's key, and nobody waits for a clock on the wall."""
    assert key.exists()
    assert clock.time == 0
    sheets_server.service.accounts.grants.clear()
    return sheets_server


def scopes(server: SheetsServer) -> set[str]:
    """What was asked of Google, by name."""
    found = [one for grant in server.service.accounts.grants.values() for one in grant.scopes]
    return {one.rpartition("/")[2] for one in found}


def made(server: SheetsServer) -> list[File]:
    """The spreadsheets that a program made, in the order in which it did."""
    return [file for file in server.service.world.files.values() if file.by_api]


def address(server: SheetsServer) -> str:
    (file,) = made(server)
    return f"{ADDRESS}{file.file_id}"


def roles(file: File) -> dict[str, str]:
    return {one["emailAddress"]: one["role"] for one in file.permissions}


def titles(file: File) -> list[str]:
    assert file.book is not None
    return [sheet.title for sheet in file.book.sheets]


def test_one_line_makes_shares_and_makes_ready(
    server: SheetsServer, say: Callable[..., Said]
) -> None:
    said = say("init", "--new", "Steunpunt 2022", "--share", BEA, "--share", JAN)
    (file,) = made(server)
    here = f"{ADDRESS}{file.file_id}"
    assert (said.code, said.err) == (0, "")
    assert said.lines == [
        f"De spreadsheet is gemaakt: {here}",
        f"Gedeeld als bewerker: {BEA}, {JAN}.",
        f"{here} is gemaakt. Vul de tabbladen in en draai daarna: sheets-sync sync {here}",
        (
            "Rijen sorteren, verplaatsen of verwijderen kunnen alleen de eigenaar en wie met "
            f"--editor is genoemd; een collega erbij: sheets-sync init {here} --adopt --editor "
            "ADRES"
        ),
    ]
    assert file.name == "Steunpunt 2022"
    assert roles(file) == {ROBOT: "owner", BEA: "writer", JAN: "writer"}
    assert titles(file)[:2] == ["Overzicht", "Aanvragen"]
    assert say("sync", here, TODAY).code == 0
    assert say("doctor", here).code == 0


def test_google_is_asked_for_files_of_the_programs_own_alone(
    server: SheetsServer, say: Callable[..., Said]
) -> None:
    assert say("init", "--new", "Register", "--share", BEA).code == 0
    assert scopes(server) == {"drive.file"}


def test_nobody_gets_mail_where_google_can_do_without(
    server: SheetsServer, say: Callable[..., Said]
) -> None:
    server.service.world.strangers.add(JAN)
    said = say("init", "--new", "Register", "--share", BEA, "--share", JAN)
    assert said.code == 0
    assert said.lines[1:3] == [
        f"Gedeeld als bewerker: {BEA}.",
        (
            "Gedeeld als bewerker, en door Google per mail uitgenodigd omdat er bij het adres geen "
            f"Google-account is: {JAN}."
        ),
    ]
    assert server.log.count("drive.permissions.create") == 3


def test_whoever_may_sort_can_open_it_too(server: SheetsServer, say: Callable[..., Said]) -> None:
    assert say("init", "--new", "Register", "--editor", BEA).code == 0
    (file,) = made(server)
    assert roles(file)[BEA] == "writer"


def test_a_sheet_that_nobody_can_open_says_how_to_share_it(
    server: SheetsServer, say: Callable[..., Said]
) -> None:
    said = say("init", "--new", "Register")
    here = address(server)
    assert said.code == 0
    assert said.lines[-1] == (
        f"Alleen {ROBOT} kan de spreadsheet openen. Deel hem met een mens: sheets-sync init {here} "
        "--adopt --share ADRES"
    )
    assert say("init", here, "--adopt", "--share", BEA).lines == [
        f"Er ontbreekt niets in {here}; er is niets geschreven.",
        f"Gedeeld als bewerker: {BEA}.",
    ]
    assert roles(made(server)[0])[BEA] == "writer"


def test_a_register_in_the_environment_is_left_alone(
    server: SheetsServer, say: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = server.spreadsheet("Het register")
    monkeypatch.setenv("SHEETS_SYNC_REGISTER", other)
    assert say("init", "--new", "Register").code == 0
    assert titles(server.service.world.files[other]) == ["Sheet1"]
    assert len(made(server)) == 1
    assert say("init").code == 0
    assert titles(server.service.world.files[other])[0] == "Overzicht"


def test_without_either_it_says_that_something_lacks(say: Callable[..., Said]) -> None:
    said = say("init")
    assert (said.code, said.err) == (
        2,
        "Er ontbreekt iets: REGISTER. Zie: sheets-sync init --help\n",
    )


@pytest.mark.parametrize(
    "title",
    [
        "\"Aanhalingstekens\" en 'die'",
        "Schuin/terug\\ = + @ % & #",
        "=SOM(A1)",
        "Café Zoë – 100 %",
        "登録 👩\u200d🏫",
        "../../etc/passwd",
        "  met blanks eromheen  ",
        "x" * 250,
    ],
)
def test_titles_that_people_think_of(
    server: SheetsServer, say: Callable[..., Said], title: str
) -> None:
    assert say("init", "--new", title).code == 0
    (file,) = made(server)
    assert file.book is not None
    assert file.name == file.book.properties["title"] == title.strip()


TOO_SOON = {
    "geen titel": (["--new", "  "], "Bij --new hoort de titel van de nieuwe spreadsheet"),
    "een regeleinde": (["--new", "a\nb"], "De titel bij --new bevat tekens die niemand ziet"),
    "omgedraaid": (["--new", "a\u202eb"], "De titel bij --new bevat tekens die niemand ziet"),
    "geen UTF-8": (["--new", "a\udcffb"], "De titel bij --new bevat tekens die niemand ziet"),
    "te lang": (["--new", "x" * 251], "De titel bij --new is te lang"),
    "geen adres": (["--new", "R", "--share", "bea"], "Bij --share staat geen e-mailadres"),
    "twee adressen": (
        ["--new", "R", "--share", f"{BEA},{JAN}"],
        "Bij --share staat geen e-mailadres",
    ),
    "geen bewerker": (["--new", "R", "--editor", "jan@"], "Bij --editor staat geen e-mailadres"),
    "geen map": (
        ["--new", "R", "--folder", "Mijn map"],
        "Bij --folder hoort het adres van een map",
    ),
    "een document": (
        ["--new", "R", "--folder", f"{ADDRESS}1abcdefghijklmnopqrstuvwxyz"],
        "Bij --folder hoort het adres van een map",
    ),
    "en een register": (["register.xlsx", "--new", "R"], "--new maakt een nieuwe spreadsheet, dus"),
    "en aanvullen": (["--new", "R", "--adopt"], "--new maakt een nieuwe spreadsheet en --adopt"),
    "map alleen": (["register.xlsx", "--folder", "x" * 20], "--folder zegt waar een nieuwe"),
    "werkmap delen": (["register.xlsx", "--share", BEA], "--share is voor een spreadsheet van Goo"),
}


@pytest.mark.parametrize("name", TOO_SOON)
def test_what_cannot_be_is_said_before_anything_is_made(
    server: SheetsServer, say: Callable[..., Said], name: str
) -> None:
    line, sentence = TOO_SOON[name]
    said = say("init", *line)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(sentence)
    assert "er is niets ge" in said.err
    assert "nothing was" in say("init", *line, "--lang", "en").err
    assert server.log.lines == []


# ---- Drive will not have it


def refused(said: Said, code: int = 3) -> str:
    assert (said.code, said.out) == (code, ""), said
    assert "Traceback" not in said.err
    return said.err


def test_a_service_account_has_no_room_of_its_own(
    server: SheetsServer, say: Callable[..., Said]
) -> None:
    server.service.world.storeless.add(ROBOT)
    assert refused(say("init", "--new", "Register")) == (
        f"Er is niets gemaakt: {ROBOT} is een serviceaccount, en dat heeft sinds 2025 geen eigen "
        "opslagruimte op Drive. Maak een map op een gedeelde Drive (Google Workspace), deel die "
        f"met {ROBOT} als Contentmanager, en geef die map met --folder ADRES. Zonder gedeelde "
        f"Drive: maak zelf een lege spreadsheet, deel die met {ROBOT} als bewerker, en draai: "
        "sheets-sync init ADRES\n"
    )
    assert made(server) == []


@pytest.mark.parametrize("form", ["{}", FOLDERS + "{}", FOLDERS + "{}?usp=sharing"])
def test_a_folder_on_a_shared_drive_has_room(
    server: SheetsServer, say: Callable[..., Said], form: str
) -> None:
    server.service.world.storeless.add(ROBOT)
    folder = server.folder("Registers", shared_drive=True)
    said = say("init", "--new", "Register", "--folder", form.format(folder), "--share", BEA)
    assert (said.code, said.err) == (0, "")
    (file,) = made(server)
    assert file.parents == [folder]
    assert titles(file)[0] == "Overzicht"
    assert scopes(server) == {"drive.file", "drive"}


def test_an_ordinary_folder_has_none(server: SheetsServer, say: Callable[..., Said]) -> None:
    server.service.world.storeless.add(ROBOT)
    folder = server.folder("Mijn map")
    said = refused(say("init", "--new", "Register", "--folder", folder))
    assert said.startswith(
        "Er is niets gemaakt: de map bij --folder ligt niet op een gedeelde Drive"
    )


def test_a_folder_that_is_not_there_or_closed(
    server: SheetsServer, say: Callable[..., Said]
) -> None:
    for folder in ("1" * 33, server.folder("Dicht", robot=""), server.folder("L", robot="reader")):
        said = refused(say("init", "--new", "Register", "--folder", folder))
        assert said == (
            f"Er is niets gemaakt: de map bij --folder bestaat niet, of {ROBOT} mag er niets in "
            f"zetten. Controleer het adres, en deel de map met {ROBOT}: als Contentmanager op een "
            "gedeelde Drive.\n"
        )
    sheet = server.spreadsheet("Geen map")
    said = refused(say("init", "--new", "Register", "--folder", sheet))
    assert said.startswith("Er is niets gemaakt: bij --folder staat het adres van een bestand.")
    assert made(server) == []


@pytest.mark.parametrize(
    ("reason", "code", "sentence"),
    [
        ("accessNotConfigured", 3, "De Google Drive API staat uit in het Google-project"),
        ("insufficientPermissions", 3, "De aanmelding geeft niet genoeg rechten."),
        ("domainPolicy", 3, "Er is niets gemaakt: Google staat dit account niet toe"),
        ("userRateLimitExceeded", 5, "Google laat nu niet meer aanvragen toe."),
    ],
)
def test_drive_says_no(
    server: SheetsServer, say: Callable[..., Said], reason: str, code: int, sentence: str
) -> None:
    server.fail("error", When("drive.files.create", times=ALWAYS), code=403, reason=reason)
    assert refused(say("init", "--new", "Register"), code).startswith(sentence)
    assert made(server) == []


def test_too_fast_for_a_moment_is_waited_for(
    server: SheetsServer, say: Callable[..., Said], clock: Clock
) -> None:
    for when, reason in ((CREATE, "userRateLimitExceeded"), (INSERT, "rateLimitExceeded")):
        server.fail("error", when, code=403, reason=reason)
    server.fail("error", When("drive.files.create", nth=2), code=429)
    assert say("init", "--new", "Register", "--share", BEA).code == 0
    assert len(made(server)) == 1
    assert clock.time > 0


@pytest.mark.parametrize(
    ("key_of", "sentence"),
    [
        ("weg@example.iam.gserviceaccount.com", "Google neemt de aanmelding met {key} niet aan"),
        ("", "{key} is geen bruikbaar sleutelbestand."),
    ],
)
def test_a_key_that_is_no_good(
    server: SheetsServer, key: Path, say: Callable[..., Said], key_of: str, sentence: str
) -> None:
    content = json.loads(key.read_text())
    key.write_text(json.dumps(content | {"client_email": key_of}) if key_of else "{")
    assert refused(say("init", "--new", "Register")).startswith(sentence.format(key=key))
    assert made(server) == []


def test_without_a_network(
    server: SheetsServer, say: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert server.base_url
    monkeypatch.delenv("SHEETS_SYNC_CREDENTIALS")
    monkeypatch.setenv("SHEETS_SYNC_API", "http://127.0.0.1:1")
    assert refused(say("init", "--new", "Register")) == (
        "127.0.0.1:1 is niet te bereiken (Connection refused). Controleer de verbinding met "
        "internet.\n"
    )


# ---- no answer


@pytest.mark.parametrize("kind", ["cut_before", "cut_after", "truncated"])
def test_an_answer_that_got_lost_makes_no_second_sheet(
    server: SheetsServer, say: Callable[..., Said], kind: str
) -> None:
    server.spreadsheet("Register")
    server.fail(kind, CREATE)  # type: ignore[arg-type] # one of its kinds
    said = refused(say("init", "--new", "Register"))
    if kind == "cut_before":
        assert (
            said == "Google gaf geen antwoord, en er is geen spreadsheet gemaakt. Draai opnieuw.\n"
        )
        return
    here = address(server)
    assert said == (
        f"Google gaf geen antwoord, maar er is een spreadsheet met deze titel: {here}. Is dat de "
        "nieuwe, ga dan verder met: sheets-sync init ADRES. Zo niet, draai opnieuw.\n"
    )
    assert say("init", here).code == 0


def test_an_answer_that_got_lost_and_nothing_to_be_seen(
    server: SheetsServer, say: Callable[..., Said]
) -> None:
    server.fail("error", CREATE, code=503, applied=True)
    server.fail("error", When("drive.files.list", times=ALWAYS), code=503)
    said = refused(say("init", "--new", "Register"))
    assert said.startswith(
        "Google gaf geen antwoord; of de spreadsheet is gemaakt, is niet te zien."
    )


# ---- made, and then


@pytest.mark.parametrize(
    ("reason", "status", "code", "sentence"),
    [
        ("sharingRateLimitExceeded", 403, 5, "Google laat dit account vandaag niet met meer men"),
        ("shareOutNotPermitted", 400, 3, "de instellingen van de organisatie, of van de gedeeld"),
        ("domainPolicy", 403, 3, "de instellingen van de organisatie, of van de gedeelde Drive,"),
        ("invalid", 400, 3, "Google kent dit adres niet. Controleer of het goed is geschreven."),
        ("somethingNew", 403, 3, "Google weigert te delen (somethingNew)."),
        ("accessNotConfigured", 403, 3, "De Google Drive API staat uit in het Google-project"),
    ],
)
def test_one_who_cannot_be_an_editor_keeps_out_nobody_else(
    server: SheetsServer,
    say: Callable[..., Said],
    reason: str,
    status: int,
    code: int,
    sentence: str,
) -> None:
    server.fail("error", INSERT, code=status, reason=reason)
    said = say("init", "--new", "Register", "--share", BEA, "--share", JAN)
    here = address(server)
    assert said.code == code
    assert said.lines[:2] == [f"De spreadsheet is gemaakt: {here}", f"Gedeeld als bewerker: {JAN}."]
    assert titles(made(server)[0])[0] == "Overzicht"
    first, why, again = said.err.splitlines()
    assert first == f"Niet iedereen is bewerker van {here} geworden; de rest is gelukt."
    assert sentence in why
    assert again == (f"  - Opnieuw delen kan met: sheets-sync init {here} --adopt --share {BEA}")
    assert say(*again.partition("sheets-sync ")[2].split()).code == 0
    assert roles(made(server)[0])[BEA] == "writer"


def test_sharing_twice_does_no_harm(server: SheetsServer, say: Callable[..., Said]) -> None:
    server.fail("cut_after", INSERT)
    assert say("init", "--new", "Register", "--share", BEA).code == 0
    assert roles(made(server)[0])[BEA] == "writer"
    assert server.log.count("drive.permissions.create") == 2


def test_only_what_the_program_made_can_be_shared_by_it(
    server: SheetsServer, say: Callable[..., Said]
) -> None:
    other = server.spreadsheet("Van iemand")
    said = say("init", other, "--share", BEA)
    assert said.code == 3
    assert said.lines[0].startswith(f"{ADDRESS}{other} is gemaakt.")
    assert said.err.splitlines()[1] == (
        f"  - {BEA}: het programma mag alleen delen wat het zelf heeft gemaakt. Deel de "
        "spreadsheet in de browser, met Delen rechtsboven."
    )


SHEETS_OFF = ("spreadsheets.get", 403, "SERVICE_DISABLED", "De Google Sheets API staat uit")
BUSY = ("spreadsheets.batchUpdate", 429, "", "Google laat nu niet meer aanvragen toe.")


@pytest.mark.parametrize(("method", "status", "reason", "sentence"), [SHEETS_OFF, BUSY])
def test_the_address_is_told_whatever_goes_wrong_next(
    server: SheetsServer,
    say: Callable[..., Said],
    method: str,
    status: int,
    reason: str,
    sentence: str,
) -> None:
    server.fail("error", When(method, times=ALWAYS), code=status, reason=reason)
    said = say("init", "--new", "Register", "--share", BEA)
    here = address(server)
    assert said.code == (5 if status == 429 else 3)
    assert said.lines == [f"De spreadsheet is gemaakt: {here}", f"Gedeeld als bewerker: {BEA}."]
    first, *_, last = said.err.splitlines()
    assert first.startswith(sentence)
    assert last == (
        f"  - {here} is gemaakt, maar nog niet ingericht. Verhelp wat hierboven staat, en ga "
        f"verder met: sheets-sync init {here}"
    )
    server.service.faults.clear()
    assert say("init", here).code == 0
    assert titles(made(server)[0])[0] == "Overzicht"


def test_nobody_knows_whether_it_was_made_ready(
    server: SheetsServer, say: Callable[..., Said]
) -> None:
    server.fail("cut_after", When("spreadsheets.batchUpdate", times=ALWAYS))
    server.fail("error", When("spreadsheets.get", nth=3, times=ALWAYS), code=503)
    said = say("init", "--new", "Register")
    here = address(server)
    assert said.code == 3
    assert said.err.splitlines()[-1] == (
        f"  - {here} is gemaakt; of hij is ingericht, is niet zeker. Ga verder met: "
        f"sheets-sync init {here} --adopt"
    )
    server.service.faults.clear()
    assert say("init", here, "--adopt", "--yes").code == 0
    assert say("doctor", here).code == 0


# ---- for programs


def test_as_json(server: SheetsServer, say: Callable[..., Said]) -> None:
    said = say("init", "--new", "Register", "--share", BEA, "--json")
    here = address(server)
    assert json.loads(said.out) == {
        "register": here,
        "ready": True,
        "added": [],
        "shared": [BEA],
        "mailed": [],
        "not_shared": [],
    }
    server.fail("error", INSERT, code=400, reason="invalid")
    said = say("init", here, "--adopt", "--share", JAN, "--json", "--lang", "en")
    assert said.code == 3
    assert json.loads(said.out)["not_shared"] == [
        {
            "address": JAN,
            "message": f"{JAN}: Google does not know this address. Check how it is written.",
        }
    ]


def test_as_json_when_it_is_not_ready(server: SheetsServer, say: Callable[..., Said]) -> None:
    server.fail("error", When("spreadsheets.batchUpdate", times=ALWAYS), code=403)
    said = say("init", "--new", "Register", "--json")
    record = json.loads(said.out)
    assert (said.code, record["register"], record["ready"]) == (3, address(server), False)


def test_as_json_nobody_is_asked(server: SheetsServer, say: Callable[..., Said]) -> None:
    used = server.spreadsheet("In gebruik", owner=OWNER)
    said = say("init", used, "--adopt", "--json")
    assert (said.code, said.out) == (2, "")
    said = say("init", used, "--adopt", "--json", "--yes")
    assert "Plannen: nieuw tabblad." in json.loads(said.out)["added"]


def test_a_workbook_as_json(tmp_path: Path, say: Callable[..., Said]) -> None:
    path = tmp_path / "register.xlsx"
    assert json.loads(say("init", path, "--json").out)["register"] == str(path)
