"""A Google Sheet that people already use becomes a register, and stays theirs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.google.provisioned import Paper, below, cells, guarded, headers, texts, wishes
from support.loopback.discovery import validator
from support.written.runs import pilot

from sheets_sync.grid.snapshot import Snapshot
from sheets_sync.problems.stop import BrokenStructure
from sheets_sync.programme.load import load_programme
from sheets_sync.stores.google.provisioning.lacking import completed
from sheets_sync.stores.memory import tab_of_rows
from sheets_sync.stores.opening import adopt_register, create_register
from sheets_sync.testing.people import PersonsEdit
from sheets_sync.testing.when import When
from sheets_sync.testing.world import OWNER
from sheets_sync.validators import PILOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.written.books import Said

    from sheets_sync.programme.model import Programme
    from sheets_sync.testing.server import SheetsServer

FORM = "Formulierreacties 1"
QUESTIONS = [
    *("Tijdstempel", "E-mailadres", "Welke hogeschool?", "Naam aanvrager", "Afdeling"),
    *("Contactpersoon HRM", "Contactpersoon Inkoop", "Vraag", "Activiteiten", "Domein"),
    *("Geschatte uren", "Mag dit op de website?"),
]
ANSWER = [
    *("01-03-2024 10:15", "aanvrager@example.org", "HRO", "A. Aanvrager", "Inkoop", "B", "C"),
    *("Hulp", "Presentatie, Anders", "", "7,5", "Ja"),
]
OWN = [["Mijn lijstje", "=1+1"], ["x", "007"]]


@pytest.fixture(scope="module")
def programme_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pilot, told that the answers of its form are the requests."""
    path = tmp_path_factory.mktemp("programme") / "form.toml"
    title = 'title = "Aanvragen"\n'
    accepts = f'accepts = ["{FORM}", "Form Responses 1"]\n'
    text = PILOT.read_text("utf-8")
    assert title in text
    start = text.index(title) + len(title)
    end = text.index("key =", start)
    path.write_text(text[:start] + accepts + text[end:], "utf-8")
    return path


@pytest.fixture
def programme(programme_file: Path) -> Programme:
    return load_programme(programme_file)


@pytest.fixture
def used(sheets_server: SheetsServer) -> Paper:
    """The answers of a form, and a list that somebody keeps beside them."""
    sheets = [
        {"properties": {"title": FORM, "sheetId": 7, "gridProperties": {"columnCount": 20}}},
        {"properties": {"title": "Lijstje"}},
    ]
    body = {"sheets": sheets, "properties": {"locale": "nl_NL"}}
    paper = Paper(sheets_server, sheets_server.spreadsheet("Antwoorden", body=body))
    paper.type_in(f"'{FORM}'!A1", [QUESTIONS, ANSWER])
    paper.type_in("Lijstje!A1", OWN)
    yellow = {"backgroundColorStyle": {"rgbColor": {"red": 1, "green": 1}}}
    where = {"sheetId": 7, "startRowIndex": 0, "endRowIndex": 3, "endColumnIndex": 12}
    fields = "userEnteredFormat.backgroundColorStyle"
    look = {"range": where, "cell": {"userEnteredFormat": yellow}, "fields": fields}
    paper.do({"repeatCell": look})
    return paper


def test_it_shows_what_it_will_add_before_it_asks(
    used: Paper, programme_file: Path, say: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: "nee")
    before = used.get()
    said = say("init", used.key, "--adopt", "--programme", programme_file)
    assert said.code == 1
    assert said.lines[1:-1] == [
        (
            f"  - {FORM}: nieuwe kolommen om in te vullen, rechts van de andere: Intakegesprek op, "
            "Ingetrokken op. Staat er al zo'n kolom met een andere kop? Noem die kop dan bij "
            "accepts in het programmabestand."
        ),
        (
            f"  - {FORM}: nieuwe kolommen van het programma, rechts van de andere, beveiligd: "
            "Kenmerk, Volgnummer, Telt vanaf, Status, Uren toegekend, Uren gereserveerd, "
            "Uren wachtend, Wachtlijst, Aan zet, Toelichting, Meldingen."
        ),
        f"  - {FORM}: kleuren voor statussen en getallen die aandacht vragen.",
        f"  - {FORM}: keuzelijsten en controles in lege kolommen: Domein.",
        *(f"  - {tab}: nieuw tabblad." for tab in ("Plannen", "Uren", "Evaluaties")),
        *(f"  - {tab}: nieuw tabblad." for tab in ("Hogescholen", "Overzicht", "Wachtrij")),
        *(f"  - {tab}: nieuw tabblad." for tab in ("Regels", "Logboek")),
    ]
    assert said.lines[-1].endswith("Er is niets geschreven.")
    assert used.get() == before


def test_nothing_that_is_theirs_changes(used: Paper, programme: Programme) -> None:
    before = used.sheets()
    adopt_register(used.key, wishes(programme)).carry_out()
    after = used.sheets()
    assert after["Lijstje"] == before["Lijstje"]
    domain = QUESTIONS.index("Domein")
    theirs = {(r, c): cell for r, c, cell in cells(before[FORM])}
    kept = {(r, c): cell for r, c, cell in cells(after[FORM]) if c < len(QUESTIONS)}
    for row in range(1, 60):
        kept.get((row, domain), {}).pop("dataValidation", None)
    assert {place: cell for place, cell in kept.items() if cell} == theirs
    assert list(after)[:2] == [FORM, "Lijstje"]


def test_it_takes_one_look_and_one_batch(
    used: Paper, programme_file: Path, say: Callable[..., Said]
) -> None:
    said = say("init", used.key, "--adopt", "--yes", "--programme", programme_file)
    assert (said.code, said.err) == (0, "")
    assert used.server.log.counts == {"spreadsheets.get": 1, "spreadsheets.batchUpdate": 1}


def test_what_was_added_is_ready_for_people(used: Paper, programme: Programme) -> None:
    adopt_register(used.key, wishes(programme)).carry_out()
    sheets = used.sheets()
    answers = sheets[FORM]
    assert headers(answers)[12:15] == ["Intakegesprek op", "Ingetrokken op", "Kenmerk"]
    assert below(answers, "Domein")["dataValidation"]["condition"]["type"] == "ONE_OF_LIST"
    assert "dataValidation" not in below(answers, "Afdeling")
    assert sorted(guarded(answers)) == list(range(14, 25))
    listed = below(sheets["Plannen"], "Kenmerk")["dataValidation"]["condition"]["values"]
    assert listed == [{"userEnteredValue": f"='{FORM}'!$O$2:$O"}]
    assert len(sheets["Overzicht"]["charts"]) == 4


def test_a_sync_finds_all_it_needs_and_adopting_again_finds_nothing(
    used: Paper, programme: Programme, programme_file: Path, say: Callable[..., Said]
) -> None:
    adopt_register(used.key, wishes(programme)).carry_out()
    assert used.synced(programme) > 0
    assert used.synced(programme) == 0
    assert texts(used.sheets()[FORM])[1, headers(used.sheets()[FORM]).index("Kenmerk")]
    used.server.log.clear()
    said = say("init", used.key, "--adopt", "--programme", programme_file)
    assert said.code == 0
    assert said.out.startswith("Er ontbreekt niets in ")
    assert used.server.log.counts == {"spreadsheets.get": 1}


def test_google_knows_every_field_of_every_request(used: Paper, programme: Programme) -> None:
    found = adopt_register(used.key, wishes(programme))
    errors = validator("BatchUpdateSpreadsheetRequest").iter_errors(
        {"requests": list(found.requests)}
    )
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


def test_a_register_that_a_sync_completed_gets_its_looks(
    sheets_server: SheetsServer,
) -> None:
    tabs = [{"properties": {"title": spec.title}} for _, spec in pilot().register_tabs()]
    paper = Paper(sheets_server, sheets_server.spreadsheet("Kaal", body={"sheets": tabs}))
    for _, spec in pilot().register_tabs():
        paper.type_in(f"{spec.title}!A1", [[column.header for column in spec.human]])
    paper.synced(pilot())
    found = adopt_register(paper.key, wishes(pilot()))
    codes = [line.code for line in found.lines]
    assert set(codes) == {
        *("adopt.guard", "adopt.colours", "adopt.rules", "adopt.parties"),
        *("adopt.charts", "adopt.guard_tab"),
    }
    found.carry_out()
    assert adopt_register(paper.key, wishes(pilot())).lines == ()
    sheets = paper.sheets()
    assert texts(sheets["Hogescholen"])[1, 0] == pilot().tabs["parties"].names[0]
    assert below(sheets["Plannen"], "Evaluatie uiterlijk")["userEnteredFormat"]["numberFormat"] == {
        "type": "DATE",
        "pattern": "dd-mm-yyyy",
    }
    paper.synced(pilot())
    assert paper.synced(pilot()) == 0


def test_a_blank_tab_with_the_right_title_gets_its_headers(
    used: Paper, programme: Programme
) -> None:
    used.do({"addSheet": {"properties": {"title": "Uren"}}})
    adopt_register(used.key, wishes(programme)).carry_out()
    assert headers(used.sheets()["Uren"])[:2] == ["Datum", "Plankenmerk"]
    assert used.synced(programme) > 0


def test_a_form_may_take_the_place_of_a_prepared_tab(used: Paper) -> None:
    """As the script for the forms does it, in a register that was made before."""
    paper = Paper(used.server, used.server.spreadsheet("Register"))
    create_register(paper.key, replace(wishes(pilot()), editors=(OWNER,)))
    prepared = paper.sheets()["Aanvragen"]["properties"]["sheetId"]
    answers = {"title": "Aanvragen", "gridProperties": {"columnCount": 12}}
    paper.do({"deleteSheet": {"sheetId": prepared}}, {"addSheet": {"properties": answers}})
    paper.type_in("Aanvragen!A1", [QUESTIONS, ANSWER])
    adopt_register(paper.key, wishes(pilot())).carry_out()
    assert paper.synced(pilot()) > 0
    assert paper.synced(pilot()) == 0
    assert adopt_register(paper.key, wishes(pilot())).lines == ()


def test_a_drop_down_whose_list_is_gone_is_mended(used: Paper, programme: Programme) -> None:
    adopt_register(used.key, wishes(programme)).carry_out()
    sheet_id = used.sheets()["Plannen"]["properties"]["sheetId"]
    broken = {"type": "ONE_OF_RANGE", "values": [{"userEnteredValue": "=#REF!"}]}
    where = {"sheetId": sheet_id, "startRowIndex": 1, "endColumnIndex": 1}
    used.do({"setDataValidation": {"range": where, "rule": {"condition": broken}}})
    found = adopt_register(used.key, wishes(programme))
    assert [(line.code, dict(line.details)["columns"]) for line in found.lines] == [
        ("adopt.rules", ("Kenmerk",))
    ]


def test_a_header_that_is_clearly_meant_gets_no_second_column(
    used: Paper, programme: Programme
) -> None:
    adopt_register(used.key, wishes(programme)).carry_out()
    used.type_in(f"'{FORM}'!D1", [["Naam van aanvrager"]])
    assert adopt_register(used.key, wishes(programme)).lines == ()


@pytest.mark.parametrize(
    ("where", "typed", "code"),
    [
        ("D1", "", "structure.header_blank"),
        ("D1", "Wie vraagt?", "structure.header_other"),
        ("L1", "Vraag", "structure.header_twice"),
    ],
)
def test_what_people_have_to_choose_is_left_to_them(
    used: Paper, programme: Programme, where: str, typed: str, code: str
) -> None:
    used.type_in(f"'{FORM}'!{where}", [[typed]])
    before = used.get()
    with pytest.raises(BrokenStructure) as stop:
        adopt_register(used.key, wishes(programme))
    assert {place.code for place in stop.value.places} == {code}
    assert used.get() == before


def test_what_changed_while_somebody_thought_is_shown_anew(
    used: Paper, programme_file: Path, say: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: "ja")
    add = {"addSheet": {"properties": {"title": "Uren"}}}
    used.server.plan(PersonsEdit(used.key, (add,), when=When("spreadsheets.get")))
    said = say("init", used.key, "--adopt", "--programme", programme_file)
    assert (said.code, used.server.log.count("spreadsheets.batchUpdate")) == (5, 0)
    said = say("init", used.key, "--adopt", "--programme", programme_file)
    assert said.code == 0
    assert "Overzicht" in used.sheets()


def test_a_workbook_is_refused_in_words(tmp_path: Path, say: Callable[..., Said]) -> None:
    said = say("init", tmp_path / "Register.xlsx", "--adopt")
    assert said.code == 3
    assert said.err.startswith("--adopt is voor een spreadsheet van Google.")


HUMAN = [column.header for column in pilot().tabs["requests"].human]


@given(
    st.lists(st.sampled_from(HUMAN), unique=True, min_size=8).map(tuple),
    st.integers(0, 3),
    st.booleans(),
)
def test_whatever_columns_there_are_the_others_come_to_the_right(
    there: tuple[str, ...],
    title_rows: int,
    answered: bool,  # noqa: FBT001 -- Hypothesis gives it
) -> None:
    rows = [[f"Titel {row}"] for row in range(title_rows)] + [list(there)]
    rows += [["x"] * len(there)] if answered else []
    tab = tab_of_rows("Aanvragen", rows)._replace(sheet_id=3)
    table = completed(Snapshot((tab,), "", "hier"), pilot()).tables["requests"]
    assert table.header_row == title_rows
    assert table.tab.columns[: tab.width] == tab.columns
    assert [table.places[header] for header in there] == list(range(len(there)))
    added = [place for header, place in table.places.items() if header not in there]
    assert sorted(added) == list(range(len(there), len(pilot().tabs["requests"].shown)))
