"""The program's own tabs: totals, the queue, and the rules in plain language."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sheets_sync.cells.numbers import to_number
from sheets_sync.cells.shown import as_seen
from sheets_sync.cells.text import clean
from sheets_sync.problems.problem import Day, Problem, Quantity, attention
from sheets_sync.register.model import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sheets_sync.cells.text import Language
    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.programme.model import Programme
    from sheets_sync.register.model import Register
    from sheets_sync.validators.requests import Requests

AMOUNTS = ("total", "granted", "reserved", "left", "waiting", "spent", "above_total")
FIGURES = (*AMOUNTS, "overdue", "expected", "jobs_realised", "jobs_expected")


def total_figures(
    register: Register,
    amounts: Sequence[int],
    worked: Sequence[int],
    requests: Requests,
    plan_statuses: Sequence[str],
    accounted_by: Sequence[int],
) -> dict[str, int]:
    """The figures of the overview: hundredths for amounts, counts for the rest.

    ``accounted_by`` are the rows of the valid evaluations.
    """
    total, granted = register.programme.total, sum(amounts)
    reserved = sum(filter(None, requests.reserved))
    evaluations = register.tables["evaluations"]
    jobs, expected = evaluations.role("jobs"), evaluations.role("jobs_expected")
    return {
        "total": total,
        "granted": granted,
        "reserved": reserved,
        "left": max(0, total - granted - reserved),
        "waiting": sum(filter(None, requests.waiting)),
        "spent": sum(worked),
        "above_total": max(0, granted - total),
        "overdue": plan_statuses.count("late"),
        "expected": plan_statuses.count("due"),
        "jobs_realised": sum(jobs[row] or 0 for row in accounted_by),
        "jobs_expected": sum(expected[row] or 0 for row in accounted_by),
    }


def alerts(figures: Mapping[str, int], above_cap: Mapping[str, int], cap: int) -> list[Problem]:
    """Messages about the register as a whole; ``above_cap`` is hundredths by party."""
    found = []
    if figures["above_total"]:
        above, total = Quantity(figures["above_total"]), Quantity(figures["total"])
        found.append(attention("alert.above_total", above=above, total=total))
    for party, excess in above_cap.items():
        above, most = Quantity(excess), Quantity(cap)
        found.append(attention("alert.above_cap", party=party, above=above, cap=most))
    return found


def overview_items(
    programme: Programme,
    figures: Mapping[str, int],
    statuses: Mapping[str, Sequence[str]],
    parties_above_cap: int,
    catalogue: Catalogue,
) -> Iterator[tuple[str, str | float | None]]:
    """The lines of the overview: a heading has no value, a figure has one.

    The lines and their order depend on the programme alone, so that charts can point at them.
    """
    yield catalogue.say("overview.totals"), None
    for name in AMOUNTS:
        yield catalogue.say(f"overview.{name}"), to_number(figures[name])
    yield catalogue.say("overview.parties_above_cap"), parties_above_cap
    yield catalogue.say("overview.evaluations"), None
    for name in ("overdue", "expected"):
        yield catalogue.say(f"overview.{name}"), figures[name]
    if "jobs" in programme.tabs["evaluations"].by_role:
        yield catalogue.say("overview.jobs"), None
        for name in ("jobs_realised", "jobs_expected"):
            yield catalogue.say(f"overview.{name}"), to_number(figures[name])
    for tab_name, tab in programme.register_tabs():
        if tab.statuses:
            yield catalogue.say("overview.status", tab=tab.title), None
            counts = Counter(statuses.get(tab_name, ()))
            for status, words in tab.statuses.items():
                yield words.label, counts[status]


def _as_seen(cell: Cell, language: Language) -> str:
    """What people see in a cell that names no party."""
    return "" if cell is False else clean(as_seen(cell, language), language)


def queue_sheet(
    register: Register, requests: Requests, labels: Sequence[str | float | None]
) -> Sheet:
    """Every live request, first in rank first; ``labels`` are the statuses as people see them."""
    queue = requests.queue
    table = register.tables["requests"]
    typed = table.table.cells(table.header("party"))
    keys = register.keys["requests"].keys
    moments = requests.moments
    return Sheet(
        roles=("rank", "key", "party", "counts_from", "status", "granted", "reserved", "waiting"),
        columns=(
            queue.ranks,
            [keys[row] for row in queue.rows],
            [
                name or _as_seen(typed[row], register.programme.language)
                for name, row in zip(queue.parties, queue.rows, strict=True)
            ],
            [moments[row] for row in queue.rows],
            [labels[row] for row in queue.rows],
            queue.granted,
            queue.reserved,
            queue.waiting,
        ),
        kinds=("number", "text", "text", "moment", "text", "amount", "amount", "amount"),
    )


def rules_sheet(programme: Programme, catalogue: Catalogue) -> Sheet:
    """The rules in force, one a line."""
    queue, period = programme.queue, programme.period
    lines = {
        "period": catalogue.say(
            "rules.period.text",
            name=programme.name,
            first=Day(period.first_day),
            last=Day(period.last_day),
        ),
        "hours": catalogue.say(
            "rules.hours.text", total=Quantity(programme.total), cap=Quantity(programme.cap)
        ),
        "order": catalogue.say(f"rules.order.{queue.order}"),
        "tie": catalogue.say(f"rules.tie.{queue.tie}", seed=str(queue.seed)),
        "short": catalogue.say(f"rules.short.{queue.short}"),
        "award": catalogue.say("rules.award.text"),
        "release": catalogue.say(f"rules.release.{'yes' if programme.releases else 'no'}"),
        "evaluation": catalogue.say("rules.evaluation.text", days=programme.evaluation_days),
        "keys": catalogue.say("rules.keys.text"),
        "human": catalogue.say("rules.human.text"),
    }
    topics = [catalogue.say(f"rules.{topic}") for topic in lines]
    return Sheet(("topic", "rule"), (topics, list(lines.values())), ("text", "text"))
