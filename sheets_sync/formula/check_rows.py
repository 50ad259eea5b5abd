"""Checks what takes from other rows: through a reference, or the rows of a tab that point here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.formula import nodes, syntax

if TYPE_CHECKING:
    from sheets_sync.formula.checker import Checker
    from sheets_sync.formula.nodes import Node
    from sheets_sync.formula.syntax import Said
    from sheets_sync.formula.types import TabNames


def dereferenced(checker: Checker, said: syntax.Dereferenced) -> Node | None:
    """A column of the row that a reference points at."""
    if (chain := _from_this(said)) is not None:
        if checker.home is None:
            return checker.note("this_alone", said.span, column=said.column.name)
        inner = dereferenced(checker.home, chain)
        return inner and nodes.This(inner, inner.type, said.span)
    row = checker.node(said.row)
    if row is None:
        return None
    if row.type.family != "row":
        return checker.note("no_row", row.span, column=said.column.name)
    other = checker.of(checker.schema.tabs[row.type.tab])
    column = other.column(said.column.name, said.column.span)
    return column and nodes.Through(row, column, column.type, said.span)


def _from_this(said: Said) -> syntax.Dereferenced | None:
    """``DEZE[A].[B]`` as ``[A].[B]`` of the row that is meant; None for another beginning."""
    if not isinstance(said, syntax.Dereferenced):
        return None
    if isinstance(said.row, syntax.ThisColumn):
        return said._replace(row=syntax.Column(said.row.name, said.row.span))
    row = _from_this(said.row)
    return None if row is None else said._replace(row=row)


def own_rows(checker: Checker, said: syntax.TabRows) -> Node | None:
    """The rows of a tab that point at this row."""
    return rows_of(checker, said, everywhere=False)


def rows_of(checker: Checker, said: syntax.TabRows, *, everywhere: bool) -> nodes.Rows | None:
    """The rows of a tab that point at this row; ``everywhere``: all of them."""
    tab = checker.other_tab(said.tab, said.tab_span)
    if tab is None:
        return None
    via: str | None = "" if everywhere else _via(checker, tab, said)
    other = checker.of(tab, home=checker)
    column = other.column(said.column.name, said.column.span)
    condition = other.condition(said.condition) if said.condition is not None else None
    if via is None or column is None or (said.condition is not None and condition is None):
        return None
    return nodes.Rows(tab.name, via, column, condition, column.type, said.span)


def _via(checker: Checker, tab: TabNames, said: syntax.TabRows) -> str | None:
    """The column of the other tab that points at this one."""
    pointing = [
        header
        for header, kind in tab.types.items()
        if kind.family == "row" and kind.tab == checker.tab.name
    ]
    if said.via is not None:
        header = checker.of(tab).header(said.via.name, said.via.span)
        if header is not None and header not in pointing:
            checker.note("via_elsewhere", said.via.span, tab=checker.tab.title)
            return None
        return header
    if len(pointing) == 1:
        return pointing[0]
    titles = {"tab": tab.title, "this": checker.tab.title, "column": said.column.name}
    if pointing:
        titles["columns"] = ", ".join(pointing)
    checker.note("pointing_twice" if pointing else "not_pointing", said.span, **titles)
    return None
