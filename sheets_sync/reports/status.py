"""Where a register stands: what is left, who waits, what is overdue, whose move it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sheets_sync.programme.blocks import in_language
from sheets_sync.sync.owners import Owners

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.programme.model import TabName
    from sheets_sync.sync.review import Review


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
    """The whole picture; ``turns`` are keys by who has to move.

    ``pool`` has amounts in hundredths by name, ``labels`` what people call them.
    """

    today: int
    pool: Mapping[str, int]
    labels: Mapping[str, str]
    waiting_list: Sequence[Waiting]
    overdue: Sequence[Overdue]
    turns: Mapping[str, Sequence[str]]
    alerts: Sequence[str]


def standing(seen: Review, catalogue: Catalogue) -> Standing:
    """The standing of a reviewed register."""
    amounts = [
        one for one in seen.decision.figures if one.kind in {"amount", "money"} and not one.urgent
    ]
    return Standing(
        today=seen.register.today,
        pool={one.name: one.value for one in amounts},
        labels={one.name: in_language(one.label, catalogue.language) for one in amounts},
        waiting_list=sorted(_waiting(seen), key=lambda request: request.place),
        overdue=sorted(overdue_rows(seen), key=lambda row: (row.due, row.key)),
        turns=_turns(seen),
        alerts=[catalogue.message(alert) for alert in seen.alerts],
    )


def _waiting(seen: Review) -> Iterator[Waiting]:
    """Claims for which too little is left, of all pools."""
    owners = Owners(seen)
    for pool in seen.register.programme.pools:
        name, fills = pool.claims.tab, pool.fills
        if "waiting_rank" not in fills:
            continue
        keys = seen.register.keys[name].keys
        amounts = _answered(seen, name, fills.get("waiting", "")) or [None] * len(keys)
        for row, place in enumerate(_answered(seen, name, fills["waiting_rank"])):
            if place is not None:
                waiting = int(amounts[row] or 0)
                yield Waiting(int(place), keys[row], owners(name, row), waiting)


def overdue_rows(seen: Review) -> Iterator[Overdue]:
    """Rows past a term that the programme declares."""
    owners = Owners(seen)
    for name, tab in seen.register.programme.register_tabs():
        keys = seen.register.keys.get(name)
        for term in tab.terms:
            last = _answered(seen, name, term.fills)
            for row, days in enumerate(_answered(seen, name, term.late)):
                if days and _is_open(seen, name, row):
                    due = int(last[row] or 0)
                    key = keys.keys[row] if keys else ""
                    yield Overdue(key, owners(name, row), due, int(days))


def _answered(seen: Review, name: TabName, header: str) -> Sequence[Any]:
    """What the program says in a column of its own; nothing where it has no such column."""
    spec = seen.register.programme.tabs[name]
    column = next((one for one in spec.machine if one.header == header), None)
    return seen.decision.answers[name].columns[column.role or header] if column else ()


def _is_open(seen: Review, name: TabName, row: int) -> bool:
    """Whether a row is not done with: one that was late and is well now asks nothing any more."""
    status = seen.decision.answers[name].statuses[row]
    tone = seen.register.programme.tabs[name].statuses[status].tone if status else "bad"
    return tone not in {"good", "quiet"}


def _turns(seen: Review) -> dict[str, list[str]]:
    turns: dict[str, list[str]] = {}
    for name, found in seen.register.keys.items():
        keys = found.keys
        spec = seen.layout.tables[name].spec
        for row, status in enumerate(seen.decision.answers[name].statuses):
            if status and spec.statuses[status].turn:
                address = seen.layout.tables[name].address(spec.shown[0].header, row)
                turns.setdefault(spec.statuses[status].turn, []).append(keys[row] or address)
    return dict(sorted(turns.items()))
