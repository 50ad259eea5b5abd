"""One claim by itself: whether it has ended, and what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from sheets_sync.rules.endings import Conditions, Facts, Rows


class Plain(NamedTuple):
    why: str | None
    held: Any


def plain_ending(conditions: Conditions, facts: Facts, rows: Rows, row: int, today: int) -> Plain:
    closed = conditions.closes is not None and today > (conditions.last_day or 0)
    if row in facts.ended:
        return Plain(None if row in rows.mended and not closed else facts.ended[row], None)
    offered = conditions.offer is not None and row in facts.reserved_on
    accepted = offered and row in rows.accepted
    why = _offer_ended(conditions, facts, row, today, closed) if offered and not accepted else None
    if why is None and closed and not accepted and _shut(conditions, rows, row):
        why = "closed"
    lapses = conditions.lapse is not None and row in facts.reserved_on and row not in rows.kept
    if why is None and lapses and today > _last(conditions.lapse, facts, row):
        why = "lapsed"
    return Plain(why, facts.offered.get(row) if offered and why is None else None)


def _offer_ended(
    conditions: Conditions, facts: Facts, row: int, today: int, closed: Any
) -> str | None:
    if today > _last(conditions.offer, facts, row):
        return "expired"
    return "closed" if closed else None


def _shut(conditions: Conditions, rows: Rows, row: int) -> bool:
    day = rows.handed_in[row]
    return conditions.closes == "all" or day is None or int(day) > (conditions.last_day or 0)


def _last(term: Any, facts: Facts, row: int) -> int:
    return facts.reserved_on[row] + int(term.length.number) // 100
