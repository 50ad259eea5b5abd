"""Many registers under a quota that the server counts, and what watching one costs."""

from __future__ import annotations

import os
import subprocess
from time import perf_counter, sleep
from typing import TYPE_CHECKING, Any

import requests
from msgspec import json

from bench.figures import SCRIPT, TODAY, Figure
from bench.sheets import new_sheet, served
from sheets_sync.stores.google.http.credentials import (
    GOOGLE_VARIABLE,
    IMPERSONATE_VARIABLE,
    OWN_VARIABLE,
)
from sheets_sync.stores.google.http.servers import ADDRESS_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.figures import Bench

REGISTERS, ROWS, QUOTA, LATENCY = 500, 10, 300, 0.1
_SECONDS = 60


def fleet_figures(bench: Bench) -> Iterator[Figure]:
    """500 registers at 100 ms a request, with a quota of 300 a minute that the server counts."""
    with served("sheets_sync.testing", "--port", "0") as base:
        _settle(base, bench)
        answer = bench.file("settled", ROWS).read_bytes()
        sheets = [new_sheet(base, answer).key for _ in range(REGISTERS)]
        file = bench.folder / "fleet.toml"
        file.write_text(_toml(sheets), "utf-8")
        _ask(base, "PUT", "quota", {"reads": QUOTA, "writes": QUOTA})
        slow = {"kind": "delay", "seconds": LATENCY, "when": {"times": 1_000_000}}
        _ask(base, "POST", "faults", {"faults": [slow]})
        _ask(base, "DELETE", "requests")
        begun = perf_counter()
        command = [SCRIPT, "fleet", str(file), "run", "--json", "--today", TODAY]
        done = subprocess.run(command, check=False, capture_output=True)  # noqa: S603
        minutes = (perf_counter() - begun) / 60
        told = json.decode(done.stdout)
        asked = _ask(base, "GET", "requests")["requests"]
    well = sum(one["outcome"] == "done" for one in told)
    reads = sum(one["method"] != "spreadsheets.batchUpdate" for one in asked)
    yield Figure("fleet: registers brought up to date, of 500", well, least=REGISTERS)
    yield Figure("fleet: requests that were one too many", _refused(asked), most=0)
    yield Figure("fleet: reads", reads)
    yield Figure("fleet: seconds", minutes * 60)
    yield Figure("fleet: registers a minute ÷ the quota", well / minutes / QUOTA, least=0.9)


def _refused(asked: list[dict[str, Any]]) -> int:
    return sum(one["status"] == 429 for one in asked)


def watch_figures(bench: Bench) -> Iterator[Figure]:
    """Seconds from what somebody types in a Google Sheet at 100 ms a request to its answer."""
    with served("sheets_sync.testing", "--port", "0") as base:
        _settle(base, bench)
        sheet = new_sheet(base, bench.file("settled", ROWS).read_bytes()).key
        slow = {"kind": "delay", "seconds": LATENCY, "when": {"times": 1_000_000}}
        _ask(base, "POST", "faults", {"faults": [slow]})
        command = [SCRIPT, "watch", sheet, "--today", TODAY, "--hours", "0-24"]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:  # noqa: S603
            sleep(12)
            seconds, asked = _answer(base, sheet)
            running.kill()
    yield Figure("watch: seconds from a keystroke to its answer", seconds, most=10)
    yield Figure("watch: requests until then", asked)


def _answer(base: str, sheet: str) -> tuple[float, int]:
    _ask(base, "DELETE", "requests")
    typing = [{"range": "Aanvragen!B2", "values": [["x"]]}]
    _ask(base, "POST", "people", {"spreadsheetId": sheet, "typing": typing})
    begun = perf_counter()
    while perf_counter() - begun < _SECONDS:
        asked = _ask(base, "GET", "requests")
        if asked["counts"].get("spreadsheets.batchUpdate"):
            break
        sleep(0.05)
    return perf_counter() - begun, asked["total"]


def _settle(base: str, bench: Bench) -> None:
    for name in (OWN_VARIABLE, GOOGLE_VARIABLE, IMPERSONATE_VARIABLE):
        os.environ.pop(name, None)
    os.environ[ADDRESS_VARIABLE] = base
    os.environ["XDG_CACHE_HOME"] = os.environ["XDG_STATE_HOME"] = str(bench.folder)


def _toml(sheets: list[str]) -> str:
    head = f"workers = 6\n[quota]\nreads = {QUOTA}\nwrites = {QUOTA}\naccount = {QUOTA}\n"
    return head + "".join(
        f'[[registers]]\nname = "{number}"\naddress = "{sheet}"\n'
        for number, sheet in enumerate(sheets)
    )


def _ask(base: str, verb: str, name: str, body: object = None) -> Any:
    answer = requests.request(verb, f"{base}/_control/{name}", json=body, timeout=_SECONDS)
    answer.raise_for_status()
    return answer.json()
