"""The network goes, at every request: the register stays whole and the next run finishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.google.online import TODAY, Online, sign_in_at

from sheets_sync.stores.google.http.patience import TOTAL_SECONDS, UNREACHED_SECONDS
from sheets_sync.testing.faults import Fault, Kind
from sheets_sync.testing.when import When

if TYPE_CHECKING:
    from pathlib import Path

    from support.google.sheets import Clock

TOKEN = When("oauth.token")
READ = When("spreadsheets.getByDataFilter")
WRITE = When("spreadsheets.batchUpdate")
CUTS: tuple[Kind, ...] = ("cut_before", "cut_after", "truncated")


@pytest.fixture
def changed(online: Online) -> Online:
    """A register that was in order, in which somebody has changed something since."""
    assert online.sync().code == 0
    online.do(typing="Aanvragen!K2", cell=12)
    return online


@pytest.mark.parametrize("when", [TOKEN, READ, WRITE], ids=["sign in", "read", "write"])
@pytest.mark.parametrize("kind", CUTS)
def test_a_cut_that_passes_is_not_noticed(changed: Online, kind: Kind, when: When) -> None:
    changed.server.plan(Fault(kind, when))
    said = changed.sync("--quiet")
    assert (said.code, said.out, said.err) == (0, "", "")
    assert changed.values("Aanvragen!S2") == [[12]]
    lines = [row for row in changed.values("Logboek!A1:H200") if "Uren gereserveerd" in row]
    assert [row[6] for row in lines if row[3] == "SI-2022-001"] == ["10", "12"]
    assert changed.sync().out.startswith("Niets te doen")


@pytest.mark.parametrize("method", ["oauth.token", READ.method, WRITE.method])
@pytest.mark.parametrize("kind", CUTS)
def test_a_cut_that_stays_ends_in_time_and_the_next_run_finishes(
    changed: Online, clock: Clock, kind: Kind, method: str
) -> None:
    begun = clock.time
    changed.server.plan(Fault(kind, When(method, times=10_000)))
    if method == WRITE.method:
        # Not even a look is possible then.
        changed.server.plan(Fault(kind, When("spreadsheets.get", times=10_000)))
    said = changed.sync()
    changed.server.service.faults.clear()
    assert clock.time - begun <= TOTAL_SECONDS
    assert (said.code, said.out) == (3, "")
    assert said.err.endswith(
        (
            "Controleer de verbinding met internet.\n",
            "Probeer het later opnieuw.\n",
            "Draai opnieuw: dan blijkt wat er staat, en wordt aangevuld wat ontbreekt.\n",
        )
    )
    assert changed.sync().code == 0
    assert changed.values("Aanvragen!S2") == [[12]]
    assert changed.sync().out.startswith("Niets te doen")


@pytest.mark.parametrize("command", ["sync", "check", "doctor", "init", "init --adopt"])
@pytest.mark.parametrize(
    ("base", "host"),
    [
        ("https://sheets.nowhere.invalid", "SHEETS_SYNC_API"),
        ("http://127.0.0.1:1", "127.0.0.1:1"),
    ],
    ids=["no such name", "nobody there"],
)
def test_without_a_connection_nobody_waits_for_minutes(
    online: Online,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    base: str,
    host: str,
) -> None:
    monkeypatch.setenv("SHEETS_SYNC_API", base)
    sign_in_at(base, online)
    name, *options = command.split()
    said = online.say(name, *options)
    assert said.code == 3
    why = said.err or said.lines[-1]
    assert why.startswith(
        (f"{host} is niet te bereiken (", f"fout    {host} is niet te bereiken (")
    )
    assert why.rstrip().endswith("). Controleer de verbinding met internet.")
    assert clock.time <= UNREACHED_SECONDS


def test_the_host_that_is_named_is_the_one_that_was_not_there(online: Online, key: Path) -> None:
    text = key.read_text()
    key.write_text(text.replace(f"{online.server.base_url}/token", "http://127.0.0.1:1/token"))
    assert text != key.read_text()
    assert online.say("sync", TODAY).err.startswith("127.0.0.1:1 is niet te bereiken (")
    assert online.server.log.lines == []


@pytest.mark.parametrize(
    ("fault", "code", "sentence"),
    [
        (
            Fault("error", When(READ.method, times=10_000), code=429),
            5,
            "Google laat nu niet meer aanvragen toe. Probeer het over een paar minuten opnieuw.\n",
        ),
        (
            Fault("error", When(READ.method, times=10_000), code=503, body="html"),
            3,
            "Google Sheets werkt nu niet (storing 503). Probeer het later opnieuw.\n",
        ),
    ],
    ids=["quota", "down"],
)
def test_google_has_no_time(changed: Online, fault: Fault, code: int, sentence: str) -> None:
    changed.server.plan(fault)
    said = changed.sync()
    assert (said.code, said.out, said.err) == (code, "", sentence)
