"""A table as TOML gives it, held with pydantic against the records of a programme."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

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
    """The JSON Schema of a programme file, for editors.

    A file that extends another may leave out what that one says, and say what is taken out of it.
    """
    whole = _adapter().json_schema()
    records = whole.pop("$defs")
    variants = {f"{name}OfVariant": _as_variant(record) for name, record in records.items()}
    variant = _as_variant(whole)
    variant["properties"]["extends"] = {"type": "string", "title": "Extends"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": {**records, **variants, "Programme": whole, "Variant": variant},
        "if": {"required": ["extends"]},
        "then": {"$ref": "#/$defs/Variant"},
        "else": {"$ref": "#/$defs/Programme"},
    }


_OF_VARIANTS: Final[Mapping[str, Any]] = {
    "remove": {"type": "array", "items": {"type": "string"}, "title": "Remove"},
    "before": {"type": "string", "title": "Before"},
    "after": {"type": "string", "title": "After"},
}
"""Words with which a file says how it goes over another one."""


_NAMED: Final = ("required", "properties")


def _as_variant(part: Any) -> Any:
    """The same schema, in which nothing has to be said and something can be taken out."""
    if isinstance(part, list):
        return [_as_variant(one) for one in part]
    if not isinstance(part, dict):
        return part
    made = {key: _as_variant(value) for key, value in part.items() if key not in _NAMED}
    if "$ref" in made:
        made["$ref"] = f"{made['$ref']}OfVariant"
    if "properties" in part:
        own = {name: _as_variant(value) for name, value in part["properties"].items()}
        made["properties"] = {**own, **_OF_VARIANTS}
    elif isinstance(made.get("additionalProperties"), dict):
        # A table of blocks by name, such as statuses.
        made["properties"] = {"remove": _OF_VARIANTS["remove"]}
    return made


def _adapter() -> TypeAdapter[Programme]:
    from pydantic import TypeAdapter

    return TypeAdapter(Programme)


def _as_json(table: Mapping[str, Any]) -> str:
    import json

    return json.dumps(table, default=str)
