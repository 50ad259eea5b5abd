"""The tab in which the program asks and people answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.programme.blocks import in_language
from sheets_sync.programme.tabs import Column, RegisterTab
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sheets_sync.cells.text import Language
    from sheets_sync.programme.blocks import Question
    from sheets_sync.programme.tabs import Kind, MachineTab

NAME: Final = "?"
"""What the program calls it among the tabs of a register; no file can name a tab so."""

ROLES: Final = (
    *("key", "since", "turn", "tab", "row", "what", "effect", "options", "answer", "handled"),
)
_KINDS: Final[Mapping[str, Kind]] = {"since": "day", "answer": "choice"}
_TITLES: Final[Mapping[Language, str]] = {"nl": "Vragen", "en": "Questions"}
_HEADERS: Final[Mapping[Language, tuple[str, ...]]] = {
    "nl": (
        *("Vraag", "Sinds", "Aan zet", "Tabblad", "Kenmerk"),
        *("Wat", "Gevolg", "Keuze", "Antwoord", "Afgehandeld"),
    ),
    "en": (
        *("Question", "Since", "Turn", "Tab", "Key"),
        *("What", "Effect", "Choices", "Answer", "Handled"),
    ),
}
_KEYS: Final[Mapping[Language, str]] = {"nl": "V-{n:04}", "en": "Q-{n:04}"}
_HELP: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        "key": "Vast nummer van de vraag.",
        "since": "Dag waarop de vraag gesteld is.",
        "turn": "Wie de vraag beantwoordt.",
        "tab": "Het tabblad waar het om gaat.",
        "row": "De rij waar het om gaat.",
        "what": "Wat er stond en wat er nu staat.",
        "effect": "Wat er verandert als het nieuwe telt.",
        "options": "De antwoorden waaruit u kiest.",
        "answer": "Vul hier een van de antwoorden uit de kolom Keuze in.",
        "handled": "Welk antwoord geldt, en sinds wanneer.",
    },
    "en": {
        "key": "Fixed number of the question.",
        "since": "Day on which it was asked.",
        "turn": "Who answers it.",
        "tab": "The tab that it is about.",
        "row": "The row that it is about.",
        "what": "What stood there and what stands there now.",
        "effect": "What changes when the new value counts.",
        "options": "The answers to choose from.",
        "answer": "Fill in one of the answers in the column Choices.",
        "handled": "Which answer holds, and since when.",
    },
}


NEW, OLD, RELEASE, KEEP, LAPSE, ALIAS = "new", "old", "release", "keep", "lapse", "alias"
"""What an answer comes to."""
ANSWERED = "answered"
"""What an answer comes to of which the programme says what it means."""

_ANSWERS: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        NEW: "Nieuw telt",
        OLD: "Oud telt",
        RELEASE: "Vrijgeven",
        KEEP: "Vasthouden",
        LAPSE: "Vervalt",
        ALIAS: "Andere naam van {name}",
    },
    "en": {
        NEW: "New counts",
        OLD: "Old counts",
        RELEASE: "Release",
        KEEP: "Keep",
        LAPSE: "Lapses",
        ALIAS: "Other name of {name}",
    },
}
SEALED, UNREADABLE, GONE, NAME_GONE = "sealed", "unreadable", "gone", "name"
"""Kinds of question: a sealed cell says something else, or what cannot be read; a row is gone, or a
name that rows use."""
OFFERED: Final[Mapping[str, tuple[str, ...]]] = {
    SEALED: (NEW, OLD),
    UNREADABLE: (OLD,),
    GONE: (RELEASE, KEEP),
    NAME_GONE: (ALIAS, LAPSE),
}
"""Which answers there are to the kinds of question of every programme."""


class Offered(NamedTuple):
    """An answer that may be given: what it comes to, as people read it, and a name in it."""

    meaning: str
    label: str
    name: str = ""


def offered(kind: str, names: Iterable[str], language: Language) -> tuple[Offered, ...]:
    """The answers to a question of this kind; ``names`` are those that may be meant by another.

    >>> [one.label for one in offered("gone", (), "nl")]
    ['Vrijgeven', 'Vasthouden']
    >>> [one.label for one in offered("name", ["Hogeschool Leiden"], "nl")]
    ['Andere naam van Hogeschool Leiden', 'Vervalt']
    """
    found: list[Offered] = []
    for meaning in OFFERED[kind]:
        label = _ANSWERS[language][meaning]
        if meaning == ALIAS:
            found += [Offered(meaning, label.format(name=name), name) for name in names]
        else:
            found.append(Offered(meaning, label))
    return tuple(found)


def _all_answers(questions: Iterable[Question], language: Language) -> tuple[str, ...]:
    """What may be chosen from a list; a name has to be typed."""
    own = (in_language(one, language) for each in questions for one in each.answers)
    known = (label for one, label in _ANSWERS[language].items() if one != ALIAS)
    return tuple(dict.fromkeys((*known, *own)))


def declared_answers(question: Question, language: Language) -> tuple[Offered, ...]:
    """The answers to a question of the programme's own."""
    labels = (in_language(one, language) for one in question.answers)
    return tuple(Offered(ANSWERED, label) for label in labels)


def _asks(tabs: Iterable[RegisterTab]) -> bool:
    """Whether anything is sealed, or kept when it is gone."""
    return any(tab.relied_on or any(column.seal for column in tab.human) for tab in tabs)


def questions_tab(
    tabs: Iterable[RegisterTab],
    own: MachineTab | None,
    questions: Sequence[Question],
    language: Language,
) -> RegisterTab | None:
    """The tab, by the names that the file gives it or those of its language; None where unused.

    ``questions`` are those of the programme's own.
    """
    if not (questions or _asks(tabs)):
        return None
    headers = dict(zip(ROLES, _HEADERS[language], strict=True))
    title = own.title if own else _TITLES[language]
    headers |= dict(own.headers) if own else {}
    columns = tuple(
        Column(
            header=headers[role],
            kind=_KINDS.get(role, "text"),
            owner="person" if role == "answer" else "machine",
            role=role,
            choices=_all_answers(questions, language) if role == "answer" else (),
            help=_HELP[language][role],
        )
        for role in ROLES
    )
    return RegisterTab(title=title, key=_KEYS[language], columns=columns)
