from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.loopback.discovery import document

from sheets_sync.testing.batch.kinds import KINDS
from sheets_sync.testing.shapes import decoded, shapes, single

if TYPE_CHECKING:
    from support.loopback.calls import Api
    from support.loopback.discovery import Json


def kind_of(schema: Json) -> str:
    if "$ref" in schema:
        return str(schema["$ref"])
    if schema.get("type") == "array":
        return f"[{kind_of(schema['items'])}]"
    if schema.get("type") == "object":
        return f"{{{kind_of(schema.get('additionalProperties', {}))}}}"
    if "enum" in schema:
        return "enum " + " ".join(schema["enum"])
    return str(schema.get("format") or schema.get("type", "any"))


@pytest.mark.evidence("D")
def test_the_shapes_are_those_of_the_discovery_document() -> None:
    schemas = document()["schemas"]
    expected = {
        name: {field: kind_of(part) for field, part in schemas[name].get("properties", {}).items()}
        for name in shapes()
    }
    assert shapes() == expected


@pytest.mark.evidence("D")
@pytest.mark.parametrize("kind", sorted(set(shapes()["Request"]) - set(KINDS)))
def test_a_request_kind_that_is_not_carried_out_says_so(api: Api, kind: str) -> None:
    expected = f"Invalid requests[0].{kind}: not implemented by this testing server."
    assert api.refused_batch({kind: {}}) == (400, expected)


def test_every_kind_that_is_carried_out_is_one_of_googles() -> None:
    assert set(KINDS) <= set(shapes()["Request"])


@pytest.mark.evidence("D")
@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"sheetId": None, "startRowIndex": 0}, {"startRowIndex": 0}),
        ({"sheetId": 0, "end_row_index": 2}, {"endRowIndex": 2}),
        ({"startRowIndex": "3"}, {"startRowIndex": 3}),
        ({"startRowIndex": 3.0}, {"startRowIndex": 3}),
    ],
)
def test_a_body_is_read_as_protocol_buffers_are(given: Json, kept: Json) -> None:
    assert decoded(given, "GridRange") == kept


@pytest.mark.evidence("C")
@pytest.mark.parametrize(
    ("number", "shown"), [(66 / 255, 0.25882354), (1 / 3, 0.33333334), (1.0, 1), (0.5, 0.5)]
)
def test_a_single_precision_number_is_written_shortest(number: float, shown: float) -> None:
    assert single(number) == shown
