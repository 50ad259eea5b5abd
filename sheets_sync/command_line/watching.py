"""Registers kept up to date while people work in them: look, wait until it stands still, run."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sheets_sync.command_line.boundary import sentence_of
from sheets_sync.command_line.news import news_lines, told_path
from sheets_sync.command_line.printing import complain, print_lines
from sheets_sync.command_line.running import found_news
from sheets_sync.fleet.clock import WallClock
from sheets_sync.fleet.looking import OFTEN, SELDOM, Watched, pace_for, plan_looks
from sheets_sync.fleet.pacing import Direct, Opener
from sheets_sync.fleet.quota import Limits, Quota
from sheets_sync.grid.store import Glanced
from sheets_sync.host import deeds
from sheets_sync.messages.catalogue import load_catalogue
from sheets_sync.problems.stop import Stop, Unreachable
from sheets_sync.records import NamedTuple
from sheets_sync.stores.google.address import spreadsheet_id
from sheets_sync.stores.google.http.credentials import Access

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.command_line.options import Asked
    from sheets_sync.fleet.clock import Clock
    from sheets_sync.fleet.looking import Pace
    from sheets_sync.grid.store import Store
    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.programme.model import Programme

_RUN_SECONDS = 900.0
"""A register in which nobody types is run as often all the same: what turns by itself turns."""


class Hours(NamedTuple):
    """Working hours: from and up to, on working days."""

    begin: int
    end: int

    def holds(self, now: datetime) -> bool:
        return self.begin <= now.hour < self.end and now.weekday() < 5


def new_clock() -> Clock:
    """The clock by which looks are planned."""
    return WallClock()


def wall_time() -> datetime:
    """What people's clocks say."""
    return datetime.now().astimezone()


def watch(registers: Sequence[Asked], hours: Hours) -> None:
    """Keep these registers up to date until somebody ends it.

    Raises:
        Unreachable: an address can be none of a spreadsheet, whatever happens.
    """
    if any(spreadsheet_id(asked.register) == "" for asked in registers):
        raise Unreachable("google.bad_address")
    clock = new_clock()
    _Watch(registers, hours, clock).go_on()


class _Watch:
    def __init__(self, registers: Sequence[Asked], hours: Hours, clock: Clock) -> None:
        self._clock, self._hours = clock, hours
        self._first = first = registers[0]
        self._programme: Programme = first.rules.programme(first.programme)
        self._catalogue: Catalogue = first.rules.catalogue(self._programme, first.language)
        self._limits = Limits()
        line = Direct(Quota(self._limits, clock), clock, first.credentials or "")
        self._opener = Opener(line)
        self._asked = {one.register: one for one in registers}
        self._watched = [
            Watched(one, takes_quota=spreadsheet_id(one) is not None) for one in self._asked
        ]
        count = sum(one.takes_quota for one in self._watched)
        self._pace: Pace = pace_for(count, self._limits.account)
        self._introduce(count)

    def _introduce(self, count: int) -> None:
        say = load_catalogue(self._first.language).say
        print_lines([say("watch.begun", count=len(self._watched))])
        if count > self._pace.most:
            seconds, slow = round(OFTEN), round(self._pace.slow)
            lines = [say("watch.slowly", most=self._pace.most, seconds=seconds, slow=slow)]
            print_lines(lines)

    def go_on(self) -> None:
        while True:
            soonest = min(self._watched, key=lambda watched: watched.next_look)
            self._clock.until(soonest.next_look)
            self._look(soonest)

    def _look(self, watched: Watched) -> None:
        now = self._clock.now()
        at_work = self._hours.holds(wall_time())
        plan_looks(self._watched, watched, now, self._pace, at_work=at_work)
        deeds.fresh()
        try:
            self._bring_up(watched, now)
        except Stop as stop:
            complain(sentence_of(stop, self._first.language) or stop.code)
            watched.next_look = now + SELDOM

    def _bring_up(self, watched: Watched, now: float) -> None:
        asked = self._asked[watched.name]
        store = self._opener.open(
            watched.name, asked.credentials or "", self._programme, Access.WRITE
        )
        digest = _seen(watched, store) if watched.takes_quota else _version(watched.name)
        if watched.saw(digest, now):
            self._run(watched, asked, store, now)

    def _run(self, watched: Watched, asked: Asked, store: Store, now: float) -> None:
        # It takes over what the look just fetched. What is typed from here on is another content.
        told = told_path(store.origin)
        found = found_news(asked, self._programme, store, "quiet", told=told)
        if found.seen:
            watched.way = _way(store) or watched.way
            print_lines(news_lines(found.seen, self._catalogue))
            found.told({})
        watched.is_open = False
        watched.next_run = now + _RUN_SECONDS


def _way(store: Store) -> str:
    return store.seen()[1] if isinstance(store, Glanced) else ""


def _seen(watched: Watched, store: Store) -> str:
    """A digest of what stands in a Google Sheet, for one request, undecoded where that can be."""
    assert isinstance(store, Glanced)
    if watched.way and (digest := store.glance(watched.way)):
        return digest
    store.read()
    digest, watched.way = store.seen()
    return digest


def _version(path: str) -> str:
    """Of a workbook: when it was written, and how long it is; a file that is away is none."""
    try:
        found = Path(path).stat()
    except OSError:
        return ""
    told = (found.st_mtime_ns, found.st_size, found.st_ino)
    return sha256(repr(told).encode()).hexdigest()
