"""What the script for Google Apps Script makes when somebody runs it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.written.books import ROOT
from support.written.runs import pilot

from sheets_sync.people.forms import forms_script
from sheets_sync.programme.load import load_programme
from sheets_sync.programme.model import Column, RequiredWhen
from sheets_sync.rules.catalogue import catalogue_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.written.books import Said

    from sheets_sync.programme.model import Programme

NODE = shutil.which("node")
STAND_IN = Path(__file__).with_name("apps_script.js")
NOTHING: tuple[dict[str, object], ...] = ({"title": "Blad1", "rows": 0},)
REGISTER = tuple({"title": spec.title, "rows": 1} for _, spec in pilot().register_tabs())
TITLE = "Bijdragen aan de banenafspraak met sociale inkoop: "

needs_node = pytest.mark.skipif(NODE is None, reason="JavaScript can only be tried with Node.js")


def vouchers() -> Programme:
    return load_programme(ROOT / "fixtures" / "vouchers.toml")


def script_of(programme: Programme) -> str:
    return forms_script(programme, catalogue_of(programme))


def ran(tmp_path: Path, script: str, tabs: tuple[dict[str, object], ...] = NOTHING) -> Any:
    """What is there after the script ran: titles of tabs, forms, and what it logged."""
    path = tmp_path / "forms.js"
    path.write_text(script, "utf-8")
    assert NODE
    command = [NODE, str(STAND_IN), str(path), json.dumps(tabs)]
    run = subprocess.run(command, capture_output=True, check=False, timeout=30)
    assert run.returncode == 0, run.stderr.decode()
    return json.loads(run.stdout)


def forms_in(script: str) -> Any:
    found = re.search(r"const FORMS = (.*?);\n\n// ", script, re.DOTALL)
    assert found
    return json.loads(found[1])


def with_column(column: Column) -> Programme:
    tabs = pilot().tabs
    requests = replace(tabs["requests"], columns=(*tabs["requests"].columns, column))
    return replace(pilot(), tabs={**tabs, "requests": requests})


def test_the_questions_are_those_that_only_the_sender_can_answer() -> None:
    asked = {
        form["tab"]: [one["title"] for one in form["questions"]]
        for form in forms_in(script_of(pilot()))
    }
    assert asked == {
        "Aanvragen": [
            *("Hogeschool", "Naam aanvrager", "Afdeling", "Contactpersoon HRM"),
            *("Contactpersoon Inkoop", "Vraag", "Activiteiten", "Domein", "Geschatte uren"),
        ],
        "Evaluaties": [
            *("Plankenmerk", "Bestede uren", "Bestede kosten", "Gerealiseerde arbeidsplaatsen"),
            *("Verwachte arbeidsplaatsen", "Resultaat", "Geleerde lessen"),
        ],
    }


@needs_node
@pytest.mark.parametrize("programme", [pilot(), vouchers()], ids=["pilot", "vouchers"])
def test_two_published_forms_feed_the_tabs(tmp_path: Path, programme: Programme) -> None:
    found = ran(tmp_path, script_of(programme))
    requests, evaluations = programme.tabs["requests"].title, programme.tabs["evaluations"].title
    assert sorted(found["tabs"]) == sorted([requests, evaluations, "Blad1"])
    for form in found["forms"]:
        assert (form["email"], form["published"], form["accepting"]) == (True, True, True)
        assert form["destination"] == ["SPREADSHEET", "book"]


@needs_node
def test_each_question_is_asked_as_its_column_is_read(tmp_path: Path) -> None:
    requests, evaluations = ran(tmp_path, script_of(pilot()))["forms"]
    by_title = {one["Title"]: one for one in requests["items"] + evaluations["items"]}
    types = {title: one["type"] for title, one in by_title.items()}
    assert types["Hogeschool"] == "List"
    assert types["Afdeling"] == "MultipleChoice"
    assert types["Activiteiten"] == "Checkbox"
    assert types["Vraag"] == "ParagraphText"
    assert types["Plankenmerk"] == types["Bestede kosten"] == "Text"
    assert by_title["Domein"] == {
        "type": "Checkbox",
        "Title": "Domein",
        "HelpText": "Eén of meer, met een komma ertussen. Mag leeg blijven.",
        "Required": False,
        "ChoiceValues": ["Catering", "Schoonmaak", "Groenvoorziening", "Anders"],
    }
    assert by_title["Hogeschool"]["ChoiceValues"][7] == "De Haagse Hogeschool"
    assert by_title["Resultaat"]["Required"] is True


@needs_node
@pytest.mark.parametrize(
    ("answer", "welcome"),
    [
        ("7,5", True),
        ("7½", True),
        ("½", True),
        ("7:30", True),
        ("€ 1.200,-", True),
        ("veel", False),
    ],
)
def test_numbers_may_be_written_as_people_do(tmp_path: Path, answer: str, *, welcome: bool) -> None:
    items = ran(tmp_path, script_of(pilot()))["forms"][0]["items"]
    check = next(one["Validation"] for one in items if one["Title"] == "Geschatte uren")
    assert bool(re.fullmatch(check["pattern"], answer)) == welcome
    assert check["help"] == "Vul een getal in, bijvoorbeeld 7,5."


@needs_node
def test_prepared_tabs_without_rows_make_way(tmp_path: Path) -> None:
    found = ran(tmp_path, script_of(pilot()), REGISTER)
    assert sorted(found["tabs"]) == sorted(str(tab["title"]) for tab in REGISTER)
    assert found["log"][0] == (
        f"Gemaakt en gepubliceerd: {TITLE}Aanvragen. Invullen: https://forms.example.org/view. "
        "Aanpassen: https://forms.example.org/edit"
    )


@needs_node
@pytest.mark.parametrize(
    ("there", "said"),
    [
        ({"rows": 1, "theirs": True}, "Overgeslagen: u mag het tabblad Aanvragen niet vervangen."),
        ({"rows": 2}, "Overgeslagen: in het tabblad Aanvragen staan al rijen."),
        (
            {"rows": 9, "form": "x"},
            "Overgeslagen: bij het tabblad Aanvragen hoort al een formulier.",
        ),
    ],
)
def test_a_tab_that_cannot_make_way_stays(
    tmp_path: Path, there: dict[str, object], said: str
) -> None:
    found = ran(tmp_path, script_of(pilot()), ({"title": "Aanvragen"} | there,))
    assert [form["title"] for form in found["forms"]] == [f"{TITLE}Evaluaties"]
    assert found["log"][0].startswith(said)


@pytest.mark.parametrize(
    ("equals", "help_text"),
    [
        ("Proeftuin", "Wie? Verplicht als bij Afdeling staat: Proeftuin."),
        ("", "Wie? Verplicht als Afdeling is ingevuld."),
    ],
)
def test_what_is_required_at_times_is_said_below_the_question(equals: str, help_text: str) -> None:
    when = RequiredWhen(column="Afdeling", equals=equals)
    column = Column(header="Leverancier", help="Wie?", required_when=when)
    question = forms_in(script_of(with_column(column)))[0]["questions"][-1]
    assert (question["help"], question["required"]) == (help_text, False)


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=20)


@needs_node
@settings(max_examples=8, deadline=None)
@given(TEXTS, st.lists(TEXTS, min_size=1, unique=True))
def test_no_text_of_a_programme_becomes_script(
    tmp_path_factory: pytest.TempPathFactory, text: str, choices: list[str]
) -> None:
    column = Column(header=text, help=text, kind="choice", choices=tuple(choices))
    programme = replace(with_column(column), name=f"{text}\u2028*/ `${{x}}` </script>\n")
    found = ran(tmp_path_factory.mktemp("script"), script_of(programme))
    asked = found["forms"][0]["items"][-1]
    assert (asked["Title"], asked["ChoiceValues"]) == (text, choices)


def test_the_command_prints_it_or_puts_it_in_a_new_file(
    tmp_path: Path, say: Callable[..., Said]
) -> None:
    printed = say("template", "forms")
    assert printed.out == script_of(pilot())
    path = tmp_path / "forms.gs"
    assert say("template", "forms", path).out.startswith(f"{path} is gemaakt.")
    assert path.read_text("utf-8") == printed.out
    again = say("template", "forms", path)
    assert (again.code, path.read_text("utf-8")) == (3, printed.out)
