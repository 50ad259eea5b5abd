"""A programme in plain language: what the tab with the rules says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.dates import format_day
from sheets_sync.programme.blocks import in_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sheets_sync.cells.text import Language
    from sheets_sync.programme.blocks import Term
    from sheets_sync.programme.model import Programme, RegisterTab

_WORDS: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        "programme": "Regeling",
        "period": "{name} loopt van {first} tot en met {last}.",
        "no_period": "{name}.",
        "statuses": "De status is de eerste die opgaat: {labels}.",
        "turn": "{label}: {turn} is aan zet.",
        "term": "{fills}: {length} na {start}.",
        "required": "In elke rij horen: {columns}.",
    },
    "en": {
        "programme": "Programme",
        "period": "{name} runs from {first} through {last}.",
        "no_period": "{name}.",
        "statuses": "The status is the first that holds: {labels}.",
        "turn": "{label}: the move is with {turn}.",
        "term": "{fills}: {length} after {start}.",
        "required": "Every row needs: {columns}.",
    },
}


def rule_lines(
    programme: Programme, told: Iterable[tuple[str, str]] = ()
) -> Iterator[tuple[str, str]]:
    """Topic and rule, from top to bottom; ``told`` is what the programme tells in its own words."""
    words, language = _WORDS[programme.language], programme.language
    bounded = programme.period != type(programme.period)()
    sentence = words["period" if bounded else "no_period"]
    yield (
        words["programme"],
        sentence.format(
            name=programme.name,
            first=format_day(programme.period.first_day, language),
            last=format_day(programme.period.last_day, language),
        ),
    )
    yield from told
    for tab in programme.tabs.values():
        for said in _of_tab(tab, language):
            yield tab.title, said


def _of_tab(tab: RegisterTab, language: Language) -> Iterator[str]:
    words = _WORDS[language]
    required = [column.header for column in tab.human if column.required]
    if required:
        yield words["required"].format(columns=", ".join(required))
    for rule in tab.rules:
        yield _without_braces(in_language(rule.message, language))
    for term in tab.terms:
        yield _term(term, words)
    if tab.statuses:
        labels = ", ".join(one.label for one in tab.statuses.values())
        yield words["statuses"].format(labels=labels)
    for one in tab.statuses.values():
        said = [in_language(one.why, language), in_language(one.next, language)]
        told = ". ".join(part.rstrip(".") for part in said if part)
        if told:
            yield f"{one.label}: {told}."
        elif one.turn:
            yield words["turn"].format(label=one.label, turn=one.turn)


def _without_braces(message: str) -> str:
    """``{[Kosten]}`` as ``[Kosten]``.

    >>> _without_braces("De onderdelen kosten al {[Kosten]}.")
    'De onderdelen kosten al [Kosten].'
    """
    return re.sub(r"\{([^{}]+)\}", r"\1", message)


def _term(term: Term, words: Mapping[str, str]) -> str:
    return words["term"].format(fills=term.fills, length=term.length, start=term.start)
