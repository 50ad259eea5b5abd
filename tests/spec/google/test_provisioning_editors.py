"""People who may work in what ``init`` protects: named at once, or later."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.google.provisioned import Paper, guarded, texts

from sheets_sync.testing.people import PersonsEdit
from sheets_sync.testing.wire import ApiError
from sheets_sync.testing.world import OWNER, ROBOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.written.books import Said

    from sheets_sync.testing.server import SheetsServer


@pytest.fixture
def paper(sheets_server: SheetsServer) -> Paper:
    return Paper(sheets_server, sheets_server.spreadsheet("Register"))


def sorted_by(paper: Paper, person: str) -> None:
    """What somebody does who sorts all of Aanvragen. Raises ApiError."""
    sheet = paper.sheets()["Aanvragen"]["properties"]["sheetId"]
    where = {"sheetId": sheet, "startRowIndex": 1, "endRowIndex": 3}
    request = {"sortRange": {"range": where, "sortSpecs": [{"dimensionIndex": 1}]}}
    paper.server.as_person(PersonsEdit(paper.key, (request,), person=person))


def test_only_who_is_named_can_sort(paper: Paper, say: Callable[..., Said]) -> None:
    assert say("init", paper.key, "--editor", "bea@example.org").code == 0
    paper.type_in("Aanvragen!B2", [["b@example.org"], ["a@example.org"]])
    with pytest.raises(ApiError, match="protected"):
        sorted_by(paper, "jan@example.org")
    sorted_by(paper, "bea@example.org")
    assert texts(paper.sheets()["Aanvragen"])[1, 1] == "a@example.org"


def test_a_colleague_may_be_named_later(paper: Paper, say: Callable[..., Said]) -> None:
    theirs = {"description": "van Bea", "range": {"sheetId": 5}, "editors": {"users": [OWNER]}}
    assert say("init", paper.key, "--editor", "bea@example.org").code == 0
    paper.do(
        {"addSheet": {"properties": {"sheetId": 5, "title": "Lijstje"}}},
        {"addProtectedRange": {"protectedRange": theirs}},
    )
    before = paper.sheets()
    said = say("init", paper.key, "--adopt", "--yes", "--editor", "jan@example.org")
    assert said.code == 0
    line = "ook in de beveiligde delen mogen werken, en dus rijen sorteren: jan@example.org."
    assert f"  - Uren: {line}" in said.lines
    after = paper.sheets()
    assert set(guarded(after["Uren"])[6]) == {ROBOT, "bea@example.org", "jan@example.org"}
    assert set(guarded(after["Overzicht"])[-1]) == {ROBOT, "bea@example.org", "jan@example.org"}
    assert after["Lijstje"] == before["Lijstje"]
    again = say("init", paper.key, "--adopt", "--editor", "Jan@Example.org")
    assert (again.code, len(again.lines)) == (0, 1)


@pytest.mark.parametrize("editor", ["bea", "", "bea@example.org, jan@example.org"])
@pytest.mark.parametrize("adopt", [(), ("--adopt",)], ids=["new", "adopt"])
def test_an_editor_without_an_address_is_refused_before_google_does(
    paper: Paper, say: Callable[..., Said], editor: str, adopt: tuple[str, ...]
) -> None:
    said = say("init", paper.key, *adopt, "--editor", editor)
    assert (said.code, said.out, said.err) == (
        2,
        "",
        (
            "Bij --editor staat geen e-mailadres; er is niets geschreven. Geef één adres, en noem "
            "--editor voor elke collega opnieuw.\n"
        ),
    )
    assert paper.server.log.lines == []
