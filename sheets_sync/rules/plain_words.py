"""A programme in plain language: what the tab with the rules says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.dates import format_day
from sheets_sync.programme.blocks import in_language
from sheets_sync.rules.lengths import length_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sheets_sync.cells.text import Language
    from sheets_sync.programme.blocks import Pool, Term
    from sheets_sync.programme.model import Programme, RegisterTab

    Speak = Callable[[str], str]

_WORDS: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        "programme": "Regeling",
        "period": "{name} loopt van {first} tot en met {last}.",
        "no_period": "{name}.",
        "statuses": "De status is de eerste die opgaat: {labels}.",
        "turn": "{label}: {turn} is aan zet.",
        "term": "{fills}: {length} na {start}.",
        "required": "In elke rij horen: {columns}.",
        "partial": "Is er te weinig over, dan krijgt wie aan de beurt is wat er is; de rest wacht.",
        "wait": "Is er te weinig over, dan wacht wie aan de beurt is, en iedereen daarachter ook.",
        "skip": "Is er te weinig over, dan wacht wie aan de beurt is, en komt de volgende aan bod.",
        "whole": "Iedereen krijgt alles wat gevraagd is, of voorlopig niets.",
        "row": "Wie op hetzelfde moment komt, gaat op volgorde van {key}.",
        "lottery": "Wie op dezelfde dag komt, gaat op volgorde van loting.",
        "all": "Na {last} wordt niets meer verdeeld.",
        "topic.short": "Te weinig over",
        "topic.whole": "Alles of niets",
        "topic.tie": "Gelijktijdig",
        "topic.closes": "Sluiting",
        "topic.required": "verplicht",
        "topic.row": "rij",
        "topic.statuses": "statussen",
        "decided": "Na {last} telt alleen nog wat op die dag al was ingediend.",
    },
    "en": {
        "programme": "Programme",
        "period": "{name} runs from {first} through {last}.",
        "no_period": "{name}.",
        "statuses": "The status is the first that holds: {labels}.",
        "turn": "{label}: the move is with {turn}.",
        "term": "{fills}: {length} after {start}.",
        "required": "Every row needs: {columns}.",
        "partial": "Where too little is left, whoever is next gets what there is; the rest waits.",
        "wait": "Where too little is left, whoever is next waits, and so does everyone behind.",
        "skip": "Where too little is left, whoever is next waits, and the one behind is tried.",
        "whole": "Everyone gets all that was asked for, or nothing for the time being.",
        "row": "Whoever comes at the same moment goes in the order of {key}.",
        "lottery": "Whoever comes on the same day goes in the order of a draw.",
        "all": "After {last} nothing is shared out any more.",
        "topic.short": "Running short",
        "topic.whole": "All or nothing",
        "topic.tie": "Ties",
        "topic.closes": "Closing",
        "topic.required": "required",
        "topic.row": "row",
        "topic.statuses": "statuses",
        "decided": "After {last} only what was handed in by then still counts.",
    },
}


def rule_lines(
    programme: Programme,
    told: Iterable[tuple[str, str]] = (),
    language: Language | None = None,
) -> Iterator[tuple[str, str]]:
    """Topic and rule, from top to bottom; no two have one topic.

    ``told`` is what the programme tells in its own words. ``language`` is that of the programme
    unless another is asked; formulas are said in it too.
    """
    language = language or programme.language
    words, speak = _WORDS[language], speaker(programme, language)
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
    for pool in programme.pools:
        for topic, said in _of_pool(pool, programme, language):
            yield topic if len(programme.pools) == 1 else f"{pool.name}: {topic}", said
    for tab in programme.tabs.values():
        for topic, said in _of_tab(tab, language, speak):
            yield f"{tab.title}: {topic}", said


def _of_pool(pool: Pool, programme: Programme, language: Language) -> Iterator[tuple[str, str]]:
    words = _WORDS[language]
    if not pool.whole or pool.short != "partial":
        yield words["topic.short"], words[pool.short]
    if pool.whole:
        yield words["topic.whole"], words["whole"]
    naming = programme.tabs[pool.claims.tab].naming
    yield words["topic.tie"], words[pool.tie].format(key=naming.header)
    if pool.closes:
        last = format_day(programme.period.last_day, language)
        closes = "decided" if pool.closes == "decided" else "all"
        yield words["topic.closes"], words[closes].format(last=last)


def _of_tab(tab: RegisterTab, language: Language, speak: Speak) -> Iterator[tuple[str, str]]:
    words = _WORDS[language]
    required = [column.header for column in tab.human if column.required]
    if required:
        yield words["topic.required"], words["required"].format(columns=", ".join(required))
    for number, rule in enumerate(tab.rules, start=1):
        about = f"{rule.column or words['topic.row']} ({number})"
        yield about, _without_braces(in_language(rule.message, language), speak)
    for term in tab.terms:
        yield term.fills, _term(term, words, speak)
    if tab.statuses:
        labels = ", ".join(one.label for one in tab.statuses.values())
        yield words["topic.statuses"], words["statuses"].format(labels=labels)
    for one in tab.statuses.values():
        said = [in_language(one.why, language), in_language(one.next, language)]
        told = ". ".join(_begun(part.rstrip(".")) for part in said if part)
        if told:
            yield one.label, f"{told}."
        elif one.turn:
            yield one.label, words["turn"].format(label=one.label, turn=one.turn)


def _begun(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _without_braces(message: str, speak: Speak) -> str:
    """``{[Kosten]}`` as ``[Kosten]``.

    >>> _without_braces("De onderdelen kosten al {[Kosten]}.", str)
    'De onderdelen kosten al [Kosten].'
    """
    return re.sub(r"\{([^{}]+)\}", lambda found: speak(found[1]), message)


def _term(term: Term, words: Mapping[str, str], speak: Speak) -> str:
    length = term.length if length_of(term.length) else speak(term.length)
    return words["term"].format(fills=term.fills, length=length, start=speak(term.start))


def speaker(programme: Programme, language: Language) -> Speak:
    """How the formulas of a programme are said in this language."""
    written = programme.language
    if language == written:
        return str
    from sheets_sync.formula.spoken import said_in

    return lambda formula: said_in(formula, written, language, programme.values)
