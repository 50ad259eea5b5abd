"""``sheets-sync mail``: what people find in their mailbox, and what is said when it goes wrong."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import openpyxl
import pytest
from support.mailbox import Mailbox, in_folder, text_of
from support.written.books import ROOT, cells, save
from support.written.tables import register

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.written.books import Said

WRITTEN = register(
    """
    Aanvragen
    Tijdstempel      | Hogeschool         | E-mailadres      | Geschatte uren | Vraag
    2022-01-03T09:00 | HRO                | noor@example.org | 12             | Hulp
    2022-01-04T10:00 | Hogeschool Zeekant | bo@example.org   | 8              | Raad
    2022-01-05T10:00 | HRO                | fen@example.org  | 4              | Iets

    Plannen
    Kenmerk     | Begrote uren | Besluit     | Besluit op | Start      | Gepland einde | Afgerond op
    SI-2022-001 | 10           | Goedgekeurd | 2022-01-12 | 2022-01-20 | 2022-02-15    | 2022-02-18
    SI-2022-002 | 8            |             |            | 2022-03-10 | 2022-03-20    |
    """
)
START = "2022-02-21T08:00"
"""A Monday, so the day after is one on which mail goes."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return save(WRITTEN, tmp_path / "Register.xlsx")


def typed(
    path: Path, tab: str, header: str, row: int, value: datetime | str | float | None
) -> None:
    """Somebody types in a cell."""
    book = openpyxl.load_workbook(path)
    sheet = book[tab]
    headers = [cell.value for cell in sheet[1]]
    sheet.cell(row + 1, headers.index(header) + 1, value)
    book.save(path)


def test_what_is_new_goes_to_who_is_at_move_and_once(
    on: Callable[..., Said], post: Mailbox
) -> None:
    said = on(START)
    assert (said.code, said.err) == (0, "")
    assert said.lines[0] == "2 mails verstuurd."
    assert post.connections == 1
    [zestor] = post.read("sociale-inkoop@example.org")
    assert "SI-2022-002-A" in text_of(zestor)
    assert "Wacht op besluit" in text_of(zestor, "html")
    assert on("2022-02-21T09:00").lines == ["Er is niets te versturen."]
    assert on("2022-02-22T08:00").lines == ["Er is niets te versturen."]
    assert len(post.came) == 2


def test_a_look_sends_nothing_and_writes_nothing(
    say: Callable[..., Said], post: Mailbox, path: Path, tmp_path: Path
) -> None:
    say("sync", path, f"--today={START}")
    before = path.read_bytes()
    folder = tmp_path / "kijk"
    said = say("mail", path, f"--today={START}", "--dry-run", "--to-folder", folder)
    assert said.code == 0
    assert "Aantal mails: 2" in said.out
    assert len(in_folder(folder)) == 2
    assert path.read_bytes() == before
    assert post.came == []


def test_a_folder_gets_them_as_files(on: Callable[..., Said], tmp_path: Path) -> None:
    folder = tmp_path / "diep" / "uit"
    assert on(START, "--to-folder", folder).lines[0] == f"2 mails geschreven in {folder}."
    assert on("2022-02-22T08:00", "--to-folder", folder).code == 0
    assert len(in_folder(folder)) == 2


def test_an_evaluation_is_asked_for_by_the_ladder_until_it_is_there(
    on: Callable[..., Said], post: Mailbox, path: Path
) -> None:
    on(START)
    assert post.read("noor@example.org") == []
    # The last day is Friday 4 March: a week before, that day, a week later, and then Zestor.
    for day in ("02-25", "02-28", "03-04", "03-07", "03-11", "03-14"):
        on(f"2022-{day}T08:00")
    got = post.read("noor@example.org")
    assert [str(one["Date"])[5:11] for one in got] == ["25 Feb", "04 Mar", "11 Mar"]
    assert "04-03-2022" in str(got[0]["Subject"])
    [calendar] = list(got[0].iter_attachments())
    assert "DTSTART;VALUE=DATE:20220304" in calendar.get_content()
    typed(path, "Plannen", "Afgerond op", 1, None)
    on("2022-03-18T08:00")
    assert len(post.read("noor@example.org")) == 3


def test_a_term_that_moves_starts_no_step_twice(
    on: Callable[..., Said], post: Mailbox, path: Path
) -> None:
    on(START)
    on("2022-02-25T08:00")
    typed(path, "Plannen", "Afgerond op", 1, datetime(2022, 2, 23))  # noqa: DTZ001 -- a cell
    on("2022-03-02T08:00")
    assert len(post.read("noor@example.org")) == 1
    on("2022-03-09T08:00")
    assert [str(one["Date"])[5:11] for one in post.read("noor@example.org")] == [
        "25 Feb",
        "09 Mar",
    ]


def test_a_decision_comes_as_a_letter_a_day_later(
    on: Callable[..., Said], post: Mailbox, path: Path
) -> None:
    on(START)
    typed(path, "Plannen", "Besluit", 2, "Goedgekeurd")
    typed(path, "Plannen", "Besluit op", 2, datetime(2022, 2, 22))  # noqa: DTZ001 -- a cell
    on("2022-02-22T08:00")
    assert post.read("bo@example.org") == []
    on("2022-02-23T08:00")
    [first] = post.read("bo@example.org")
    assert first["Subject"] == "Besluit over plan SI-2022-002-A"
    assert "8 uur" in text_of(first)
    [letter] = list(first.iter_attachments())
    assert letter.get_content_type() == "application/pdf"
    assert letter.get_content().startswith(b"%PDF-")
    # What was sealed goes on counting until somebody answers that the new value does.
    typed(path, "Plannen", "Toegekende uren", 2, 6)
    on("2022-02-24T08:00")
    assert len(post.read("bo@example.org")) == 1


def test_a_request_is_confirmed_when_it_was_found_in_order(
    on: Callable[..., Said], post: Mailbox, path: Path
) -> None:
    on(START)
    book = openpyxl.load_workbook(path)
    sheet = book["Aanvragen"]
    headers = [cell.value for cell in sheet[1]]
    row = {header: sheet.cell(2, place + 1).value for place, header in enumerate(headers[:13])}
    row |= {"E-mailadres": "kim@example.org", "Naam aanvrager": "Kim", "Vraag": "Nog iets"}
    row |= {"Tijdstempel": 44614.5}
    for place, header in enumerate(headers[:13], start=1):
        sheet.cell(5, place, row[header])
    book.save(path)
    on("2022-02-22T08:00")
    on("2022-02-23T08:00")
    [receipt] = post.read("kim@example.org")
    assert "SI-2022-004" in str(receipt["Subject"])
    assert "Plaats in de rij: 4" in text_of(receipt)
    assert "Hoe het verdergaat" in text_of(receipt, "html")


def test_nothing_goes_on_a_day_off(on: Callable[..., Said], post: Mailbox) -> None:
    assert on("2022-02-20T08:00").lines == [
        "Vandaag gaat er geen post: het is weekend of een vrije dag."
    ]
    assert on("2022-04-18T08:00").lines[0].startswith("Vandaag gaat er geen post")
    assert post.came == []


def test_the_log_remembers_keys_and_no_address(
    on: Callable[..., Said], path: Path, tmp_path: Path
) -> None:
    on(START, "--to-folder", tmp_path / "uit")
    lines = [row for row in cells(path, "Logboek") if row["Kolom"] == "Post"]
    assert [str(row["Reden"]).rpartition(" ")[2] for row in lines] == [
        "begun]",
        "passed]",
        "intended]",
        "sent]",
    ]
    assert all("@" not in str(row["Nieuw"]) for row in lines)
    assert "SI-2022-002-A" in str(lines[-1]["Nieuw"])


def test_without_a_server_or_a_block(
    on: Callable[..., Said], say: Callable[..., Said], path: Path
) -> None:
    said = on(START)
    assert said.code == 2
    assert "SHEETS_SYNC_SMTP" in said.err
    said = say("mail", path, "--programme", ROOT / "fixtures" / "tickets.toml")
    assert said.code == 2
    assert "blok [mail]" in said.err
