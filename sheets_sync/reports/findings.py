"""Every message of a review with the place where people find it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sheets_sync.problems.problem import Severity
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.problems.problem import Problem
    from sheets_sync.programme.model import TabName
    from sheets_sync.sync.review import Review


class Finding(NamedTuple):
    """One message: where it is (``Plannen!F7``), which row it is about, how urgent, what to do."""

    tab: str
    address: str
    key: str
    severity: Severity
    message: str


class RowProblem(NamedTuple):
    """A problem and the row of the table that it is about."""

    table: TabName
    row: int
    problem: Problem


def list_problems(review: Review, catalogue: Catalogue) -> list[Finding]:
    """The messages that ask for something; mere remarks are left out."""
    asking = (one for one in places(review) if one.problem.severity < Severity.NOTE)
    return [finding_of(one, review, catalogue) for one in asking]


def list_findings(review: Review, catalogue: Catalogue) -> list[Finding]:
    """All messages, tab by tab and row by row; the most urgent of a row first.

    >>> from sheets_sync import load_programme, moment_of, review
    >>> from sheets_sync.stores.memory import empty_register
    >>> from sheets_sync.validators import PILOT, decide
    >>> programme = load_programme(PILOT)
    >>> register, moment = empty_register(programme), moment_of("2022-11-15", "Europe/Amsterdam")
    >>> seen = review(register.read(), programme, decide, moment)
    >>> list_findings(seen, seen.decision.catalogue)
    []
    """
    return [finding_of(one, review, catalogue) for one in places(review)]


def row_findings(review: Review, table: TabName, row: int, catalogue: Catalogue) -> list[Finding]:
    """The messages about one row of a table, the most urgent first."""
    notes = review.decision.answers[table].notes.get(row, ())
    return [finding_of(RowProblem(table, row, one), review, catalogue) for one in _in_order(notes)]


def most_urgent(review: Review, catalogue: Catalogue, most: int) -> list[Finding]:
    """The first so many messages that ask for something, the most urgent of all rows first."""
    found: dict[Severity, list[RowProblem]] = {one: [] for one in Severity if one < Severity.NOTE}
    for name in review.layout.tables:
        notes = review.decision.answers[name].notes
        for row in sorted(notes):
            for problem in _in_order(notes[row]):
                alike = found.get(problem.severity)
                if alike is not None and len(alike) < most:
                    alike.append(RowProblem(name, row, problem))
    in_order = [place for severity in sorted(found) for place in found[severity]]
    return [finding_of(one, review, catalogue) for one in in_order[:most]]


def severities(review: Review) -> Counter[Severity]:
    """How many messages there are of each kind."""
    counts: Counter[Severity] = Counter()
    for answer in review.decision.answers.values():
        # Thousands of rows may share one list of problems.
        lists = {id(problems): problems for problems in answer.notes.values()}
        for one, times in Counter(map(id, answer.notes.values())).items():
            for problem in _in_order(lists[one]):
                counts[problem.severity] += times
    return counts


def places(review: Review) -> Iterator[RowProblem]:
    """Every message and where it is, tab by tab and row by row; the most urgent of a row first."""
    for name in review.layout.tables:
        notes = review.decision.answers[name].notes
        for row in sorted(notes):
            for problem in _in_order(notes[row]):
                yield RowProblem(name, row, problem)


def _in_order(problems: Sequence[Problem]) -> Sequence[Problem]:
    if len(problems) < 2:
        return problems
    return sorted(dict.fromkeys(problems), key=_urgency)


def finding_of(place: RowProblem, review: Review, catalogue: Catalogue) -> Finding:
    """The message at this place as people read it."""
    table, problem = review.layout.tables[place.table], place.problem
    keys = review.register.keys.get(place.table)
    return Finding(
        tab=table.tab.title,
        address=table.address(problem.column or table.spec.shown[0].header, place.row),
        key=keys.keys[place.row] if keys else "",
        severity=problem.severity,
        message=catalogue.message(problem),
    )


def _urgency(problem: Problem) -> Severity:
    return problem.severity
