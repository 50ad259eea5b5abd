"""Outcomes as plain records, for programs that read JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sheets_sync.catalogue import Catalogue
    from sheets_sync.findings import Finding
    from sheets_sync.sync import Review


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


def sync_record(
    seen: Review, found: Iterable[Finding], catalogue: Catalogue, *, written: bool
) -> dict[str, object]:
    return {
        "register": seen.snapshot.origin,
        "written": written and bool(seen.plan.edits),
        "changes": [change._asdict() for change in seen.plan.changes],
        "findings": findings_record(found),
        "alerts": [catalogue.message(alert) for alert in seen.decision.alerts],
        "figures": dict(seen.decision.figures),
    }
