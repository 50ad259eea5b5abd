"""Of which kind a computed column is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheets_sync.formula.types import Type
    from sheets_sync.programme.model import Column, Kind, Programme, TabName


def with_kinds(programme: Programme, types: Mapping[tuple[TabName, str], Type]) -> Programme:
    tabs = {
        name: replace(
            tab,
            columns=tuple(_with_kind(one, types.get((name, one.header))) for one in tab.columns),
        )
        for name, tab in programme.tabs.items()
    }
    return replace(programme, tabs=tabs)


def _with_kind(column: Column, kind: Type | None) -> Column:
    """A computed column is of the kind that its formula gives, unless the file names one."""
    if kind is None or column.kind != "text":
        return column
    return replace(column, kind=kind_of(kind), unit=column.unit or kind.unit)


def kind_of(kind: Type) -> Kind:
    if kind.family == "number":
        return "money" if kind.unit == "euro" else "amount" if kind.unit else "number"
    if kind.family == "day":
        return "day"
    return "moment" if kind.family == "moment" else "text"
