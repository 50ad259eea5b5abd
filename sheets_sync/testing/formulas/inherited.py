"""Which NumberFormat the result of a formula takes over from what it was worked out from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.testing.formulas.coerce import pattern_of, shown_as

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sheets_sync.testing.wire import Message

DAYS = {"DATE", "DATE_TIME"}


def of_sum(sign: str, left: float, right: float, result: float) -> float:
    """What ``+`` and ``-`` show: a day less a day is a plain number, a day and a time both."""
    one, other = pattern_of(left), pattern_of(right)
    if not one and not other:
        return result
    return shown_as(result, _of_two(sign, one, other))


def _of_two(sign: str, one: Message, other: Message) -> Message:
    if not one or not other:
        return one or other
    kinds = str(one.get("type")), str(other.get("type"))
    if sign == "-" and set(kinds) <= DAYS:
        return {}
    if kinds in (("TIME", "DATE"), ("DATE", "TIME")):
        day, time = (one, other) if kinds[0] == "DATE" else (other, one)
        pattern = f"{day['pattern']} {time['pattern']}" if "pattern" in day else ""
        return {"type": "DATE_TIME"} | ({"pattern": pattern} if pattern else {})
    return other if kinds == ("TIME", "DATE_TIME") else one


def of_product(left: float, right: float, result: float) -> float:
    """What ``*`` and ``/`` show: a share of an amount is an amount, a day times two is a number."""
    one, other = pattern_of(left), pattern_of(right)
    if not one and not other:
        return result
    kinds = one.get("type"), other.get("type")
    if kinds[0] == kinds[1]:
        return shown_as(result, one if kinds[0] == "PERCENT" else {})
    pattern = other if not one or (kinds[0] == "PERCENT" and other) else one
    return shown_as(result, {} if pattern.get("type") in DAYS else pattern)


def of_first(values: Iterable[object], result: float) -> float:
    """The format of the first number that has one: what a sum or a mean shows."""
    pattern = next((pattern for value in values if (pattern := pattern_of(value))), {})
    return shown_as(result, pattern) if pattern else result
