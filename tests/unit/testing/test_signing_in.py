"""The token endpoint and what a token is good for."""

from __future__ import annotations

import base64
import json
import time
from typing import TYPE_CHECKING, Any

import gspread
import pytest
import requests
from google.auth import crypt, jwt

from sheets_sync.testing.client import LocalCredentials, http_client, signed_in
from sheets_sync.testing.faults import Fault
from sheets_sync.testing.oauth import GRANT
from sheets_sync.testing.server import SheetsServer
from sheets_sync.testing.when import When

if TYPE_CHECKING:
    from collections.abc import Iterator

SCOPE = "https://www.googleapis.com/auth/spreadsheets"
AUDIENCE = "https://oauth2.googleapis.com/token"


@pytest.fixture(scope="module")
def strict() -> Iterator[SheetsServer]:
    with SheetsServer(strict=True) as server:
        yield server


def assertion(server: SheetsServer, **changes: Any) -> str:
    """A signed JWT of the server's own account, with other claims where changed."""
    key, now = server.key_file(), int(time.time())
    claims = {"iss": key["client_email"], "scope": SCOPE, "aud": AUDIENCE}
    claims |= {"iat": now, "exp": now + 3600} | changes
    signer = crypt.RSASigner.from_service_account_info(key)  # type: ignore[no-untyped-call]
    token: bytes = jwt.encode(signer, claims)  # type: ignore[no-untyped-call]
    return token.decode()


def exchanged(server: SheetsServer, signed: str, grant: str = GRANT) -> requests.Response:
    form = {"grant_type": grant, "assertion": signed}
    return requests.post(f"{server.base_url}/token", data=form, timeout=10)


def forged(signed: str) -> str:
    """The same header and signature over claims that reach further."""
    header, claims, signature = signed.split(".")
    content = json.loads(base64.urlsafe_b64decode(claims + "=="))
    wider = json.dumps(content | {"scope": f"{SCOPE} everything"}).encode()
    return ".".join([header, base64.urlsafe_b64encode(wider).decode().rstrip("="), signature])


@pytest.mark.evidence("D")
def test_a_signed_jwt_becomes_an_access_token(strict: SheetsServer) -> None:
    answer = exchanged(strict, assertion(strict)).json()
    assert answer["access_token"].startswith("ya29.")
    assert (answer["token_type"], answer["expires_in"]) == ("Bearer", 3599)


NOW = int(time.time())


@pytest.mark.evidence("R")
@pytest.mark.parametrize(
    ("changes", "error", "words"),
    [
        ({"aud": "https://example.org"}, "invalid_grant", "audience"),
        ({"exp": NOW - 10, "iat": NOW - 3000}, "invalid_grant", "short-lived"),
        ({"exp": NOW + 90_000}, "invalid_grant", "short-lived"),
        ({"iat": NOW + 4000, "exp": NOW + 5000}, "invalid_grant", "short-lived"),
        ({"scope": ""}, "invalid_scope", "scope"),
        ({"iss": "stranger@example.org"}, "invalid_grant", "account not found"),
    ],
    ids=["aud", "expired", "too long", "not yet", "scope", "account"],
)
def test_a_jwt_that_is_refused(
    strict: SheetsServer, changes: dict[str, Any], error: str, words: str
) -> None:
    response = exchanged(strict, assertion(strict, **changes))
    assert response.status_code == 400
    assert response.json()["error"] == error
    assert words in response.json()["error_description"]


@pytest.mark.evidence("R")
def test_a_forged_signature_is_refused(strict: SheetsServer) -> None:
    answer = exchanged(strict, forged(assertion(strict))).json()
    assert answer["error_description"] == "Invalid JWT Signature."
    assert exchanged(strict, "no.jwt.atall").json()["error"] == "invalid_grant"
    assert exchanged(strict, "", "password").json()["error"] == "unsupported_grant_type"


@pytest.mark.evidence("D")
def test_a_strict_server_wants_its_own_tokens(strict: SheetsServer) -> None:
    headers = {"Authorization": "Bearer made-up"}
    body = {"properties": {"title": "x"}}
    url = f"{strict.base_url}/v4/spreadsheets"
    for given in ({}, headers):
        response = requests.post(url, json=body, headers=given, timeout=10)
        assert response.status_code == 401
        assert response.json()["error"]["status"] == "UNAUTHENTICATED"
    assert strict.client().create("Register").sheet1.title == "Sheet1"


@pytest.mark.evidence("D")
def test_a_token_to_read_does_not_write(strict: SheetsServer) -> None:
    book = strict.spreadsheet("Register")
    key = strict.key_file()
    reader = LocalCredentials.from_service_account_info(key, scopes=[f"{SCOPE}.readonly"])  # type: ignore[no-untyped-call]
    client = gspread.Client(reader, http_client=http_client(strict.base_url))
    sheet = client.open_by_key(book).sheet1
    with pytest.raises(gspread.exceptions.APIError, match="insufficient authentication scopes"):
        sheet.update([["x"]], "A1")


@pytest.mark.evidence("D")
def test_an_expired_token_is_renewed_by_google_auth(strict: SheetsServer) -> None:
    book = signed_in(strict.base_url, strict.key_file()).open_by_key(strict.spreadsheet("Register"))
    strict.log.clear()
    strict.plan(Fault("expired_token", When("spreadsheets.values.update")))
    book.sheet1.update([["x"]], "A1")
    assert [line.status for line in strict.log.lines if "update" in line.method] == [401, 200]
    assert strict.log.count("oauth.token") == 1
