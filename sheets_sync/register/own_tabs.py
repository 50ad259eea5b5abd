"""The program's own tabs, which it writes whole; one that somebody made stays theirs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.text import clean, fold, is_blank
from sheets_sync.problems.problem import Problem, attention
from sheets_sync.programme.key_pattern import expression, series
from sheets_sync.records import NamedTuple
from sheets_sync.register.lookalike_tabs import is_copy, strays
from sheets_sync.register.machine_table import MachineTable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sheets_sync.grid.snapshot import Column, Snapshot, Tab
    from sheets_sync.programme.model import MachineTab, Programme
    from sheets_sync.register.log_reader import History

_FEW: Final = 3
"""Statuses that stand in a list of nothing else by coincidence."""


def find_own(
    name: str, snapshot: Snapshot, programme: Programme, history: History
) -> tuple[MachineTable, list[Problem]]:
    """Overview, queue or rules, also under another name, and what is to be told of it.

    What stands in a tab tells whether it is the program's, because a run writes over all of it.
    """
    spec = programme.own.by_name[name]
    ours = _Ours(name, spec, programme, history)
    named = next((one for one in snapshot.tabs if fold(one.title) == fold(spec.title)), None)
    if named is not None:
        if ours.is_it(named):
            return MachineTable(spec, named), []
        told = attention("own_tab.theirs", tab=named.title)
        return MachineTable(spec, None, is_theirs=True), [told]
    alike = [tab for tab in strays(snapshot, programme) if ours.is_surely(tab)]
    originals = [tab for tab in alike if not is_copy(tab)]
    if len(originals) == 1:
        told = attention("own_tab.renamed", tab=spec.title, found=originals[0].title)
        return MachineTable(spec, originals[0]), [told]
    if alike:
        others = tuple(tab.title for tab in alike)
        return MachineTable(spec, None), [
            attention("own_tab.made_anew", tab=spec.title, others=others)
        ]
    return MachineTable(spec, None), []


def is_a_log(tab: Tab, spec: MachineTab, known_titles: frozenset[str], history: History) -> bool:
    """Whether the tab with the name of the log is one: by its headers, its lines, or empty."""
    is_known = not known_titles.isdisjoint(history.keys)
    return is_known or _is_empty(tab.columns) or _recognised(tab, spec) * 2 >= len(spec.headers)


class _Ours(NamedTuple):
    """Which tab is the program's."""

    name: str
    spec: MachineTab
    programme: Programme
    history: History

    def is_it(self, tab: Tab) -> bool:
        """Of a tab with the right name."""
        if _is_empty(tab.columns):
            return True
        if _recognised(tab, self.spec) * 2 >= len(self.spec.headers):
            if self.history.keys:
                return True
            if _is_empty([column[1:] for column in tab.columns[: len(self.spec.headers)]]):
                return True
        return self._says_what_runs_write(tab)

    def is_surely(self, tab: Tab) -> bool:
        """Of a tab with another name."""
        if _recognised(tab, self.spec) < len(self.spec.headers):
            return False
        return self._says_what_runs_write(tab)

    def _says_what_runs_write(self, tab: Tab) -> bool:
        texts = {clean(cell) for column in tab.columns for cell in column[1:] if cell}
        if self.name == "queue":
            keys = (expression(self.programme, name) for name in series(self.programme))
            form = re.compile("|".join(keys) or "(?!)")
            return any(map(form.fullmatch, texts))
        if self.name == "rules":
            return any(text.startswith(self.programme.name) for text in texts)
        labels = {
            words.label
            for _, one in self.programme.register_tabs()
            for words in one.statuses.values()
        }
        return len(labels & texts) >= _FEW


def _recognised(tab: Tab, spec: MachineTab) -> int:
    """How many headers of this tab stand in the first row."""
    first = {fold(clean(column[0])) for column in tab.columns if column}
    return sum(fold(header) in first for header in spec.headers.values())


def _is_empty(columns: Iterable[Column]) -> bool:
    return all(is_blank(cell) for column in columns for cell in column)
