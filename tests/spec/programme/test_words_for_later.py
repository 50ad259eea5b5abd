"""Words of a programme file that are told elsewhere: they are read, and kept as they are."""

from __future__ import annotations

from pathlib import Path

from sheets_sync.programme.load import parse_programme
from sheets_sync.rules.preparing import prepare

FIXTURES = Path(__file__).parents[3] / "fixtures"


def test_columns_may_be_sealed_always_or_where_a_condition_holds() -> None:
    source = (FIXTURES / "tickets.toml").read_text(encoding="utf-8")
    source = source.replace('language = "nl"', 'language = "nl"\nsettle = 3')
    source = source.replace('header = "Omschrijving",', 'header = "Omschrijving", seal = true,')
    source = source.replace(
        'header = "Gebouw",', """header = "Gebouw", seal = 'GEVULD([Begonnen op])',""", 1
    )
    programme = prepare(parse_programme(source.encode(), "tickets.toml")).programme
    assert programme.settle == 3
    seals = {one.header: one.seal for one in programme.tabs["tickets"].columns if one.seal}
    assert seals == {"Gebouw": "GEVULD([Begonnen op])", "Omschrijving": True}
