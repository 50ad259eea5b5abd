"""What every row means, by the programme's file: from a checked register to its decision. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheets_sync.formula.running import judged, worked_out
from sheets_sync.problems.problem import Problem, Severity
from sheets_sync.programme.blocks import in_language
from sheets_sync.register.model import Answer, Decision, WantedTab
from sheets_sync.rules.carrying_out import carried_out, details_of, said_of
from sheets_sync.rules.catalogue import catalogue_of
from sheets_sync.rules.claims import HUNDREDTHS, written
from sheets_sync.rules.overview_lines import figures_of, overview_lines
from sheets_sync.rules.plain_words import rule_lines
from sheets_sync.rules.written_cells import written_cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sheets_sync.rules.world import RegisterWorld

    Said = tuple[str | None, str | None]

    from sheets_sync.cells.text import Language
    from sheets_sync.programme.model import Column, RegisterTab, TabName
    from sheets_sync.register.facts import FactLine
    from sheets_sync.register.memory import Asked
    from sheets_sync.register.model import Register
    from sheets_sync.rules.prepared import Prepared


def decide_prepared(register: Register, prepared: Prepared) -> Decision:
    """What every row means, by the rules that the programme's file says."""
    world, asked, lines_of_asked = _settled(register, prepared)
    catalogue = catalogue_of(register.programme)
    answers = {
        name: _answer(world, name, tab, catalogue.language)
        for name, tab in register.programme.tabs.items()
    }
    world.asked = (*world.asked, *asked)
    lines = overview_lines(world, prepared.overview, register.programme)
    own = [(topic, worked_out(world, text).values[0]) for topic, text in prepared.explained]
    said = list(rule_lines(register.programme, own))
    sheets = {
        "overview": WantedTab(
            ("item", "value"),
            ([item for item, _ in lines], [value for _, value in lines]),
            ("text", "number"),
        )
    }
    if (queue := register.programme.own.queue) and world.shared:
        from sheets_sync.rules.queue_list import queue_sheet

        sheets["queue"] = queue_sheet(world, queue, answers)
    sheets["rules"] = WantedTab(
        ("topic", "rule"),
        ([topic for topic, _ in said], [text for _, text in said]),
        ("text", "text"),
    )
    return Decision(
        answers=answers,
        sheets=sheets,
        alerts=(*_alerts(world, prepared), *world.alerts),
        figures=tuple(figures_of(world, prepared.overview)),
        catalogue=catalogue,
        turns=min(world.turns, default=None),
        noted=(*_noted(world, prepared), *lines_of_asked),
        asked=asked,
    )


def _settled(
    register: Register, prepared: Prepared
) -> tuple[RegisterWorld, tuple[Asked, ...], tuple[FactLine, ...]]:
    """What the steps make of it, with the programme's own questions.

    An answer counts only for what it was asked about: where that is otherwise by now, it is decided
    anew without the answer.
    """
    world = carried_out(register, prepared)
    if not prepared.questions:
        return world, (), ()
    from sheets_sync.rules.asking import asking

    found = asking(world, prepared)
    over = {one.key for one in found.asked if one.is_closed and one.answer}
    if not over:
        return world, *found
    memory = register.memory
    left = tuple(one for one in memory.declared if one.key not in over)
    world = carried_out(register._replace(memory=memory._replace(declared=left)), prepared)
    again = asking(world, prepared)
    asked = tuple(one for one in found.asked if one.key in over)
    lines = tuple(one for one in found.lines if one.key in over)
    return world, (*asked, *again.asked), (*lines, *again.lines)


def _noted(world: RegisterWorld, prepared: Prepared) -> tuple[FactLine, ...]:
    if not (prepared.seals or prepared.relied):
        return ()
    from sheets_sync.rules.noting import noted

    return tuple(noted(world, prepared))


def facts_of(world: RegisterWorld, prepared: Prepared, tab: TabName, row: int) -> list[Said]:
    """What is told of one row for whoever asks, in Dutch and in English."""
    texts = (texts for name, texts in prepared.facts if name == tab)
    return [pair for each in texts for pair in said_of(world, each, [row]) if pair[0]]


def _alerts(world: RegisterWorld, prepared: Prepared) -> Iterator[Problem]:
    for alert in prepared.alerts:
        if held := judged(world, alert.condition).rows:
            for pair in said_of(world, alert.texts, held):
                yield Problem("rule.said", Severity.ATTENTION, "", details_of(alert.name, pair))


def _answer(world: RegisterWorld, name: TabName, tab: RegisterTab, language: Language) -> Answer:
    labels = world.ladders.get(name, [None] * world.height(name))
    names = {words.label: status for status, words in tab.statuses.items()}
    statuses = [names[label] if label else "" for label in labels]
    columns = {
        column.role or column.header: _cells(world, name, tab, column, statuses, language)
        for column in tab.machine
        if column.role not in {"key", "messages"}
    }
    return Answer(columns, statuses, world.notes[name], world.marks.get(name, {}))


def _cells(
    world: RegisterWorld,
    name: TabName,
    tab: RegisterTab,
    column: Column,
    statuses: Sequence[str],
    language: Language,
) -> Sequence[Any]:
    if column.role == "turn":
        turns: dict[str, str | None] = {
            one: words.turn or None for one, words in tab.statuses.items()
        }
        return list(map(turns.get, statuses))
    if column.role == "next":
        said = {
            one: in_language(words.next, language) or None for one, words in tab.statuses.items()
        }
        return list(map(said.get, statuses))
    if column.role == "status":
        return list(world.ladders[name])
    values = world.column(name, column.header)
    unit = world.register.programme.units.get(column.unit) if column.kind == "amount" else None
    if unit and unit.decimals < HUNDREDTHS:
        values = written(values, unit.decimals)
    cells = written_cells(values, column.kind, language, world.filled(name))
    return [cell or None for cell in cells] if column.zero_as_blank else cells
