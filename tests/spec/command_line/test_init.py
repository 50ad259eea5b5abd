"""``init`` says what it cannot do, and on a Google Sheet who may sort."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.written.books import Said

    from sheets_sync.testing.server import SheetsServer


@pytest.fixture
def sheet(sheets_server: SheetsServer, monkeypatch: pytest.MonkeyPatch) -> str:
    """The id of an empty spreadsheet, at a Google that asks nobody to sign in."""
    monkeypatch.setenv("SHEETS_SYNC_API", sheets_server.base_url)
    for name in ("SHEETS_SYNC_CREDENTIALS", "GOOGLE_APPLICATION_CREDENTIALS"):
        monkeypatch.delenv(name, raising=False)
    return sheets_server.spreadsheet("Register")


def test_a_workbook_has_no_editors(tmp_path: Path, say: Callable[..., Said]) -> None:
    path = tmp_path / "register.xlsx"
    said = say("init", path, "--editor", "bea@example.org")
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        f"--editor is voor een spreadsheet van Google; er is niets geschreven. {path} is een "
        "bestand: daarin werkt wie het kan openen. Laat --editor weg.\n"
    )
    assert say("init", path, "--editor", "bea@example.org", "--lang=en").err == (
        f"--editor is for a Google spreadsheet; nothing was written. {path} is a file: whoever "
        "can open it works in it. Leave --editor out.\n"
    )
    assert not path.exists()


@pytest.mark.parametrize("stdin", [io.StringIO(""), None], ids=["empty", "none"])
def test_where_nobody_can_be_asked_it_names_the_option(
    sheet: str,
    sheets_server: SheetsServer,
    say: Callable[..., Said],
    monkeypatch: pytest.MonkeyPatch,
    stdin: io.StringIO | None,
) -> None:
    monkeypatch.setattr(sys, "stdin", stdin)
    said = say("init", sheet, "--adopt")
    assert (said.code, said.err) == (
        2,
        (
            "Er is niets geschreven: hier is niemand om het aan te vragen. Voeg het toe zonder "
            "vraag met --yes.\n"
        ),
    )
    assert "  - Plannen: nieuw tabblad." in said.lines
    assert sheets_server.log.count("spreadsheets.batchUpdate") == 0
    assert say("init", sheet, "--adopt", "--yes").code == 0


def test_who_is_there_and_leaves_is_not_told_about_options(
    sheet: str, say: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal())
    said = say("init", sheet, "--adopt")
    assert (said.code, said.err) == (130, "")


@pytest.mark.parametrize("adopt", [(), ("--adopt", "--yes")], ids=["new", "adopt"])
def test_it_ends_with_who_may_sort(
    sheet: str, say: Callable[..., Said], adopt: tuple[str, ...]
) -> None:
    said = say("init", sheet, *adopt)
    address = f"https://docs.google.com/spreadsheets/d/{sheet}"
    assert said.lines[-2].endswith(f": sheets-sync sync {address}")
    assert said.lines[-1] == (
        "Rijen sorteren, verplaatsen of verwijderen kunnen alleen de eigenaar en wie met --editor "
        f"is genoemd; een collega erbij: sheets-sync init {address} --adopt --editor ADRES"
    )


def test_a_workbook_says_nothing_about_sorting(tmp_path: Path, say: Callable[..., Said]) -> None:
    said = say("init", tmp_path / "register.xlsx")
    assert (said.code, len(said.lines)) == (0, 1)
