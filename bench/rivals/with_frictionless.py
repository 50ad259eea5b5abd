"""frictionless: a table schema, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frictionless import Checklist, Resource, Schema

from bench.rivals.rules import RULES, Rule, human_columns

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MANY = 10**9


def validate(answer: Path) -> Callable[[], object]:
    """A report with all errors."""
    content = answer.read_bytes()
    schema = Schema.from_descriptor(
        {"fields": [_field(name, rule) for name, rule in RULES.items()]}
    )

    def work() -> object:
        columns = human_columns(content)
        rows = [list(columns), *map(list, zip(*columns.values(), strict=True))]
        resource = Resource(data=rows, schema=schema)
        return resource.validate(Checklist(), limit_errors=MANY)

    return work


def _field(name: str, rule: Rule) -> dict[str, object]:
    constraints: dict[str, object] = {"required": rule.required}
    if rule.bounds:
        constraints |= {"minimum": rule.bounds[0], "maximum": rule.bounds[1]}
        return {"name": name, "type": "number", "floatNumber": True, "constraints": constraints}
    if rule.names:
        constraints["pattern"] = f"(?i:{'|'.join(map(_literal, rule.names))})"
    elif rule.pattern:
        constraints["pattern"] = rule.pattern
    return {"name": name, "type": "string", "constraints": constraints}


def _literal(name: str) -> str:
    return name.replace("&", "\\&")
