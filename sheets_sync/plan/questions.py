"""The tab of questions as it should stand: a row for each question, which people answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.cells.dates import day, format_day
from sheets_sync.grid.change import CellChange
from sheets_sync.grid.compare import same_cell
from sheets_sync.grid.edits import ColumnEdit, Format, NewTab
from sheets_sync.grid.place import Place
from sheets_sync.plan.log_lines import show_cell
from sheets_sync.problems.problem import attention
from sheets_sync.programme.questions_tab import GONE, NAME_GONE, OFFERED, ROLES
from sheets_sync.records import NamedTuple
from sheets_sync.register.questions_table import asker, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sheets_sync.grid.edits import Edit, Written
    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.problems.problem import Problem
    from sheets_sync.programme.model import RegisterTab
    from sheets_sync.register.layout import Layout
    from sheets_sync.register.memory import Asked
    from sheets_sync.register.model import Decision, Register
    from sheets_sync.register.questions_table import Cause
    from sheets_sync.register.table import Table

_MOST_TOLD: Final = 8
"""Cells or rows that a question names; of the others it says how many there are."""


class _Row(NamedTuple):
    """A question's row: the sheet row, and what each of the program's columns should say."""

    line: int
    cells: Mapping[str, Written]


class QuestionsPlan(NamedTuple):
    """The tab and headers that lack, and the cells that should say something else."""

    structure: Sequence[Edit] = ()
    changes: Sequence[CellChange] = ()


def plan_questions(
    layout: Layout, register: Register, decision: Decision, effects: Mapping[str, str]
) -> QuestionsPlan:
    """What has to be written for every question to stand there; ``effects`` are those of new ones.

    Nothing is written in a tab of this name that is somebody's own.
    """
    spec = register.programme.asking
    if spec is None or layout.questions.is_theirs:
        return QuestionsPlan()
    table = layout.questions.table
    title = table.tab.title if table else spec.title
    places = _places(table, spec)
    structure: list[Edit] = [] if table else [NewTab(title)]
    for column in spec.columns:
        if table is None or column.header not in table.places:
            top = table.header_row if table else 0
            place = places[column.header]
            structure.append(ColumnEdit(title, place, [top], [column.header], heading=True))
    asked = (*register.memory.asked, *decision.asked)
    rows = list(_rows(table, spec, register, asked, decision.catalogue, effects))
    changes = _changes(table, spec, rows, places, register, decision.catalogue)
    return QuestionsPlan(structure, list(changes))


def _places(table: Table | None, spec: RegisterTab) -> dict[str, int]:
    """Where each column stands, or will."""
    if table is None:
        return {column.header: place for place, column in enumerate(spec.columns)}
    places = dict(table.places)
    free = table.tab.width if places else 0
    for column in spec.columns:
        if column.header not in places:
            places[column.header] = free
            free += 1
    return places


def _rows(
    table: Table | None,
    spec: RegisterTab,
    register: Register,
    questions: Sequence[Asked],
    catalogue: Catalogue,
    effects: Mapping[str, str],
) -> Iterator[_Row]:
    standing = rows_of(table)
    free = _below(table)
    for asked in questions:
        row = standing.get(asked.key)
        if table is not None and row is not None:
            line = table.sheet_row(row)
        elif asked.is_closed:
            continue
        else:
            line, free = free, free + 1
        yield _Row(line, _cells(asked, spec, register, catalogue, effects))


def _below(table: Table | None) -> int:
    """The first sheet row below everything that stands in the tab."""
    if table is None:
        return 1
    filled = (
        row
        for column in table.tab.columns
        for row in range(len(column) - 1, table.header_row, -1)
        if column[row] not in {"", None}
    )
    return max(filled, default=table.header_row) + 1


def _cells(
    asked: Asked,
    spec: RegisterTab,
    register: Register,
    catalogue: Catalogue,
    effects: Mapping[str, str],
) -> dict[str, Written]:
    cause, programme = asked.cause, register.programme
    tab = programme.tabs[cause.tab]
    keys = list(dict.fromkeys(cell[0] for cell in cause.cells))
    return {
        "key": asked.key,
        "since": _since(asked.key, spec, register),
        "turn": asker(cause, programme),
        "tab": tab.title,
        "row": ", ".join([*keys[:_MOST_TOLD], *(["…"] if len(keys) > _MOST_TOLD else [])]),
        "what": " ".join(_what(cause, register, catalogue)),
        "effect": effects.get(asked.key) or _written(asked.key, "effect", spec, register),
        "options": _written(asked.key, "options", spec, register)
        or " / ".join(one.label for one in asked.options),
        "handled": _handled(asked, spec, register, catalogue),
    }


def _written(key: str, role: str, spec: RegisterTab, register: Register) -> str:
    """What an earlier run wrote there."""
    return register.history.last.get((spec.title, key, spec.by_role[role].header), "")


def _since(key: str, spec: RegisterTab, register: Register) -> int:
    found = day(_written(key, "since", spec, register), register.programme.language)
    return found if isinstance(found, int) else register.today


def _what(cause: Cause, register: Register, catalogue: Catalogue) -> Iterator[str]:
    title = register.programme.tabs[cause.tab].title
    for cell in cause.cells[:_MOST_TOLD]:
        if cause.kind in {GONE, NAME_GONE}:
            code = "question.gone" if cause.kind == GONE else "question.name_gone"
            yield catalogue.say(code, row=cell[0], tab=title)
        elif cause.kind not in OFFERED:
            yield cell[1]
        else:
            key, header, was, now = cell
            told = {"was": was or "–", "now": now or "–"}
            yield catalogue.say("question.changed", row=key, column=header, **told)
    if len(cause.cells) > _MOST_TOLD:
        yield catalogue.say("question.more", count=len(cause.cells) - _MOST_TOLD)


def _handled(
    asked: Asked, spec: RegisterTab, register: Register, catalogue: Catalogue
) -> str | None:
    language = register.programme.language
    if asked.answer:
        told = {"answer": asked.answer.label, "day": format_day(asked.since, language)}
        if asked.typed:
            return catalogue.say("question.too_late", **told)
        return catalogue.say("question.answered", **told)
    if asked.was_open is False:
        return _written(asked.key, "handled", spec, register) or None
    if asked.is_closed:
        return catalogue.say("question.over", day=format_day(register.today, language))
    if asked.typed:
        options = _written(asked.key, "options", spec, register)
        return catalogue.say("question.not_offered", found=asked.typed, options=options)
    return None


def _changes(
    table: Table | None,
    spec: RegisterTab,
    rows: Sequence[_Row],
    places: Mapping[str, int],
    register: Register,
    catalogue: Catalogue,
) -> Iterator[CellChange]:
    title = table.tab.title if table else spec.title
    for role in ROLES:
        if role == "answer":
            continue
        column = spec.by_role[role]
        place = places[column.header]
        form = Format.DAY if column.kind == "day" else Format.PLAIN
        for row in rows:
            after = row.cells[role]
            before: Cell = table.tab.cell(place, row.line) if table else ""
            if same_cell(before, "" if after is None else after):
                continue
            language = register.programme.language
            yield CellChange(
                tab=spec.title,
                key=str(row.cells["key"]),
                column=column.header,
                place=Place(title, place, row.line),
                before=before,
                after=after or None,
                format=form,
                old=show_cell(before, column.kind, language),
                new=show_cell(after, column.kind, language),
                reason=catalogue.say("reason.question"),
                header_row=table.header_row if table else 0,
            )


def question_alerts(changes: Iterable[CellChange], register: Register) -> Iterator[Problem]:
    """What is told of new questions about what was promised: who opens no tab hears of them too."""
    spec = register.programme.asking
    fresh = {asked.key for asked in register.memory.asked if asked.was_open is None}
    if spec is None or not fresh:
        return
    what = spec.by_role["what"].header
    for change in changes:
        if change.tab == spec.title and change.column == what and change.key in fresh:
            yield attention("question.new", question=change.key, what=change.new, tab=spec.title)
