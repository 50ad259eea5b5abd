"""Weeks of daily runs, people at work in between: every person's mailbox is read at the end.

Nothing twice, nothing missing, nothing that was sent after it was met; also where the server puts
mails off and runs are killed halfway.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta
from functools import partial
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import pytest
from support.oracle.examples import PARTY_ROWS, evaluation, plan, request
from support.oracle.register import EVALUATIONS, HUMAN, PARTIES, PLANS, REQUESTS, serial
from support.written.runs import moment, pilot

from sheets_sync.grid.edits import ColumnEdit
from sheets_sync.people.mailing import Errand, mail_register
from sheets_sync.people.quiet_days import QuietDays
from sheets_sync.rules.catalogue import catalogue_of
from sheets_sync.stores.memory import Memory, tab_of_rows
from sheets_sync.sync.review import review
from sheets_sync.sync.run import sync_register
from sheets_sync.validators import decide

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.host.clock import Moment
    from sheets_sync.people.outbox import Outcome
    from sheets_sync.people.tickets import Ticket
    from sheets_sync.people.writing import Sealed
    from sheets_sync.sync.review import Review

FIRST = date(2022, 2, 1)
DAYS = 42
QUIET = QuietDays("NL")


class Killed(Exception):
    """The run ends here, without another word."""


class Came(NamedTuple):
    """A mail in somebody's mailbox."""

    day: date
    to: tuple[str, ...]
    subject: str
    tickets: tuple[Ticket, ...]


class Post:
    """Delivers, puts off, or has the run killed before or after a mail is handed over."""

    def __init__(self, random: Random, trouble: float) -> None:
        self.random, self.trouble = random, trouble
        self.came: list[Came] = []
        self.day = FIRST

    def deliver(self, name: str, sealed: Sealed, attempt: Callable[[], None]) -> Outcome:
        del name
        chance = self.random.random()
        if chance < self.trouble:
            return "later"
        if chance < self.trouble * 1.3:
            raise Killed
        attempt()
        mail = sealed.mail
        if chance > 1 - self.trouble * 0.3:
            raise Killed
        self.came.append(Came(self.day, mail.to, mail.subject, tuple(mail.tickets)))
        if chance > 1 - self.trouble * 0.6:
            raise Killed
        return "sent"

    def close(self) -> None:
        pass


class Plan(NamedTuple):
    """What people did with a plan, by the day on which they did it."""

    key: str
    handed_in: date
    decided: date | None = None
    completed: date | None = None
    evaluated: date | None = None


class Office:
    """People at work in a register, and a cron job that brings it up to date and mails."""

    def __init__(self, seed: int, trouble: float) -> None:
        self.random = Random(seed)
        tabs = {title: [list(headers)] for title, headers in HUMAN.items()}
        rows = [[row.get(header, "") for header in HUMAN[PARTIES]] for row in PARTY_ROWS]
        tabs[PARTIES] += rows  # type: ignore[arg-type] # headers are cells too
        self.store = Memory(tab_of_rows(title, grid) for title, grid in tabs.items())
        self.post = Post(self.random, trouble)
        self.requests: dict[str, date] = {}
        self.plans: list[Plan] = []
        self.unknown: set[str] = set()

    # ---- people

    def type_row(self, tab: str, row: dict[str, Cell]) -> None:
        found = self.store.read().find(tab)
        assert found is not None
        for header, cell in row.items():
            self.type(tab, found.height, header, cell)

    def type(self, tab: str, row: int, header: str, cell: Cell) -> None:
        now = self.store.read()
        found = now.find(tab)
        assert found is not None
        place = [column[0] for column in found.columns].index(header)
        if isinstance(cell, str) and cell[:2] == "20" and len(cell) == len("2022-01-01"):
            cell = serial(date.fromisoformat(cell))
        self.store.write([ColumnEdit(tab, place, [row], [cell])], now)

    def works(self, day: date) -> None:
        """What people may do on one day."""
        number = len(self.requests) + 1
        if number <= 8 and self.random.random() < 0.4:
            asked = request(f"{day}T0{self.random.randrange(1, 8)}:{number:02}")
            asked |= {"E-mailadres": f"a{number}@example.org", "Geschatte uren": 4}
            self.type_row(REQUESTS, asked)
            self.requests[f"SI-2022-{number:03}"] = day
        without = [key for key in self.requests if all(key not in one.key for one in self.plans)]
        if without and self.random.random() < 0.5 and self.requests[without[0]] < day:
            self.type_row(PLANS, plan(without[0], Begrote_uren=4, Ingediend_op=str(day)))
            self.plans.append(Plan(f"{without[0]}-A", day))
        for row, one in enumerate(self.plans, start=1):
            if self.random.random() < 0.4:
                self.plans[row - 1] = self.goes_on(row, one, day)

    def goes_on(self, row: int, one: Plan, day: date) -> Plan:
        if one.handed_in == day:
            return one
        if one.decided is None:
            self.type(PLANS, row, "Besluit", "Goedgekeurd")
            self.type(PLANS, row, "Besluit op", str(day))
            return one._replace(decided=day)
        if one.completed is None and one.decided < day:
            self.type(PLANS, row, "Afgerond op", str(day))
            return one._replace(completed=day)
        if one.completed and one.completed < day and not one.evaluated:
            if self.random.random() < 0.15:
                self.type_row(EVALUATIONS, evaluation(f"{day}T07:00", one.key))
                return one._replace(evaluated=day)
            if self.random.random() < 0.1:
                self.type(PLANS, row, "Afgerond op", str(day))
        return one

    # ---- the job

    def runs(self, day: date, hour: int) -> None:
        now = moment(datetime.combine(day, time(hour)).isoformat())
        sync_register(self.store, pilot(), decide, now)
        self.post.day = day
        reviewed = partial(self._reviewed, now)
        errand = Errand(self.store, reviewed, catalogue_of(pilot()))
        try:
            mailed = mail_register(errand, lambda: self.post)
        except Killed:
            return
        self.unknown |= set(mailed.keys("unknown"))

    def _reviewed(self, now: Moment) -> Review:
        return review(self.store.read(), pilot(), decide, now)

    def read(self, kind: str, key: str) -> list[Came]:
        """The mails about this row, of this kind."""
        return [
            one
            for one in self.post.came
            if any(ticket.kind == kind and ticket.key == key for ticket in one.tickets)
        ]


def weeks(seed: int, trouble: float) -> Office:
    office = Office(seed, trouble)
    for number in range(DAYS):
        day = FIRST + timedelta(days=number)
        if number:
            office.works(day)
        for hour in (8, 11):
            office.runs(day, hour)
    return office


def working(day: date) -> date:
    while QUIET.is_quiet(int(serial(day))):
        day += timedelta(days=1)
    return day


LAST = FIRST + timedelta(days=DAYS - 1)


@pytest.mark.parametrize(("seed", "trouble"), [(1, 0.0), (2, 0.0), (3, 0.15)])
def test_every_mailbox_holds_what_it_should_and_once(seed: int, trouble: float) -> None:
    office = weeks(seed, trouble)
    assert office.requests
    assert any(one.evaluated for one in office.plans)
    for came in office.post.came:
        assert not QUIET.is_quiet(int(serial(came.day)))
    tickets = Counter(ticket for came in office.post.came for ticket in came.tickets)
    assert max(tickets.values()) == 1
    for number, (key, arrived) in enumerate(office.requests.items(), start=1):
        receipts = office.read("letter", key)
        expected = working(arrived + timedelta(days=1))
        if expected <= LAST - timedelta(days=3) and key not in office.unknown:
            assert len(receipts) == 1, key
            assert receipts[0].to == (f"a{number}@example.org",)
            assert receipts[0].day == expected or trouble
    for one in office.plans:
        letters = office.read("letter", one.key)
        if one.decided is None:
            assert letters == []
        elif working(one.decided + timedelta(days=1)) <= LAST - timedelta(days=3):
            assert len(letters) == 1 or one.key in office.unknown
        told = [came for came in office.read("digest", one.key) if "Zestor" in came.subject]
        if working(one.handed_in) <= LAST - timedelta(days=3) and one.key not in office.unknown:
            met_at_once = one.decided is not None and one.decided <= working(one.handed_in)
            assert len(told) == 1 or met_at_once, one
        reminded = office.read("reminder", one.key)
        steps = [int(came.tickets[0].mark) for came in reminded]
        assert steps == sorted(set(steps))
        if one.completed is None:
            assert reminded == []
        if one.evaluated:
            assert all(came.day < one.evaluated for came in reminded)


def test_of_each_step_of_a_term_one_mail_and_then_another_reads_it() -> None:
    """Without any move the ladder is what it is: worked out by hand for one plan."""
    office = Office(7, 0.0)
    office.random = Random(0)
    row = request("2022-02-01T07:00") | {"E-mailadres": "a1@example.org", "Geschatte uren": 4}
    office.type_row(REQUESTS, row)
    office.type_row(PLANS, plan("SI-2022-001", Begrote_uren=4))
    office.runs(FIRST, 8)
    office.type(PLANS, 1, "Besluit", "Goedgekeurd")
    office.type(PLANS, 1, "Besluit op", "2022-02-01")
    office.type(PLANS, 1, "Afgerond op", "2022-02-01")
    for number in range(1, DAYS):
        office.runs(FIRST + timedelta(days=number), 8)
    reminded = office.read("reminder", "SI-2022-001-A")
    assert [(str(one.day), one.to[0], one.tickets[0].mark) for one in reminded] == [
        ("2022-02-08", "a1@example.org", "-7"),
        ("2022-02-15", "a1@example.org", "+0"),
        ("2022-02-22", "a1@example.org", "+7"),
        ("2022-03-01", "sociale-inkoop@example.org", "+14"),
    ]
