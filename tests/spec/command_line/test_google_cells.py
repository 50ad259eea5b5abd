"""Every kind of cell that people type, in every column of a Google Sheet: no run stops for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.google.online import TODAY, Online, book_of, in_full_swing
from support.oracle.register import HUMAN
from support.written.tables import register

from sheets_sync.stores.google.read import session

if TYPE_CHECKING:
    from pathlib import Path

KINDS = {
    "not available": "=NA()",
    "broken reference": "=#REF!",
    "division": "=1/0",
    "unknown name": "=GEEN_FUNCTIE(1)",
    "yes": "TRUE",
    "no": "FALSE",
    "day": "1-2",
    "moment": "1-2-2022 14:00",
    "time": "6:00",
    "duration": "36:00",
    "percentage": "50%",
    "money": "€ 5",
    "negative": "-8712345678901",
    "huge": "1e300",
}
DECIDED = """
Aanvragen
Hogeschool | Geschatte uren
HRO        | 10
HRO        | 20

Plannen
Kenmerk     | Begrote uren | Besluit     | Besluit op
SI-2022-001 | 8            | Goedgekeurd | 2022-01-12

Uren
Datum      | Plankenmerk   | Uren
2022-01-24 | SI-2022-001-A | 2

Evaluaties
Plankenmerk   | Bestede uren
SI-2022-001-A | 2
"""
TABS = ("Aanvragen", "Plannen", "Uren", "Evaluaties", "Hogescholen")
OWN = ("Overzicht", "Wachtrij", "Regels")


@pytest.fixture
def decided(online: Online) -> Online:
    """A register in full swing, that a run has seen."""
    return in_full_swing(online, DECIDED)


def cells(online: Online, tabs: tuple[str, ...]) -> dict[str, str]:
    """The header of each column, keys aside, by the address of the first cell below it."""
    return {
        f"{tab}!{_letters(place)}2": header
        for tab in tabs
        for place, header in enumerate(map(str, online.values(f"{tab}!1:1")[0]))
        if header not in {"Kenmerk", "Plankenmerk", "Boeking", "Evaluatie"}
    }


def is_own(cell: str, header: str) -> bool:
    return header not in HUMAN[cell.partition("!")[0]]


def _letters(place: int) -> str:
    return (chr(64 + place // 26) if place >= 26 else "") + chr(65 + place % 26)


@pytest.mark.parametrize("typed", KINDS.values(), ids=KINDS.keys())
def test_the_program_s_cells_are_put_right_whatever_people_typed_in_them(
    decided: Online, typed: str
) -> None:
    before = decided.everything()
    for cell, header in cells(decided, TABS).items():
        if is_own(cell, header):
            decided.do(typing=cell, cell=typed)
    for tab in OWN:
        decided.do(typing=f"{tab}!B2", cell=typed)
    said = decided.sync("--force")
    assert (said.code, said.err) == (0, "")
    assert decided.everything() | {"Logboek": []} == before | {"Logboek": []}
    # The log now holds what people had typed: later runs can do with that.
    decided.do(typing="Aanvragen!K3", cell="12")
    assert decided.sync().code == 0
    assert decided.sync().out.startswith("Niets te doen")


@pytest.mark.parametrize("typed", KINDS.values(), ids=KINDS.keys())
def test_no_command_stops_for_what_people_typed_in_their_own_cells(
    decided: Online, tmp_path: Path, typed: str
) -> None:
    for cell, header in cells(decided, TABS).items():
        if not is_own(cell, header) and header != "Naam":
            decided.do(typing=cell, cell=typed)
    theirs = decided.values("Aanvragen!A2:M2")
    for command, *options in (
        ("sync", TODAY, "--force"),
        ("sync", TODAY, "--force", "--json"),
        ("check", TODAY),
        ("check", TODAY, "--json"),
        ("status", TODAY),
        ("status", TODAY, "--json"),
        ("explain", "SI-2022-001", TODAY),
        ("explain", "SI-2022-001", TODAY, "--json"),
        ("export", tmp_path / "uit.csv", TODAY),
        ("export", tmp_path / "uit.xlsx", TODAY),
        ("doctor",),
    ):
        said = decided.say(str(command), *options)
        assert said.code in {0, 1}, (command, options, said)
    assert decided.values("Aanvragen!A2:M2") == theirs
    decided.do(typing="Aanvragen!K3", cell="12")
    assert decided.sync("--force").code == 0
    assert decided.sync("--force").out.startswith("Niets te doen")


@pytest.mark.parametrize(
    ("cell", "typed", "said"),
    [
        ("Evaluaties!F2", "1-2", "Gerealiseerde arbeidsplaatsen: "),
        ("Evaluaties!E2", "1-2", "Bestede kosten: "),
        ("Plannen!F2", "1-2", "Begrote uren: "),
        ("Plannen!F2", "50%", "Begrote uren: "),
        ("Plannen!G2", "6:00", "Kostenbegroting: "),
    ],
)
def test_what_google_made_of_it_is_not_taken_for_a_number(
    decided: Online, cell: str, typed: str, said: str
) -> None:
    decided.do(typing=cell, cell=typed)
    decided.sync("--force")
    tab = cell.partition("!")[0]
    rows = decided.values(f"{tab}!A1:Z2")
    assert said in str(dict(zip(rows[0], rows[1], strict=False)).get("Meldingen"))


@pytest.mark.parametrize(
    ("typed", "hours"), [("30:00", 30), ("6:00", 6), ("7,5", 7.5), ("7u30", 7.5)]
)
def test_hours_are_read_as_people_see_them(decided: Online, typed: str, hours: float) -> None:
    decided.do(typing="Aanvragen!K3", cell=typed)
    decided.sync("--force")
    rows = decided.values("Aanvragen!A1:Z3")
    assert dict(zip(rows[0], rows[2], strict=False))["Uren gereserveerd"] == hours


SAID: dict[str, tuple[str, str]] = {
    "1-2": ("is een datum in plaats van een aantal uren", "is een datum in plaats van"),
    "50%": ('"50%" is een percentage', '"50%" is een percentage'),
    "€ 5": ('"€ 5,00" is een bedrag', '"€ 5,00" is een bedrag'),
    "=NA()": ('geeft de fout "#N/A"', 'geeft de fout "#N/A"'),
    "TRUE": ('"WAAR" is geen aantal uren', '"WAAR" is geen aantal uren'),
    "04/20/2021": ('"04/20/2021" is geen aantal uren', '"20-04-2021" is een datum'),
}
"""What a row is told of what people type as its hours: in nl_NL, in en_US."""
HOURS_READ: dict[str, float] = {"30:00": 30, "6:00": 6, "3,5": 3.5}


@pytest.mark.parametrize("large", [False, True], ids=["ordinary", "large"])
@pytest.mark.parametrize("locale", ["nl_NL", "en_US"])
def test_every_kind_is_read_alike_in_any_country_and_of_any_size(
    online: Online, monkeypatch: pytest.MonkeyPatch, locale: str, *, large: bool
) -> None:
    lines = "\n".join("HRO | 1" for _ in (*HOURS_READ, *SAID))
    written = register(f"Aanvragen\nHogeschool | Geschatte uren\n{lines}")
    sheet = online.server.spreadsheet("Soorten", body=book_of(written, locale=locale))
    found = Online(online.server, sheet, online.command)
    monkeypatch.setattr(session, "LARGE_CELLS", 2 if large else 150_000)
    found.sync()
    for row, typed in enumerate((*HOURS_READ, *SAID), 2):
        found.do(typing=f"Aanvragen!K{row}", cell=typed)
    assert len(found.asked("--force")) == (3 if large else 2)
    assert len(found.asked()) == (2 if large else 1)
    headers, *rows = found.values("Aanvragen!A1:Z20")
    shown = [dict(zip(headers, row, strict=False)) for row in rows]
    assert [one["Uren gereserveerd"] for one in shown[: len(HOURS_READ)]] == list(
        HOURS_READ.values()
    )
    for one, said in zip(shown[len(HOURS_READ) :], SAID.values(), strict=True):
        assert said[locale == "en_US"] in str(one["Meldingen"])
        assert one["Status"] == "Onjuist"
