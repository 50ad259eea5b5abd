"""What people do to a Google Sheet that a run cannot work with, and what it says then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from support.google.online import ROBOT, TODAY, Online, book_of
from support.written.tables import register

if TYPE_CHECKING:
    from support.written.books import Said

BROKEN = (
    "De opbouw van {} klopt niet; er is niets geschreven. Herstel dit en probeer het opnieuw:\n  - "
)
HOURS = 3
"""The id of the tab Uren."""
RENAMED = {
    "updateSheetProperties": {
        "properties": {"sheetId": 1, "title": "Aanvragen 2022"},
        "fields": "title",
    }
}


def refused(online: Online) -> Said:
    """What a sync says that has something to write and may not; the doctor says so too."""
    before = online.everything()
    said = online.sync("--quiet")
    assert (said.code, said.out) == (4, "")
    assert online.everything() == before
    found = online.say("doctor", TODAY)
    assert found.code == 4
    last = said.err.splitlines()[-1].removeprefix("  - ")
    assert last.replace("; er is niets geschreven", "") in found.out
    return said


@pytest.mark.parametrize(
    ("acts", "place"),
    [
        (
            [{"deleteSheet": {"sheetId": HOURS}}],
            (
                'het tabblad "Uren" ontbreekt; haal het terug uit een vorige versie. Was het er '
                "nog nooit, maak het dan, met de koppen op de eerste rij."
            ),
        ),
        (
            [
                {"duplicateSheet": {"sourceSheetId": HOURS, "newSheetName": "Kopie van Uren"}},
                {"deleteSheet": {"sheetId": HOURS}},
            ],
            (
                'het tabblad "Uren" ontbreekt; haal het terug uit een vorige versie. Was het er '
                "nog nooit, maak het dan, met de koppen op de eerste rij."
            ),
        ),
        (
            [
                {
                    "deleteDimension": {
                        "range": {
                            "sheetId": HOURS,
                            "dimension": "ROWS",
                            "startIndex": 0,
                            "endIndex": 1,
                        }
                    }
                }
            ],
            (
                'in het tabblad "Uren" staat geen rij met koppen; zet de koppen terug op de eerste '
                "rij."
            ),
        ),
        (
            [
                {
                    "deleteDimension": {
                        "range": {
                            "sheetId": HOURS,
                            "dimension": "COLUMNS",
                            "startIndex": 3,
                            "endIndex": 4,
                        }
                    }
                }
            ],
            'in het tabblad "Uren" ontbreekt de kolom "Uren"; zet deze kop terug in rij 1.',
        ),
    ],
    ids=["deleted", "only a copy left", "no headers", "column deleted"],
)
def test_tabs_and_headers(online: Online, acts: list[dict[str, Any]], place: str) -> None:
    online.sync()
    online.do(*acts)
    assert refused(online).err == BROKEN.format(online.address) + place + "\n"


def test_a_renamed_tab_goes_on_under_its_other_name(online: Online) -> None:
    online.sync()
    online.do(RENAMED, typing="Aanvragen 2022!K2", cell=12)
    said = online.sync()
    assert said.code == 0
    assert (
        '  ! Het tabblad "Aanvragen" is er niet; "Aanvragen 2022" heeft dezelfde koppen en wordt '
        'daarvoor gelezen. Geef dat tabblad weer de naam "Aanvragen".'
    ) in said.out.splitlines()
    assert online.values("Aanvragen 2022!S2") == [[12]]


def test_a_second_tab_of_answers_is_noticed(online: Online) -> None:
    written = register("Aanvragen\nHogeschool\nHRO")
    answers = written.with_tab("Formulierreacties 3", written.tabs["Aanvragen"])
    sheet = online.server.spreadsheet("Twee", body=book_of(answers))
    both = Online(online.server, sheet, online.command)
    alert = (
        '  ! Het tabblad "Formulierreacties 3" heeft de koppen van "Aanvragen", maar wordt niet '
        "gelezen; rijen die daardoor niet meetellen: 1. Horen ze erbij, kopieer dan hun cellen "
        'naar onderaan "Aanvragen", zonder de grijze kolommen, en laat beide tabbladen hun naam '
        "houden."
    )
    assert alert in both.sync().out.splitlines()
    assert alert in both.sync().out.splitlines()
    assert alert.replace("  !", "!") in both.say("check", TODAY).out.splitlines()


def test_a_tab_that_was_copied_is_left_alone(online: Online) -> None:
    online.sync()
    copy = {"sourceSheetId": 1, "newSheetName": "Kopie van Aanvragen"}
    online.do({"duplicateSheet": copy})
    kept = online.values("'Kopie van Aanvragen'")
    online.do(typing="Aanvragen!K2", cell=12)
    assert online.sync().code == 0
    assert online.values("'Kopie van Aanvragen'") == kept
    assert online.values("Aanvragen!S2") == [[12]]


@pytest.mark.parametrize("row", [2, 3])
def test_headers_that_were_sorted_into_the_rows(online: Online, row: int) -> None:
    online.sync()
    headers = {"sheetId": 1, "dimension": "ROWS", "startIndex": 0, "endIndex": 1}
    online.do({"moveDimension": {"source": headers, "destinationIndex": row}})
    above = ", ".join(map(str, range(1, row)))
    assert refused(online).err == BROKEN.format(online.address) + (
        f'in het tabblad "Aanvragen" staan de koppen in rij {row}, met rijen erboven ({above}); '
        "zet de rij met koppen weer boven die rijen.\n"
    )


def test_rows_that_are_all_gone_are_not_believed(online: Online) -> None:
    online.sync()
    rows = {"sheetId": 1, "dimension": "ROWS", "startIndex": 1, "endIndex": 3}
    online.do({"deleteDimension": {"range": rows}})
    assert refused(online).err == (
        'Het tabblad "Aanvragen" is leeg, terwijl er eerder rijen waren (2); er is niets '
        "geschreven. Haal de rijen terug uit een vorige versie. Is het leegmaken de bedoeling, "
        "draai dan met --force.\n"
    )


def test_a_protected_range_in_the_way(online: Online) -> None:
    online.sync()
    theirs = {"sheetId": 1, "startColumnIndex": 18, "endColumnIndex": 19}
    online.do(
        {"addProtectedRange": {"protectedRange": {"range": theirs}}},
        typing="Aanvragen!K2",
        cell=12,
    )
    before = online.everything()
    said = online.sync()
    assert (said.code, said.err) == (
        4,
        (
            f"Deze cellen zijn beveiligd tegen wijzigen: Aanvragen!S2; er is niets geschreven. "
            f"Geef {ROBOT} toestemming bij Gegevens > Bladen en bereiken beveiligen.\n"
        ),
    )
    assert online.everything() == before


def test_a_sheet_at_ten_million_cells(online: Online) -> None:
    written = register("Aanvragen\nHogeschool\nHRO")
    body = book_of(written)
    size = {"rowCount": 394_800, "columnCount": 25}
    body["sheets"].append({"properties": {"title": "Archief", "gridProperties": size}})
    sheet = online.server.spreadsheet("Vol", body=body)
    full = Online(online.server, sheet, online.command)
    before = full.everything()
    said = full.sync()
    assert (said.code, said.err) == (
        4,
        (
            f"{full.address} is vol: er passen hooguit 10 miljoen cellen in, lege meegeteld; er is "
            "niets geschreven. Verwijder lege rijen en kolommen, en breng oude tabbladen van uzelf "
            "over naar een andere spreadsheet; laat de tabbladen van het register en van "
            "formulieren staan.\n"
        ),
    )
    assert full.everything() == before


@pytest.mark.parametrize("cell", ["B2", "C2", "H2", "K2"])
def test_a_cell_at_fifty_thousand_characters(online: Online, cell: str) -> None:
    online.sync()
    online.do(typing=f"Aanvragen!{cell}", cell="x" * 50_000)
    assert online.sync().code == 0
    assert online.values(f"Aanvragen!{cell}") == [["x" * 50_000]]
    said = [str(text) for row in online.values("Aanvragen!W2:W3") for text in row]
    assert all(len(text) < 1_000 for text in said)
    assert online.sync().out.startswith("Niets te doen")


def test_a_tab_of_somebody_s_own_with_the_name_of_the_overview(online: Online) -> None:
    online.do({"addSheet": {"properties": {"title": "Overzicht"}}}, typing="Overzicht!B3", cell="?")
    said = online.sync()
    assert said.code == 0
    assert 'In het tabblad "Overzicht" staat wat het programma niet heeft geschreven' in said.out
    assert online.values("Overzicht") == [[], [], ["", "?"]]
    assert online.sync().out.startswith("Niets te doen")


def test_a_renamed_tab_of_the_programs_goes_on_under_its_other_name(online: Online) -> None:
    online.sync()
    wish = {"properties": {"sheetId": online.ids()["Wachtrij"], "title": "Rij"}, "fields": "title"}
    online.do({"updateSheetProperties": wish}, typing="Aanvragen!K2", cell=12)
    said = online.sync()
    assert said.code == 0
    assert '"Rij" is datzelfde tabblad en wordt bijgehouden' in said.out
    assert "Wachtrij" not in online.ids()
    assert online.values("Rij!G2") == [[12]]
