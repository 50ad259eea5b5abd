"""pandera, its schemas on polars."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandera.polars as pa
import polars as pl
from pandera.errors import SchemaErrors

from bench.rivals.rules import RULES, Rule, human_columns

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def validate(answer: Path) -> Callable[[], object]:
    """Every failure of every row, found lazily."""
    content = answer.read_bytes()
    schema = pa.DataFrameSchema({name: _column(rule) for name, rule in RULES.items()})

    def work() -> object:
        try:
            return schema.validate(pl.DataFrame(human_columns(content)), lazy=True)
        except SchemaErrors as errors:
            return errors.failure_cases

    return work


def _column(rule: Rule) -> pa.Column:
    if rule.bounds:
        return pa.Column(pl.Float64, pa.Check.in_range(*rule.bounds), nullable=not rule.required)
    checks = []
    if rule.pattern:
        checks.append(pa.Check.str_matches(rule.pattern))
    if rule.names:
        names = list(rule.names)
        checks.append(
            pa.Check(
                lambda data: data.lazyframe.select(pl.col(data.key).str.to_lowercase().is_in(names))
            )
        )
    return pa.Column(pl.String, checks, nullable=not rule.required)
