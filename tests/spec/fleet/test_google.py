"""A fleet of Google Sheets: under one quota, counted at the server by a clock of the test's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.fleets import REQUEST, VirtualClock
from support.google.online import book_of
from support.written.tables import register

from sheets_sync.testing.quota import Quota
from sheets_sync.testing.when import When

if TYPE_CHECKING:
    from support.fleets import Fleet

    from sheets_sync.testing.server import SheetsServer

pytestmark = pytest.mark.usefixtures("nobody_signed_in")
BODY = book_of(register(REQUEST))


@pytest.fixture
def server(sheets_server: SheetsServer, hands: VirtualClock) -> SheetsServer:
    """It counts what Google would, in the minutes of the fleet's clock."""
    sheets_server.service.quota = Quota(60, 60, hands.now)
    return sheets_server


def of_sheets(fleet: Fleet, server: SheetsServer, count: int, head: str = "") -> None:
    sheets = [server.spreadsheet(f"Register {n}", body=BODY) for n in range(count)]
    lines = [
        f'[[registers]]\nname = "{n}"\naddress = "https://docs.google.com/spreadsheets/d/{sheet}"\n'
        for n, sheet in enumerate(sheets)
    ]
    fleet.write(f"{head}workers = 3\n" + "".join(lines))


def test_the_quota_is_used_and_never_passed(fleet: Fleet, server: SheetsServer) -> None:
    of_sheets(fleet, server, 150)
    told = fleet.told("run")
    assert {one["outcome"] for one in told.values()} == {"done"}
    assert {line.status for line in server.log.lines} == {200}
    assert server.log.count("spreadsheets.batchUpdate") == 150  # every write once
    assert 120 <= fleet.clock.now() < 125  # 150 reads at 60 a minute
    assert fleet.told("run")["7"]["requests"] == 1


def test_who_has_no_access_hinders_nobody(fleet: Fleet, server: SheetsServer) -> None:
    of_sheets(fleet, server, 2)
    private = server.spreadsheet("Dicht", robot="", body=BODY)
    with fleet.file.open("a") as file:
        file.write(f'[[registers]]\nname = "dicht"\naddress = "{private}"\n')
    told = fleet.told("run")
    assert told["dicht"]["error"].startswith("google.no_access")
    assert [told[name]["outcome"] for name in "01"] == ["done", "done"]


def test_an_endless_register_is_broken_off_and_the_others_go_on(
    fleet: Fleet, server: SheetsServer
) -> None:
    of_sheets(fleet, server, 4, "minutes = 0.02\n")
    server.fail("delay", When("spreadsheets.get"), seconds=3)
    told = fleet.told("run")
    outcomes = sorted(one["outcome"] for one in told.values())
    assert outcomes == ["done", "done", "done", "too_long"]
    (late,) = (one for one in told.values() if one["outcome"] == "too_long")
    assert "duurde te lang" in late["said"]
    again = fleet.told("run")
    assert {one["outcome"] for one in again.values()} == {"done"}
    assert again[late["name"]]["written"] is True


def test_a_quota_that_somebody_else_uses_up_is_waited_for(
    fleet: Fleet, server: SheetsServer
) -> None:
    of_sheets(fleet, server, 5)
    server.fail("error", When("spreadsheets.get", times=4), code=429)
    told = fleet.told("run")
    assert {one["outcome"] for one in told.values()} == {"done"}
    assert fleet.clock.now() > 5
    assert server.log.count("spreadsheets.batchUpdate") == 5
