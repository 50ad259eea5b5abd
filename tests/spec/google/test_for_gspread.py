"""Who works with gspread gets the patience of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gspread
import pytest
import requests
from google.auth.exceptions import RefreshError
from gspread.exceptions import APIError
from support.google.gspreading import asked, bare_token

from sheets_sync import PatientHTTPClient, Unsure
from sheets_sync.problems.stop import Unreachable
from sheets_sync.stores.google.http.patience import TOTAL_SECONDS, UNREACHED_SECONDS
from sheets_sync.testing.faults import Fault
from sheets_sync.testing.when import When

if TYPE_CHECKING:
    from google.auth.credentials import Credentials
    from support.google.sheets import Clock

    from sheets_sync.testing.server import SheetsServer

GET, APPEND = When("spreadsheets.values.get"), When("spreadsheets.values.append")


@pytest.fixture
def sheet(google: gspread.Client, sheets_server: SheetsServer) -> gspread.Worksheet:
    """A tab with one row; what was asked until here is not counted."""
    tab = google.open_by_key(sheets_server.spreadsheet("Lijst")).sheet1
    tab.append_row(["appel", 1])
    sheets_server.log.clear()
    return tab


def test_an_ordinary_day(google: gspread.Client, sheets_server: SheetsServer) -> None:
    book = google.create("Lijst")
    tab = book.add_worksheet("Fruit", 10, 3)
    tab.update([["soort", "aantal"], ["appel", 1]], "A1")
    tab.append_row(["peer", 2])
    tab.format("A1:B1", {"textFormat": {"bold": True}})
    tab.batch_clear(["B2"])
    tab.update_cell(2, 2, 3)
    assert tab.get_all_values() == [["soort", "aantal"], ["appel", "3"], ["peer", "2"]]
    assert google.open("Lijst").worksheet("Fruit").acell("B3").value == "2"
    book.share("bea@example.org", "user", "reader", notify=False)
    assert [one["role"] for one in book.list_permissions()] == ["owner", "reader"]
    assert book.export(gspread.utils.ExportFormat.EXCEL).startswith(b"PK")
    book.del_worksheet(tab)
    google.del_spreadsheet(book.id)
    with pytest.raises(gspread.SpreadsheetNotFound):
        google.open_by_key(book.id)
    assert sheets_server.log.count("drive.files.list") == 1


@pytest.mark.parametrize(
    "fault",
    [
        Fault("error", GET, code=429),
        Fault("error", GET, code=500),
        Fault("error", GET, code=503, body="html"),
        Fault("cut_before", GET),
        Fault("cut_after", GET),
        Fault("truncated", GET),
    ],
    ids=lambda fault: f"{fault.kind} {fault.code}",
)
def test_a_hiccup_while_reading_passes(
    sheet: gspread.Worksheet, sheets_server: SheetsServer, clock: Clock, fault: Fault
) -> None:
    sheets_server.plan(fault)
    assert sheet.acell("A1").value == "appel"
    assert asked(sheets_server) == ["values.get", "values.get"]
    assert 0 < clock.time < 5


@pytest.mark.parametrize("code", [429, 503])
def test_trouble_that_stays_ends_in_time(
    sheet: gspread.Worksheet, sheets_server: SheetsServer, clock: Clock, code: int
) -> None:
    sheets_server.fail("error", When(times=10_000), code=code)
    with pytest.raises(APIError) as error:
        sheet.acell("A1")
    assert error.value.response.status_code == code
    assert 200 < clock.time <= TOTAL_SECONDS
    begun = clock.time
    sheets_server.service.faults.clear()
    sheets_server.fail("error", GET, code=code)
    assert sheet.acell("A1").value == "appel"
    assert clock.time - begun < 5


@pytest.mark.parametrize("code", [400, 403, 404])
@pytest.mark.parametrize("when", [GET, APPEND], ids=["reading", "writing"])
def test_a_refusal_is_not_asked_again(
    sheet: gspread.Worksheet, sheets_server: SheetsServer, clock: Clock, when: When, code: int
) -> None:
    sheets_server.fail("error", when, code=code)
    with pytest.raises(APIError) as error:
        sheet.acell("A1") if when is GET else sheet.append_row(["peer"])
    assert (error.value.code, clock.time) == (code, 0)
    assert len(asked(sheets_server)) == 1


@pytest.mark.parametrize(
    ("fault", "rows"),
    [
        (Fault("error", APPEND, code=503), 1),
        (Fault("error", APPEND, code=503, body="html", applied=True), 2),
        (Fault("cut_before", APPEND), 1),
        (Fault("cut_after", APPEND), 2),
        (Fault("truncated", APPEND), 2),
    ],
    ids=lambda value: f"{value.kind} {value.applied}" if isinstance(value, Fault) else "",
)
def test_what_may_have_been_written_is_not_written_again(
    sheet: gspread.Worksheet, sheets_server: SheetsServer, fault: Fault, rows: int
) -> None:
    sheets_server.plan(fault)
    with pytest.raises(gspread.exceptions.GSpreadException) as error:
        sheet.append_row(["peer", 2])
    place = f"/v4/spreadsheets/{sheet.spreadsheet_id}/values/%27{sheet.title}%27:append"
    assert isinstance(error.value, Unsure)
    assert str(error.value) == (
        f"It is not clear whether Google carried this out: POST {place}. It was not sent again; "
        "look at what stands there first."
    )
    assert isinstance(error.value.__cause__, APIError | requests.RequestException)
    assert asked(sheets_server) == ["values.append"]
    assert len(sheet.get_all_values()) == rows


def test_what_was_refused_for_lack_of_quota_is_written_once(
    sheet: gspread.Worksheet, sheets_server: SheetsServer, clock: Clock
) -> None:
    sheets_server.fail("error", APPEND, code=429)
    sheet.append_row(["peer", 2])
    assert sheet.get_all_values() == [["appel", "1"], ["peer", "2"]]
    assert 0 < clock.time < 5


@pytest.mark.parametrize("write", [False, True], ids=["reading", "writing"])
def test_without_a_connection_nobody_waits_for_minutes(
    clock: Clock, monkeypatch: pytest.MonkeyPatch, *, write: bool
) -> None:
    monkeypatch.setenv("SHEETS_SYNC_API", "http://127.0.0.1:1")
    client = gspread.Client(bare_token(), http_client=PatientHTTPClient)
    with pytest.raises(requests.ConnectionError):
        client.create("Lijst") if write else client.open_by_key("x")
    assert 0 < clock.time <= UNREACHED_SECONDS


class Failing(requests.Session):
    """A session on whose way to Google every request gets lost like this."""

    def __init__(self, error: requests.RequestException) -> None:
        super().__init__()
        self.error = error
        self.sent = 0

    def request(self, *_: object, **__: object) -> requests.Response:
        self.sent += 1
        raise self.error


@pytest.mark.parametrize(
    ("error", "again"),
    [
        (requests.ConnectTimeout(), True),
        (requests.exceptions.ProxyError(), True),
        (requests.ReadTimeout(), False),
        (requests.ConnectionError("Connection aborted"), False),
        (requests.exceptions.ContentDecodingError(), False),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_change_is_sent_again_only_when_it_never_left(
    clock: Clock, error: requests.RequestException, *, again: bool
) -> None:
    session = Failing(error)
    client = gspread.Client(None, session, PatientHTTPClient)  # type: ignore[arg-type] # as in its guide
    with pytest.raises(type(error) if again else Unsure):
        client.create("Lijst")
    assert (session.sent > 1) is again
    assert clock.time <= UNREACHED_SECONDS


def test_signing_in_is_tried_again_too(
    google: gspread.Client, sheets_server: SheetsServer, clock: Clock
) -> None:
    key = sheets_server.spreadsheet("Lijst")
    # google-auth itself tries an answer of 503 a few times, and a lost one not at all.
    sheets_server.fail("cut_before", When("oauth.token"))
    assert google.open_by_key(key).title == "Lijst"
    assert 0 < clock.time < 5


def test_a_token_without_a_successor_is_refused_at_once(
    sheets_server: SheetsServer, clock: Clock
) -> None:
    client = gspread.Client(bare_token(), http_client=PatientHTTPClient)
    sheets_server.fail("error", code=401)
    with pytest.raises(RefreshError):
        client.open_by_key(sheets_server.spreadsheet("Lijst"))
    assert (clock.time, len(asked(sheets_server))) == (0, 1)


def test_no_timeout_means_the_one_of_a_run(google: gspread.Client) -> None:
    http = google.http_client
    found: list[object] = [http.timeout]
    for chosen in (10.0, None):
        google.set_timeout(chosen)
        found.append(http.timeout)
    assert found == [(5.0, 60.0), 10.0, (5.0, 60.0)]


def test_no_secret_goes_where_others_can_read_it(
    robot: Credentials, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHEETS_SYNC_API", "http://sheets.example.org")
    with pytest.raises(Unreachable) as stop:
        gspread.Client(robot, http_client=PatientHTTPClient)
    assert stop.value.code == "google.bad_api_address"
