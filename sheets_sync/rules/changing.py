"""Cells that are remembered as they were, and what is told when they are changed afterwards.

The log remembers them, as a mark behind the reason of the line for the status of the row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.cells.dates import format_day
from sheets_sync.cells.numbers import format_amount
from sheets_sync.formula.running import judged
from sheets_sync.problems.problem import Problem, Severity
from sheets_sync.register.facts import AT_ONCE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheets_sync.rules.prepared import ChangeStep
    from sheets_sync.rules.world import RegisterWorld

_BETWEEN: Final = "; "


def note_changes(world: RegisterWorld, step: ChangeStep) -> None:
    """Tell what changed, and leave what is new to be remembered."""
    role = world.register.tables[step.tab].table.spec.by_role["status"].role
    for row in judged(world, step.condition).rows:
        before, now = _remembered(world, step, row), _cells(world, step, row)
        if before.get(step.key, "") != now[step.key]:
            cells = _BETWEEN.join(f"{header}={shown}" for header, shown in now.items())
            world.marks.setdefault(step.tab, {})[role, row] = cells
        elif changes := _differing(before, now, _accepted(world, step, row)):
            told = ", ".join(changes)
            dutch, english = (text.replace("{changes}", told) for text in step.texts)
            details = (("rule", step.name), ("nl", dutch), ("en", english))
            world.note(step.tab, row, Problem("rule.said", Severity.ATTENTION, "", details))


def _differing(
    before: Mapping[str, str], now: Mapping[str, str], accepted: Mapping[str, str]
) -> list[str]:
    return [
        f"{header} {before[header] or '–'} → {shown or '–'}"
        for header, shown in now.items()
        if header in before and before[header] != shown and accepted.get(header) != shown
    ]


def _accepted(world: RegisterWorld, step: ChangeStep, row: int) -> dict[str, str]:
    """Of what people answered that it counts, nobody has to decide again."""
    key = world.keys(step.tab)[row] or ""
    facts = {
        header: world.register.memory.facts.get((step.tab, header), {}).get(key)
        for header, _ in step.cells
    }
    return {header: fact[0] for header, fact in facts.items() if fact and fact[1] == AT_ONCE}


def _cells(world: RegisterWorld, step: ChangeStep, row: int) -> dict[str, str]:
    language = world.register.programme.language
    cells = {}
    for header, is_day in step.cells:
        value = world.column(step.tab, header)[row]
        show = format_day if is_day else format_amount
        cells[header] = "" if value is None else show(value, language)
    return cells


def _remembered(world: RegisterWorld, step: ChangeStep, row: int) -> dict[str, str]:
    spec = world.register.tables[step.tab].table.spec
    key = world.keys(step.tab)[row] or ""
    place = (spec.title, key, spec.by_role["status"].header)
    mark = world.register.history.marks.get(place, "")
    return dict(part.split("=", 1) for part in mark.split(_BETWEEN) if "=" in part)
