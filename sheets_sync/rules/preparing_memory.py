"""What a programme seals, and which rows it keeps: checked and compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.formula.compile import compile_column
from sheets_sync.rules.prepared import ReliedStep, SealStep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.formula.recipes import Recipe
    from sheets_sync.programme.model import Column, TabName
    from sheets_sync.rules.preparing import Preparing

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


def _is_kept(column: Column) -> bool:
    return bool(column.spelling or column.choices or column.reference) or (
        column.kind not in _OF_PERSONS
    )


def _condition(preparing: Preparing, key: str, said: str, tab: TabName) -> Recipe | None:
    formula = preparing.formula(key, said, tab, "yes_no")
    return compile_column(formula, preparing.programme.language).recipe if formula else None
