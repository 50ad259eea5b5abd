"""A formula said in the other language is the same formula, and said back it is what it was."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_sync.formula import syntax
from sheets_sync.formula.functions import FUNCTIONS, function_named
from sheets_sync.formula.nodes import Span
from sheets_sync.formula.parse import parse
from sheets_sync.formula.spoken import said_in, say

if TYPE_CHECKING:
    from sheets_sync.cells.text import Language
    from sheets_sync.formula.syntax import Said

AT = Span(0, 0)
LANGUAGES = st.sampled_from(("nl", "en"))
HEADERS = st.sampled_from(
    (
        "Uren",
        "Datum",
        "Vraag?",
        "Ja; nee",
        "a]b",
        "Prijs (€)",
        "1,5",
        "Niet of en",
        "x]",
        "'s avonds",
    )
)
TABS = st.sampled_from(("Uren", "Lijst van scholen", "in's", "Mijn.Tab", "1e rij"))
NUMBERS = st.sampled_from(("0", "12", "7.5", "1.250", "50.000", "1000.125", "0.125", "007"))


def column() -> Any:
    return st.builds(syntax.Column, HEADERS, st.just(AT))


LEAVES = st.one_of(
    st.builds(syntax.Number, NUMBERS, st.just(AT)),
    st.builds(syntax.Text, st.text(alphabet='a"; ,]', max_size=4), st.just(AT)),
    st.builds(syntax.Day, st.just("2024-03-01"), st.just(AT)),
    st.builds(syntax.Moment, st.just("2024-03-01 09:30"), st.just(AT)),
    column(),
    st.builds(syntax.Name, st.sampled_from(("maximum", "VANDAAG", "true", "nu")), st.just(AT)),
    st.builds(syntax.ThisColumn, HEADERS, st.just(AT)),
)


def _branches(inner: Any) -> Any:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    rows = st.one_of(
        st.builds(syntax.Column, HEADERS, st.just(AT)),
        st.builds(syntax.ThisColumn, HEADERS, st.just(AT)),
        inner,
    )
    return st.one_of(
        st.builds(syntax.Several, st.sampled_from(("&", "AND", "OR")), several, st.just(AT)),
        st.builds(
            syntax.Binary,
            st.sampled_from(("+", "-", "*", "/", "=", "<>", "<", "<=", ">", ">=")),
            *(inner, inner, st.just(AT), st.just(AT)),
        ),
        st.builds(syntax.Unary, st.sampled_from(("-", "%", "NOT")), inner, st.just(AT)),
        st.builds(syntax.Dereferenced, rows, column(), st.just(AT)),
        st.builds(
            syntax.TabRows,
            *(TABS, st.just(AT), column(), st.none() | column(), st.none() | inner, st.just(AT)),
        ),
        st.builds(
            syntax.Called,
            st.sampled_from([*FUNCTIONS, *(one.dutch for one in FUNCTIONS.values())]).filter(
                lambda name: name not in {"NOT", "NIET"}
            ),
            st.just(AT),
            st.lists(inner, max_size=3).map(tuple),
            st.just(AT),
        ),
    )


TREES = st.recursive(LEAVES, _branches, max_leaves=12)


def bare(said: Any) -> Any:
    """Without places, and with names and numbers as they are meant."""
    match said:
        case Span():
            return None
        case syntax.Number():
            return "number", Fraction(said.text)
        case syntax.Name():
            function = function_named(said.name)
            return "name", function.english if function else said.name
        case syntax.Called():
            function = function_named(said.name)
            name = function.english if function else said.name
            return "called", name, tuple(map(bare, said.arguments))
        case tuple():
            kind = type(said).__name__
            return kind, *(bare(part) for part in said)
    return said


@settings(max_examples=400, deadline=None)
@given(TREES, LANGUAGES)
def test_what_is_said_is_what_was_meant(tree: Said, language: Language) -> None:
    text = say(tree, language)
    if len(text) > 3000 or text.count("(") + text.count("[") > 38:
        return
    back, mistakes = parse(text, language)
    assert not mistakes, (text, mistakes)
    assert bare(back) == bare(tree), text


@settings(max_examples=200, deadline=None)
@given(TREES, LANGUAGES)
def test_said_there_and_back_it_is_what_it_was(tree: Said, language: Language) -> None:
    other: Language = "en" if language == "nl" else "nl"
    text = say(tree, language)
    if len(text) < 2000 and text.count("(") + text.count("[") < 36:
        assert said_in(said_in(text, language, other), other, language) == text


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=FUNCTIONS)
def test_every_example_is_said_in_the_other_language(function: Any) -> None:
    dutch, english = function.example
    ways: list[tuple[str, Language, Language]] = [(dutch, "nl", "en"), (english, "en", "nl")]
    for text, written, other in ways:
        said = said_in(text, written, other)
        assert bare(parse(said, other)[0]) == bare(parse(text, written)[0])
        assert function.name(other) in said


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("[A] > 7,5 EN NIET LEEG([B])", "[A] > 7.5 AND NOT ISBLANK([B])"),
        ("SOM(Uren[Uren; [Dag] < DEZE[Dag]])", "SUM(Uren[Uren; [Dag] < THIS[Dag]])"),
        ("([A] OF [B]) EN -([C] + 1) > 0", "([A] OR [B]) AND -([C] + 1) > 0"),
        ("[A] - ([B] - [C])", "[A] - ([B] - [C])"),
        ("ABS((1,5))", "ABS(1.5)"),
        ("MAX([A]; 1,5)", "MAX([A], 1.5)"),
        ("ZOEK(Status; [A]).[B]", "LOOKUP(Status, [A]).[B]"),
        ("[A] = maximum", "[A] = maximum"),
        ("[A] < VANDAAG", "[A] < TODAY"),
        ("'Lijst van x'[A; via [B]]", "'Lijst van x'[A; via [B]]"),
    ],
)
def test_side_by_side(dutch: str, english: str) -> None:
    assert said_in(dutch, "nl", "en") == english
    assert said_in(english, "en", "nl") == dutch


def test_what_the_programme_calls_so_itself_stays() -> None:
    assert said_in("[A] < nu", "nl", "en", names=["Nu"]) == "[A] < nu"
    assert said_in("[A] < nu", "nl", "en") == "[A] < NOW"


def test_what_is_not_right_stays_as_it_is() -> None:
    assert said_in("ALS([A]; 1", "nl", "en") == "ALS([A]; 1"
    assert said_in("[A] > 50.000", "nl", "en") == "[A] > 50.000"
