"""What checking a formula goes by in one tab: its names, and the mistakes found so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from sheets_sync.cells.suggestions import closest
from sheets_sync.cells.text import fold
from sheets_sync.formula import nodes, syntax
from sheets_sync.formula.mistakes import Mistake, mistake

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sheets_sync.formula.nodes import Node, Span
    from sheets_sync.formula.syntax import Said
    from sheets_sync.formula.types import Schema, TabNames


class NotYetKnown(LookupError):
    """A computed column whose own formula has to be checked first: its tab and header."""


class Checker:
    """Checks what is resolved in one tab.

    ``checks`` has, by the kind of what is said, the function that checks it. ``home`` is, inside
    the condition of a roll-up, the checker of the row for which it is made. Whoever finds a
    mistake notes it and gives None.
    """

    def __init__(
        self,
        schema: Schema,
        tab: TabNames,
        mistakes: list[Mistake],
        checks: Checks,
        home: Checker | None = None,
    ) -> None:
        self.schema, self.tab, self.home = schema, tab, home
        self.mistakes = mistakes
        self._checks = checks

    def of(self, tab: TabNames, home: Checker | None = None) -> Checker:
        """For what is resolved in another tab; mistakes are noted in the same list."""
        return Checker(self.schema, tab, self.mistakes, self._checks, home)

    def node(self, said: Said) -> Node | None:
        """What was said, checked."""
        return self._checks[type(said)](self, said)

    def note(self, code: str, span: Span, **details: str) -> Node | None:
        """Note a mistake; gives None, so that whoever finds one can return it."""
        self.mistakes.append(mistake(code, span, **details))
        return None

    def value(self, said: Said) -> Node | None:
        """A single value; rows of another tab are a list, which only functions of lists take."""
        if isinstance(said, syntax.TabRows):
            return self.note("list_as_value", said.span)
        return self.node(said)

    def condition(self, said: Said) -> Node | None:
        """A yes or no."""
        node = self.value(said)
        if node is not None and node.type.family not in {"yes_no", "blank"}:
            return self.note("no_condition", node.span)
        return node

    # ---- names

    def header(self, name: str, span: Span) -> str | None:
        """The header of the column of this tab that people call so."""
        names = {fold(one): header for one, header in self.tab.columns.items()}
        if (header := names.get(fold(name))) is not None:
            return header
        if not self.tab.name:
            self.note("no_row_here", span, found=name)
            return None
        near = closest(name, list(self.tab.columns))
        columns = ", ".join(dict.fromkeys(self.tab.columns.values()))
        code = "no_column_near" if near else "no_column"
        self.note(code, span, found=name, tab=self.tab.title, expected=near or columns)
        return None

    def other_tab(self, name: str, span: Span) -> TabNames | None:
        """The tab that people call so."""
        names = {
            fold(one): tab
            for tab in self.schema.tabs.values()
            for one in (*tab.accepts, tab.name, tab.title)
            if one
        }
        if (tab := names.get(fold(name))) is not None:
            return tab
        titles = [one.title for one in self.schema.tabs.values() if one.title]
        near = closest(name, titles)
        code = "no_tab_near" if near else "no_tab"
        self.note(code, span, found=name, expected=near or ", ".join(titles))
        return None

    def column(self, name: str, span: Span) -> Node | None:
        """A column of this tab as a node; its statuses are what its ladder gives."""
        header = self.header(name, span)
        if header is None:
            return None
        if header not in self.tab.types:
            raise NotYetKnown(self.tab.name, header)
        return nodes.Cell(header, self.tab.types[header], span)


Checks: TypeAlias = "Mapping[type, Callable[[Checker, Any], Node | None]]"
