"""Whoever works with gspread, signed in with the robot's key at the loopback server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gspread
import pytest
from google.auth.api_key import Credentials as ApiKey
from google.oauth2.credentials import Credentials as Token

from sheets_sync import PatientHTTPClient
from sheets_sync.testing.client import SCOPES, LocalCredentials

if TYPE_CHECKING:
    from google.auth.credentials import Credentials

    from sheets_sync.testing.server import SheetsServer
    from support.google.sheets import Clock


@pytest.fixture
def robot(sheets_server: SheetsServer) -> Credentials:
    key = sheets_server.key_file()
    found: Credentials = LocalCredentials.from_service_account_info(key, scopes=SCOPES)  # type: ignore[no-untyped-call]
    return found


@pytest.fixture
def google(robot: Credentials, clock: Clock) -> gspread.Client:
    assert clock.time == 0
    return gspread.Client(robot, http_client=PatientHTTPClient)


def bare_token(project: str | None = None) -> Credentials:
    """A token that nothing can renew; ``project`` pays for what is asked with it."""
    return Token("a-token", quota_project_id=project)  # type: ignore[no-untyped-call]


def api_key() -> Credentials:
    return ApiKey("a-key")  # type: ignore[no-untyped-call]


def asked(server: SheetsServer) -> list[str]:
    """The methods asked of Sheets, signing in aside."""
    methods = [line.method for line in server.log.lines]
    return [name.removeprefix("spreadsheets.") for name in methods if name != "oauth.token"]
