"""What keeps an empty Google Sheet from becoming a register, and what does not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.google.provisioned import Json, Paper, headers, wishes
from support.written.runs import pilot

from sheets_sync.problems.stop import BrokenStructure
from sheets_sync.stores.opening import create_register
from sheets_sync.testing.when import When

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.written.books import Said

    from sheets_sync.testing.faults import Kind
    from sheets_sync.testing.server import SheetsServer


@pytest.fixture
def paper(sheets_server: SheetsServer) -> Paper:
    return Paper(sheets_server, sheets_server.spreadsheet("Register"))


def test_a_blank_tab_that_is_called_as_one_to_come_is_no_hindrance(paper: Paper) -> None:
    paper.do({"updateSheetProperties": {"properties": {"title": "Uren"}, "fields": "title"}})
    create_register(paper.key, wishes(pilot()))
    assert headers(paper.sheets()["Uren"])[:2] == ["Datum", "Plankenmerk"]


CHART = {"spec": {"basicChart": {"chartType": "BAR"}}, "position": {"newSheet": True}}


@pytest.mark.parametrize(
    "theirs",
    [
        {
            "updateCells": {
                "start": {},
                "rows": [{"values": [{"note": "van mij"}]}],
                "fields": "note",
            }
        },
        {
            "repeatCell": {
                "cell": {"userEnteredValue": {"boolValue": True}},
                "fields": "*",
                "range": {},
            }
        },
        {"addProtectedRange": {"protectedRange": {"range": {}}}},
        {
            "mergeCells": {
                "range": {"endRowIndex": 2, "endColumnIndex": 2},
                "mergeType": "MERGE_ALL",
            }
        },
        {"addChart": {"chart": CHART}},
    ],
    ids=["note", "value", "protection", "merge", "chart"],
)
def test_what_is_not_empty_stays_as_it_is(
    paper: Paper, say: Callable[..., Said], theirs: Json
) -> None:
    paper.do(theirs)
    before = paper.get()
    said = say("init", paper.key)
    assert said.code == 3
    assert said.err.startswith(f"https://docs.google.com/spreadsheets/d/{paper.key} is niet leeg")
    assert paper.get() == before
    assert paper.server.log.count("spreadsheets.batchUpdate") == 0


@pytest.mark.parametrize("fault", ["cut_before", "cut_after", "truncated"])
def test_a_lost_answer_leaves_one_register(paper: Paper, fault: Kind) -> None:
    paper.server.fail(fault, When("spreadsheets.batchUpdate"))
    create_register(paper.key, wishes(pilot()))
    assert len(paper.sheets()["Overzicht"]["charts"]) == 4
    assert paper.synced(pilot()) > 0


def test_a_title_that_google_refuses_is_said_so(paper: Paper) -> None:
    own = pilot().own
    doubled = replace(pilot(), own=replace(own, rules=replace(own.rules, title="UREN")))
    with pytest.raises(BrokenStructure) as stop:
        create_register(paper.key, wishes(doubled))
    assert stop.value.code == "google.refused"
    assert list(paper.sheets()) == ["Sheet1"]
