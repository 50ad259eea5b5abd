"""Why a row has its status and rank: the rule, the cells that led to it, what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.cells.shown import as_seen
from sheets_sync.cells.text import quoted
from sheets_sync.plan.diff import to_cells
from sheets_sync.plan.log_lines import show_cell
from sheets_sync.problems.problem import Day, Quantity
from sheets_sync.reports.explanation import Explanation, LeadingCell, find_row
from sheets_sync.reports.findings import row_findings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sheets_sync.cells.text import Language
    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.programme.model import TabName
    from sheets_sync.register.layout import Table
    from sheets_sync.sync.review import Review


_CELLS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "requests": {
        "withdrawn": ("withdrawn",),
        "outside": ("arrival",),
        "full": ("party", "claim"),
        "waiting": ("arrival", "party", "claim"),
        "open": ("arrival", "party", "claim"),
    },
    "plans": {
        "unknown": ("request",),
        "more": ("decision", "decided"),
        "pending": ("decision", "decided"),
        "rejected": ("decision", "decided"),
        "accounted": ("decision", "award", "completed"),
        "accounted_late": ("decision", "award", "completed"),
        "late": ("decision", "completed"),
        "due": ("decision", "completed"),
        "running": ("decision", "decided", "start", "completed"),
        "approved": ("decision", "decided", "start"),
    },
    "bookings": {
        "unknown": ("plan",),
        "not_granted": ("plan",),
        "outside": ("date",),
        "above": ("date", "plan", "amount"),
        "booked": ("date", "plan", "amount"),
    },
    "evaluations": {
        "unknown": ("plan",),
        "not_granted": ("plan",),
        "early": ("sent", "plan"),
        "duplicate": ("sent", "plan"),
        "late": ("sent", "plan"),
        "on_time": ("sent", "plan"),
    },
}

_UNDECIDED = ("decision", "decided")
"""What a plan row of no other status, one that is not in order, does to its request."""


def explain(review: Review, key: str, catalogue: Catalogue) -> Explanation:
    """All there is to say about the row with this key.

    Raises:
        UnknownKey: there is no such row.
    """
    name, row = find_row(review, key)
    table = review.layout.tables[name]
    status = review.decision.answers[name].statuses[row]
    found = row_findings(review, name, row, catalogue)
    return Explanation(
        key=review.register.keys[name].keys[row],
        tab=table.tab.title,
        address=table.address(table.spec.columns[0].header, row),
        status=table.spec.label(status),
        why=catalogue.say(f"why.{name}.{status}"),
        facts=list(_facts(review, name, row, catalogue)),
        cells=list(_cells(review, name, row, catalogue.language)),
        messages=[f"{finding.address}  {finding.message}" for finding in found],
        next_step=catalogue.say(f"next.{name}.{status}"),
    )


def _cells(review: Review, name: TabName, row: int, language: Language) -> Iterator[LeadingCell]:
    status = review.decision.answers[name].statuses[row]
    roles = _CELLS[name].get(status, ())
    yield from _cells_of(review.layout.tables[name], roles, row, language)
    if name == "requests":
        request_keys = review.register.tables["plans"].role("request")
        key = review.register.keys[name].keys[row]
        plans = review.layout.tables["plans"]
        for plan_row, request in enumerate(request_keys):
            if request == key:
                of_plan = review.decision.answers["plans"].statuses[plan_row]
                roles = _CELLS["plans"].get(of_plan, _UNDECIDED)
                yield from _cells_of(plans, roles, plan_row, language)


def _cells_of(
    table: Table, roles: Sequence[str], row: int, language: Language
) -> Iterator[LeadingCell]:
    for role in roles:
        column = table.spec.by_role.get(role)
        if column:
            raw = table.cell(column.header, row)
            seen = as_seen(raw, language)
            shown = show_cell(seen, column.kind, language) if raw not in {"", None} else "–"
            yield LeadingCell(table.address(column.header, row), column.header, quoted(shown))


def _facts(review: Review, name: TabName, row: int, catalogue: Catalogue) -> Iterator[str]:
    columns = review.decision.answers[name].columns
    spec = review.layout.tables[name].spec
    for column in spec.machine:
        values = columns.get(column.role)
        if values is None or column.role in {"status", "turn"} or values[row] is None:
            continue
        shown = to_cells([values[row]], column.kind)[0]
        yield f"{column.header}: {show_cell(shown, column.kind, catalogue.language)}"
    if name == "requests":
        yield from _room(review, row, catalogue)
    if name == "plans":
        yield catalogue.say("explain.term", days=review.register.programme.evaluation_days)


def _room(review: Review, row: int, catalogue: Catalogue) -> Iterator[str]:
    party = review.register.tables["requests"].role("party")[row]
    if party is None:
        return
    parties = review.register.tables["parties"].role("name")
    columns = review.decision.answers["parties"].columns
    place = parties.index(party)
    yield catalogue.say(
        "explain.party",
        party=party,
        cap=Quantity(review.register.programme.cap),
        granted=Quantity(columns["granted"][place] or 0),
        reserved=Quantity(columns["reserved"][place] or 0),
        available=Quantity(columns["available"][place] or 0),
    )
    figures = review.decision.figures
    yield catalogue.say(
        "explain.total",
        total=Quantity(figures["total"]),
        granted=Quantity(figures["granted"]),
        reserved=Quantity(figures["reserved"]),
        left=Quantity(figures["left"]),
        today=Day(review.register.today),
    )
