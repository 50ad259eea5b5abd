"""What cannot be right in one tab of a programme file, beside its columns as such."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.cells.text import fold
from sheets_sync.programme.column_mistakes import column_mistakes
from sheets_sync.programme.misfits import mistake
from sheets_sync.programme.roles import OWN_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.problems.stop import BadProgramme
    from sheets_sync.programme.model import Column, Programme, RegisterTab, TabName


def tab_mistakes(name: TabName, tab: RegisterTab, programme: Programme) -> Iterator[BadProgramme]:
    """All mistakes in this tab, each with the key it stands under."""
    yield from column_mistakes(name, tab, programme.tabs)
    yield from _labels(f"tabs.{name}.statuses", tab)
    filled = _filled(name, tab, programme)
    for place, column in enumerate(tab.columns, start=1):
        key = f"tabs.{name}.columns[{place}] ({column.header})"
        yield from _whose(key, column, filled)
        if column.unit and column.unit not in programme.units:
            known = ", ".join(programme.units) or "-"
            yield mistake("unknown_unit", f"{key}.unit", column.unit, known)
    yield from _terms(name, tab)
    yield from _roles(name, tab)


def _filled(name: TabName, tab: RegisterTab, programme: Programme) -> set[str]:
    """Headers of the columns that terms and pools fill."""
    terms = {header for term in tab.terms for header in (term.fills, term.late)}
    terms |= {question.fills for question in programme.questions if question.tab == name}
    return terms | {
        header
        for pool in programme.pools
        if pool.claims.tab == name or pool.claims.tab not in programme.tabs
        for header in pool.fills.values()
    }


def _whose(key: str, column: Column, filled: set[str]) -> Iterator[BadProgramme]:
    """The program's columns are filled by something, people's by people."""
    is_filled = column.header in filled or bool(column.formula or column.stamp)
    if column.owner == "machine" and not is_filled and column.role not in OWN_ROLES:
        expected = ", ".join(OWN_ROLES)
        yield mistake("machine_without_formula", f"{key}.formula", expected=expected)
    if column.formula and column.owner != "machine":
        yield mistake("formula_of_person", f"{key}.owner")
    if column.seal and column.owner != "person":
        yield mistake("seal_of_machine", f"{key}.seal")


def _terms(name: TabName, tab: RegisterTab) -> Iterator[BadProgramme]:
    own = [column.header for column in tab.machine]
    for place, term in enumerate(tab.terms, start=1):
        for part in ("fills", "late"):
            header = getattr(term, part)
            if header and header not in own:
                key = f"tabs.{name}.terms[{place}].{part}"
                yield mistake("not_filled", key, header, ", ".join(own) or "-")


def _roles(name: TabName, tab: RegisterTab) -> Iterator[BadProgramme]:
    needed = ("status",) if tab.statuses else ()
    for role in (*needed, *(("messages",) if tab.rules or tab.key else ())):
        if role not in tab.by_role:
            yield mistake("missing_role", f"tabs.{name}.columns", role)


def _labels(key: str, tab: RegisterTab) -> Iterator[BadProgramme]:
    seen: dict[str, str] = {}
    for status, words in tab.statuses.items():
        label = fold(words.label)
        if not label:
            yield mistake("empty", f"{key}.{status}.label")
        elif label in seen:
            yield mistake("same_label", f"{key}.{status}.label", words.label, seen[label])
        seen[label] = status
