"""A table as TOML gives it, held with pydantic against the records of a programme."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sheets_sync.programme.model import Programme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import TypeAdapter


def validated(table: Mapping[str, Any]) -> Programme:
    """The programme in this table, each value of the kind that it has to be.

    Raises:
        pydantic.ValidationError: it is not.
    """
    # Strict, so that "40" is no number and true is no 1; JSON, so that a list may be a tuple.
    programme = _adapter().validate_json(_as_json(table), strict=True)
    return _with_days(programme, table)


def _with_days(programme: Programme, table: Mapping[str, Any]) -> Programme:
    """Days and moments among the values, which JSON has as texts, as TOML had them."""
    given = table.get("values") or {}
    days = {name: value for name, value in given.items() if isinstance(value, date)}
    return replace(programme, values={**programme.values, **days}) if days else programme


def programme_schema() -> dict[str, Any]:
    """The JSON Schema of a programme file, for editors."""
    schema = _adapter().json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _adapter() -> TypeAdapter[Programme]:
    from pydantic import TypeAdapter

    return TypeAdapter(Programme)


def _as_json(table: Mapping[str, Any]) -> str:
    import json

    return json.dumps(table, default=str)
