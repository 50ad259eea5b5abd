"""What all sentences have in common: how they count, and what they never tell people to do."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import pytest
from support.written.pilot_words import next_steps, rule_sentences

from sheets_sync import messages
from sheets_sync.messages.catalogue import load_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from sheets_sync.cells.text import Language

COUNTS = ("count", "known", "minutes", "seconds", "days", "most", "new", "rows", "files")
UNCHANGING = {"gegeven", "given", "more", "bij", "at", "in"}
"""Words that may follow any number."""

COUNTED = re.compile(r"\{(\w+):([^|{}]+)\|([^|{}]+)\}")
WITH_CONSENT = {
    *("log.missing", "log.shorter", "log.older", "clock.back", "clock.ahead"),
    *("safety.too_many", "structure.tab_emptied", "sync.unsafe"),
}
"""What can be gone past once a person has looked; everything else is mended in another way."""

REMOVING = {
    "google.full": "lege rijen",
    "doctor.cells_crowded": "lege rijen",
    "workbook.open": "dat bestand",
    "workbook.open_by_somebody": "dat bestand",
    "workbook.two_names": "andere naam",
    "workbook.signed": "handtekening",
    "drive.unsure": "de lege",
    "row.copied": "als de kopie niet de bedoeling was",
    "row.copies": "als zij niet de bedoeling was",
}
"""The only sentences that tell people to delete something, and what."""


def modules() -> Iterator[ModuleType]:
    for one in iter_modules(messages.__path__):
        module = import_module(f"sheets_sync.messages.{one.name}")
        if hasattr(module, "NL"):
            yield module


SENTENCES: dict[Language, dict[str, str]] = {
    "nl": {code: text for module in modules() for code, text in module.NL.items()},
    "en": {code: text for module in modules() for code, text in module.EN.items()},
}
PILOT: dict[Language, dict[str, str]] = {
    "nl": rule_sentences("nl") | next_steps("nl"),
    "en": rule_sentences("en") | next_steps("en"),
}
ALL = [(language, code) for language, found in SENTENCES.items() for code in found]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_counted_is_said_in_one_way(language: Language) -> None:
    bare = re.compile(rf"\{{({'|'.join(COUNTS)})\}} ([^\W\d_]+)")
    wrong = [
        (code, match[0])
        for code, text in SENTENCES[language].items()
        for match in bare.finditer(text)
        if match[2] not in UNCHANGING
    ]
    assert wrong == []


@pytest.mark.parametrize("number", [0, 1, 2, 17])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_one_is_one_and_all_others_are_more(language: Language, number: int) -> None:
    catalogue = load_catalogue(language).extended(SENTENCES[language], {})
    seen = 0
    for code, text in SENTENCES[language].items():
        if not (found := list(COUNTED.finditer(text))):
            continue
        places = {match[1]: number for match in found}
        others = dict.fromkeys(set(re.findall(r"\{(\w+)\}", text)) - places.keys(), "…")
        told = catalogue.say(code, **places, **others)
        for match in found:
            assert match[2] != match[3]
            assert f"{number} {match[2] if number == 1 else match[3]}" in told
        seen += 1
    assert seen > 10


@pytest.mark.parametrize("language", ["nl", "en"])
def test_who_only_looks_is_told_nothing_of_writing(language: Language) -> None:
    catalogue = load_catalogue(language)
    clause = catalogue.sentences["done.none"]
    for code, text in SENTENCES[language].items():
        if not code.startswith(("done.", "adopt.")):
            assert clause not in catalogue.to_onlookers(text).casefold(), code


@pytest.mark.parametrize(("language", "code"), ALL)
def test_consent_is_asked_only_where_a_person_can_give_it(language: Language, code: str) -> None:
    if code not in WITH_CONSENT and not code.startswith("help."):
        assert "--force" not in SENTENCES[language][code]


@pytest.mark.parametrize("code", SENTENCES["nl"])
def test_nobody_is_told_to_delete_what_may_be_needed(code: str) -> None:
    text = SENTENCES["nl"][code]
    if re.search(r"\b[Vv]erwijder\b|\b[Gg]ooi\b.* weg\b", text) and "niet weg" not in text:
        assert code in REMOVING
        assert REMOVING[code] in text
