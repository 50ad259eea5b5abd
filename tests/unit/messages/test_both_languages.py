"""Every sentence exists in Dutch and in English, with the same places to fill."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest
from support.written.runs import catalogue

from sheets_sync import messages, validators
from sheets_sync.problems.problem import Amount, Day, Money, Quantity, attention
from sheets_sync.problems.stop import BrokenStructure

MODULES = [
    ".".join(
        (
            package.__name__,
            *file.relative_to(Path(str(package.__file__)).parent).with_suffix("").parts,
        )
    )
    for package in (messages, validators)
    for file in sorted(Path(str(package.__file__)).parent.glob("*.py"))
    if hasattr(import_module(f"{package.__name__}.{file.stem}"), "NL")
]
TEXTS = [(name, code) for name in MODULES for code in import_module(name).NL]


def places(text: str) -> list[str]:
    return sorted({name for _, name, _, _ in Formatter().parse(text) if name is not None})


def test_there_are_sentences() -> None:
    assert len(MODULES) > 5


@pytest.mark.parametrize("name", MODULES)
def test_the_same_codes(name: str) -> None:
    module = import_module(name)
    assert list(module.NL) == list(module.EN)


def test_the_same_places_and_no_sentence_left_in_the_other_language() -> None:
    by_mistake = {
        (name, code): (module.NL[code], module.EN[code])
        for name, code in TEXTS
        for module in [import_module(name)]
        if (set(places(module.NL[code])) ^ set(places(module.EN[code]))) - OF_THE_PROGRAMME
    }
    assert by_mistake == {}


OF_THE_PROGRAMME = {"one_party", "more_parties", "who_decides", "example_key", "nl", "en"}
"""Names that a programme gives, and what it says in each language."""


def test_no_code_has_two_sentences() -> None:
    codes = [code for _, code in TEXTS]
    assert sorted(codes) == sorted(set(codes))


@pytest.mark.parametrize(
    ("detail", "dutch", "english"),
    [
        (Amount(7_50), "7,5", "7.5"),
        (Quantity(7_50), "7,5 uur", "7.5 hours"),
        (Quantity(1234_00), "1234 uur", "1234 hours"),
        (Money(1200_00), "€ 1.200,00", "€1,200.00"),
        (Day(44_621), "01-03-2022", "1 Mar 2022"),
        (("een", "twee"), "een, twee", "een, twee"),
        (3, "3", "3"),
        ("{column}", "{column}", "{column}"),
    ],
)
def test_details_are_shown_the_way_a_language_does(
    detail: str | int | tuple[str, ...], dutch: str, english: str
) -> None:
    assert catalogue("nl").say("plain", text=detail) == dutch
    assert catalogue("en").say("plain", text=detail) == english


def test_what_somebody_typed_never_fills_another_place() -> None:
    problem = attention("reference.unknown", "Kenmerk {tab}", found="{0.__class__}", tab="{found}")
    assert catalogue().message(problem).startswith('Kenmerk {tab}: "{0.__class__}" komt niet voor')


def test_a_stop_says_every_place_on_a_line_of_its_own() -> None:
    stop = BrokenStructure("structure.broken", origin="Register.xlsx", count=1)
    stop.places = (BrokenStructure("structure.no_headers", tab="Uren"),)
    assert catalogue().error(stop).splitlines() == [
        (
            "De opbouw van Register.xlsx klopt niet; er is niets geschreven. Herstel dit en "
            "probeer het opnieuw:"
        ),
        (
            '  - in het tabblad "Uren" staat geen rij met koppen; zet de koppen terug op de eerste '
            "rij."
        ),
    ]
