"""What people find in a new workbook."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.grid.edits import ColumnEdit, Format
from sheets_sync.host.clock import Moment
from sheets_sync.messages import new_register as new_messages
from sheets_sync.programme.load import load_programme
from sheets_sync.programme.model import Column
from sheets_sync.stores.founding.dashboard import sections_of
from sheets_sync.stores.workbook import Workbook
from sheets_sync.stores.workbook.new import create_workbook
from sheets_sync.sync.review import review
from sheets_sync.sync.wishes import wishes_for
from sheets_sync.validators import PILOT, decide

if TYPE_CHECKING:
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

    from sheets_sync.programme.model import Programme

    Book = openpyxl.Workbook

VOUCHERS = Path(__file__).parents[3] / "fixtures" / "vouchers.toml"
MOMENT = Moment(today=44621, now=44621.4)


def pilot() -> Programme:
    return load_programme(PILOT)


def other() -> Programme:
    """English, in euros, without bookings, and with a title that formulas have to quote."""
    known = load_programme(VOUCHERS)
    row = {"Name": "Alderbrook College", "Short name": "ABC", "Also spelled": "Alder, A. College"}
    parties = replace(known.tabs["parties"], title="Who's who", accepts=("Schools",), rows=(row,))
    return replace(known, tabs={**known.tabs, "parties": parties})


def make(path: Path, programme: Programme) -> Path:
    create_workbook(path, wishes_for(programme))
    return path


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return openpyxl.load_workbook(make(tmp_path_factory.mktemp("new") / "Register.xlsx", pilot()))


def letter(sheet: Worksheet, header: str) -> str:
    return next(cell.column_letter for cell in sheet[1] if cell.value == header)


def hint(book: Book, tab: str, header: str) -> DataValidation:
    cell = f"{letter(book[tab], header)}2"
    hints: list[DataValidation] = book[tab].data_validations.dataValidation
    return next(one for one in hints if cell in one.sqref)


def test_people_find_the_overview_first_and_then_the_tabs_in_order(book: Book) -> None:
    assert book.sheetnames == [
        *("Overzicht", "Aanvragen", "Plannen", "Uren", "Evaluaties", "Hogescholen"),
        *("Vragen", "Wachtrij", "Regels", "Logboek"),
    ]
    assert book.active is book["Overzicht"]


def test_the_hogescholen_are_there_and_nothing_else_takes_room(book: Book) -> None:
    rows = list(book["Hogescholen"].iter_rows(min_row=2, max_col=3, values_only=True))
    assert rows[7] == (
        *("De Haagse Hogeschool", "HHS"),
        "Haagse Hogeschool, The Hague University of Applied Sciences",
    )
    assert len(rows) == len(pilot().tabs["parties"].names)
    assert [book[tab].max_row for tab in ("Aanvragen", "Uren", "Logboek")] == [1, 1, 1]


@pytest.mark.parametrize("programme", [pilot(), other()], ids=["pilot", "other"])
def test_the_first_sync_fills_it_and_the_second_has_nothing_to_do(
    tmp_path: Path, programme: Programme
) -> None:
    store = Workbook(make(tmp_path / "Register.xlsx", programme))
    before = store.read()
    seen = review(before, programme, decide, MOMENT)
    store.write(seen.edits, before)
    after = store.read()
    assert not review(after, programme, decide, MOMENT).edits
    names = after.find(programme.tabs["parties"].title)
    assert names
    assert names.columns[0][1:] == list(programme.tabs["parties"].names)


def test_what_people_type_later_looks_like_what_it_is(tmp_path: Path) -> None:
    store = Workbook(make(tmp_path / "Register.xlsx", pilot()))
    typed = [
        ColumnEdit("Aanvragen", 0, [1], [44287.5], Format.MOMENT),
        ColumnEdit("Aanvragen", 10, [1], [7.5], Format.AMOUNT),
    ]
    store.write(typed, store.read())
    sheet = openpyxl.load_workbook(tmp_path / "Register.xlsx")["Aanvragen"]
    assert [sheet[cell].number_format for cell in ("A2", "K2")] == ["dd-mm-yyyy hh:mm", "General"]


@pytest.mark.parametrize(
    ("tab", "header", "form"),
    [
        ("Aanvragen", "Tijdstempel", "dd-mm-yyyy hh:mm"),
        ("Aanvragen", "Ingetrokken op", "dd-mm-yyyy"),
        ("Aanvragen", "Geschatte uren", "General"),
        ("Plannen", "Kostenbegroting", '"€" #,##0.00'),
        ("Plannen", "Evaluatie uiterlijk", "dd-mm-yyyy"),
        ("Hogescholen", "Uren beschikbaar", "General"),
        ("Wachtrij", "Telt vanaf", "dd-mm-yyyy hh:mm"),
        ("Logboek", "Moment", "dd-mm-yyyy hh:mm"),
    ],
)
def test_whole_columns_have_a_format(book: Book, tab: str, header: str, form: str) -> None:
    column = book[tab].column_dimensions[letter(book[tab], header)]
    assert column.number_format == form


def test_euros_look_like_euros(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(make(tmp_path / "Register.xlsx", other()))
    requests, overview = book["Applications"], book["Summary"]
    granted = requests.column_dimensions[letter(requests, "Awarded")]
    assert granted.number_format == '"€"#,##0.00'
    formats = {cell.value: row[1].number_format for row in overview for cell in row[:1]}
    assert formats["Left"] == '"€"#,##0.00'
    assert formats["Overdue"] == "General"


@pytest.mark.parametrize(
    ("tab", "header", "kind", "source", "complains"),
    [
        ("Aanvragen", "Hogeschool", "list", "list_parties", "is silent"),
        ("Aanvragen", "Afdeling", "list", '"P&O centraal,P&O decentraal,Inkoop"', "complains"),
        (
            "Aanvragen",
            "Activiteiten",
            "list",
            '"Presentatie,Workshop,Proeftuin,Anders"',
            "is silent",
        ),
        ("Aanvragen", "Tijdstempel", "date", "36526", "complains"),
        ("Plannen", "Kenmerk", "list", "list_requests", "complains"),
        ("Plannen", "Start", "date", "44287", "complains"),
        ("Uren", "Plankenmerk", "list", "list_plans", "complains"),
        ("Uren", "Uren", "decimal", "0.01", "complains"),
        ("Evaluaties", "Plankenmerk", "list", "list_plans", "complains"),
        ("Evaluaties", "Bestede kosten", "decimal", "0", "complains"),
        ("Plannen", "Meldingen", "custom", "FALSE", "complains"),
    ],
)
def test_hints_help_and_never_forbid(
    book: Book, tab: str, header: str, kind: str, source: str, complains: str
) -> None:
    found = hint(book, tab, header)
    assert (found.type, found.formula1) == (kind, source)
    assert bool(found.showErrorMessage) == (complains == "complains")
    assert found.errorStyle in {"information", "warning"}
    assert f"{letter(book[tab], header)}2001" in found.sqref


def test_where_more_may_be_chosen_it_says_how(book: Book) -> None:
    assert hint(book, "Aanvragen", "Domein").prompt == (
        "Kies één of meer, met een komma ertussen: Catering, Schoonmaak, Groenvoorziening, Anders."
    )


@pytest.mark.parametrize(
    ("choices", "offered"),
    [
        (("Ja", "Nee", "€ 10 & meer"), '"Ja,Nee,€ 10 & meer"'),
        (("Ja, graag", "Nee"), None),
        (('Ja, "graag"', "Nee"), None),
        (("Ja" * 64, "Nee" * 50), None),
        (("\U0001f600" * 128,), None),
    ],
    ids=["plain", "comma", "quote", "too long", "too long for Excel"],
)
def test_a_drop_down_that_would_not_be_right_is_left_out(
    tmp_path: Path, choices: tuple[str, ...], offered: str | None
) -> None:
    tabs = pilot().tabs
    changed = Column(header="Afdeling " * 4, kind="choice", choices=choices)
    requests = replace(tabs["requests"], columns=(*tabs["requests"].columns, changed))
    programme = replace(pilot(), tabs={**tabs, "requests": requests})
    book = openpyxl.load_workbook(make(tmp_path / "Register.xlsx", programme))
    assert hint(book, "Aanvragen", changed.header).formula1 == offered


def test_each_header_has_a_note(book: Book) -> None:
    sheet = book["Plannen"]
    notes = {str(cell.value): cell.comment.text for cell in sheet[1] if cell.comment}
    assert notes["Activiteit"] == (
        "Eén activiteit per rij.\nKies uit: Presentatie, Workshop, Proeftuin, Anders.\nVerplicht."
    )
    assert notes["Besluit op"] == "Dag van het besluit.\nVerplicht als Besluit is ingevuld."
    assert notes["Leverancier"].endswith("Verplicht als bij Activiteit staat: Proeftuin.")
    assert notes["Status"].startswith("Deze kolom vult het programma in.\n")
    assert len(notes) == sheet.max_column


def test_people_can_sort_and_insert_where_they_write_and_not_elsewhere(book: Book) -> None:
    locked = {sheet.title for sheet in book.worksheets if sheet.protection.sheet}
    assert locked == {"Overzicht", "Wachtrij", "Regels", "Logboek"}
    assert not any(sheet.protection.password for sheet in book.worksheets)
    assert book["Wachtrij"].protection.autoFilter is False
    assert book["Aanvragen"].auto_filter.ref == "A1:X5001"
    assert book["Aanvragen"].freeze_panes == "D2"


def test_every_status_has_its_colour(book: Book) -> None:
    for _, spec in pilot().register_tabs():
        rules = [rule for area in book[spec.title].conditional_formatting for rule in area.rules]
        coloured = {text for rule in rules for text in rule.formula if text.startswith('"')}
        assert coloured == {f'"{status.label}"' for status in spec.statuses.values()}


def shown(book: Book, reference: str) -> list[object]:
    title, _, cells = reference.rpartition("!")
    found = book[title.strip("'").replace("''", "'")][cells.replace("$", "")]
    return [row[0].value for row in found] if isinstance(found, tuple) else [found.value]


def charts(path: Path) -> dict[str, list[tuple[object, list[object], list[object]]]]:
    """By title: of each series its name, its labels and its values, as they stand in the cells."""
    book = openpyxl.load_workbook(path)
    found = {}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/charts/chart"):
                xml = archive.read(name).decode()
                title = re.findall("<a:t>(.*?)</a:t>", xml)[0]
                cells = [shown(book, one) for one in re.findall("<c:f>(.*?)</c:f>", xml)]
                triples = zip(cells[::3], cells[1::3], cells[2::3], strict=True)
                found[title] = [(series[0], labels, values) for series, labels, values in triples]
    return found


def test_charts_show_what_they_say(tmp_path: Path) -> None:
    path = make(tmp_path / "Register.xlsx", pilot())
    store = Workbook(path)
    store.write(review(store.read(), pilot(), decide, MOMENT).edits, store.read())
    found = charts(path)
    [(_, shares, hours)] = found["Verdeling van 400 uur"]
    assert shares == ["Toegekend", "Gereserveerd", "Nog vrij"]
    assert hours == [0, 0, 400]
    [(_, statuses, _)] = found["Aanvragen per status"]
    assert statuses == [status.label for status in pilot().tabs["requests"].statuses.values()]
    [(_, evaluations, _)] = found["Evaluaties"]
    assert evaluations == ["Te laat", "Verwacht, nog op tijd"]
    parties = found["Per hogeschool, hooguit 40 uur"]
    assert [name for name, _, _ in parties] == [
        *("Uren toegekend", "Uren gereserveerd", "Uren beschikbaar"),
    ]
    assert parties[2][1:] == (list(pilot().tabs["parties"].names), [40] * 36)


@given(st.lists(st.tuples(st.text(), st.none() | st.integers())))
def test_a_section_knows_where_its_lines_stand(items: list[tuple[str, float | None]]) -> None:
    for heading, section in sections_of(items).items():
        rows = slice(section.first - 1, section.first - 1 + len(section.lines))
        assert items[section.first - 2] == (heading, None)
        assert [text for text, _ in items[rows]] == list(section.lines)
        assert None not in [value for _, value in items[rows]]


def test_nobody_is_named_as_its_author(book: Book) -> None:
    assert book.properties.title == "Bijdragen aan de banenafspraak met sociale inkoop"
    assert not book.properties.creator
    assert not book.properties.lastModifiedBy


@pytest.mark.parametrize("words", [new_messages.NL, new_messages.EN], ids=["nl", "en"])
def test_hints_fit_in_their_box(words: dict[str, str]) -> None:
    assert max(len(text) for code, text in words.items() if ".expects." in code) <= 255
    assert words.keys() == new_messages.NL.keys()
