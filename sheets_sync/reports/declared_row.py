"""Why a row of a programme that says its own rules has its status, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.cells.numbers import to_number
from sheets_sync.cells.shown import as_seen
from sheets_sync.cells.text import quoted
from sheets_sync.plan.log_lines import show_cell
from sheets_sync.programme.blocks import in_language
from sheets_sync.reports.explanation import Explanation, LeadingCell, find_row
from sheets_sync.reports.findings import row_findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.cells.text import Language
    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.programme.model import TabName
    from sheets_sync.sync.review import Review


_HUNDREDTHS: Final = {"amount", "money", "duration"}


def explain_declared(review: Review, key: str, catalogue: Catalogue) -> Explanation:
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
        why=(in_language(words.why, language) if words else "") or catalogue.say("reason.status"),
        facts=[f"{words.label}: {words.when}"] if words and words.when else [],
        cells=list(_cells(review, name, row, language)),
        messages=[
            f"{finding.address}  {finding.message}"
            for finding in row_findings(review, name, row, catalogue)
        ],
        next_step=in_language(words.next, language) if words else "",
    )


def _cells(review: Review, name: TabName, row: int, language: Language) -> Iterator[LeadingCell]:
    """The cells of the columns that the condition of the status names."""
    table = review.layout.tables[name]
    status = review.decision.answers[name].statuses[row]
    when = table.spec.statuses[status].when if status else ""
    for column in table.spec.shown:
        if f"[{column.header}]" not in when or column.hidden:
            continue
        address = table.address(column.header, row)
        if column.owner == "machine":
            values = review.decision.answers[name].columns[column.role or column.header]
            cell = values[row]
            if column.kind in _HUNDREDTHS and isinstance(cell, (int, float)):
                cell = to_number(round(cell))
            shown = show_cell("" if cell is None else cell, column.kind, language)
        else:
            shown = quoted(as_seen(table.cell(column.header, row), language), language=language)
        yield LeadingCell(address, column.header, shown)
