"""dataframely: good rows and failures apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dataframely as dy
import polars as pl

from bench.rivals.rules import RULES, Rule, human_columns

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _column(rule: Rule) -> dy.Column:
    if rule.bounds:
        low, high = rule.bounds
        return dy.Float64(nullable=not rule.required, min=low, max=high)
    if rule.names:
        names = list(rule.names)
        return dy.String(check=lambda text: text.str.to_lowercase().is_in(names))
    return dy.String(nullable=not rule.required, regex=rule.pattern or None)


class Requests(dy.Schema):
    """One request."""

    sent = _column(RULES["sent"])
    email = _column(RULES["email"])
    school = _column(RULES["school"])
    applicant = _column(RULES["applicant"])
    department = _column(RULES["department"])
    hrm = _column(RULES["hrm"])
    purchasing = _column(RULES["purchasing"])
    question = _column(RULES["question"])
    activities = _column(RULES["activities"])
    domain = _column(RULES["domain"])
    hours = _column(RULES["hours"])
    intake = _column(RULES["intake"])
    withdrawn = _column(RULES["withdrawn"])


def validate(answer: Path) -> Callable[[], object]:
    """The good rows, and for each rule which rows break it."""
    content = answer.read_bytes()

    def work() -> object:
        good, bad = Requests.filter(pl.DataFrame(human_columns(content)))
        return good, bad.counts()

    return work
