"""All rules in their order: from a checked register to what every machine cell must say."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from sheets_sync.messages.catalogue import Catalogue, load_catalogue
from sheets_sync.register.model import Answer, Decision, Sheet
from sheets_sync.validators import explain_messages, messages, overview, parties
from sheets_sync.validators.evaluations import Evaluations, compare_with_books, judge_evaluations
from sheets_sync.validators.hours import Bookings, judge_bookings, name_plans
from sheets_sync.validators.plan_notes import decision_marks, note_plans
from sheets_sync.validators.plans import (
    Plans,
    committed,
    days_late,
    read_plans,
    statuses,
)
from sheets_sync.validators.requests import Requests, judge_requests

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.cells.text import Language
    from sheets_sync.problems.problem import Problem
    from sheets_sync.programme.model import Programme, RegisterTab
    from sheets_sync.register.model import Register


def catalogue_of(programme: Programme, language: Language | None = None) -> Catalogue:
    """All sentences for this programme, in its own language or in another."""
    spoken = language or programme.language
    english = spoken == "en"
    sentences = {
        **(messages.EN if english else messages.NL),
        **(explain_messages.EN if english else explain_messages.NL),
    }
    return load_catalogue(spoken, programme.unit).extended(sentences, asdict(programme.names))


def decide(register: Register) -> Decision:
    """What every row means: statuses, hours, deadlines and the program's own tabs.

    Pure: the same register always gets the same answer, and nothing is read or written.
    """
    plans = read_plans(register)
    named = name_plans(register, plans)
    bookings = judge_bookings(register, plans, named)
    evaluations = judge_evaluations(register, plans, named)
    bookings = _worked(register, bookings, evaluations)
    compare_with_books(register, evaluations, bookings.worked)
    plan_statuses = statuses(register, plans, evaluations)
    amounts = committed(register, plans, bookings, evaluations)
    granted = parties.sum_by_party(parties.party_of_plans(register, plans), amounts)
    rooms = parties.rooms(register, granted)
    requests = judge_requests(register, plans, plan_statuses, amounts, rooms)
    answers = {
        "requests": _answer_requests(register, requests),
        "plans": Answer(
            _plan_columns(register, plans, bookings, evaluations, plan_statuses),
            plan_statuses,
            note_plans(register, plans, plan_statuses, amounts),
            decision_marks(register, plans),
        ),
        "evaluations": _answer_evaluations(register, evaluations),
        "parties": Answer(
            parties.answer_columns(
                register, plans, plan_statuses, amounts, bookings.worked, requests
            ),
            notes=register.tables["parties"].problems,
        ),
    }
    if "bookings" in register.tables:
        answers["bookings"] = _answer_bookings(register, bookings)
    catalogue = catalogue_of(register.programme)
    above_cap = {party: -room for party, room in rooms.items() if room < 0}
    figures = overview.total_figures(
        register,
        amounts,
        bookings.worked,
        requests,
        plan_statuses,
        list(evaluations.valid.values()),
    )
    items = list(
        overview.overview_items(
            register.programme,
            figures,
            {name: answer.statuses for name, answer in answers.items()},
            len(above_cap),
            catalogue,
        )
    )
    alerts: list[Problem] = overview.alerts(figures, above_cap, register.programme.cap)
    return Decision(
        answers=answers,
        sheets={
            "overview": Sheet(
                ("item", "value"),
                ([item for item, _ in items], [value for _, value in items]),
                ("text", "number"),
            ),
            "queue": overview.queue_sheet(
                register, requests, answers["requests"].columns["status"]
            ),
            "rules": overview.rules_sheet(register.programme, catalogue),
        },
        alerts=tuple(alerts),
        figures=figures,
        catalogue=catalogue,
    )


def _worked(register: Register, bookings: Bookings, evaluations: Evaluations) -> Bookings:
    """Without a tab for bookings, what was spent is what the valid evaluation says."""
    if "bookings" in register.tables:
        return bookings
    spent = register.tables["evaluations"].role("spent")
    worked = list(bookings.worked)
    for plan, row in evaluations.valid.items():
        worked[plan] = spent[row] or 0
    return Bookings(bookings.statuses, bookings.balance, worked, bookings.notes)


def _labels(spec: RegisterTab, found: Sequence[str]) -> list[str | None]:
    labels: dict[str, str | None] = {name: words.label for name, words in spec.statuses.items()}
    labels[""] = None
    return list(map(labels.__getitem__, found))


def _turns(spec: RegisterTab, found: Sequence[str]) -> list[str | None]:
    turns: dict[str, str | None] = {
        name: words.turn or None for name, words in spec.statuses.items()
    }
    turns[""] = None
    return list(map(turns.__getitem__, found))


def _answer_requests(register: Register, requests: Requests) -> Answer:
    spec = register.programme.tabs["requests"]
    return Answer(
        {
            "rank": requests.rank,
            "counts_from": requests.moments,
            "status": _labels(spec, requests.statuses),
            "granted": requests.granted,
            "reserved": requests.reserved,
            "waiting": requests.waiting,
            "waiting_rank": requests.waiting_rank,
            "turn": _turns(spec, requests.statuses),
        },
        requests.statuses,
        requests.notes,
    )


def _plan_columns(
    register: Register,
    plans: Plans,
    bookings: Bookings,
    evaluations: Evaluations,
    found: Sequence[str],
) -> dict[str, Sequence[str | float | None]]:
    spec = register.programme.tabs["plans"]
    spent: list[int | None] = [None] * len(found)
    left: list[int | None] = [None] * len(found)
    for row in plans.approved:
        spent[row] = bookings.worked[row]
        left[row] = plans.award[row] - bookings.worked[row]
    return {
        "status": _labels(spec, found),
        "due": plans.due,
        "days_late": days_late(register, plans, evaluations, found),
        "spent": spent,
        "left": left,
        "turn": _turns(spec, found),
    }


def _answer_bookings(register: Register, bookings: Bookings) -> Answer:
    spec = register.tables["bookings"].table.spec
    return Answer(
        {"status": _labels(spec, bookings.statuses), "balance": bookings.balance},
        bookings.statuses,
        bookings.notes,
    )


def _answer_evaluations(register: Register, evaluations: Evaluations) -> Answer:
    spec = register.programme.tabs["evaluations"]
    return Answer(
        {
            "status": _labels(spec, evaluations.statuses),
            "days_late": evaluations.days_late,
        },
        evaluations.statuses,
        evaluations.notes,
    )


def empty_overview(programme: Programme) -> list[tuple[str, str | float | None]]:
    """The lines of the overview of a register without rows, for a new sheet to lay out."""
    figures = dict.fromkeys(overview.FIGURES, 0)
    figures |= {"total": programme.total, "left": programme.total}
    return list(overview.overview_items(programme, figures, {}, 0, catalogue_of(programme)))
