"""Whatever becomes of the log, the file and the machine: no key is dealt twice without a word."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from support.oracle.examples import NOW, PARTY_ROWS, TODAY, booking, plan, request
from support.oracle.generate import Case
from support.oracle.register import Register, Rules
from support.written.generated import QUICK, lines, memory_of, moment_of, programme_of, tab_of

from sheets_sync.history.journal import Journal
from sheets_sync.problems.stop import BrokenStructure, Unsafe
from sheets_sync.register.numbering import place_of, read_mark
from sheets_sync.stores.memory import Memory, tab_of_rows
from sheets_sync.sync.run import Mode, sync_register
from sheets_sync.validators import decide

if TYPE_CHECKING:
    from collections.abc import Sequence

    from support.oracle.register import Row

    from sheets_sync.register.numbering import Mark

LOG = "Logboek"
KEYS = {"Aanvragen": "Kenmerk", "Plannen": "Plankenmerk", "Uren": "Boeking"}
NAMES = {"Aanvragen": "Naam aanvrager", "Plannen": "Opgesteld door", "Uren": "Adviseur"}
WORDS = {"log.begun_anew", "log.known_place"}


class Histories(RuleBasedStateMachine):
    """People lose logs and put old registers back; ``given`` has the row of every key ever dealt.

    A row is known by a name of its own, which nobody changes.
    """

    def __init__(self) -> None:
        super().__init__()
        self.numbers = count(1)
        self.folder = TemporaryDirectory()
        self.homes = count(1)
        self.home = self._fresh_home()
        self.case = Case(Register(), Rules(), TODAY, NOW)
        self.store = memory_of(Register(parties=PARTY_ROWS))
        self.given: dict[str, str] = {}
        self.backups: list[Memory] = []

    def teardown(self) -> None:
        self.folder.cleanup()

    def _fresh_home(self) -> Journal:
        return Journal(Path(self.folder.name) / str(next(self.homes)) / "journal.sqlite3")

    def _copy(self, *, kept: Sequence[str] | None = None, renamed: str = LOG) -> Memory:
        """The register once more, with its mark; perhaps without a tab, or with it renamed."""
        copy = Memory(
            tab_of_rows(renamed if tab.title == LOG else tab.title, lines(tab))
            for tab in self.store.read().tabs
            if kept is None or tab.title in kept
        )
        copy._mark = self.store._mark
        return copy

    def _add(self, title: str, new: Row) -> None:
        tab = tab_of(self.store, title)
        new[NAMES[title]] = f"Rij {next(self.numbers)}"
        for place, header in enumerate([column[0] for column in tab.columns]):
            self.store.put(title, place, tab.height, new.get(str(header)) or "")

    # ---- what people do

    @initialize()
    def begin(self) -> None:
        self.add_request()
        self.sync()

    @rule()
    def add_request(self) -> None:
        number = next(self.numbers)
        self._add("Aanvragen", request(f"2022-01-{number % 28 + 1:02}T{number // 28 % 24:02}:00"))

    @rule(number=st.integers(1, 2))
    def add_plan(self, number: int) -> None:
        self._add("Plannen", plan(f"SI-2022-{number:03}"))

    @rule()
    def add_booking(self) -> None:
        self._add("Uren", booking("2022-02-01", 1))

    @rule(title=st.sampled_from(sorted(KEYS)))
    def delete_last_row(self, title: str) -> None:
        tab = tab_of(self.store, title)
        if tab.height > 2:
            for place in range(tab.width):
                self.store.put(title, place, tab.height - 1, None)

    @rule()
    def keep_a_backup(self) -> None:
        self.backups.append(self._copy())

    @precondition(lambda self: self.backups)
    @rule(which=st.integers(0, 5))
    def put_a_backup_back(self, which: int) -> None:
        self.store, kept = self.backups[which % len(self.backups)], self.store
        self.store = self._copy()
        self.backups.append(kept)

    @rule()
    def delete_the_log(self) -> None:
        kept = [tab.title for tab in self.store.read().tabs if tab.title != LOG]
        self.store = self._copy(kept=kept)

    @rule(lines_left=st.integers(1, 30))
    def shorten_the_log(self, lines_left: int) -> None:
        if found := self.store.read().find(LOG):
            for place in range(found.width):
                for row in range(lines_left, found.height):
                    self.store.put(LOG, place, row, None)

    @rule()
    def rename_the_log(self) -> None:
        if not self.store.read().find("Historie"):
            self.store = self._copy(renamed="Historie")

    @rule()
    def lose_the_journal(self) -> None:
        self.home = self._fresh_home()

    @rule()
    def lose_the_mark(self) -> None:
        self.store._mark = ""

    # ---- what the program does

    @rule()
    def sync(self) -> None:
        self._sync(Mode.WRITE)

    @rule()
    def go_on_all_the_same(self) -> None:
        self._sync(Mode.FORCE)

    @rule()
    def say_that_it_was_put_back(self) -> None:
        self._sync(Mode.RESTORED)

    def _sync(self, mode: Mode) -> None:
        self._forget_what_nobody_can_know()
        before = self.store.read()
        rules = programme_of(self.case.rules)
        try:
            seen = sync_register(
                self.store, rules, decide, moment_of(self.case), mode, lambda: self.home
            )
        except (BrokenStructure, Unsafe):
            assert self.store.read() == before
            return
        told = WORDS.intersection(alert.code for alert in seen.alerts)
        for title, header in KEYS.items():
            self._judge(title, header, bool(told))

    def _forget_what_nobody_can_know(self) -> None:
        """Without a journal nothing tells of keys that were dealt after what stands there."""
        if self.home.known(self.store.origin):
            return
        standing = {
            str(cell) for tab in self.store.read().tabs for row in lines(tab) for cell in row
        }
        mark = read_mark(self.store._mark)
        self.given = {
            key: name
            for key, name in self.given.items()
            if key in standing or (mark and is_counted(key, mark))
        }

    def _judge(self, title: str, header: str, told: object) -> None:
        headers, *rows = lines(tab_of(self.store, title))
        if header not in headers:
            return
        key_place, name_place = headers.index(header), headers.index(NAMES[title])
        for row in rows:
            key, name = str(row[key_place]), str(row[name_place])
            if key and self.given.setdefault(key, name) != name:
                assert told, (key, name, self.given[key])
                self.given[key] = name


def is_counted(key: str, mark: Mark) -> bool:
    """Whether a mark tells that this key was dealt."""
    series, *parts = key.split("-")
    if series == "U":
        return int(parts[0]) <= mark.numbers["bookings"]
    is_dealt = int(parts[1]) <= mark.numbers["requests"]
    letter = place_of(parts[2]) if len(parts) > 2 else 0
    return is_dealt and letter <= mark.numbers["plans"]


TestHistories = Histories.TestCase
TestHistories.settings = settings(QUICK, max_examples=60, stateful_step_count=25)
