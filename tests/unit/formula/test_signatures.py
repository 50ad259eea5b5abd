"""What the page about formulas says that functions take and give is what the checker takes."""

from __future__ import annotations

import pytest
from support.formulas.schema import schema

from sheets_sync.formula.check import check
from sheets_sync.formula.functions import COUNTS, FUNCTIONS
from sheets_sync.formula.nodes import Formula
from sheets_sync.formula.signatures import GROUPS, SIGNATURES, Signature

OF_A_FAMILY = {
    "number": "[Deelnemers]",
    "text": "[Plankenmerk]",
    "day": "[Start]",
    "moment": "[Aanvraag].[Tijdstempel]",
    "yes_no": "[Akkoord]",
    "choice": "[Activiteit]",
    "choices": "[Aanvraag].[Activiteiten]",
    "row": "[Aanvraag]",
    "rows:number": "ALLE(Plannen[Deelnemers])",
    "rows:day": "ALLE(Plannen[Start])",
    "rows:moment": "ALLE(Aanvragen[Tijdstempel])",
    "rows:text": "ALLE(Plannen[Plankenmerk])",
}
BY_VALUE = {
    ("DATEDIF", 2): '"d"',
    ("TEXT", 1): '"0"',
    ("TEXTJOIN", 0): '", "',
    ("LOOKUP", 0): "Aanvragen",
    ("ROUND", 1): "1",
}
"""What has to stand in the formula itself."""
ALIKE = ("IF", "IFS", "IFBLANK", "MIN", "MAX", "CONTAINS", "IN")
"""Their arguments have to be of one type: only the first of them is tried by itself."""


def taken(words: str) -> list[str]:
    found: list[str] = []
    for word in words.split():
        if word == "any":
            found += [one for one in OF_A_FAMILY if not one.startswith("rows")]
        elif word == "rows":
            found += [one for one in OF_A_FAMILY if one.startswith("rows")]
        elif word == "column":
            found.append("number")
        else:
            found.append(word)
    return [one for one in found if one in OF_A_FAMILY]


def accepted(function: str, arguments: list[str]) -> bool:
    text = f"{FUNCTIONS[function].dutch}({'; '.join(arguments)})"
    return isinstance(check(text, schema(), "plans", "row or value"), Formula)


def fitting(function: str, signature: Signature) -> list[str]:
    given = []
    for place, words in enumerate(signature.takes):
        own = BY_VALUE.get((function, place))
        given.append(own or OF_A_FAMILY[taken(words)[0]])
    most = COUNTS[function][1]
    return given[:most] if most is not None else given


def test_every_function_has_a_signature_and_a_group() -> None:
    assert list(SIGNATURES) == list(FUNCTIONS)
    assert set(GROUPS) <= set(FUNCTIONS)
    for name, signature in SIGNATURES.items():
        least, most = COUNTS[name]
        assert least <= len(signature.takes)
        assert most is None or len(signature.takes) == most


@pytest.mark.parametrize("function", [one for one in SIGNATURES if one not in {"ALL", "IN"}])
def test_what_a_function_takes(function: str) -> None:
    signature = SIGNATURES[function]
    given = fitting(function, signature)
    if function == "CONTAINS":
        given = [OF_A_FAMILY["text"], '"a"']
    if function == "ISUNKNOWN":
        given = [OF_A_FAMILY["row"]]
    assert accepted(function, given)
    if function in {*ALIKE, "ISUNKNOWN", "TEXT"}:
        return
    for place, words in enumerate(signature.takes):
        if (function, place) in BY_VALUE or "column" in words:
            continue
        for family, text in OF_A_FAMILY.items():
            changed = [*given[:place], text, *given[place + 1 :]]
            assert accepted(function, changed) == (family in taken(words)), (family, place)


def test_what_a_function_gives() -> None:
    for function, signature in SIGNATURES.items():
        if function in {"ALL", *ALIKE, "ISUNKNOWN"} or signature.gives == "same":
            continue
        text = f"{FUNCTIONS[function].dutch}({'; '.join(fitting(function, signature))})"
        found = check(text, schema(), "plans", "row or value")
        assert isinstance(found, Formula), function
        assert found.node.type.family == signature.gives, function
