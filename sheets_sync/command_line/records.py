"""Outcomes as plain records, for programs that read JSON."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from sheets_sync.cells.dates import DAY_ZERO
from sheets_sync.cells.numbers import to_number
from sheets_sync.reports.findings import list_findings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sheets_sync.grid.change import CellChange
    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.reports.findings import Finding
    from sheets_sync.reports.status import Standing
    from sheets_sync.sync.review import Review


def findings_record(found: Iterable[Finding]) -> list[dict[str, str]]:
    return [
        {
            "tab": finding.tab,
            "address": finding.address,
            "key": finding.key,
            "severity": finding.severity.name.lower(),
            "message": finding.message,
        }
        for finding in found
    ]


def sync_record(seen: Review, catalogue: Catalogue, *, written: bool) -> dict[str, object]:
    """Figures in whole units of the programme, as in ``standing_record``."""
    return {
        "register": seen.snapshot.origin,
        "written": written and bool(seen.edits),
        "changes": [_change_record(change) for change in seen.changes],
        "restored": list(seen.restored),
        "findings": findings_record(list_findings(seen, catalogue)),
        "alerts": [catalogue.message(alert) for alert in seen.alerts],
        "figures": {one.name: to_number(one.value) for one in seen.decision.figures},
    }


def standing_record(found: Standing) -> dict[str, object]:
    """Amounts in whole units of the programme, days as year-month-day."""
    return {
        **{name: part for name, part in asdict(found).items() if name != "labels"},
        "today": _iso(found.today),
        "pool": {name: to_number(amount) for name, amount in found.pool.items()},
        "waiting_list": [
            {**asdict(request), "waiting": to_number(request.waiting)}
            for request in found.waiting_list
        ],
        "overdue": [{**asdict(row), "due": _iso(row.due)} for row in found.overdue],
    }


def _iso(day: int) -> str:
    return date.fromordinal(day + DAY_ZERO).isoformat()


def _change_record(change: CellChange) -> dict[str, str]:
    return {
        "tab": change.tab,
        "key": change.key,
        "column": change.column,
        "address": change.address,
        "old": change.old,
        "new": change.new,
        "reason": change.reason,
    }
