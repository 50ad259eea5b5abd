"""One history: people and syncs take turns and get in each other's way; what came of it."""

from __future__ import annotations

import os
from collections import Counter
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from msgspec.json import decode

from sheets_sync.history.journal import Journal, journal_path
from sheets_sync.problems.stop import Stop
from sheets_sync.stores.google import GoogleSheet
from sheets_sync.stores.google.http.api import Api
from sheets_sync.stores.google.http.credentials import Access
from sheets_sync.stores.google.http.identity import Nobody
from sheets_sync.stores.google.http.patience import Patience
from sheets_sync.stores.google.http.servers import GOOGLE
from sheets_sync.stores.google.opening import wanted_titles
from sheets_sync.stores.google.read.session import Session
from sheets_sync.stores.google.write import proof
from sheets_sync.sync.run import Mode, sync_register
from sheets_sync.testing.faults import Fault
from sheets_sync.testing.service import Service
from sheets_sync.testing.world import OWNER, ROBOT, permission
from sheets_sync.validators import decide
from support.google.sheets import Clock
from support.race.base import people_s_tabs
from support.race.ledger import Ledger
from support.race.people import People
from support.race.wires import Wire
from support.written.runs import moment, pilot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from random import Random

    from sheets_sync.host.clock import Moment
    from sheets_sync.stores.google.http.transport import Request
    from sheets_sync.testing.book import Book
    from sheets_sync.testing.faults import Kind

REGISTER = "register-of-the-race-0000000000000000000000"
FAULTS: tuple[tuple[Kind, int, bool], ...] = (
    ("error", 429, False),
    ("error", 500, False),
    ("error", 503, True),
    ("error", 503, False),
    ("cut_before", 0, False),
    ("cut_after", 0, True),
    ("truncated", 0, True),
)


class Broken(AssertionError):
    """A promise was not kept; ``counts`` tells what happened until then."""

    def __init__(self, *what: object) -> None:
        super().__init__(*what)
        self.counts: Counter[str] = Counter()


class History:
    """A register on a server of its own, people, and hosts that sync it.

    ``counts`` tells what happened: syncs by exit code, writes that landed astray, what was mended.
    """

    def __init__(self, dice: Random, state: Path) -> None:
        self.dice, self._state = dice, state
        self.service = Service()
        file = self.service.world.create("Register", people_s_tabs(), OWNER, REGISTER)
        file.permissions.append(permission(ROBOT, "writer"))
        self.ledger = Ledger(self.service, REGISTER)
        self.people = People(self.ledger, dice)
        self.counts: Counter[str] = Counter()
        self.log: list[str] = []
        self.restored: Sequence[str] = ()
        """The cells that the last sync says it put back."""
        self.wrong: list[tuple[str, int, int]] = []
        """The cells (tab, row, column) of people's that say something else than people typed."""
        self.meanwhile: Callable[[float], None] = self._meanwhile
        """What happens before and after each request."""
        self._busy = False
        self._astray = False
        self._keys: dict[tuple[str, int], str] = {}

    @property
    def book(self) -> Book:
        return self.ledger.book

    def sync(self, host: str = "a", bother: float = 0.0, mode: Mode = Mode.WRITE) -> int:
        """One sync by this host, people acting around each request; its exit code.

        ``bother`` is the chance that somebody acts before, and again after, each request.
        """
        with self._at(host):
            code = self._outcome(self._store(bother), moment(), mode)
        self.log.append(f"sync {host}: {code}")
        self.counts[f"exit {code}"] += 1
        if not self._busy:
            # While another host is in the middle of its own, what it has to mend is still wrong.
            self._judge(code)
        return code

    def _store(self, bother: float = 0.0) -> GoogleSheet:
        wire = Wire(self.service, lambda: self.meanwhile(bother), self._applied)
        clock = Clock()
        api = Api(GOOGLE, REGISTER, Nobody(), wire, Patience(clock.wait, clock.now))
        return GoogleSheet(Session(api, Access.WRITE, wanted_titles(pilot())))

    def _outcome(self, store: GoogleSheet, when: Moment, mode: Mode) -> int:
        journal = Journal(journal_path())
        try:
            seen = sync_register(store, pilot(), decide, when, mode, lambda: journal)
            self.restored = seen.restored
        except Stop as stop:
            self.log.append(f"{stop.code} {stop.details} {[one.details for one in stop.places]}")
            return stop.exit_code
        return 0

    @contextmanager
    def _at(self, host: str) -> Iterator[None]:
        before = os.environ.get("XDG_STATE_HOME")
        os.environ["XDG_STATE_HOME"] = str(self._state / host)
        try:
            yield
        finally:
            os.environ.pop("XDG_STATE_HOME")
            if before is not None:
                os.environ["XDG_STATE_HOME"] = before

    def lose_log(self) -> None:
        """Somebody deletes the log, or its last lines; whoever syncs is told, and goes on."""
        book = self.service.world.files[REGISTER].book
        assert book is not None
        log = next((sheet for sheet in book.sheets if sheet.title == "Logboek"), None)
        if log is None or self.counts["exit 6"]:
            return
        self.log.append("the log is lost")
        book.sheets.remove(log)
        host = self.dice.choice("ab")
        if self.sync(host) != 4:
            raise Broken("nobody noticed that the log is gone", self.log)
        self.sync(host, mode=Mode.FORCE)
        self.counts["logs lost"] += 1

    def jump_clock(self) -> None:
        """The clock of a machine is years off; whatever it finds, it writes nothing."""
        before = self.book
        day = self.dice.choice(("2014-03-01T10:00", "2021-12-31T10:00", "2037-01-01T10:00"))
        with self._at(self.dice.choice("ab")):
            code = self._outcome(self._store(), moment(day)._replace(by_clock=True), Mode.WRITE)
        self.log.append(f"clock at {day}: {code}")
        self.counts["clocks jumped"] += 1
        if self.book != before:
            raise Broken("a wrong clock changed something", self.log)

    def put_version_back(self) -> None:
        """Somebody puts back how it was before some rows came in; no key is dealt again."""
        version, pages, keys = deepcopy((self.book, self.ledger.pages, self._keys))
        for page in self.ledger.pages[:3]:
            self.people.send_form(page)
        if self.sync():
            return
        dealt = set(self.ledger.keys().values()) - set(keys.values())
        self.service.world.files[REGISTER].book = version
        self.ledger.pages[:], self._keys = pages, keys
        self.log.append("an older version is put back")
        for page in self.ledger.pages[:3]:
            self.people.send_form(page)
        if self.sync() == 0:
            raise Broken("nobody noticed the older version", self.log)
        self.sync(mode=Mode.FORCE)
        self.counts["versions put back"] += 1
        if again := dealt.intersection(self.ledger.keys().values()):
            raise Broken(f"dealt again: {again}", self.log)

    def trouble(self) -> None:
        """Let one of the next requests go wrong."""
        kind, code, applied = self.dice.choice(FAULTS)
        self.log.append(f"fault {kind} {code} {applied}")
        self.service.faults.add(Fault(kind, code=code or 503, applied=applied))

    def _meanwhile(self, bother: float) -> None:
        if self._busy:
            return
        self._busy = True
        try:
            while self.dice.random() < bother:
                self.person()
            if bother and self.dice.random() < bother / 8:
                self.log.append("another host")
                self.sync("b")
            if bother and self.dice.random() < bother / 4:
                self.trouble()
        finally:
            self._busy = False

    def person(self) -> None:
        """Somebody does something."""
        self.log.append(self.people.act())
        self.counts["by people"] += 1

    def _applied(self, request: Request) -> None:
        self.ledger.follow(decode(request.body)["requests"])
        self.counts["writes"] += 1
        if wrong := self.ledger.wrong():
            self.log.append(f"hit {wrong[:5]}")
            self.counts["writes that hit people's cells"] += 1
            self._astray = True
        elif self._displaced():
            self.counts["writes that put keys in another row"] += 1
            self._astray = True

    def _displaced(self) -> list[tuple[str, int]]:
        """Rows whose key is another than it was."""
        now, emptied = self.ledger.keys(), self.ledger.emptied
        return [
            row
            for row, key in now.items()
            if row not in emptied and self._keys.get(row, key) != key
        ]

    def _judge(self, code: int) -> None:
        self.wrong = wrong = self.ledger.wrong()
        if code == 6:
            self.counts["misplaced and reported"] += 1
            self.counts["people's cells reported"] += len(wrong)
            self.ledger.believe()
            # Whether these are put right, by hand or by a later run, is another matter.
            for row in self._displaced():
                del self._keys[row]
        elif wrong:
            self.counts["people's cells lost"] += len(wrong)
            raise Broken(f"lost {wrong}", self.log)
        if code == 0:
            self._judge_keys()
            self.counts["misplaced and mended"] += self._astray
        self._astray = False

    def _judge_keys(self) -> None:
        if displaced := self._displaced():
            self.counts["misplaced and unreported"] += 1
            now = self.ledger.keys()
            raise Broken([(r, self._keys[r], now[r]) for r in displaced], self.log)
        self._keys |= self.ledger.keys()

    def rest(self) -> None:
        """Nobody acts: the next sync mends the rest, and one more has nothing to do."""
        self.service.faults.clear()
        code = self.sync()
        if code == 0:
            self.service.log.clear()
            if self.sync() or self.service.log.counts.get("spreadsheets.batchUpdate"):
                raise Broken("a second sync still had something to do", self.log)
            if self.service.log.count() != 1:
                raise Broken(self.service.log.counts, self.log)


@contextmanager
def cells_read_back(most: int) -> Iterator[None]:
    """Registers of more cells than this are large: a write reads only a part of them back."""
    before = proof.ORDINARY_CELLS
    proof.ORDINARY_CELLS = most
    try:
        yield
    finally:
        proof.ORDINARY_CELLS = before


def seeded(seed: int) -> Counter[str]:
    """The counts of the history that this seed leads to. Raises Broken."""
    from random import Random

    dice = Random(seed)
    large = seed % 5 == 0
    with TemporaryDirectory() as folder, cells_read_back(0 if large else proof.ORDINARY_CELLS):
        history = History(dice, Path(folder))
        try:
            if dice.random() < 4 / 5:
                history.sync()
            for _ in range(dice.randint(1, 3)):
                for _ in range(dice.randint(0, 2)):
                    history.person()
                history.sync(bother=dice.choice((0.1, 0.3, 0.5)))
            if dice.random() < 1 / 10:
                history.lose_log()
            history.rest()
            if history.counts["exit 0"] and dice.random() < 1 / 5:
                history.jump_clock()
                history.put_version_back()
                history.rest()
        except Broken as broken:
            broken.counts = history.counts
            raise
    return history.counts
