"""The figures of the program at work over HTTP."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from bench.figures import BARE, LARGE, SCRIPT, STARTS, TINY, TODAY, Figure, ratio
from bench.google import tab_ids
from bench.job import HEADERS
from bench.measure import median_costs, process, task
from bench.sheets import new_sheet, served
from sheets_sync.programme.load import load_programme
from sheets_sync.stores.google.http.credentials import (
    GOOGLE_VARIABLE,
    IMPERSONATE_VARIABLE,
    OWN_VARIABLE,
)
from sheets_sync.stores.google.http.servers import ADDRESS_VARIABLE
from sheets_sync.stores.google.read import state
from sheets_sync.validators import PILOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bench.figures import Bench
    from bench.job import Job
    from bench.measure import Cost, Turn
    from bench.sheets import Sheet

RIVALS = {
    "gspread": "bench.rivals.with_gspread",
    "gspread-dataframe": "bench.rivals.with_gspread_dataframe",
}
SCATTERED = range(6, TINY + 1, 10)
CELLS = len(SCATTERED) * len(HEADERS)
LATENCY = 0.1
FOUND_PROBLEMS = 1

LARGE_SHEET = "bench-spreadsheet-of-400000-rows"
SETTLED_ON = "2022-12-05"
"""The day of the run that settled a register, so that not even a deadline is a day nearer."""


class _Desk(NamedTuple):
    """A sheet to work on, what is to be done in it, and the key file to sign in with."""

    sheet: Sheet
    job: Job
    key: Path

    def command(self, name: str, *more: str) -> list[str]:
        return [SCRIPT, name, self.sheet.key, "--today", TODAY, *more]

    @property
    def signed_in(self) -> tuple[str, str]:
        return "--credentials", str(self.key)

    def mending(self, command: list[str]) -> Callable[[], list[str]]:
        """The command, to be run when somebody has just typed over the cells."""

        def prepare() -> list[str]:
            self.sheet.spoil(self.job)
            return command

        return prepare

    def requests(self, turn: Turn) -> int:
        """How many a turn takes, which has to leave the sheet as it is to be."""
        self.sheet.forget_asked()
        turn()
        asked = self.sheet.asked()
        assert self.sheet.job([*self.job.rows]) == self.job
        return asked


def server_figures(bench: Bench) -> Iterator[Figure]:
    """A sync of a small Google Sheet beside the same work by others, and its start."""
    key = bench.folder / "key.json"
    with served("sheets_sync.testing", "--key-file", str(key)) as base:
        key.chmod(0o600)
        _work_at(base, bench)
        desk = _desk(bench, base, key)
        turns = _turns(bench, desk)
        yield from _request_figures(desk, turns)
        yield from _start_figures(bench, desk)
        costs = median_costs(bench.runs, turns)
        yield from _time_figures("no latency", costs)
        desk.sheet.delay(LATENCY)
        costs = median_costs(bench.runs, turns)
        yield from _time_figures(f"{LATENCY * 1000:g} ms a request", costs)
        yield Figure("seconds of a sync then, nothing new", costs[0].seconds)
        yield Figure(f"seconds of a sync then, {CELLS} cells changed", costs[1].seconds)


def large_figures(bench: Bench) -> Iterator[Figure]:
    """A whole run on a large Google Sheet that finds nothing new, beside decoding what it read."""
    answer = str(bench.file("settled", LARGE, ".gz"))
    with served("bench.canned", answer) as base:
        _work_at(base, bench)
        state.remember(LARGE_SHEET, state.Memory(tab_ids(load_programme(PILOT)), large=True))
        command = [SCRIPT, "sync", LARGE_SHEET, "--today", SETTLED_ON]
        decode, sync = median_costs(bench.runs, [task("decode", answer), process(lambda: command)])
    what = f"CPU of a sync, {LARGE:,} rows, nothing new ÷ of decode"
    yield Figure(what, sync.cpu / decode.cpu, most=5)


def _work_at(base: str, bench: Bench) -> None:
    for name in (OWN_VARIABLE, GOOGLE_VARIABLE, IMPERSONATE_VARIABLE):
        os.environ.pop(name, None)
    os.environ[ADDRESS_VARIABLE] = base
    os.environ["XDG_CACHE_HOME"] = os.environ["XDG_STATE_HOME"] = str(bench.folder)


def _desk(bench: Bench, base: str, key: Path) -> _Desk:
    sheet = new_sheet(base, bench.file("settled", TINY).read_bytes())
    process(lambda: [SCRIPT, "sync", sheet.key, "--today", TODAY])()
    return _Desk(sheet, sheet.job(SCATTERED), key)


def _turns(bench: Bench, desk: _Desk) -> list[Turn]:
    """A sync that finds nothing, one that finds the job, and the others at that job."""
    file = bench.folder / "job.json"
    desk.job.save(file)
    sync = desk.command("sync", *desk.signed_in)
    others = [[sys.executable, "-m", name, str(file), str(desk.key)] for name in RIVALS.values()]
    return [process(lambda: sync), *(process(desk.mending(one)) for one in (sync, *others))]


def _request_figures(desk: _Desk, turns: list[Turn]) -> Iterator[Figure]:
    nothing, some, *others = map(desk.requests, turns)
    yield Figure("requests of a sync, nothing new", nothing, most=1)
    yield Figure(f"requests of a sync, {CELLS} cells changed", some, most=2)
    for name, requests in zip(RIVALS, others, strict=True):
        yield Figure(f"requests of {name} for the same", requests)
        yield Figure(f"requests of a sync ÷ of {name}", some / requests)


def _time_figures(where: str, costs: list[Cost]) -> Iterator[Figure]:
    _, some, *others = costs
    for name, cost in zip(RIVALS, others, strict=True):
        yield ratio(f"sync ÷ {name}, {CELLS} cells, {where}", some, cost)


def _start_figures(bench: Bench, desk: _Desk) -> Iterator[Figure]:
    ends = (0, FOUND_PROBLEMS)
    nobody, signed = desk.command("check"), desk.command("check", *desk.signed_in)
    turns = [BARE, process(lambda: nobody, ends), process(lambda: signed, ends)]
    assert [desk.requests(turn) for turn in turns] == [0, 1, 1]
    bare, alone, known = median_costs(bench.runs * STARTS, turns)
    yield ratio(f"check of {TINY} rows over HTTP ÷ bare python", alone, bare, 25)
    yield ratio("the same with signing in", known, bare, 25)
