"""Loans and savings."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sheets_sync.testing.formulas.coerce import Grid, Problem, shown_as
from sheets_sync.testing.formulas.functions.taken import numbers
from sheets_sync.testing.formulas.registry import function

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.cells import Value
    from sheets_sync.testing.formulas.evaluate import Evaluation

CURRENCY = {"type": "CURRENCY"}
STEPS, NEAR = 200, 1e-12


def _grown(rate: float, periods: float) -> float:
    return math.pow(1 + rate, periods)


def _annuity(rate: float, periods: float, begin: float) -> float:
    """What one a period comes to at the end."""
    return (_grown(rate, periods) - 1) / rate * (1 + rate * begin) if rate else periods


@function("FV", "n n n n? n?")
def future(rate: float, periods: float, payment: float, now: float = 0, begin: float = 0) -> Value:
    value = -(now * _grown(rate, periods) + payment * _annuity(rate, periods, begin))
    return shown_as(value, CURRENCY)


@function("PV", "n n n n? n?")
def present(rate: float, periods: float, payment: float, end: float = 0, begin: float = 0) -> Value:
    value = -(end + payment * _annuity(rate, periods, begin)) / _grown(rate, periods)
    return shown_as(value, CURRENCY)


@function("PMT", "n n n n? n?")
def payment(rate: float, periods: float, now: float, end: float = 0, begin: float = 0) -> Value:
    if periods == 0:
        raise Problem("NUM", "Function PMT parameter 2 value should not be 0.")
    value = -(now * _grown(rate, periods) + end) / _annuity(rate, periods, begin)
    return shown_as(value, CURRENCY)


@function("NPV", "here n g *1")
def net_present(here: Evaluation, rate: float, *amounts: Value | Grid) -> Value:
    found = numbers(here, "NPV", amounts)
    value = sum(float(each) / _grown(rate, n) for n, each in enumerate(found, 1))
    return shown_as(value, CURRENCY)


@function("IRR", "here g n?")
def internal_rate(here: Evaluation, amounts: Value | Grid, guess: float = 0.1) -> Value:
    found = [float(each) for each in numbers(here, "IRR", (amounts,))]
    if not any(each > 0 for each in found) or not any(each < 0 for each in found):
        raise Problem("NUM", "IRR needs at least one positive and one negative amount.")
    rate = _root(lambda r: sum(v / _grown(r, n) for n, v in enumerate(found)), guess)
    return shown_as(rate, {"type": "PERCENT", "pattern": "0%"})


def _root(rule: Callable[[float], float], guess: float) -> float:
    one, other = guess, guess + 0.01
    for _ in range(STEPS):
        low, high = rule(one), rule(other)
        if abs(high) < NEAR or high == low:
            return other
        one, other = other, max(other - high * (other - one) / (high - low), -0.999_999)
    raise Problem("NUM", "IRR attempted to compute the internal rate of return but failed.")


@function("SLN", "n n n")
def straight_line(cost: float, salvage: float, life: float) -> Value:
    if life == 0:
        raise Problem("DIVIDE_BY_ZERO", "Function SLN parameter 3 cannot be zero.")
    return shown_as((cost - salvage) / life, CURRENCY)
