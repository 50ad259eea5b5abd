"""Every kind of column: what a run says of a cell that lacks, and what a kind brings along."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from support.written.runs import messages
from support.written.small import declared, run

from sheets_sync.programme.model import Column, Kind
from sheets_sync.stores.founding.looks import plain_look, width

if TYPE_CHECKING:
    from collections.abc import Sequence

KINDS = get_args(Kind)
MORE = {
    "choice": ', choices = ["Ja", "Nee"]',
    "choices": ', choices = ["Ja", "Nee"]',
    "reference": ', reference = "parties"',
}
FILE = """
language = "{language}"
[tabs.plans]
title = "Plannen"
one_row = "het plan"
columns = [
    {{ header = "Naam", required = true }},
    {{ header = "Wat", kind = "{kind}", required = true{more} }},
    {{ header = "Meldingen", owner = "machine", role = "messages" }},
]
[tabs.parties]
title = "Partijen"
columns = [{{ header = "Partij", required = true, spelling = "one" }}]
"""


def file(kind: str, language: str) -> str:
    return FILE.format(kind=kind, language=language, more=MORE.get(kind, ""))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_cell_that_must_be_filled_is_asked_for(kind: str, language: str) -> None:
    plans: Sequence[Sequence[str]] = [("Naam", "Wat"), ("Anna", "")]
    tabs = {"Plannen": plans, "Partijen": [("Partij",), ("Zon",)]}
    [[said]] = messages(run(file(kind, language), tabs), "Plannen")
    assert said.startswith("Wat: ontbreekt; " if language == "nl" else "Wat: missing; ")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_look_and_a_type(kind: Kind) -> None:
    programme = declared(file(kind, "nl"))
    column: Column = programme.tabs["plans"].columns[1]
    assert width(column, "hours") > 0
    assert plain_look(kind, "hours", "nl")
