"""A programme as frozen records.

A run that finds its programme checked before loads neither pydantic nor dataclasses; ``load``
checks a new or changed file with pydantic, straight into these records.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from sheets_sync.cells.dates import DAY_ZERO
from sheets_sync.cells.text import Language, Unit
from sheets_sync.programme.blocks import (
    Alert,
    Bars,
    OverviewLine,
    Pool,
    Quantity,
    Question,
    RuleText,
    UnitWords,
)
from sheets_sync.programme.mail import Contact, Mail
from sheets_sync.programme.meaning import Meaning, meaning_of
from sheets_sync.programme.people_blocks import Form, Privacy
from sheets_sync.programme.questions_tab import questions_tab
from sheets_sync.programme.tabs import (
    FORBID as FORBID,
)
from sheets_sync.programme.tabs import (
    Column as Column,
)
from sheets_sync.programme.tabs import (
    Kind as Kind,
)
from sheets_sync.programme.tabs import (
    MachineTab as MachineTab,
)
from sheets_sync.programme.tabs import (
    Owner as Owner,
)
from sheets_sync.programme.tabs import (
    RegisterTab as RegisterTab,
)
from sheets_sync.programme.tabs import (
    RequiredWhen as RequiredWhen,
)
from sheets_sync.programme.tabs import (
    Spelling as Spelling,
)
from sheets_sync.programme.tabs import (
    Status as Status,
)
from sheets_sync.programme.tabs import (
    TabName as TabName,
)
from sheets_sync.programme.tabs import (
    Tone as Tone,
)
from sheets_sync.programme.tabs import (
    Words as Words,
)
from sheets_sync.records import Record, field


class Period(Record):
    """First and last day of the programme; the last day is inside."""

    __pydantic_config__ = FORBID
    start: date = date(1900, 3, 1)
    end: date = date(2199, 12, 31)

    @cached_property
    def first_day(self) -> int:
        """The first day as a serial number."""
        return self.start.toordinal() - DAY_ZERO

    @cached_property
    def last_day(self) -> int:
        """The last day as a serial number."""
        return self.end.toordinal() - DAY_ZERO


class OwnTabs(Record):
    """The tabs that are the program's own."""

    __pydantic_config__ = FORBID
    overview: MachineTab
    queue: MachineTab | None = None
    rules: MachineTab
    log: MachineTab
    questions: MachineTab | None = None
    """Where the program asks and people answer; with names of its language where not given."""

    @cached_property
    def by_name(self) -> Mapping[str, MachineTab]:
        """Those that the programme has, from left to right."""
        tabs = {"overview": self.overview, "queue": self.queue, "rules": self.rules}
        return {name: tab for name, tab in {**tabs, "log": self.log}.items() if tab}


class Names(Record):
    """Who takes part, as messages call them."""

    __pydantic_config__ = FORBID
    one_party: Words = ""
    more_parties: Words = ""
    who_decides: Words = ""
    example_key: Words = ""
    """A key as this programme gives them, for use in messages."""


class Programme(Record):
    """The whole programme."""

    __pydantic_config__ = FORBID
    name: Words
    language: Language = "nl"
    time_zone: Words = "Europe/Amsterdam"
    names: Names = Names()
    period: Period = Period()
    settle: int = 1
    """Days after which a value that was found fine is sealed, in columns with ``seal``."""
    units: Mapping[str, UnitWords] = field(default_factory=dict)
    values: Mapping[str, int | float | str | date | Quantity] = field(default_factory=dict)
    """What formulas call by a name."""
    tabs: Mapping[TabName, RegisterTab]
    own: OwnTabs
    pools: tuple[Pool, ...] = ()
    alerts: tuple[Alert, ...] = ()
    overview: tuple[OverviewLine, ...] = ()
    charts: tuple[Bars, ...] = ()
    explained: tuple[RuleText, ...] = ()
    questions: tuple[Question, ...] = ()
    forms: Mapping[TabName, Form] = field(default_factory=dict)
    privacy: Privacy | None = None
    contact: Contact = field(default_factory=Contact)
    mail: Mail | None = None

    @cached_property
    def meaning(self) -> Meaning:
        """All by which a row could come to say something else, in plain lines."""
        return meaning_of(self, self.tabs)

    @property
    def unit(self) -> Unit:
        """What amounts are in where no column says it: that of the first pool, or hours."""
        return "euro" if any(pool.unit == "euro" for pool in self.pools[:1]) else "hours"

    def register_tabs(self) -> Iterator[tuple[TabName, RegisterTab]]:
        """The tabs that people fill in, in the order of the register."""
        yield from self.tabs.items()

    def machine_tabs(self) -> tuple[MachineTab, ...]:
        """The tabs that are the program's own."""
        return tuple(self.own.by_name.values())

    @cached_property
    def asking(self) -> RegisterTab | None:
        """The tab in which the program asks; None in a programme in which it never does."""
        return questions_tab(self.tabs.values(), self.own.questions, self.questions, self.language)

    def own_titles(self) -> tuple[str, ...]:
        """What the tabs are called that are the program's own, or in which it asks."""
        known = tuple(tab.title for tab in self.machine_tabs())
        return (*known, self.asking.title) if self.asking else known


def labelled(programme: Programme) -> Programme:
    """The programme with a label for every status: its own name where the file gives none.

    So has the log a column for the numbers of its lines.
    """
    from dataclasses import replace

    tabs = {name: _with_labels(tab) for name, tab in programme.tabs.items()}
    log = programme.own.log
    if "number" not in log.headers:
        log = replace(log, headers={"number": "Nr", **log.headers})
    return replace(programme, tabs=tabs, own=replace(programme.own, log=log))


def _with_labels(tab: RegisterTab) -> RegisterTab:
    from dataclasses import replace

    statuses = {
        name: words if words.label else replace(words, label=name)
        for name, words in tab.statuses.items()
    }
    return replace(tab, statuses=statuses)
