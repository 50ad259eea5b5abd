"""What a programme says of the register as a whole: overview, alerts, facts, rules in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.formula.compile import compile_column
from sheets_sync.programme.blocks import in_language
from sheets_sync.rules.kinds import kind_of
from sheets_sync.rules.prepared import (
    AlertStep,
    LineStep,
)
from sheets_sync.rules.preparing_memory import lines_of_memory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.cells.text import Language
    from sheets_sync.formula.nodes import Formula
    from sheets_sync.formula.recipes import Recipe
    from sheets_sync.programme.blocks import OverviewLine
    from sheets_sync.programme.model import Programme, TabName
    from sheets_sync.rules.prepared import Texts
    from sheets_sync.rules.preparing_formulas import Preparing


def lines_of(preparing: Preparing) -> Iterator[LineStep]:
    """The lines of the overview; a sensible one where the file says none."""
    lines = preparing.programme.overview or _usual(preparing.programme)
    for place, line in enumerate(lines, start=1):
        formula, key = None, f"overview[{place}].formula"
        if line.formula:
            # A figure is about the register as a whole: it has no columns of a row.
            formula = preparing.formula(key, line.formula, "")
            if formula is None:
                continue
            preparing.refuse_shifting(key, formula)
        yield _line(preparing, line, formula)
    yield from lines_of_memory(preparing.programme)


def _line(preparing: Preparing, line: OverviewLine, formula: Formula | None) -> LineStep:
    language = preparing.programme.language
    label = in_language(line.label, language)
    tab, _, column = line.choices.partition(".")
    chart = label if line.chart is True else in_language(line.chart or "", language)
    return LineStep(
        line.label,
        compile_column(formula, language).recipe if formula else None,
        line.name,
        line.statuses,
        line.pool,
        (tab, column) if tab else None,
        kind_of(formula.node.type) if formula else "number",
        line.urgent,
        chart,
        line.shade,
    )


def alerts_of(preparing: Preparing) -> Iterator[AlertStep]:
    """Those in which there is no mistake."""
    for place, alert in enumerate(preparing.programme.alerts, start=1):
        key = f"alerts[{place}]"
        condition = preparing.formula(f"{key}.when", alert.when, alert.tab, "yes_no")
        texts = preparing.texts(f"{key}.message", alert.message, alert.tab)
        if condition and texts:
            recipe = compile_column(condition, preparing.programme.language).recipe
            yield AlertStep(alert.name or key, recipe, texts)


def facts_of(preparing: Preparing) -> Iterator[tuple[TabName, Texts]]:
    """What ``explain`` tells of rows."""
    for name, tab in preparing.programme.tabs.items():
        for place, said in enumerate(tab.facts, start=1):
            if texts := preparing.texts(f"tabs.{name}.facts[{place}]", said, name):
                yield name, texts


def explained_of(
    preparing: Preparing, language: Language | None = None
) -> Iterator[tuple[str, Recipe]]:
    """The rules that the programme tells itself, topic and text."""
    language = language or preparing.programme.language
    for place, line in enumerate(preparing.programme.explained, start=1):
        said = in_language(line.text, language)
        text = preparing.text(f"explained[{place}].text", said, "", language)
        if text:
            yield in_language(line.topic, language), compile_column(text, language).recipe


def _usual(programme: Programme) -> Iterator[OverviewLine]:
    from sheets_sync.programme.blocks import OverviewLine

    for pool in programme.pools:
        yield OverviewLine(label=pool.name, pool=pool.name)
    for name, tab in programme.tabs.items():
        if tab.statuses:
            yield OverviewLine(label=tab.title, statuses=name)
