"""Google's own description of the API, to hold the server's answers against."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

Json = Any


@cache
def document() -> dict[str, Json]:
    folder = files("googleapiclient.discovery_cache") / "documents"
    text = folder.joinpath("sheets.v4.json").read_text("utf-8")
    content: dict[str, Json] = json.loads(text)
    return content


@cache
def definitions() -> dict[str, Json]:
    return {name: _strict(schema) for name, schema in document()["schemas"].items()}


def _strict(schema: Json) -> Json:
    if "$ref" in schema:
        return {"$ref": f"#/$defs/{schema['$ref']}"}
    result: dict[str, Json] = {}
    if schema.get("type", "any") != "any":
        result["type"] = schema["type"]
    if "enum" in schema:
        result["enum"] = schema["enum"]
    if "items" in schema:
        result["items"] = _strict(schema["items"])
    if "properties" in schema:
        result["properties"] = {n: _strict(part) for n, part in schema["properties"].items()}
        result["additionalProperties"] = False
    elif "additionalProperties" in schema:
        result["additionalProperties"] = _strict(schema["additionalProperties"])
    return result


@cache
def validator(schema: str) -> Json:
    return Draft202012Validator({"$ref": f"#/$defs/{schema}", "$defs": definitions()})


@cache
def answer_schemas() -> dict[str, str]:
    """The schema of each method's answer, by the method's id without ``sheets.``."""
    found: dict[str, str] = {}

    def visit(resource: dict[str, Json]) -> None:
        for method in resource.get("methods", {}).values():
            found[method["id"].removeprefix("sheets.")] = method["response"]["$ref"]
        for inner in resource.get("resources", {}).values():
            visit(inner)

    visit(document())
    return found


def complaints(method: str, answer: Json) -> list[str]:
    """What the discovery document says against an answer of an API method."""
    schema = answer_schemas().get(method)
    if schema is None:
        return []
    return [f"{e.json_path}: {e.message}" for e in validator(schema).iter_errors(answer)]
