"""Google's own description of the API, to hold the server's answers against."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = Any


@cache
def document(name: str = "sheets.v4") -> dict[str, Json]:
    folder = files("googleapiclient.discovery_cache") / "documents"
    text = folder.joinpath(f"{name}.json").read_text("utf-8")
    content: dict[str, Json] = json.loads(text)
    return content


def drive_document() -> dict[str, Json]:
    return document("drive.v3")


@cache
def every_method() -> dict[str, Json]:
    """Verb, path and query parameters of every method of the two services."""
    found: dict[str, Json] = {}
    for each in (document(), drive_document()):
        for method in _methods(each):
            parameters = method.get("parameters", {})
            found[method["id"].removeprefix("sheets.")] = {
                "verb": method["httpMethod"],
                "path": "/" + each["servicePath"] + method.get("flatPath", method["path"]),
                "parameters": sorted(n for n, p in parameters.items() if p["location"] == "query"),
            }
    return found


def _methods(resource: Json) -> Iterator[Json]:
    yield from resource.get("methods", {}).values()
    for inner in resource.get("resources", {}).values():
        yield from _methods(inner)


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
