"""A programme that changed is said to have changed, in one line of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.written.books import Said, cells, save
from support.written.runs import looked_at, rows, synced

from sheets_sync.validators import PILOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

TEXT = "Aanvragen\nHogeschool | Geschatte uren\nHRO | 45\nZeekant | 3"


def alerts(source: object, **rules: Any) -> list[str]:
    seen = looked_at(source, **rules)  # type: ignore[arg-type] # a store or a text
    return [seen.decision.catalogue.message(alert) for alert in seen.alerts]


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        (
            {"cap": 50},
            "Budget: en hooguit 40 uur per hogeschool → en hooguit 50 uur per hogeschool",
        ),
        ({"total": 500}, "Budget: In totaal is er 400 uur → In totaal is er 500 uur"),
        (
            {"cap": 50, "total": 500},
            (
                "Budget: In totaal is er 400 uur, en hooguit 40 uur per hogeschool → In totaal is "
                "er 500 uur, en hooguit 50 uur per hogeschool"
            ),
        ),
        (
            {"short": "skip", "order": "complete"},
            (
                "Volgorde: Aanvragen tellen op volgorde van binnenkomst → Aanvragen tellen vanaf "
                "het moment dat ze volledig en juist zijn; Te weinig over: dan krijgt wie aan de "
                "beurt is wat er is; de rest wacht → dan wacht wie aan de beurt is, en komt de "
                "volgende aan bod"
            ),
        ),
    ],
)
def test_what_changed_is_named(rules: dict[str, Any], told: str) -> None:
    store = synced(TEXT)
    (alert,) = alerts(store, **rules)
    assert alert.startswith(
        f"Er gelden andere regels dan in het tabblad Regels stonden: {told}. Is"
    )
    synced(store, **rules)
    assert alerts(store, **rules) == []


def test_a_line_in_the_log_for_each_rule() -> None:
    store = synced(synced(TEXT), cap=50, short="wait")
    lines = [line for line in rows(store, "Logboek") if line["Tabblad"] == "Regels"]
    assert [
        [line[name] for name in ("Kenmerk", "Kolom", "Oud", "Nieuw", "Reden")] for line in lines
    ][:1] == [
        [
            "",
            "Budget",
            "In totaal is er 400 uur, en hooguit 40 uur per hogeschool.",
            "In totaal is er 400 uur, en hooguit 50 uur per hogeschool.",
            "deze regel is nu anders dan in het tabblad stond",
        ]
    ]
    assert [line["Kolom"] for line in lines] == ["Budget", "Te weinig over"]


def test_rules_that_were_never_written_are_no_news() -> None:
    assert alerts(TEXT) == []
    store = synced(TEXT)
    for row in range(1, 12):
        store.put("Regels", 0, row, "")
        store.put("Regels", 1, row, "")
    assert alerts(store) == []


def test_a_programme_in_another_language_is_no_change_of_rules() -> None:
    store = synced(TEXT)
    for row in range(1, 12):
        store.put("Regels", 0, row, f"Topic {row}")
    assert alerts(store, cap=50) == []


def test_what_sync_says(tmp_path: Path, say: Callable[..., Said]) -> None:
    path = save(TEXT, tmp_path / "Register.xlsx")
    programme = tmp_path / "programme.toml"
    programme.write_bytes(PILOT.read_bytes())
    given = ("sync", path, "--today=2022-03-01", "--programme", programme)
    assert say(*given).code == 0
    assert say(*given, "--quiet").code == 0
    programme.write_text(
        PILOT.read_text(encoding="utf-8").replace(
            "maximum = { number = 40,", "maximum = { number = 50,"
        )
    )
    said = say(*given, "--quiet")
    (alert,) = [line for line in said.lines if "andere regels" in line]
    assert said.code == 0
    assert "hooguit 40 uur per hogeschool → en hooguit 50 uur per hogeschool" in alert
    (line,) = [line for line in cells(path, "Logboek") if line["Tabblad"] == "Regels"]
    assert (line["Kolom"], line["Kenmerk"]) == ("Budget", None)
    assert not any("andere regels" in line for line in say(*given).lines)
