"""A programme of a few lines, and a register of it in memory after a run."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sheets_sync.messages.catalogue import load_catalogue
from sheets_sync.problems.stop import BadProgramme
from sheets_sync.programme.load import parse_programme
from sheets_sync.rules.loading import decide
from sheets_sync.rules.preparing import prepare
from sheets_sync.stores.memory import Memory, tab_of_rows
from sheets_sync.sync.run import sync_register
from support.oracle.register import serial
from support.written.runs import moment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.programme.model import Programme

OWN = """
[own.overview]
title = "Overzicht"
headers = { item = "Onderdeel", value = "Waarde" }
[own.rules]
title = "Regels"
headers = { topic = "Onderwerp", rule = "Regel" }
[own.log]
title = "Logboek"
headers = { moment = "Moment", tab = "Tabblad", key = "Kenmerk", column = "Kolom", old = "Oud", new = "Nieuw", reason = "Reden" }
"""  # noqa: E501
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d)?")


def declared(source: str) -> Programme:
    """The programme of these blocks; its name, its own tabs and Meldingen are put to it."""
    is_named = re.match(r"(?:#.*\n|\s)*name =", source)
    named = source if is_named else f'name = "Proef"\n{source}'
    whole = named if "[own." in named else named + OWN
    return prepare(parse_programme(whole.encode(), "proef.toml"), "proef.toml").programme


def told_of(source: str, language: Any = "nl") -> list[str]:
    """The lines of what is told of this programme file; none if it is right."""
    try:
        declared(source)
    except BadProgramme as stop:
        return load_catalogue(language).error(stop).splitlines()
    return []


def run(
    source: str | Programme,
    tabs: Mapping[str, Sequence[Sequence[Any]]],
    now: str = "2024-03-11T10:00",
) -> Memory:
    """The register with these tabs, headers first, after a run; ISO days become real ones."""
    programme = declared(source) if isinstance(source, str) else source
    grids = [
        tab_of_rows(title, [list(map(_cell, row)) for row in rows]) for title, rows in tabs.items()
    ]
    store = Memory(grids)
    sync_register(store, programme, decide, moment(now))
    return store


def _cell(value: Any) -> Cell:
    if isinstance(value, str) and _DAY.fullmatch(value):
        return float(serial(datetime.fromisoformat(value)))
    return value  # type: ignore[no-any-return]
