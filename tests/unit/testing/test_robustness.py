"""Whatever a program asks in Google's terms, the server answers in Google's terms."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from support.loopback.discovery import complaints

from sheets_sync.testing.batch.kinds import KINDS
from sheets_sync.testing.shapes import shapes

if TYPE_CHECKING:
    from support.loopback.calls import Api

WORDS = st.sampled_from(["a", "Sheet1", "=A1+1", "A1:B2", "5", "userEnteredValue", "*", "title"])
SMALL = st.integers(0, 4)
SCALARS: dict[str, st.SearchStrategy[Any]] = {
    "int32": SMALL,
    "string": WORDS,
    "boolean": st.booleans(),
    "double": st.floats(-5, 5),
    "float": st.floats(0, 1, width=32),
    "any": WORDS,
    "google-datetime": st.just("2020-01-01T00:00:00Z"),
    "google-fieldmask": st.sampled_from(["*", "*", "title", "range", "userEnteredValue", "name"]),
}


@cache
def kind(name: str, depth: int) -> st.SearchStrategy[Any]:
    """Messages of one kind from the discovery document, some fields left out."""
    if name.startswith("["):
        return st.lists(kind(name[1:-1], depth), max_size=2)
    if name.startswith("{"):
        return st.dictionaries(st.sampled_from(["0", "1"]), kind(name[1:-1], depth), max_size=1)
    if name.startswith("enum "):
        return st.sampled_from(name.split(" ")[1:])
    if name in SCALARS:
        return SCALARS[name]
    if depth == 0:
        return st.just({})
    fields = {field: kind(part, depth - 1) for field, part in shapes()[name].items()}
    always = {n: fields.pop(n) for n in ("range", "fields", "rows", "location") if n in fields}
    return st.fixed_dictionaries(always, optional=fields)


@pytest.mark.evidence("D")
@pytest.mark.parametrize("name", sorted(KINDS))
@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    database=None,
    phases=[Phase.generate],
)
@given(data=st.data())
def test_any_request_is_carried_out_or_refused(api: Api, name: str, data: st.DataObject) -> None:
    wishes = [{name: data.draw(kind(shapes()["Request"][name], 4))} for _ in range(2)]
    body = {
        "requests": wishes,
        "includeSpreadsheetInResponse": True,
        "responseIncludeGridData": True,
    }
    response = api.raw("POST", f"{api.here}:batchUpdate", json=body)
    assert response.status_code in (200, 400, 501), response.text
    if response.ok:
        assert complaints("spreadsheets.batchUpdate", response.json()) == []
    else:
        assert response.json()["error"]["status"] in ("INVALID_ARGUMENT", "UNIMPLEMENTED")
