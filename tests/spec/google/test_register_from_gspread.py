"""A register from what gspread opened, with the credentials that gspread has."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import gspread
import pytest
import requests
from google.auth.transport.requests import AuthorizedSession
from google.oauth2.service_account import Credentials as ServiceAccount
from support.google.gspreading import api_key, asked, bare_token
from support.google.online import REQUESTS, book_of
from support.loopback.calls import ROBOTS
from support.written.books import ROOT, process
from support.written.runs import moment, pilot
from support.written.tables import register

from sheets_sync import PatientHTTPClient, open_register, sync_register
from sheets_sync.messages.catalogue import load_catalogue
from sheets_sync.problems.stop import Unreachable
from sheets_sync.stores.google.for_gspread import Borrowed
from sheets_sync.stores.google.http.transport import Http
from sheets_sync.testing.client import LocalCredentials
from sheets_sync.testing.world import permission
from sheets_sync.validators import decide

if TYPE_CHECKING:
    from pathlib import Path

    from google.auth.credentials import Credentials

    from sheets_sync.grid.store import Store
    from sheets_sync.testing.server import SheetsServer


def new_register(server: SheetsServer) -> str:
    return server.spreadsheet("Register", body=book_of(register(REQUESTS)))


def synced(store: Store) -> int:
    """How many cells a run changed."""
    return len(sync_register(store, pilot(), decide, moment()).changes)


def everything(book: gspread.Spreadsheet) -> dict[str, Any]:
    return {tab.title: tab.get_all_values() for tab in book.worksheets()}


@pytest.mark.parametrize("patient", [False, True], ids=["gspread's own client", "ours"])
def test_a_register_from_gspread_is_the_one_at_its_address(
    sheets_server: SheetsServer, google: gspread.Client, *, patient: bool
) -> None:
    client = google if patient else sheets_server.client()
    book, other = (client.open_by_key(new_register(sheets_server)) for _ in range(2))
    changed = synced(open_register(book, pilot()))
    assert changed == synced(open_register(other.url, pilot())) > 0
    assert everything(book) == everything(other)


def test_a_run_takes_a_request_and_one_more_when_something_changes(
    sheets_server: SheetsServer, google: gspread.Client
) -> None:
    book = google.open_by_key(new_register(sheets_server))
    synced(open_register(book, pilot()))
    sheets_server.log.clear()
    assert synced(open_register(book, pilot())) == 0
    assert len(sheets_server.log.lines) == 1
    book.worksheet("Aanvragen").update_acell("K2", 12)
    sheets_server.log.clear()
    assert synced(open_register(book, pilot())) > 0
    assert asked(sheets_server) == ["getByDataFilter", "batchUpdate"]


def test_a_token_that_expired_is_renewed(
    sheets_server: SheetsServer, google: gspread.Client
) -> None:
    book = google.open_by_key(new_register(sheets_server))
    sheets_server.fail("expired_token")
    assert open_register(book).read().find("Aanvragen")


def lent(server: SheetsServer, session: requests.Session) -> gspread.Spreadsheet:
    """A spreadsheet of who gave gspread a session, as its guide tells."""
    client = gspread.Client(None, session, PatientHTTPClient)  # type: ignore[arg-type] # as in its guide
    return client.open_by_key(new_register(server))


def test_the_credentials_of_a_session_will_do(
    sheets_server: SheetsServer, robot: Credentials
) -> None:
    book = lent(sheets_server, AuthorizedSession(robot))  # type: ignore[no-untyped-call]
    assert open_register(book).read().find("Aanvragen")


def test_without_credentials_of_google_auth_it_says_what_to_give(
    sheets_server: SheetsServer, key_file: Path
) -> None:
    session = requests.Session()
    session.headers.update(ROBOTS)
    book = lent(sheets_server, session)
    with pytest.raises(Unreachable) as stop:
        open_register(book)
    assert load_catalogue("en").error(stop.value) == (
        f"{book.url} was opened with gspread without credentials of google-auth. Give "
        "open_register its address, or a key file as credentials."
    )
    assert open_register(book, credentials=key_file).read().find("Aanvragen")


def test_credentials_show_themselves_in_their_own_way() -> None:
    assert Borrowed(api_key()).headers(Http()) == {"x-goog-api-key": "a-key"}
    assert Borrowed(bare_token("a-project")).headers(Http())["x-goog-user-project"] == "a-project"


@pytest.mark.parametrize(
    "credentials",
    [api_key(), bare_token()],
    ids=["API key", "token"],
)
def test_what_cannot_be_renewed_is_refused_in_words(
    sheets_server: SheetsServer, credentials: Credentials
) -> None:
    client = gspread.Client(credentials, http_client=PatientHTTPClient)
    key = new_register(sheets_server)
    everybody = permission("", "reader") | {"type": "anyone"}
    sheets_server.service.world.files[key].permissions.append(everybody)
    store = open_register(client.open_by_key(key))
    sheets_server.log.clear()
    sheets_server.fail("error", code=401)
    with pytest.raises(Unreachable) as stop:
        store.read()
    assert stop.value.code == "google.not_signed_in"
    assert len(sheets_server.log.lines) == 1


@pytest.fixture
def key_file(tmp_path: Path, sheets_server: SheetsServer) -> Path:
    file = tmp_path / "key.json"
    file.write_text(json.dumps(sheets_server.key_file()))
    file.chmod(0o600)
    return file


@pytest.mark.parametrize("command", ["sync", "check", "status", "sync --dry-run"])
def test_what_runs_from_cron_does_without_gspread(
    sheets_server: SheetsServer, command: str
) -> None:
    name, *options = command.split()
    before = "sys.modules['gspread'] = sys.modules['requests'] = None"
    done = process(name, new_register(sheets_server), *options, before=before)
    assert (done.code, done.err) == (0, "")


def test_what_the_page_shows_works(
    sheets_server: SheetsServer, key_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (ROOT / "docs" / "google.md").read_text("utf-8")
    example = re.findall(r"```python\n(.*?)```", page, re.DOTALL)[0]
    monkeypatch.chdir(key_file.parent)
    ours = LocalCredentials._after_refresh  # of recent versions of google-auth alone
    monkeypatch.setattr(ServiceAccount, "_after_refresh", ours, raising=False)
    names: dict[str, Any] = {}
    exec(example.replace("SPREADSHEET", new_register(sheets_server)), names)
    assert names["book"].worksheet("Plannen").acell("A1").value == "Kenmerk"
    assert names["book"].worksheet("Aanvragen").find("SI-2022-001")
