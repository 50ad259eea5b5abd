"""The programme's own questions: which are asked, which go on, and what was answered."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final

from sheets_sync.formula.running import judged, told
from sheets_sync.programme.key_pattern import pattern_of
from sheets_sync.programme.questions_tab import declared_answers
from sheets_sync.records import NamedTuple
from sheets_sync.register.facts import FactLine
from sheets_sync.register.memory import Asked
from sheets_sync.register.questions_table import CLOSED, OPEN, Cause

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sheets_sync.rules.prepared import Prepared, QuestionStep
    from sheets_sync.rules.world import RegisterWorld


class Asking(NamedTuple):
    """The questions as they stand by now, and what the log is to keep of them."""

    asked: tuple[Asked, ...]
    lines: tuple[FactLine, ...]


def put_answers(world: RegisterWorld, questions: Sequence[QuestionStep]) -> None:
    """What was answered, in the columns that are there for it."""
    for step in questions:
        cells: list[str | None] = [None] * world.height(step.tab)
        answered = [
            asked
            for asked in world.register.memory.declared
            if asked.cause.kind == step.name and asked.cause.tab == step.tab and asked.answer
        ]
        rows = {key: row for row, key in enumerate(world.keys(step.tab)) if answered}
        for asked in answered:
            for key, *_ in asked.cause.cells:
                if key in rows and asked.answer:
                    cells[rows[key]] = asked.answer.label
        world.columns[step.tab, step.fills] = cells, frozenset()


def asking(world: RegisterWorld, prepared: Prepared) -> Asking:
    """Which questions are asked of people by now."""
    register = world.register
    spec = register.programme.asking
    if spec is None or not prepared.questions:
        return Asking((), ())
    standing = [cause for step in prepared.questions for cause in _causes(world, step)]
    known = {asked.cause: asked for asked in register.memory.declared}
    pattern, numbers = pattern_of(spec), count(register.memory.next_number)
    by_name = {one.name: one for one in register.programme.questions}
    found: list[Asked] = []
    lines: list[FactLine] = []
    for cause in standing:
        if asked := known.pop(cause, None):
            found.append(asked)
            continue
        options = declared_answers(by_name[cause.kind], register.programme.language)
        key = f"{pattern.prefix}-{next(numbers):0{pattern.width}}"
        found.append(Asked(key, cause, options))
        lines.append(FactLine(spec.title, key, "", "", cause.text, OPEN, "memory.asked"))
    for cause, asked in known.items():
        found.append(asked._replace(is_closed=True))
        lines.append(FactLine(spec.title, asked.key, "", "", cause.text, CLOSED, "memory.closed"))
    return Asking(tuple(found), tuple(lines))


_MOST: Final = 100
"""Open questions of one kind; when some are answered, others are asked."""


def _at_most(world: RegisterWorld, step: QuestionStep, rows: Sequence[int]) -> Sequence[int]:
    """Of many rows those that were asked about, and as many others as there is room for."""
    if len(rows) <= _MOST:
        return rows
    keys = world.keys(step.tab)
    known = {
        cell[0]: asked.answer is None
        for asked in world.register.memory.declared
        if asked.cause.kind == step.name
        for cell in asked.cause.cells
    }
    room = max(0, _MOST - sum(known.values()))
    fresh = [row for row in rows if keys[row] not in known][:room]
    return sorted((*fresh, *(row for row in rows if keys[row] in known)))


def _causes(world: RegisterWorld, step: QuestionStep) -> Iterator[Cause]:
    """One for each row in which it holds, with what it says of that row."""
    gone = len(world.register.memory.gone.get(step.tab, ()))
    standing = world.height(step.tab) - gone
    held = [row for row in judged(world, step.condition).rows if row < standing]
    rows = _at_most(world, step, held)
    dutch, english = step.texts
    recipe = english if world.register.programme.language == "en" else dutch
    keys = world.keys(step.tab)
    for row, text in zip(rows, told(world, recipe, rows), strict=True):
        if key := keys[row]:
            yield Cause(step.name, step.tab, ((key, text or ""),))
