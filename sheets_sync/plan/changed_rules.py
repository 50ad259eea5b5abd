"""The rules in force against those that stand in the register: what a new programme changes.

A changed maximum or term changes hundreds of cells; without a line of its own nobody sees why.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.text import clean
from sheets_sync.plan.log_lines import told
from sheets_sync.problems.problem import attention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sheets_sync.grid.change import CellChange
    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.problems.problem import Problem
    from sheets_sync.register.machine_table import MachineTable
    from sheets_sync.register.model import WantedTab

_CLAUSES: Final = re.compile(r"(?<=[,.:;]) ")


def changed_rules(
    table: MachineTable, sheet: WantedTab, catalogue: Catalogue
) -> Iterator[CellChange]:
    """A change for every rule that says something else than the one that stands there.

    The first column of the tab and of ``sheet`` is what a rule is about, the second the rule. Rules
    that were never written, or not in this language, are no news: then the first topic lacks.

    >>> from sheets_sync.grid.snapshot import Tab
    >>> from sheets_sync.messages.catalogue import load_catalogue
    >>> from sheets_sync.programme.model import MachineTab
    >>> from sheets_sync.register.machine_table import MachineTable
    >>> from sheets_sync.register.model import WantedTab
    >>> spec = MachineTab(title="Regels", headers={"topic": "Onderwerp", "rule": "Regel"})
    >>> tab = Tab("Regels", (["Onderwerp", "Budget"], ["Regel", "Er is 100 uur."]), 2)
    >>> sheet = WantedTab(("topic", "rule"), (["Budget"], ["Er is 120 uur."]), ("text", "text"))
    >>> [told] = changed_rules(MachineTable(spec, tab), sheet, load_catalogue("nl"))
    >>> told.column, told.old, told.new
    ('Budget', 'Er is 100 uur.', 'Er is 120 uur.')
    """
    places = [list(table.spec.headers).index(role) for role in sheet.roles]
    if table.tab is None or table.tab.width <= max(places):
        return
    topics, rules = (list(map(clean, table.tab.columns[place][1:])) for place in places)
    standing = {topic: rule for topic, rule in zip(topics, rules, strict=True) if topic}
    wanted = dict(zip(map(str, sheet.columns[0]), map(str, sheet.columns[1]), strict=True))
    if next(iter(wanted), "") not in standing:
        return
    for topic in dict.fromkeys((*wanted, *standing)):
        old, new = standing.get(topic, ""), wanted.get(topic, "")
        if clean(new) != old:
            reason = catalogue.say("reason.rules")
            yield told(table.spec.title, column=topic, old=old, new=new, reason=reason)


def rule_alerts(changes: Iterable[CellChange], rules: str, log: str) -> tuple[Problem, ...]:
    """One message that names all rules that changed; ``rules`` and ``log`` are titles of tabs.

    >>> changes = [told("Regels", column="Budget", old="100 uur", new="120 uur", reason="")]
    >>> dict(rule_alerts(changes, "Regels", "Logboek")[0].details)["changes"]
    'Budget: 100 uur → 120 uur'
    """
    lines = [
        f"{change.column}: {old or '–'} → {new or '–'}"
        for change in changes
        if change.tab == rules and not change.is_fact
        for old, new in [_difference(change.old, change.new)]
    ]
    if not lines:
        return ()
    return (attention("alert.rules_changed", changes="; ".join(lines), tab=rules, log=log),)


def _difference(old: str, new: str) -> tuple[str, str]:
    """The clauses in which two sentences differ."""
    before, after = _CLAUSES.split(old), _CLAUSES.split(new)
    same = _same_start(before, after)
    before, after = before[same:], after[same:]
    same = _same_start(before[::-1], after[::-1])
    return _joined(before[: len(before) - same]), _joined(after[: len(after) - same])


def _joined(clauses: Sequence[str]) -> str:
    return " ".join(clauses).rstrip(".,;:")


def _same_start(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
