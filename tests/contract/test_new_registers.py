"""A new register looks alike in a workbook and in Google Sheets: both are compared."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest
from support.google.provisioned import Paper
from support.shown import Shown
from support.shown.in_google import in_google
from support.shown.in_workbook import in_workbook
from support.written.books import ROOT
from support.written.runs import pilot

from sheets_sync.programme.load import load_programme
from sheets_sync.programme.model import Column
from sheets_sync.stores.opening import create_register
from sheets_sync.sync.wishes import wishes_for

if TYPE_CHECKING:
    from pathlib import Path

    from sheets_sync.programme.model import Programme
    from sheets_sync.testing.server import SheetsServer


def odd() -> Programme:
    """Other titles, columns and statuses; hints of every kind; no list, no names."""
    known = pilot()
    columns = (
        Column(header="Alleen hoog", kind="number", maximum=3),
        Column(header="Boven", kind="amount", above=3),
        Column(header="Boven en hoog", kind="money", above=0, maximum=7),
        Column(header="Boeking?", kind="reference", reference="bookings"),
        Column(header="Anders", kind="choices", choices=("Rood", "Groen")),
        Column(header="Binnen", kind="moment", within_period=True),
    )
    asked = known.tabs["requests"]
    full = replace(asked.statuses["full"], label='De "rij"', tone="good")
    requests = replace(
        asked,
        title="Vraag's",
        accepts=(*asked.accepts, asked.title),
        columns=(*asked.columns, *columns),
        statuses=dict(asked.statuses) | {"full": full},
    )
    overview = replace(known.own.overview, headers={"value": "Hoeveel", "item": "Wat"})
    tabs = dict(known.tabs) | {
        "requests": requests,
        "parties": replace(known.tabs["parties"], rows=()),
    }
    return replace(known, tabs=tabs, own=replace(known.own, overview=overview))


def few() -> Programme:
    known = pilot()
    row = {"Naam": "Hogeschool Rijnoord", "Andere schrijfwijzen": "Rijn, HS Rijn"}
    parties = replace(known.tabs["parties"], rows=(row,))
    return replace(known, tabs=dict(known.tabs) | {"parties": parties})


PROGRAMMES = {
    "pilot": pilot(),
    "vouchers": load_programme(ROOT / "fixtures" / "vouchers.toml"),
    "odd": odd(),
    "few": few(),
}


@pytest.mark.parametrize("name", PROGRAMMES)
def test_both_show_the_same(
    name: str, tmp_path: Path, sheets_server: SheetsServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHEETS_SYNC_API", sheets_server.base_url)
    wishes = wishes_for(PROGRAMMES[name])
    create_register(str(tmp_path / "Register.xlsx"), wishes)
    paper = Paper(sheets_server, sheets_server.spreadsheet("Register"))
    create_register(paper.key, wishes)
    book = openpyxl.load_workbook(tmp_path / "Register.xlsx")
    sheets = paper.sheets()
    assert list(sheets) == book.sheetnames
    for title, sheet in sheets.items():
        in_book, in_sheet = in_workbook(book, book[title]), in_google(sheets, sheet)
        for part, one, other in zip(Shown._fields, in_book, in_sheet, strict=True):
            assert (title, part, one) == (title, part, other)
