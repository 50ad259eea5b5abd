"""A register with what was promised in it, and what would change if that counted no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.plan.log_lines import show_cell
from sheets_sync.programme.questions_tab import UNREADABLE
from sheets_sync.register.facts import with_facts
from sheets_sync.register.recollecting import recollect
from sheets_sync.rules.noting import REMEMBERED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sheets_sync.programme.model import TabName
    from sheets_sync.register.layout import Layout
    from sheets_sync.register.model import Decide, Decision, Register
    from sheets_sync.register.questions_table import Cause

_MOST_QUESTIONS: Final = 10
"""Of so many new ones it is worked out what they would change; each takes a decision of its own."""
_MOST_CHANGES: Final = 6
_MOST_CHARACTERS: Final = 380
"""The log shows no more of a cell, and a later run takes it from there."""
_QUIET: Final = frozenset(("key", "messages", "explanation", "turn", "next"))


def remembered_register(layout: Layout, register: Register) -> Register:
    """The register with what was sealed in its cells, and the rows that are gone and count."""
    return _with(layout, register, None)


def decided_with_memory(
    layout: Layout, physical: Register, decide: Decide
) -> tuple[Register, Decision]:
    """The register with what was promised in it, and what it means.

    A cell that said something else when it was decided on is asked about as soon as that is known.
    """
    register = remembered_register(layout, physical)
    decision = decide(register)
    found = [line for line in decision.noted if line.code == REMEMBERED]
    if not found:
        return register, decision
    history = with_facts(physical.history, found)
    register = remembered_register(layout, physical._replace(history=history))
    lines = (*found, *register.memory.lines)
    register = register._replace(memory=register.memory._replace(lines=lines))
    return register, decide(register)


def _with(layout: Layout, register: Register, assumed: Cause | None) -> Register:
    found = recollect(
        layout._replace(history=register.history),
        register.tables,
        register.keys,
        register.programme,
        register.today,
        assumed,
    )
    return register._replace(tables=found.tables, keys=found.keys, memory=found.memory)


def told_effects(
    layout: Layout, physical: Register, register: Register, decision: Decision, decide: Decide
) -> dict[str, str]:
    """What would change by each new question if the new counted, by the question's key."""
    fresh = [asked for asked in register.memory.asked if asked.was_open is None]
    effects = {}
    for asked in fresh[:_MOST_QUESTIONS]:
        if asked.cause.kind != UNREADABLE:
            other = _with(layout, physical._replace(history=register.history), asked.cause)
            effects[asked.key] = _effect(register, decision, other, decide(other))
    return effects


def _effect(register: Register, decision: Decision, other: Register, then: Decision) -> str:
    say = decision.catalogue.say
    changes = list(_differing(register, decision, other, then))
    if not changes:
        return say("question.no_effect")
    more = len(changes) - _MOST_CHANGES
    text = "; ".join(changes[:_MOST_CHANGES])
    if more > 0:
        text = f"{text}; {say('question.more', count=more)}"
    return text if len(text) <= _MOST_CHARACTERS else f"{text[: _MOST_CHARACTERS - 1]}…"


def _differing(
    register: Register, decision: Decision, other: Register, then: Decision
) -> Iterator[str]:
    """Amounts and statuses that would be others, row by row."""
    language = register.programme.language
    for name, tab in register.programme.tabs.items():
        for column in tab.machine:
            role = column.role or column.header
            if column.role in _QUIET or (column.kind == "text" and column.role != "status"):
                continue
            now, later = (
                _by_name(each, name, answers.answers[name].columns[role])
                for each, answers in ((register, decision), (other, then))
            )
            for key, cell in now.items():
                if key in later and later[key] != cell:
                    shown = (
                        show_cell(_plain(one, column.kind), column.kind, language) or "–"
                        for one in (cell, later[key])
                    )
                    yield f"{key}: {column.header} {' → '.join(shown)}"


def _plain(value: object, kind: str) -> str | float | None:
    if kind in {"amount", "money"} and isinstance(value, int):
        return value / 100
    return value if isinstance(value, (str, int, float)) else None


def _by_name(register: Register, name: TabName, cells: object) -> Mapping[str, object]:
    keys = register.keys[name].keys if name in register.keys else register.tables[name].names
    values = cells if isinstance(cells, (list, tuple)) else []
    return {key: value for key, value in zip(keys, values, strict=False) if key}
