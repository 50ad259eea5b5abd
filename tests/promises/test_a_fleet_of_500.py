"""500 registers in Google Sheets under a counted quota, whatever befalls some of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.fleets import REQUEST, Fleet, VirtualClock
from support.google.online import book_of
from support.written.tables import register

from sheets_sync.command_line import fleeting
from sheets_sync.host.lock import only_run
from sheets_sync.stores.google.address import sheet_url
from sheets_sync.testing.quota import Quota

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.written.books import Said

    from sheets_sync.testing.server import SheetsServer

COUNT, QUOTA = 500, 300


@pytest.mark.usefixtures("nobody_signed_in")
def test_each_is_settled_every_write_once_and_no_request_too_many(
    tmp_path: Path,
    say: Callable[..., Said],
    sheets_server: SheetsServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = VirtualClock()
    monkeypatch.setattr(fleeting, "new_clock", lambda: clock)
    fleet = Fleet(tmp_path, say, clock)
    sheets_server.service.quota = Quota(QUOTA, QUOTA, clock.now)
    good, broken = book_of(register(REQUEST)), {"sheets": [{"properties": {"title": "Leeg"}}]}
    sheets = [sheets_server.spreadsheet(str(n), body=good) for n in range(COUNT - 3)]
    bad = [
        sheets_server.spreadsheet("kapot", body=broken),
        sheets_server.spreadsheet("dicht", robot="", body=good),
        sheets_server.spreadsheet("bezet", body=good),
    ]
    head = f"workers = 4\n[quota]\nreads = {QUOTA}\nwrites = {QUOTA}\naccount = {QUOTA}\n"
    fleet.write(
        head
        + "".join(
            f'[[registers]]\nname = "{number}"\naddress = "{sheet_url(sheet)}"\n'
            for number, sheet in enumerate([*sheets, *bad])
        )
    )
    with only_run(sheet_url(bad[2])):
        told = fleet.told("run")
    codes = [told[str(number)]["exit_code"] for number in range(COUNT)]
    assert codes == [0] * (COUNT - 3) + [4, 3, 5]
    lines = sheets_server.log.lines
    assert 429 not in {line.status for line in lines}
    written = [line.path for line in lines if line.method == "spreadsheets.batchUpdate"]
    assert len(written) == len(set(written)) == COUNT - 3
    # 499 reads at 300 a minute: the first at once, the others a minute later.
    assert 60 <= clock.now() < 61
