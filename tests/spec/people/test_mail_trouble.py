"""Mail when the server, the network or the register does not do what it should."""

from __future__ import annotations

import socket
from datetime import datetime
from typing import TYPE_CHECKING

import openpyxl
import pytest
from support.mailbox import Mailbox, text_of
from support.written.books import ROOT, cells, save
from support.written.tables import register

from sheets_sync.people import mail_server
from sheets_sync.people.outbox import Outbox

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.written.books import Said

SECRET = "geheim-woord"
HOSTILE = '<script>alert(1)</script> "Bo" & {{ 7*7 }}\r\nBcc: dief@example.org'
START = "2022-02-21T08:00"
WRITTEN = register(
    """
    Aanvragen
    Tijdstempel      | Hogeschool         | E-mailadres      | Geschatte uren | Vraag
    2022-01-03T09:00 | HRO                | noor@example.org | 12             | Hulp
    2022-01-04T10:00 | Hogeschool Zeekant | bo@example.org   | 8              | Raad

    Plannen
    Kenmerk     | Begrote uren | Besluit | Besluit op | Start      | Gepland einde
    SI-2022-001 | 10           |         |            | 2022-03-20 | 2022-03-25
    SI-2022-002 | 8            |         |            | 2022-03-10 | 2022-03-20
    """
)
LATER = (
    "De mailserver vroeg om later terug te komen voor: SI-2022-001-A. De volgende keer gaat het "
    "opnieuw."
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return save(WRITTEN, tmp_path / "Register.xlsx")


@pytest.fixture
def decided(on: Callable[..., Said], post: Mailbox, path: Path) -> None:
    """Two decisions are ready to go on 23 February; mail began two days before."""
    on(START)
    book = openpyxl.load_workbook(path)
    sheet = book["Plannen"]
    headers = [cell.value for cell in sheet[1]]
    for row in (2, 3):
        sheet.cell(row, headers.index("Besluit") + 1, "Goedgekeurd")
        sheet.cell(row, headers.index("Besluit op") + 1, datetime(2022, 2, 22))  # noqa: DTZ001
    book.save(path)
    on("2022-02-22T08:00")
    post.came.clear()
    post.to.clear()


def log(path: Path) -> list[str]:
    """The phases of the lines about mail."""
    reasons = [str(row["Reden"]) for row in cells(path, "Logboek") if row["Kolom"] == "Post"]
    return [reason.rpartition(" ")[2].rstrip("]") for reason in reasons]


# ---- before anything goes


def test_no_server_there(
    on: Callable[..., Said], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    monkeypatch.setenv("SHEETS_SYNC_SMTP", f"smtp://noor:{SECRET}@127.0.0.1:{port}")
    said = on(START)
    assert said.code == 3
    assert "De mailserver 127.0.0.1 is niet te bereiken" in said.err
    assert "er is niets verstuurd" in said.err
    assert SECRET not in said.out + said.err
    assert log(path) == []


def test_a_server_that_never_says_a_word(
    on: Callable[..., Said], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail_server.Server.__new__, "__defaults__", (0.3,))
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        monkeypatch.setenv("SHEETS_SYNC_SMTP", f"smtp://127.0.0.1:{port}")
        said = on(START)
    assert said.code == 3
    assert "geeft geen antwoord; er is niets verstuurd" in said.err
    assert log(path) == []


@pytest.mark.parametrize(
    "address",
    ["mail.example.org", "ftp://mail.example.org", "smtps://", f"smtps://{SECRET}@", "smtp://a:b"],
)
def test_an_address_that_is_none(
    on: Callable[..., Said], monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("SHEETS_SYNC_SMTP", address)
    said = on(START)
    assert said.code == 2
    assert "geen adres van een mailserver" in said.err
    assert SECRET not in said.err


def test_a_server_that_does_not_let_us_in(
    on: Callable[..., Said], post: Mailbox, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    import os

    address = os.environ["SHEETS_SYNC_SMTP"].replace("//", f"//noor:{SECRET}@")
    monkeypatch.setenv("SHEETS_SYNC_SMTP", address)
    said = on(START)
    assert said.code == 3
    assert SECRET not in said.out + said.err
    assert (post.came, log(path)) == ([], [])


def test_a_file_with_the_address_is_its_owners_alone(
    on: Callable[..., Said], post: Mailbox, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import os

    file = tmp_path / "smtp"
    file.write_text(os.environ["SHEETS_SYNC_SMTP"])
    monkeypatch.delenv("SHEETS_SYNC_SMTP")
    monkeypatch.setenv("SHEETS_SYNC_SMTP_FILE", str(file))
    file.chmod(0o644)
    assert "chmod 600" in on(START).err
    file.chmod(0o600)
    assert on(START).code == 0
    assert len(post.came) == 1


def test_more_than_may_go_at_once(
    on: Callable[..., Said],
    say: Callable[..., Said],
    post: Mailbox,
    decided: None,
    path: Path,
    tmp_path: Path,
) -> None:
    del decided
    source = (ROOT / "validators" / "pilot.toml").read_text("utf-8")
    few = tmp_path / "weinig.toml"
    few.write_text(source.replace("most = 50", "most = 1"), "utf-8")
    before = log(path)
    said = on("2022-02-23T08:00", "--programme", few)
    assert said.code == 6
    assert "te veel mails klaar: 2" in said.err
    assert (post.came, log(path)) == ([], before)
    said = say("mail", path, "--today=2022-02-23T08:00", "--programme", few, "--all")
    assert said.lines[0] == "2 mails verstuurd."


def test_a_copy_of_a_register_sends_nothing(
    on: Callable[..., Said], say: Callable[..., Said], post: Mailbox, decided: None, path: Path
) -> None:
    del on, decided
    copy = path.with_name("Kopie.xlsx")
    copy.write_bytes(path.read_bytes())
    assert say("mail", copy, "--today=2022-02-23T08:00").code == 6
    assert post.came == []
    # Also when it was said to be one: mail is another question.
    assert say("sync", copy, "--today=2022-02-23T08:00", "--as", "copy").code == 0
    said = say("mail", copy, "--today=2022-02-23T08:00")
    assert said.code == 6
    assert "Is dit een kopie" in said.err
    assert post.came == []
    assert say("mail", copy, "--today=2022-02-23T08:00", "--here").code == 0
    assert len(post.came) == 2


# ---- while it goes


def test_a_server_that_asks_to_come_back_later(
    on: Callable[..., Said], post: Mailbox, decided: None, path: Path
) -> None:
    del decided
    post.answers = ["450 greylisted"]
    said = on("2022-02-23T08:00")
    assert said.code == 1
    assert said.lines == [
        "1 mail verstuurd.",
        LATER,
    ]
    assert log(path)[-3:] == ["intended", "sent", "later"]
    assert on("2022-02-23T08:30").lines == ["Er is niets te versturen."]
    assert on("2022-02-23T09:30").lines == ["1 mail verstuurd."]
    assert len(post.read("noor@example.org")) == 1
    assert len(post.read("bo@example.org")) == 1


@pytest.mark.parametrize("answer", ["550 no such user", "data 554 no"])
def test_an_address_that_bounces_at_once(
    on: Callable[..., Said], post: Mailbox, decided: None, path: Path, answer: str
) -> None:
    del decided
    post.answers = [answer]
    said = on("2022-02-23T08:00")
    assert said.code == 1
    assert "De mailserver weigert het adres bij: SI-2022-001-A." in said.out
    assert len(post.came) == 1
    # Nothing is tried again at that address; it is told each time.
    said = on("2022-02-24T08:00")
    assert (said.code, said.lines[0]) == (1, "Er is niets te versturen.")
    assert "weigert het adres bij: SI-2022-001-A" in said.out
    book = openpyxl.load_workbook(path)
    sheet = book["Aanvragen"]
    headers = [cell.value for cell in sheet[1]]
    sheet.cell(2, headers.index("E-mailadres") + 1, "noor.vlasveld@example.org")
    book.save(path)
    assert on("2022-02-25T08:00").lines == ["1 mail verstuurd."]
    assert len(post.read("noor.vlasveld@example.org")) == 1


def test_a_server_that_takes_a_mail_and_goes_away(
    on: Callable[..., Said], post: Mailbox, decided: None
) -> None:
    del decided
    post.answers = ["leave"]
    assert on("2022-02-23T08:00").lines == ["2 mails verstuurd."]
    assert len(post.came) == 2


@pytest.mark.parametrize("answer", ["drop", "hang"])
def test_nobody_knows_whether_it_arrived(
    on: Callable[..., Said],
    post: Mailbox,
    decided: None,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    path: Path,
) -> None:
    del decided
    monkeypatch.setattr(mail_server.Server.__new__, "__defaults__", (1.0,))
    post.answers = [answer]
    said = on("2022-02-23T08:00")
    assert said.code == 1
    assert "Onbekend of deze mail is aangekomen: SI-2022-001-A." in said.out
    assert "1 mail verstuurd." in said.out
    assert log(path)[-3:] == ["intended", "sent", "unknown"]
    assert on("2022-02-24T08:00").lines == ["Er is niets te versturen."]
    assert len(post.read("bo@example.org")) == 1
    assert len(post.read("noor@example.org")) <= 1


def test_a_server_that_stops_in_the_middle(
    on: Callable[..., Said], post: Mailbox, decided: None
) -> None:
    del decided
    post.answers = ["421 closing"] * 3
    said = on("2022-02-23T08:00")
    assert said.code == 1
    assert "De verbinding met de mailserver viel weg" in said.out
    assert post.came == []
    assert on("2022-02-23T10:00").lines == ["2 mails verstuurd."]


# ---- what a run that was killed left


def test_after_a_crash_nothing_is_lost_and_nothing_goes_twice(
    on: Callable[..., Said],
    post: Mailbox,
    decided: None,
    monkeypatch: pytest.MonkeyPatch,
    path: Path,
) -> None:
    """Killed at each point between the first note and the last."""
    del decided
    with monkeypatch.context() as patched:
        patched.setattr(Outbox, "became", _killed)
        assert on("2022-02-23T08:00").code == 70
    assert len(post.came) == 1
    assert log(path)[-1] == "intended"
    said = on("2022-02-23T08:01")
    # The first had been handed over and its outcome was never noted; the second never went.
    assert "Onbekend of deze mail is aangekomen: SI-2022-001-A." in said.out
    assert on("2022-02-23T10:00").lines == ["1 mail verstuurd."]
    assert len(post.read("bo@example.org")) == 1
    assert len(post.read("noor@example.org")) == 1


def _killed(*_given: object, **_named: object) -> None:
    raise RuntimeError


def test_a_run_that_was_killed_elsewhere(
    on: Callable[..., Said],
    say: Callable[..., Said],
    post: Mailbox,
    decided: None,
    monkeypatch: pytest.MonkeyPatch,
    path: Path,
) -> None:
    del decided
    with monkeypatch.context() as patched:
        patched.setattr(Outbox, "became", _killed)
        on("2022-02-23T08:00")
    # This machine knows nothing of it.
    monkeypatch.setenv("XDG_STATE_HOME", str(path.parent / "elders"))
    said = say("mail", path, "--today=2022-02-23T08:10")
    assert said.code == 5
    assert "nog bezig" in said.err
    said = say("mail", path, "--today=2022-02-23T10:00")
    assert "SI-2022-001-A, SI-2022-002-A" in said.out
    assert len(post.came) == 1


# ---- what stands in the rows


def test_what_somebody_typed_is_text_wherever_it_stands(
    on: Callable[..., Said], post: Mailbox, decided: None, path: Path
) -> None:
    del decided
    book = openpyxl.load_workbook(path)
    parties = book["Hogescholen"]
    for row in parties.iter_rows():
        for cell in row:
            if cell.value == "Hogeschool Zeekant":
                cell.value = HOSTILE
    requests = book["Aanvragen"]
    for row in requests.iter_rows():
        for cell in row:
            if cell.value == "Hogeschool Zeekant":
                cell.value = HOSTILE
    book.save(path)
    on("2022-02-23T08:00")
    [mail] = post.read("bo@example.org")
    assert mail["Bcc"] is None
    html = text_of(mail, "html")
    assert "<script" not in html
    assert post.to[-1] == ["bo@example.org"]


def test_a_subject_stays_on_its_line(
    on: Callable[..., Said], post: Mailbox, path: Path, tmp_path: Path
) -> None:
    source = (ROOT / "validators" / "pilot.toml").read_text("utf-8")
    own = tmp_path / "eigen.toml"
    subject = 'subject.nl = "Aanvraag {[Kenmerk]} is ontvangen"'
    assert subject in source
    own.write_text(source.replace(subject, 'subject.nl = "Aanvraag van {[Naam aanvrager]}"'))
    on("2022-01-03T08:00", "--programme", own)
    book = openpyxl.load_workbook(path)
    sheet = book["Aanvragen"]
    headers = [cell.value for cell in sheet[1]]
    row = {header: sheet.cell(2, place + 1).value for place, header in enumerate(headers[:13])}
    row |= {"Naam aanvrager": HOSTILE, "E-mailadres": "kim@example.org", "Vraag": "Meer"}
    for place, header in enumerate(headers[:13], start=1):
        sheet.cell(4, place, row[header])
    book.save(path)
    on("2022-02-22T08:00", "--programme", own)
    on("2022-02-23T08:00", "--programme", own)
    [mail] = post.read("kim@example.org")
    assert mail["Bcc"] is None
    assert "Bcc: dief@example.org" in str(mail["Subject"])
    assert "\n" not in str(mail["Subject"])


def test_a_template_of_ones_own(
    on: Callable[..., Said], post: Mailbox, path: Path, tmp_path: Path
) -> None:
    del path
    source = (ROOT / "validators" / "pilot.toml").read_text("utf-8")
    own = tmp_path / "eigen.toml"
    template = "templates.digest.text = 'Voor {{ name }}: {{ rows | length }}, {{ rows[0].kleur }}'"
    own.write_text(source.replace('quiet = "NL"', f'quiet = "NL"\n{template}'))
    said = on(START, "--programme", own)
    assert said.code == 2
    assert "mail.templates.digest.text: dit sjabloon kan niet worden ingevuld" in said.err
    assert post.came == []
    own.write_text(
        source.replace('quiet = "NL"', f'quiet = "NL"\n{template}'.replace("kleur", "status"))
    )
    assert on(START, "--programme", own).code == 0
    assert text_of(post.came[0]).startswith("Voor Zestor: 4, ")
