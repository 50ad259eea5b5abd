"""What somebody reads about a formula that is not right: the mark, and what to write."""

from __future__ import annotations

import string
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.formulas.schema import schema

from sheets_sync.formula.check import check
from sheets_sync.formula.nodes import Formula
from sheets_sync.formula.telling import sentence_of, show_mistake
from sheets_sync.messages import formula as sentences

if TYPE_CHECKING:
    from sheets_sync.cells.text import Language
    from sheets_sync.formula.mistakes import Mistake

TOLD = tomllib.loads(Path(__file__).with_name("mistakes.toml").read_text("utf-8"))["told"]


def mistakes_in(text: str, tab: str = "plans", language: str = "nl") -> list[Mistake]:
    found = check(text, schema(language), tab)
    return [] if isinstance(found, Formula) else found


@pytest.mark.parametrize("told", TOLD, ids=lambda told: told["formula"])
def test_a_mistake_is_marked_and_told(told: dict[str, str]) -> None:
    text = told["formula"]
    language: Language = "en" if told.get("language") else "nl"
    first = mistakes_in(text, told["tab"], language)[0]
    assert sentence_of(first, schema(), language) == told["said"]
    assert text[first.span.start : first.span.end] == told["under"]


def test_the_mark_stands_under_its_place() -> None:
    text = '[Deelnemers] > 3 EN [Activiteit] = "Proeftuinn"'
    [mistake] = mistakes_in(text)
    assert show_mistake(text, mistake, schema(), "nl").splitlines() == [
        '[Deelnemers] > 3 EN [Activiteit] = "Proeftuinn"',
        "                                   ^^^^^^^^^^^^",
        '"Proeftuinn" is geen keuze van deze kolom; bedoelt u "Proeftuin"?',
    ]


def test_a_long_formula_is_shown_around_its_mistake() -> None:
    text = " EN ".join(["[Akkoord]"] * 15 + ["[Akoord]"] + ["[Akkoord]"] * 15)
    [mistake] = mistakes_in(text)
    shown, mark, _ = show_mistake(text, mistake, schema(), "nl").splitlines()
    assert len(shown) < 80
    assert shown[mark.index("^") : mark.rindex("^") + 1] == "[Akoord]"


def test_several_mistakes_are_told_at_once() -> None:
    found = mistakes_in('[Begrote uur] == 3 EN [Activiteit] = "Proeftuinn" EN SOMS([Kosten]) > 1')
    assert [one.code for one in found] == [
        "formula.no_column_near",
        "formula.habit",
        "formula.no_choice_near",
        "formula.no_function_near",
    ]


def test_both_languages_have_the_same_sentences() -> None:
    assert sentences.NL.keys() == sentences.EN.keys()
    for code, said in sentences.NL.items():
        assert _places(said) == _places(sentences.EN[code]), code


def _places(sentence: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize(
    "text",
    [
        "(" * 200 + "1" + ")" * 200,
        "-" * 3000 + "1",
        "1" + "+1" * 1900,
        "NIET " * 700 + "[Akkoord]",
        "ALS(" * 200,
        "[" * 500,
        "]" * 500,
        '"' * 501,
        "x" * 10_000,
        "Uren[" * 300,
        "\0\x1b[31m\u202e",
        "1" * 3999,
        "[A]" * 1300,
        "%" * 300,
        "50%%%%%%%%%%%%%%%%%%%%",
    ],
)
def test_nothing_is_too_strange_to_be_told(text: str) -> None:
    for mistake in mistakes_in(text):
        shown = show_mistake(text, mistake, schema(), "nl")
        assert shown.replace("\n", "").isprintable()


PIECES = st.sampled_from(
    (
        *("[Start]", "[Kosten]", "[Aanvraag]", "Uren[Uren", "]", "(", ")", ";", ",", "1,5", "50%"),
        *(" EN ", " OF ", "NIET ", "=", "<>", "<", "+", "-", "*", "/", "&", '"x"', "'", '"', "."),
        *(
            "SOM(",
            "ALS(",
            "DEZE[Start]",
            "ALLE(",
            "VANDAAG()",
            "maximum",
            "2024-03-01",
            "“",
            " via ",
        ),
    )
)


@given(
    st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join), st.sampled_from(("nl", "en"))
)
def test_whatever_is_written_is_checked_or_told(text: str, language: str) -> None:
    for mistake in mistakes_in(text, "plans", language):
        assert 0 <= mistake.span.start <= mistake.span.end <= len(text)
        assert sentence_of(mistake, schema(), "nl")
        assert sentence_of(mistake, schema(), "en")
