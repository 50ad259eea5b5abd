"""A programme that changed is said to have changed, in one line of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.written.books import Said, cells, save
from support.written.runs import accepted, looked_at, rows, synced

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
        "Het programmabestand bepaalt iets anders dan toen dit register voor het laatst is "
        f"bijgewerkt: {told}. Het geldt pas als iemand het aanneemt"
    )
    accepted(store, **rules)
    assert alerts(store, **rules) == []


def test_a_line_in_the_log_for_each_rule() -> None:
    store = synced(TEXT)
    accepted(store, cap=50, short="wait")
    lines = [
        line
        for line in rows(store, "Logboek")
        if line["Tabblad"] == "Regels" and "[!" not in str(line["Reden"])
    ]
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
    seen = accepted(store, cap=50)
    assert [alert.code for alert in seen.alerts] == []


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
    before = path.read_bytes()
    for options in ([], ["--quiet"], ["--force"]):
        said = say(*given, *options)
        assert said.code == 6
        assert "hooguit 40 uur per hogeschool → en hooguit 50 uur per hogeschool" in said.err
        assert path.read_bytes() == before
    # What it would come to is shown with it.
    shown = say(*given)
    assert "Uren gereserveerd" in shown.out
    assert shown.out == say(*given, "--dry-run").out
    said = say(*given, "--accept-programme")
    (alert,) = [line for line in said.lines if "andere regels" in line]
    assert said.code == 0
    assert "hooguit 40 uur per hogeschool → en hooguit 50 uur per hogeschool" in alert
    lines = [line for line in cells(path, "Logboek") if line["Tabblad"] == "Regels"]
    told = [(line["Kolom"], line["Oud"], line["Nieuw"]) for line in lines if line["Oud"]]
    assert ("values.maximum", "40 hours", "50 hours") in told
    assert [column for column, *_ in told] == ["Budget", "values.maximum"]
    assert not any("andere regels" in line for line in say(*given).lines)


def changed(tmp_path: Path, *words: tuple[str, str]) -> Path:
    text = PILOT.read_text(encoding="utf-8")
    for old, new in words:
        assert old in text, old
        text = text.replace(old, new)
    path = tmp_path / "other.toml"
    path.write_text(text, encoding="utf-8")
    return path


WORDS = {
    "a help text": ("E-mailadres van de aanvrager.", "Het adres van wie het vraagt."),
    "an accepted header": ('accepts = ["Timestamp"]', 'accepts = ["Stempel", "Timestamp"]'),
    "a colour": ('tone = "attention"', 'tone = "bad"'),
    "a comment": ("[own.log]", "# Een regel uitleg.\n[own.log]"),
}


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS.keys())
def test_other_words_count_at_once_with_one_line(
    tmp_path: Path, say: Callable[..., Said], words: tuple[str, str]
) -> None:
    path = save(TEXT, tmp_path / "Register.xlsx")
    assert say("sync", path, "--today=2022-03-01").code == 0
    lines = len(cells(path, "Logboek"))
    given = ("sync", path, "--today=2022-03-01", "--programme", changed(tmp_path, words))
    assert say(*given).code == 0
    new = cells(path, "Logboek")[lines:]
    told = [line for line in new if line["Tabblad"] == "Regels"]
    assert len(told) == (words != WORDS["a comment"])
    assert all("alleen woorden of uiterlijk" in str(line["Reden"]) for line in told)
    assert say(*given).out.startswith("Niets")


def test_a_programme_that_is_put_back_asks_nothing(
    tmp_path: Path, say: Callable[..., Said]
) -> None:
    path = save(TEXT, tmp_path / "Register.xlsx")
    assert say("sync", path, "--today=2022-03-01").code == 0
    other = changed(tmp_path, ("maximum = { number = 40,", "maximum = { number = 50,"))
    assert say("sync", path, "--today=2022-03-01", "--programme", other).code == 6
    assert say("sync", path, "--today=2022-03-01").out.startswith("Niets")


def test_a_yes_to_the_programme_answers_the_safety_rule_for_that_alone(
    tmp_path: Path, say: Callable[..., Said]
) -> None:
    rows_of_many = "\n".join(["Aanvragen", "Hogeschool | Geschatte uren", *["HRO | 1"] * 40])
    path = save(rows_of_many, tmp_path / "Register.xlsx")
    given = ("sync", path, "--today=2022-03-01")
    assert say(*given).code == 0
    other = changed(tmp_path, ("end = 2023-12-31", "end = 2021-12-30"))
    said = say(*given, "--programme", other)
    assert said.code == 6
    assert "--accept-programme" in said.err
    assert say(*given, "--programme", other, "--accept-programme").code == 0
