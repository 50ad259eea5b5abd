"""The ways in: addresses, verbs, tokens and bodies that Google lets in, and those it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
import requests
from google.auth.transport.requests import Request
from google.oauth2.credentials import Credentials
from support.loopback.calls import ROBOTS

from sheets_sync.testing.world import OWNER, ROBOT, permission

if TYPE_CHECKING:
    from support.loopback.calls import Api

    from sheets_sync.testing.server import SheetsServer

TITLE = {"updateSpreadsheetProperties": {"properties": {"title": "New"}, "fields": "title"}}
NOTHING: dict[str, str] = {}
KEY = {"X-Goog-Api-Key": "a-key"}


@pytest.mark.evidence("R")
@pytest.mark.parametrize("end", ["", "/", "//"])
def test_a_slash_too_many_does_not_count(api: Api, end: str) -> None:
    assert api.call("GET", f"{api.here}{end}")["spreadsheetId"] == api.spreadsheet_id
    api.put("A1", [["x"]])
    assert api.call("GET", f"{api.here}/values/A1{end}")["values"] == [["x"]]
    api.call("POST", f"{api.here}{end}:batchUpdate", json={"requests": [TITLE]})
    found = api.raw("GET", f"{api.here}/values{end}:batchGet", params={"ranges": "A1"}).json()
    assert found["valueRanges"][0]["values"] == [["x"]]


@pytest.mark.evidence("D")
def test_a_slash_in_the_name_of_a_tab_is_no_slash_too_many(api: Api) -> None:
    api.batch({"addSheet": {"properties": {"title": "in/out/"}}})
    api.put("'in/out/'!A1", [["x"]])
    assert api.read("in/out/") == [["x"]]


@pytest.mark.evidence("D")
def test_a_post_may_stand_for_a_get_whose_address_is_too_long(api: Api) -> None:
    api.put("A1", [["x"]])
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = api.raw(
        "POST",
        f"{api.here}/values:batchGet",
        data=urlencode({"ranges": ["A1", "A2"]}, doseq=True),
        headers={"X-HTTP-Method-Override": "GET"} | form,
    ).json()
    assert [each.get("values") for each in answer["valueRanges"]] == [[["x"]], None]


@pytest.mark.evidence("D")
def test_only_a_post_stands_for_another_verb(api: Api) -> None:
    answer = api.raw("GET", api.here, headers={"X-HTTP-Method-Override": "DELETE"})
    assert answer.json()["spreadsheetId"] == api.spreadsheet_id


@pytest.mark.evidence("R")
def test_lists_within_requests_count_as_their_items_and_nulls_fall_out(api: Api) -> None:
    def titled(title: str) -> Any:
        return {"addSheet": {"properties": {"title": title}}}

    replies = api.batch(None, [titled("One"), [None, titled("Two")]], titled("Three"))["replies"]
    assert [each["addSheet"]["properties"]["title"] for each in replies] == ["One", "Two", "Three"]
    assert api.refused_batch(None) == (400, "Must specify at least one request.")
    assert api.refused_batch("text")[0] == 400


def asked(
    server: SheetsServer, verb: str, path: str, headers: dict[str, str]
) -> tuple[int, str, Any]:
    response = requests.request(
        verb, server.base_url + path, headers=headers, json={} if verb != "GET" else None, timeout=9
    )
    error = response.json().get("error", {})
    return response.status_code, error.get("status", ""), error.get("message", "")


@pytest.mark.evidence("R")
@pytest.mark.parametrize(
    ("headers", "verb", "path", "status", "words"),
    [
        (NOTHING, "GET", "{private}", 403, "unregistered callers"),
        (NOTHING, "GET", "{public}", 403, "unregistered callers"),
        (NOTHING, "PUT", "{public}/values/A1", 401, "missing required authentication"),
        (NOTHING, "POST", "/v4/spreadsheets", 401, "missing required authentication"),
        (KEY, "GET", "{private}", 403, "caller does not have permission"),
        (KEY, "GET", "{private}/values/A1", 403, "caller does not have permission"),
        (KEY, "GET", "/v4/spreadsheets/nothing", 404, "Requested entity was not found."),
        (KEY, "PUT", "{public}/values/A1", 401, "API keys are not supported"),
        (KEY, "POST", "{public}:batchUpdate", 401, "API keys are not supported"),
        (KEY, "POST", "{public}:getByDataFilter", 401, "API keys are not supported"),
        (NOTHING, "GET", "/drive/v3/files", 403, "unregistered callers"),
        (NOTHING, "POST", "/drive/v3/files", 401, "Login Required."),
        (KEY, "POST", "/drive/v3/files", 401, "Login Required."),
        (KEY, "GET", "/drive/v3/files/{private_id}", 404, "File not found"),
    ],
)
def test_without_a_token_nothing_private_is_read_and_nothing_is_written(
    sheets_server: SheetsServer,
    headers: dict[str, str],
    verb: str,
    path: str,
    status: int,
    words: str,
) -> None:
    private, public = sheets_server.spreadsheet("Private"), sheets_server.spreadsheet("Public")
    everybody = permission("", "writer") | {"type": "anyone"}
    sheets_server.service.world.files[public].permissions.append(everybody)
    places = {"private_id": private}
    places |= {"private": f"/v4/spreadsheets/{private}", "public": f"/v4/spreadsheets/{public}"}
    found = asked(sheets_server, verb, path.format(**places), headers)
    assert (found[0], words in found[2]) == (status, True), found


@pytest.mark.evidence("D")
@pytest.mark.parametrize("by", ["header", "query"])
def test_an_api_key_reads_what_everybody_may_see(sheets_server: SheetsServer, by: str) -> None:
    client = sheets_server.client()
    book = client.create("Public")
    book.share("", perm_type="anyone", role="reader")
    book.sheet1.update([["x"]], "A1")
    path = f"{sheets_server.base_url}/v4/spreadsheets/{book.id}/values/A1"
    headers, query = (KEY, NOTHING) if by == "header" else (NOTHING, {"key": "a-key"})
    assert requests.get(path, query, headers=headers, timeout=9).json()["values"] == [["x"]]


@pytest.mark.evidence("D")
def test_a_refresh_token_becomes_an_access_token_of_the_person(
    sheets_server: SheetsServer,
) -> None:
    own = sheets_server.spreadsheet("Hers", robot="")
    file = sheets_server.user_file()
    # google-auth has an address of its own for a file of this kind.
    names = ("refresh_token", "token_uri", "client_id", "client_secret")
    given = Credentials(None, **{name: file[name] for name in names})  # type: ignore[no-untyped-call]
    given.refresh(Request())  # type: ignore[no-untyped-call]
    path = f"/v4/spreadsheets/{own}"
    headers = {"Authorization": f"Bearer {given.token}"}
    assert asked(sheets_server, "GET", path, headers)[0] == 200
    assert asked(sheets_server, "GET", path, ROBOTS)[0] == 403


@pytest.mark.evidence("R")
@pytest.mark.parametrize(
    ("change", "status", "error"),
    [
        ({"refresh_token": "1//gone"}, 400, "invalid_grant"),
        ({"client_id": "other"}, 401, "invalid_client"),
        ({"client_secret": "other"}, 401, "invalid_client"),
        ({"scope": "https://www.googleapis.com/auth/gmail"}, 400, "invalid_scope"),
    ],
)
def test_a_refresh_token_that_is_refused(
    sheets_server: SheetsServer, change: dict[str, str], status: int, error: str
) -> None:
    given = sheets_server.user_file(ROBOT)
    form = {name: given[name] for name in ("client_id", "client_secret", "refresh_token")}
    form |= {"grant_type": "refresh_token"} | change
    response = requests.post(f"{sheets_server.base_url}/token", data=form, timeout=9)
    assert (response.status_code, response.json()["error"]) == (status, error)


@pytest.mark.evidence("D")
@pytest.mark.parametrize("path", ["/token", "/oauth2/v4/token", "/o/oauth2/token"])
def test_the_token_endpoint_stands_wherever_clients_look_for_it(
    sheets_server: SheetsServer, path: str
) -> None:
    url = f"{sheets_server.base_url}/_control/authorized-users"
    given = requests.post(url, json={"person": OWNER}, timeout=9).json()
    form = given | {"grant_type": "refresh_token"}
    answer = requests.post(sheets_server.base_url + path, data=form, timeout=9).json()
    assert answer["token_type"] == "Bearer"
