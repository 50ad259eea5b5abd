"""Why a row has its status, and what to do next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.shown import as_seen
from sheets_sync.cells.text import quoted
from sheets_sync.plan.diff import to_cells
from sheets_sync.plan.log_lines import show_cell
from sheets_sync.programme.blocks import in_language
from sheets_sync.programme.key_pattern import stem_column
from sheets_sync.reports.explanation import Explanation, LeadingCell, find_row
from sheets_sync.reports.findings import row_findings
from sheets_sync.rules.carrying_out import carried_out
from sheets_sync.rules.decide import facts_of
from sheets_sync.rules.loading import prepared_for
from sheets_sync.rules.plain_words import speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sheets_sync.cells.text import Language
    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.programme.model import Programme, Status, TabName
    from sheets_sync.sync.review import Review

_TOLD_ELSEWHERE: Final = frozenset(("key", "status", "turn", "next", "explanation", "messages"))
_HEADERS: Final = re.compile(r"\[((?:[^\[\]]|\]\])+)\]")


def explain(review: Review, key: str, catalogue: Catalogue) -> Explanation:
    """All there is to say about the row with this key.

    Raises:
        UnknownKey: there is no such row.
    """
    name, row = find_row(review, key)
    table = review.layout.tables[name]
    answer = review.decision.answers[name]
    words = table.spec.statuses[answer.statuses[row]] if answer.statuses[row] else None
    language = catalogue.language
    return Explanation(
        key=review.register.keys[name].keys[row],
        tab=table.tab.title,
        address=table.address(table.spec.shown[0].header, row),
        status=words.label if words else "",
        why=_why(review.register.programme, words, catalogue),
        facts=list(_facts(review, name, row, language)),
        cells=list(_cells(review, name, row, language)),
        messages=[
            f"{finding.address}  {finding.message}"
            for finding in row_findings(review, name, row, catalogue)
        ],
        next_step=in_language(words.next, language) if words else "",
    )


def _why(programme: Programme, words: Status | None, catalogue: Catalogue) -> str:
    """What the file says of the status, or else the condition that holds, in words people read."""
    said = in_language(words.why, catalogue.language) if words else ""
    if said or words is None:
        return said or catalogue.say("reason.status")
    if not words.when:
        return catalogue.say("why.otherwise")
    condition = speaker(programme, catalogue.language)(words.when)
    return catalogue.say("why.condition", condition=condition)


def _facts(review: Review, name: TabName, row: int, language: Language) -> Iterator[str]:
    """What the program found in its own columns, and what the programme tells of such a row."""
    columns = review.decision.answers[name].columns
    for column in review.layout.tables[name].spec.machine:
        values = columns.get(column.role or column.header)
        if values is None or column.role in _TOLD_ELSEWHERE or values[row] is None:
            continue
        shown = to_cells([values[row]], column.kind)[0]
        yield f"{column.header}: {show_cell(shown, column.kind, language)}"
    prepared = prepared_for(review.register.programme)
    if any(tab == name for tab, _ in prepared.facts):
        world = carried_out(review.register, prepared)
        for dutch, english in facts_of(world, prepared, name, row):
            yield (dutch if language == "nl" else english) or ""


def _cells(review: Review, name: TabName, row: int, language: Language) -> Iterator[LeadingCell]:
    """The cells that led to the status, and those of the rows that are numbered within this one."""
    yield from _leading(review, name, row, language)
    key = review.register.keys[name].keys[row]
    for other, table in review.register.tables.items():
        spec = table.table.spec
        column = stem_column(spec) if spec.key else None
        if column and column.reference == name and spec.statuses:
            values = table.values[column.header]
            for place in (place for place, text in enumerate(values) if text == key):
                yield from _leading(review, other, place, language)


def _leading(review: Review, name: TabName, row: int, language: Language) -> Iterator[LeadingCell]:
    table = review.layout.tables[name]
    for header in _headers(review, name, row):
        column = next((one for one in table.spec.human if one.header == header), None)
        if column is None:
            continue
        raw = table.cell(header, row)
        seen = as_seen(raw, language)
        shown = show_cell(seen, column.kind, language) if raw not in {"", None} else "–"
        yield LeadingCell(table.address(header, row), header, quoted(shown))


def _headers(review: Review, name: TabName, row: int) -> Sequence[str]:
    """Of the columns that the status names, or else those in its condition."""
    status = review.decision.answers[name].statuses[row]
    words = review.register.programme.tabs[name].statuses.get(status)
    if words is None:
        return ()
    return words.cells or list(dict.fromkeys(_HEADERS.findall(words.when)))
