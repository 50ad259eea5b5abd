"""Every message of a review with the place where people find it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sheets_sync.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.catalogue import Catalogue
    from sheets_sync.problems import Problem
    from sheets_sync.sync import Review


class Finding(NamedTuple):
    """One message: where it is (``Plannen!F7``), which row it is about, how urgent, what to do."""

    tab: str
    address: str
    key: str
    severity: Severity
    message: str


def list_problems(review: Review, catalogue: Catalogue) -> list[Finding]:
    """The messages that ask for something; mere remarks are left out."""
    return [found for found in list_findings(review, catalogue) if found.severity < Severity.NOTE]


def list_findings(review: Review, catalogue: Catalogue) -> list[Finding]:
    """All messages, tab by tab and row by row; the most urgent of a row first."""
    return list(_findings(review, catalogue))


def _findings(review: Review, catalogue: Catalogue) -> Iterator[Finding]:
    for name, table in review.layout.tables.items():
        notes = review.decision.answers[name].notes
        keys = review.register.keys.get(name)
        for row in sorted(notes):
            for problem in sorted(dict.fromkeys(notes[row]), key=_urgency):
                header = problem.column or table.spec.columns[0].header
                yield Finding(
                    tab=table.tab.title,
                    address=table.address(header, row),
                    key=keys.keys[row] if keys else "",
                    severity=problem.severity,
                    message=catalogue.message(problem),
                )


def _urgency(problem: Problem) -> Severity:
    return problem.severity
