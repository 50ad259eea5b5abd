"""A column in which one date has its month first: all that may be so are asked about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from support.google.online import TODAY, Online, book_of
from support.written.books import column, save
from support.written.tables import register

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.written.books import Said

WRITTEN = register(
    """
    Aanvragen
    Hogeschool | Tijdstempel        | Intakegesprek op
    HRO        | 4/20/2021 14:05:23 | 04/20/2021
    HRO        | 4/06/2021 14:05:23 | 04/06/2021
    HRO        | 20 april 2021 9:00 | 20-04-2021
    """
)
FIRST = "is geen datum in de volgorde dag-maand-jaar; bedoelt u"
EITHER = "met de maand voorop; vul de datum in met de maand als woord, bijvoorbeeld 31 dec 2021."
ASKED = [
    f'Aanvragen!A2  Tijdstempel: "4/20/2021 14:05:23" {FIRST} 20-04-2021 14:05:23?',
    f'Aanvragen!L2  Intakegesprek op: "04/20/2021" {FIRST} 20-04-2021?',
    (
        'Aanvragen!A3  Tijdstempel: "4/06/2021 14:05:23" kan 04-06-2021 14:05:23 zijn, '
        "maar ook 06-04-2021 14:05:23, want in deze kolom staat ook "
        f'"4/20/2021 14:05:23", {EITHER}'
    ),
    (
        'Aanvragen!L3  Intakegesprek op: "04/06/2021" kan 04-06-2021 zijn, maar ook '
        f'06-04-2021, want in deze kolom staat ook "04/20/2021", {EITHER}'
    ),
]


def dates_asked(said: Said) -> list[str]:
    """What is said of each row, without its key."""
    return [re.sub("SI-[0-9]{4}-[0-9]{3}  ", "", line) for line in said.lines if "SI-" in line]


def test_in_a_workbook(tmp_path: Path, say: Callable[..., Said]) -> None:
    path = save(WRITTEN, tmp_path / "Register.xlsx")
    assert dates_asked(say("check", path, TODAY)) == ASKED
    said = say("sync", path, TODAY)
    assert all(line in "\n".join(dates_asked(said)) for line in ASKED)
    assert column(path, "Aanvragen", "Status")[:2] == ["Onjuist", "Onjuist"]


@pytest.mark.usefixtures("clock")
def test_in_google_sheets(online: Online) -> None:
    sheet = online.server.spreadsheet("Amerikaans", body=book_of(WRITTEN))
    found = Online(online.server, sheet, online.command)
    assert dates_asked(found.say("check", TODAY)) == ASKED
