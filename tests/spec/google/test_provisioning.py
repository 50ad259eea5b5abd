"""What people find in an empty Google Sheet that became a register."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.google.provisioned import Json, Paper, below, cells, guarded, headers, texts, wishes
from support.loopback.discovery import validator
from support.written.books import ROOT
from support.written.runs import pilot

from sheets_sync.programme.load import load_programme
from sheets_sync.stores.founding.drawing import draw
from sheets_sync.stores.google.provisioning.new import new_requests
from sheets_sync.stores.opening import create_register
from sheets_sync.testing.wire import ApiError
from sheets_sync.testing.world import ROBOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.written.books import Said

    from sheets_sync.programme.model import Programme
    from sheets_sync.testing.server import SheetsServer

VOUCHERS = ROOT / "fixtures" / "vouchers.toml"


def vouchers() -> Programme:
    return load_programme(VOUCHERS)


@pytest.fixture
def paper(sheets_server: SheetsServer) -> Paper:
    return Paper(sheets_server, sheets_server.spreadsheet("Register"))


@pytest.fixture(scope="module")
def made(running_sheets_server: SheetsServer, tmp_path_factory: pytest.TempPathFactory) -> Json:
    """The pilot's register by the titles of its tabs, and the spreadsheet under ""."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SHEETS_SYNC_API", running_sheets_server.base_url)
        patched.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        paper = Paper(running_sheets_server, running_sheets_server.spreadsheet("Register"))
        create_register(paper.key, wishes(pilot()))
        return {"": paper.get()} | paper.sheets()


def test_people_find_the_overview_first_and_then_the_tabs_in_order(
    paper: Paper, say: Callable[..., Said]
) -> None:
    said = say("init", paper.key)
    assert (said.code, said.err) == (0, "")
    assert list(paper.sheets()) == [
        *("Overzicht", "Aanvragen", "Plannen", "Uren", "Evaluaties", "Hogescholen"),
        *("Vragen", "Wachtrij", "Regels", "Logboek"),
    ]


def test_it_takes_one_look_and_one_batch(paper: Paper) -> None:
    create_register(paper.key, wishes(pilot()))
    assert paper.server.log.counts == {"spreadsheets.get": 1, "spreadsheets.batchUpdate": 1}


@pytest.mark.parametrize("programme", [pilot(), vouchers()], ids=["pilot", "vouchers"])
def test_the_first_sync_fills_it_and_the_second_has_nothing_to_do(
    paper: Paper, programme: Programme
) -> None:
    create_register(paper.key, wishes(programme))
    assert paper.synced(programme) > 0
    assert paper.synced(programme) == 0
    names = texts(paper.sheets()[programme.tabs["parties"].title])
    wanted = list(programme.tabs["parties"].names)
    assert [names[row, 0] for row in range(1, len(wanted) + 1)] == wanted


@pytest.mark.parametrize("programme", [pilot(), vouchers()], ids=["pilot", "vouchers"])
def test_google_knows_every_field_of_every_request(programme: Programme) -> None:
    body = {"requests": list(new_requests(draw(wishes(programme)), [0]))}
    errors = validator("BatchUpdateSpreadsheetRequest").iter_errors(body)
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


def test_it_reads_what_people_type_as_the_country_does(made: Json, paper: Paper) -> None:
    found = made[""]["properties"]
    assert (found["locale"], found["timeZone"]) == ("nl_NL", "Europe/Amsterdam")
    create_register(paper.key, wishes(vouchers()))
    found = paper.get()["properties"]
    assert (found["locale"], found["timeZone"]) == ("en_GB", "Europe/Dublin")


@pytest.mark.parametrize(
    ("tab", "header", "kind", "values"),
    [
        ("Aanvragen", "Hogeschool", "ONE_OF_RANGE", ["='Hogescholen'!$A$2:$A"]),
        ("Aanvragen", "Afdeling", "ONE_OF_LIST", ["P&O centraal", "P&O decentraal", "Inkoop"]),
        (
            *("Aanvragen", "Activiteiten", "ONE_OF_LIST"),
            ["Presentatie", "Workshop", "Proeftuin", "Anders"],
        ),
        ("Aanvragen", "Tijdstempel", "DATE_IS_VALID", []),
        ("Aanvragen", "Geschatte uren", "NUMBER_BETWEEN", ["0", "2000"]),
        ("Plannen", "Kenmerk", "ONE_OF_RANGE", ["='Aanvragen'!$N$2:$N"]),
        ("Plannen", "Start", "DATE_BETWEEN", ["2021-04-01", "2023-12-31"]),
        ("Plannen", "Kostenbegroting", "NUMBER_GREATER_THAN_EQ", ["0"]),
        ("Uren", "Plankenmerk", "ONE_OF_RANGE", ["='Plannen'!$N$2:$N"]),
        ("Uren", "Uren", "NUMBER_BETWEEN", ["=1/100", "24"]),
    ],
)
def test_drop_downs_and_checks_help_and_never_refuse(
    made: Json, tab: str, header: str, kind: str, values: list[str]
) -> None:
    rule = below(made[tab], header)["dataValidation"]
    condition = rule["condition"]
    assert condition["type"] == kind
    assert [value["userEnteredValue"] for value in condition.get("values", [])] == values
    assert not rule.get("strict")


def test_where_more_may_be_chosen_it_says_how(made: Json) -> None:
    rule = below(made["Aanvragen"], "Domein")["dataValidation"]
    assert rule["inputMessage"] == (
        "Kies er één, of typ er meer met een komma ertussen: "
        "Catering, Schoonmaak, Groenvoorziening, Anders. Een rood hoekje is dan geen bezwaar."
    )


@pytest.mark.parametrize(
    ("tab", "header", "kind", "pattern"),
    [
        ("Aanvragen", "Tijdstempel", "DATE_TIME", "dd-mm-yyyy hh:mm"),
        ("Aanvragen", "Ingetrokken op", "DATE", "dd-mm-yyyy"),
        ("Plannen", "Kostenbegroting", "CURRENCY", '"€" #,##0.00'),
        ("Plannen", "Evaluatie uiterlijk", "DATE", "dd-mm-yyyy"),
        ("Wachtrij", "Telt vanaf", "DATE_TIME", "dd-mm-yyyy hh:mm"),
        ("Logboek", "Moment", "DATE_TIME", "dd-mm-yyyy hh:mm"),
    ],
)
def test_whole_columns_have_a_format(
    made: Json, tab: str, header: str, kind: str, pattern: str
) -> None:
    form = below(made[tab], header)["userEnteredFormat"]["numberFormat"]
    assert form == {"type": kind, "pattern": pattern}


def test_euros_look_like_euros(paper: Paper) -> None:
    create_register(paper.key, wishes(vouchers()))
    sheets = paper.sheets()
    asked = below(sheets["Applications"], "Amount asked")["userEnteredFormat"]
    assert asked["numberFormat"]["pattern"] == '"€"#,##0.00'
    assert "€50,000.00" in texts(sheets["Summary"]).values()


def test_each_header_has_a_note(made: Json) -> None:
    notes = {
        cell["formattedValue"]: cell["note"] for row, _, cell in cells(made["Plannen"]) if not row
    }
    assert notes["Activiteit"] == (
        "Eén activiteit per rij.\nKies uit: Presentatie, Workshop, Proeftuin, Anders.\nVerplicht."
    )
    assert notes["Besluit op"] == "Dag van het besluit.\nVerplicht als Besluit is ingevuld."
    assert notes["Leverancier"].endswith("Verplicht als bij Activiteit staat: Proeftuin.")
    assert notes["Status"].startswith("Deze kolom vult het programma in.\n")


def test_headers_stay_in_view(made: Json) -> None:
    grids = {title: sheet["properties"]["gridProperties"] for title, sheet in made.items() if title}
    assert {grid["frozenRowCount"] for grid in grids.values()} == {1}
    assert grids["Aanvragen"]["frozenColumnCount"] == 3


@pytest.mark.parametrize("tab", ["Aanvragen", "Plannen", "Uren", "Evaluaties", "Hogescholen"])
def test_only_the_columns_of_the_program_are_protected(made: Json, tab: str) -> None:
    spec = next(spec for _, spec in pilot().register_tabs() if spec.title == tab)
    found = guarded(made[tab])
    named = [headers(made[tab])[column] for column in sorted(found)]
    assert named == [column.header for column in spec.machine]
    assert [users for users in found.values() if ROBOT not in users] == []


@pytest.mark.parametrize("tab", ["Overzicht", "Wachtrij", "Regels", "Logboek"])
def test_the_tabs_of_the_program_are_protected_whole(made: Json, tab: str) -> None:
    assert list(guarded(made[tab])) == [-1]


def test_people_write_in_their_own_columns_and_named_editors_everywhere(
    paper: Paper, say: Callable[..., Said]
) -> None:
    said = say("init", paper.key, "--editor", "beheer@example.org")
    assert said.code == 0
    paper.type_in("Aanvragen!C2", [["HRO"]])
    with pytest.raises(ApiError, match="protected"):
        paper.type_in("Aanvragen!Q2", [["Toegekend"]])
    assert guarded(paper.sheets()["Uren"])[6] == ["beheer@example.org", ROBOT]


def test_every_status_has_its_colour(made: Json) -> None:
    for _, spec in pilot().register_tabs():
        rules = [one["booleanRule"] for one in made[spec.title].get("conditionalFormats", [])]
        equal = [rule["condition"] for rule in rules if rule["condition"]["type"] == "TEXT_EQ"]
        coloured = {condition["values"][0]["userEnteredValue"] for condition in equal}
        assert coloured == {status.label for status in spec.statuses.values()}


def shown(made: Json, data: Json) -> list[str]:
    by_id = {sheet["properties"]["sheetId"]: sheet for title, sheet in made.items() if title}
    found = []
    for source in data["sourceRange"]["sources"]:
        cells_of = texts(by_id[source["sheetId"]])
        rows = range(source["startRowIndex"], source["endRowIndex"])
        found += [cells_of.get((row, source["startColumnIndex"]), "") for row in rows]
    return found


def test_charts_show_what_they_say(made: Json) -> None:
    specs = {one["spec"]["title"]: one["spec"]["basicChart"] for one in made["Overzicht"]["charts"]}
    labels = {title: shown(made, spec["domains"][0]["domain"]) for title, spec in specs.items()}
    statuses = [status.label for status in pilot().tabs["requests"].statuses.values()]
    assert labels == {
        "Verdeling van 400 uur": ["Toegekend", "Gereserveerd", "Nog vrij"],
        "Aanvragen per status": statuses,
        "Evaluaties": ["Te laat", "Verwacht, nog op tijd"],
        "Per hogeschool, hooguit 40 uur": ["Naam", *pilot().tabs["parties"].names],
    }
    pool = shown(made, specs["Verdeling van 400 uur"]["series"][0]["series"])
    assert pool == ["0", "0", "400"]
    parties = specs["Per hogeschool, hooguit 40 uur"]["series"]
    assert [shown(made, one["series"])[0] for one in parties] == [
        *("Uren toegekend", "Uren gereserveerd", "Uren beschikbaar"),
    ]


def test_charts_do_not_lie_over_one_another(made: Json) -> None:
    spots = [one["position"]["overlayPosition"] for one in made["Overzicht"]["charts"]]
    boxes = [
        (
            spot["offsetXPixels"],
            spot["offsetYPixels"],
            spot["offsetXPixels"] + spot["widthPixels"],
            spot["offsetYPixels"] + spot["heightPixels"],
        )
        for spot in spots
    ]
    for place, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[place + 1 :]:
            apart = right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
            assert apart
