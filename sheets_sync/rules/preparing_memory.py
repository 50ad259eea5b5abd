"""What a programme seals, and which rows it keeps: checked and compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.formula.compile import compile_column
from sheets_sync.programme.misfits import mistake
from sheets_sync.rules.prepared import LineStep, QuestionStep, ReliedStep, SealStep

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sheets_sync.cells.text import Language
    from sheets_sync.formula.recipes import Recipe
    from sheets_sync.programme.model import Column, Programme, TabName
    from sheets_sync.rules.preparing_formulas import Preparing

_OF_PERSONS: Final = frozenset(("text", "email", "url", "phone", "iban"))
"""Kinds of which nothing is kept of a row that is gone: they tell of somebody, or are only read."""


def seals_of(preparing: Preparing) -> Iterator[SealStep]:
    """The sealed columns, those with one condition together."""
    for name, tab in preparing.programme.tabs.items():
        by_condition: dict[str, list[str]] = {}
        places: dict[str, str] = {}
        for place, column in enumerate(tab.columns, start=1):
            if column.seal:
                said = column.seal if isinstance(column.seal, str) else ""
                by_condition.setdefault(said, []).append(column.header)
                places.setdefault(said, f"tabs.{name}.columns[{place}] ({column.header}).seal")
        for said, headers in by_condition.items():
            condition = _condition(preparing, places[said], said, name) if said else None
            if condition or not said:
                yield SealStep(name, tuple(headers), condition)


def relied_of(preparing: Preparing) -> Iterator[ReliedStep]:
    """The rows on which others rely."""
    for name, tab in preparing.programme.tabs.items():
        if tab.relied_on:
            condition = _condition(preparing, f"tabs.{name}.relied_on", tab.relied_on, name)
            if condition:
                kept = (column.header for column in tab.human if _is_kept(column))
                yield ReliedStep(name, tuple(kept), condition)


def questions_of(preparing: Preparing) -> Iterator[QuestionStep]:
    """What the programme asks of people."""
    for place, question in enumerate(preparing.programme.questions, start=1):
        key = f"questions[{place}] ({question.name})"
        tab = preparing.programme.tabs.get(question.tab)
        own = [one.header for one in tab.columns if one.owner == "machine"] if tab else []
        if tab is None:
            known = ", ".join(preparing.programme.tabs)
            preparing.mistakes.append(mistake("not_one_of", f"{key}.tab", question.tab, known))
        elif question.fills not in own:
            known = ", ".join(own) or "-"
            preparing.mistakes.append(mistake("not_filled", f"{key}.fills", question.fills, known))
        else:
            condition = _condition(preparing, f"{key}.when", question.when, question.tab)
            texts = preparing.texts(f"{key}.message", question.message, question.tab)
            if condition and texts:
                yield QuestionStep(question.name, question.tab, condition, texts, question.fills)


def lines_of_memory(programme: Programme) -> Iterator[LineStep]:
    """Lines of the overview: open questions by who is asked, and rows that are gone and count."""
    if programme.asking is None:
        return
    tabs = programme.tabs.values()
    said = [programme.names.who_decides, *(tab.asks for tab in tabs)]
    said += [column.asks for tab in tabs for column in tab.human]
    said += [question.asks for question in programme.questions]
    heading, waiting, gone = _LINES[programme.language]
    yield LineStep(heading, None)
    for turn in dict.fromkeys(filter(None, said)):
        yield LineStep(waiting.format(turn=turn), None, asked=turn, urgent=True)
    yield LineStep(gone, None, gone=True)


_LINES: Final[Mapping[Language, tuple[str, str, str]]] = {
    "nl": ("Vragen", "Wacht op antwoord van {turn}", "Verwijderde rijen die meetellen"),
    "en": ("Questions", "Waiting for an answer of {turn}", "Deleted rows that count"),
}


def _is_kept(column: Column) -> bool:
    return bool(column.spelling or column.choices or column.reference) or (
        column.kind not in _OF_PERSONS
    )


def _condition(preparing: Preparing, key: str, said: str, tab: TabName) -> Recipe | None:
    formula = preparing.formula(key, said, tab, "yes_no")
    return compile_column(formula, preparing.programme.language).recipe if formula else None
