"""``extends``: a variant says only in what it differs, and is looked at as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sheets_sync.messages.catalogue import load_catalogue
from sheets_sync.problems.stop import BadProgramme
from sheets_sync.programme.blocks import Quantity
from sheets_sync.programme.load import load_programme as read_programme
from sheets_sync.rules.loading import load_programme
from sheets_sync.validators import PILOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.written.books import Said

VARIANT = """extends = "pilot"
name = "Ruimere proef"

[values]
maximum = { number = 50, unit = "hours" }

[tabs.plans]
remove = ["Leverancier"]
columns = [
    { header = "Begrote uren", maximum = 100 },
    { header = "Locatie", required = true, help = "Waar het is.", after = "Activiteit" },
]

[[tabs.plans.terms]]
name = "Evaluatie"
length = "21 days"

[tabs.requests.statuses.paused]
label = "Wacht op intake"
when = 'LEEG([Intakegesprek op]) EN [Planrijen] = 0'
turn = "DNZ"
tone = "busy"
before = "open"
"""


@pytest.fixture
def variant(tmp_path: Path) -> Path:
    path = tmp_path / "ruimer.toml"
    path.write_text(VARIANT, encoding="utf-8")
    return path


def test_a_variant_is_the_other_programme_but_for_what_it_says(variant: Path) -> None:
    programme, pilot = load_programme(variant), load_programme(PILOT)
    assert programme.name == "Ruimere proef"
    assert programme.values["maximum"] == Quantity(number=50, unit="hours")
    assert programme.values["totaal"] == pilot.values["totaal"]
    plans = programme.tabs["plans"]
    assert [one.header for one in plans.columns][:4] == [
        "Kenmerk",
        "Activiteit",
        "Locatie",
        "Opgesteld door",
    ]
    hours = next(one for one in plans.columns if one.header == "Begrote uren")
    assert (hours.maximum, hours.required) == (100, True)
    assert [term.length for term in plans.terms] == ["21 days"]
    assert [*programme.tabs["requests"].statuses][-2:] == ["paused", "open"]
    assert programme.tabs["parties"] == pilot.tabs["parties"]


def test_what_it_says_and_how_it_differs_is_told(variant: Path, say: Callable[..., Said]) -> None:
    assert "Plannen" in say("programme", variant).out
    differs = say("programme", variant, "--against", PILOT)
    assert differs.code == 0
    assert any("21 days" in line or "21 dagen" in line for line in differs.lines)
    assert any("Locatie" in line for line in differs.lines)


def test_a_variant_of_a_variant(variant: Path) -> None:
    other = variant.with_name("nog-ruimer.toml")
    other.write_text(
        'extends = "ruimer.toml"\n[values]\ntotaal = { number = 900, unit = "hours" }\n',
        encoding="utf-8",
    )
    programme = load_programme(other)
    assert programme.values["totaal"] == Quantity(number=900, unit="hours")
    assert programme.values["maximum"] == Quantity(number=50, unit="hours")


def test_a_change_in_what_is_extended_is_seen(variant: Path) -> None:
    other = variant.with_name("nog-ruimer.toml")
    other.write_text('extends = "ruimer.toml"\n', encoding="utf-8")
    assert load_programme(other).name == "Ruimere proef"
    variant.write_text(VARIANT.replace("Ruimere proef", "Krappe proef"), encoding="utf-8")
    assert load_programme(other).name == "Krappe proef"
    assert read_programme(other).name == "Krappe proef"


WRONG = {
    "itself": (
        'extends = "pilot"',
        'extends = "ruimer.toml"',
        "kan niet op zichzelf voortbouwen: ruimer.toml → ruimer.toml",
    ),
    "nothing": ('extends = "pilot"', 'extends = "weg.toml"', 'er is geen bestand "weg.toml"'),
    "no programme": ('extends = "pilot"', 'extends = "piloot"', "(pilot)"),
    "what is not there": (
        '"Leverancier"',
        '"Leverancir"',
        'er is niets dat "Leverancir" heet om weg te halen; bedoelt u Leverancier?',
    ),
    "a key": ("length =", "lengte =", "bedoelt u length?"),
    "a formula": ("[Planrijen] = 0", "[Planrij] = 0", "bedoelt u [Planrijen]?"),
    "toml": ('"Ruimere proef"', "Ruimere proef", 'schrijf "ruimere proef"'),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_not_right_in_a_variant_is_told_with_its_line(name: str, variant: Path) -> None:
    was, becomes, told = WRONG[name]
    source = VARIANT.replace(was, becomes, 1)
    assert was in VARIANT
    variant.write_text(source, encoding="utf-8")
    bad = refusal(variant)
    [place] = bad.places
    assert place.seen is not None
    assert place.seen.file == "ruimer.toml"
    assert becomes.split('"')[-1].strip("'= ") in source.split("\n")[place.seen.line - 1]
    assert told.casefold() in load_catalogue("nl").error(bad).casefold()


def test_what_is_not_right_in_what_it_extends_is_told_there(variant: Path) -> None:
    variant.write_text(VARIANT.replace("[Planrijen] = 0", "[Planrij] = 0"), encoding="utf-8")
    other = variant.with_name("nog-ruimer.toml")
    other.write_text('# niets\nextends = "ruimer.toml"\nnaam = "Nog ruimer"\n', encoding="utf-8")
    places = [(one.seen.file, one.seen.line) for one in refusal(other).places if one.seen]
    line = VARIANT[: VARIANT.index("[Planrijen] = 0")].count("\n") + 1
    assert places == [("nog-ruimer.toml", 3), ("ruimer.toml", line)]


def test_a_circle_of_three_is_told(tmp_path: Path) -> None:
    for one, other in ("ab", "bc", "ca"):
        (tmp_path / f"{one}.toml").write_text(f'extends = "{other}.toml"\n', encoding="utf-8")
    told = load_catalogue("en").error(refusal(tmp_path / "a.toml"))
    assert "a.toml → b.toml → c.toml → a.toml" in told
    assert "c.toml, line 1: extends" in told


def refusal(path: Path) -> BadProgramme:
    with pytest.raises(BadProgramme) as caught:
        load_programme(path)
    return caught.value
