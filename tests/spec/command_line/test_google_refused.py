"""Google will not have it: every way has a sentence that says what to do, and exit code 3."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from support.google.online import REQUESTS, ROBOT, TODAY, Online, book_of, three_hours_ahead
from support.written.tables import register

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.written.books import Said

NOWHERE = "1" + "A" * 43
COMMANDS = [
    *("sync", "sync --dry-run", "check", "status", "explain", "export", "doctor"),
    *("init", "init --adopt"),
]


def said_of(say: Callable[..., Said], command: str, register: str, folder: Path) -> Said:
    name, *options = command.split()
    more: dict[str, list[object]] = {"explain": ["SI-2022-001"], "export": [folder / "uit"]}
    return say(name, register, *more.get(name, []), *options)


def sentence(said: Said) -> str:
    """Why it stopped, on the screen or as the doctor's last line."""
    assert "Traceback" not in said.out + said.err
    return said.err.strip() or said.lines[-1].removeprefix("fout").strip()


@pytest.mark.parametrize("command", COMMANDS)
def test_no_access_says_which_address_to_share_with(
    online: Online, tmp_path: Path, command: str
) -> None:
    body = book_of(register(REQUESTS))
    private = online.server.spreadsheet("Register", robot="", body=body)
    said = said_of(online.command, command, private, tmp_path)
    assert said.code == 3
    assert sentence(said) == (
        f"Geen toegang tot https://docs.google.com/spreadsheets/d/{private}. Deel de spreadsheet "
        f"met {ROBOT}, als bewerker."
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_an_id_of_nothing_or_of_what_was_deleted(
    online: Online, tmp_path: Path, command: str
) -> None:
    said = said_of(online.command, command, NOWHERE, tmp_path)
    assert said.code == 3
    assert sentence(said) == (
        f"https://docs.google.com/spreadsheets/d/{NOWHERE} bestaat niet. Controleer het adres; "
        "misschien is de spreadsheet verwijderd en staat hij nog in de prullenbak."
    )


@pytest.mark.parametrize("command", [*COMMANDS, "schedule"])
@pytest.mark.parametrize(
    "address",
    [
        "https://docs.google.com/spreadsheets/d/kort/edit",
        f"https://docs.google.com/document/d/{NOWHERE}/edit",
        "https://example.org/register",
    ],
)
def test_an_address_of_something_else(
    online: Online, tmp_path: Path, command: str, address: str
) -> None:
    said = said_of(online.command, command, address, tmp_path)
    assert said.code == 3
    assert sentence(said) == (
        "Het adres van het register is geen adres van een Google-spreadsheet. Kopieer het adres "
        "uit de browser; het begint met https://docs.google.com/spreadsheets/d/."
    )
    assert online.server.log.lines == []


@pytest.mark.parametrize(
    "form",
    ["{}", "  {}", "https://docs.google.com/spreadsheets/d/{}/edit#gid=0"],
)
@pytest.mark.parametrize("command", COMMANDS[:-2])
def test_an_id_and_an_address_are_the_same_register(
    online: Online, tmp_path: Path, command: str, form: str
) -> None:
    online.sync()
    command = f"{command} {TODAY}" if command.startswith("sync") else command
    said = said_of(online.command, command, form.format(online.sheet), tmp_path)
    assert (said.code, said.err) == (0, "")


def test_who_may_only_read_can_look_and_not_write(online: Online) -> None:
    body = book_of(register(REQUESTS))
    shown = online.server.spreadsheet("Register", robot="reader", body=body)
    there = Online(online.server, shown, online.command)
    before = there.everything()
    assert there.say("check", TODAY).code == 0
    said = there.sync()
    assert (said.code, said.err) == (
        3,
        (
            f"https://docs.google.com/spreadsheets/d/{shown} mag alleen worden gelezen; er is "
            f"niets geschreven. Maak {ROBOT} bewerker van de spreadsheet.\n"
        ),
    )
    assert there.everything() == before


# ---- keys


@pytest.mark.parametrize(
    ("content", "mode", "sentence"),
    [
        (
            "{}",
            0o640,
            (
                "Het sleutelbestand {file} mag door anderen op deze computer worden gelezen; "
                "het is niet gebruikt. Sluit het af met: chmod 600 {file}"
            ),
        ),
        (
            "{",
            0o600,
            (
                "{file} is geen bruikbaar sleutelbestand. Download de sleutel van het "
                "serviceaccount opnieuw, als JSON."
            ),
        ),
        (
            '{"type": "service_account"}',
            0o600,
            (
                "{file} is geen bruikbaar sleutelbestand. Download "
                "de sleutel van het serviceaccount opnieuw, als JSON."
            ),
        ),
    ],
    ids=["open to others", "half a file", "fields lack"],
)
@pytest.mark.parametrize("command", ["sync", "doctor"])
def test_a_key_file_that_cannot_be_used(
    online: Online, tmp_path: Path, command: str, content: str, mode: int, sentence: str
) -> None:
    file = tmp_path / "sleutel.json"
    file.write_text(content)
    file.chmod(mode)
    said = online.say(command, "--credentials", file)
    assert said.code == 3
    assert (said.out + said.err).rstrip().endswith(sentence.format(file=file))
    assert online.server.log.lines == []


@pytest.mark.parametrize("command", ["sync", "doctor"])
def test_a_key_that_was_revoked_or_has_expired(online: Online, key: Path, command: str) -> None:
    content = json.loads(key.read_text())
    key.write_text(json.dumps(content | {"client_email": "weg@example.iam.gserviceaccount.com"}))
    said = online.say(command)
    assert said.code == 3
    assert (
        (said.out + said.err)
        .rstrip()
        .endswith(
            f"Google neemt de aanmelding met {key} niet aan: de sleutel is verlopen, "
            "ingetrokken of van een account dat niet meer bestaat. Maak een nieuwe sleutel."
        )
    )
    assert content["private_key"][40:80] not in said.out + said.err


@pytest.mark.parametrize("command", ["sync", "doctor"])
def test_a_clock_that_is_three_hours_wrong(
    online: Online, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    three_hours_ahead(monkeypatch)
    said = online.say(command)
    assert said.code == 3
    assert (
        (said.out + said.err)
        .rstrip()
        .endswith(
            "Google neemt de aanmelding niet aan, want de klok van deze computer loopt 180 minuten "
            "verkeerd. Zet de klok gelijk."
        )
    )


def test_nobody_is_signed_in_at_all(
    say: Callable[..., Said], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("SHEETS_SYNC_API", "SHEETS_SYNC_CREDENTIALS", "GOOGLE_APPLICATION_CREDENTIALS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CLOUDSDK_CONFIG", str(tmp_path))
    monkeypatch.setenv("NO_GCE_CHECK", "true")
    said = say("sync", NOWHERE)
    assert (said.code, said.err) == (
        3,
        (
            "Er is geen account om bij Google mee aan te melden. Geef het sleutelbestand van een "
            "serviceaccount met --credentials of in SHEETS_SYNC_CREDENTIALS.\n"
        ),
    )
