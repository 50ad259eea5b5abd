"""Where a register stands: what is left, who waits, what is overdue, whose move it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.sync.review import Review

POOL = ("total", "granted", "reserved", "left", "waiting", "spent")
COUNTED = ("overdue", "expected")
"""The figures that count rows; all others are in hundredths."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request on the waiting list; ``waiting`` in hundredths."""

    place: int
    key: str
    party: str
    waiting: int


@dataclass(frozen=True, slots=True)
class Overdue:
    """A plan row whose evaluation is overdue; ``due`` is a day serial."""

    key: str
    party: str
    due: int
    days_late: int


@dataclass(frozen=True, slots=True)
class Standing:
    """The whole picture; ``pool`` in hundredths by name, ``turns`` keys by who has to move."""

    today: int
    pool: Mapping[str, int]
    waiting_list: Sequence[Waiting]
    overdue: Sequence[Overdue]
    turns: Mapping[str, Sequence[str]]
    alerts: Sequence[str]


def standing(seen: Review, catalogue: Catalogue) -> Standing:
    """The standing of a reviewed register."""
    return Standing(
        today=seen.register.today,
        pool={name: seen.decision.figures[name] for name in POOL if name in seen.decision.figures},
        waiting_list=sorted(_waiting(seen), key=lambda request: request.place),
        overdue=sorted(_overdue(seen), key=lambda row: (row.due, row.key)),
        turns=_turns(seen),
        alerts=[catalogue.message(alert) for alert in seen.alerts],
    )


def _waiting(seen: Review) -> Iterator[Waiting]:
    if seen.register.programme.budget is None:
        return
    columns = seen.decision.answers["requests"].columns
    keys = seen.register.keys["requests"].keys
    party = seen.register.tables["requests"].role("party")
    for row, place in enumerate(columns["waiting_rank"]):
        if place is not None:
            waiting = int(columns["waiting"][row] or 0)
            yield Waiting(int(place), keys[row], party[row] or "", waiting)


def _overdue(seen: Review) -> Iterator[Overdue]:
    if seen.register.programme.budget is None:
        yield from _late(seen)
        return
    answer = seen.decision.answers["plans"]
    keys = seen.register.keys["plans"].keys
    requests = {key: row for row, key in enumerate(seen.register.keys["requests"].keys)}
    request = seen.register.tables["plans"].role("request")
    party = seen.register.tables["requests"].role("party")
    for row, status in enumerate(answer.statuses):
        if status == "late":
            due = int(answer.columns["due"][row] or 0)
            days = int(answer.columns["days_late"][row] or 0)
            yield Overdue(keys[row], party[requests[request[row]]] or "", due, days)


def _late(seen: Review) -> Iterator[Overdue]:
    """Rows past a term that the programme declares."""
    for name, tab in seen.register.programme.register_tabs():
        columns = seen.decision.answers[name].columns
        keys = seen.register.keys.get(name)
        for term in tab.terms:
            for row, days in enumerate(columns.get(term.late, ())):
                if days:
                    due = int(columns[term.fills][row] or 0)
                    yield Overdue(keys.keys[row] if keys else "", tab.title, due, int(days))


def _turns(seen: Review) -> dict[str, list[str]]:
    turns: dict[str, list[str]] = {}
    for name, found in seen.register.keys.items():
        if seen.register.programme.budget and name not in {"requests", "plans"}:
            continue
        keys = found.keys
        spec = seen.layout.tables[name].spec
        for row, status in enumerate(seen.decision.answers[name].statuses):
            if status and spec.statuses[status].turn:
                address = seen.layout.tables[name].address(spec.shown[0].header, row)
                turns.setdefault(spec.statuses[status].turn, []).append(keys[row] or address)
    return dict(sorted(turns.items()))
