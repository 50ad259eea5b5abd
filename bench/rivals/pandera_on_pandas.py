"""pandera, its schemas on pandas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pandera.pandas as pa
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
            return schema.validate(pd.DataFrame(human_columns(content)), lazy=True)
        except SchemaErrors as errors:
            return errors.failure_cases

    return work


def _column(rule: Rule) -> pa.Column:
    if rule.bounds:
        return pa.Column(float, pa.Check.in_range(*rule.bounds), nullable=not rule.required)
    checks = []
    if rule.pattern:
        checks.append(pa.Check.str_matches(rule.pattern))
    if rule.names:
        names = frozenset(rule.names)
        checks.append(pa.Check(lambda texts: texts.str.lower().isin(names)))
    return pa.Column(str, checks, nullable=not rule.required)
