"""A programme as frozen records.

Plain dataclasses, so that a run that finds its programme checked before need not load pydantic;
``file`` checks a new or changed file with pydantic, straight into these records.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal, TypeAlias

from sheets_sync.cells.dates import DAY_ZERO
from sheets_sync.cells.text import Language, Unit

Kind: TypeAlias = Literal[
    "text",
    "email",
    "amount",
    "money",
    "number",
    "day",
    "moment",
    "choice",
    "choices",
    "reference",
]
Owner: TypeAlias = Literal["person", "machine"]
TabName: TypeAlias = Literal["requests", "plans", "bookings", "evaluations", "parties"]
Tone: TypeAlias = Literal["good", "busy", "attention", "bad", "quiet"]
Words: TypeAlias = str

FORBID: Mapping[str, Any] = {"extra": "forbid"}


@dataclass(frozen=True, kw_only=True)
class Period:
    """First and last day of the programme; the last day is inside."""

    __pydantic_config__ = FORBID
    start: date
    end: date

    @cached_property
    def first_day(self) -> int:
        """The first day as a serial number."""
        return self.start.toordinal() - DAY_ZERO

    @cached_property
    def last_day(self) -> int:
        """The last day as a serial number."""
        return self.end.toordinal() - DAY_ZERO


@dataclass(frozen=True, kw_only=True)
class Budget:
    """What there is to give: hours or euros, exact to the hundredth."""

    __pydantic_config__ = FORBID
    unit: Unit
    total: int | float
    cap: int | float
    release: bool = False
    """A row that is accounted for keeps only what was really worked or spent."""


@dataclass(frozen=True, kw_only=True)
class Queue:
    """In which order requests are served, and what happens when the pool runs short."""

    __pydantic_config__ = FORBID
    order: Literal["received", "complete"] = "received"
    tie: Literal["row", "lottery"] = "row"
    short: Literal["partial", "wait", "skip"] = "partial"
    seed: int | None = None
    """The recorded seed of the lottery."""


@dataclass(frozen=True, kw_only=True)
class RequiredWhen:
    """A cell that must be filled when another column has a value, or any value at all."""

    __pydantic_config__ = FORBID
    column: Words
    equals: str = ""


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a tab. Bounds are whole units of the column's own kind."""

    __pydantic_config__ = FORBID
    header: Words
    accepts: tuple[Words, ...] = ()
    """Other headers that mean this column."""
    kind: Kind = "text"
    required: bool = False
    required_when: RequiredWhen | None = None
    owner: Owner = "person"
    role: str = ""
    """What the rules know the column by; see the roles in the programme's documentation."""
    choices: tuple[Words, ...] = ()
    reference: TabName | None = None
    help: str = ""
    minimum: int | None = None
    above: int | None = None
    maximum: int | None = None
    not_before: str = ""
    """Header of a day column that this day may not precede."""
    within_period: bool = False
    not_in_future: bool = False


@dataclass(frozen=True, kw_only=True)
class Status:
    """How a status is called, whose move it then is, and how it is coloured."""

    __pydantic_config__ = FORBID
    label: Words
    turn: str = ""
    tone: Tone = "quiet"


@dataclass(frozen=True, kw_only=True)
class Decisions:
    """The words of the decision column."""

    __pydantic_config__ = FORBID
    approved: Words
    rejected: Words
    incomplete: Words


@dataclass(frozen=True, kw_only=True)
class MachineTab:
    """A tab that is wholly the program's; its columns are known by their roles."""

    __pydantic_config__ = FORBID
    title: Words
    headers: Mapping[str, Words]
    """Role → header, from left to right."""


@dataclass(frozen=True, kw_only=True)
class RegisterTab:
    """A tab that people fill in and in which the program answers."""

    __pydantic_config__ = FORBID
    title: Words
    accepts: tuple[Words, ...] = ()
    """Other titles that mean this tab."""
    key_prefix: str = ""
    columns: tuple[Column, ...]
    statuses: Mapping[str, Status]
    decisions: Decisions | None = None

    @cached_property
    def human(self) -> tuple[Column, ...]:
        """The columns that people and forms fill."""
        return tuple(column for column in self.columns if column.owner == "person")

    @cached_property
    def machine(self) -> tuple[Column, ...]:
        """The columns that the program fills."""
        return tuple(column for column in self.columns if column.owner == "machine")

    @cached_property
    def by_role(self) -> Mapping[str, Column]:
        """The columns that the rules speak of, by role."""
        return {column.role: column for column in self.columns if column.role}

    def label(self, status: str) -> str:
        """What people call this status. KeyError for a status that this tab has not."""
        return self.statuses[status].label


@dataclass(frozen=True, kw_only=True)
class Tabs:
    """All tabs of the register. A programme without bookings has no such tab."""

    __pydantic_config__ = FORBID
    requests: RegisterTab
    plans: RegisterTab
    bookings: RegisterTab | None = None
    evaluations: RegisterTab
    parties: RegisterTab
    overview: MachineTab
    queue: MachineTab
    rules: MachineTab
    log: MachineTab


@dataclass(frozen=True, kw_only=True)
class Party:
    """One of those who may ask: name, short name, other spellings."""

    __pydantic_config__ = FORBID
    name: Words
    short: str = ""
    other: tuple[Words, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Names:
    """Who takes part, as messages call them."""

    __pydantic_config__ = FORBID
    one_party: Words
    more_parties: Words
    who_decides: Words
    example_key: Words
    """A key as this programme gives them, for use in messages."""


@dataclass(frozen=True, kw_only=True)
class Programme:
    """The whole programme."""

    __pydantic_config__ = FORBID
    name: Words
    key_prefix: Words
    language: Language = "nl"
    time_zone: Words = "Europe/Amsterdam"
    names: Names
    period: Period
    budget: Budget
    queue: Queue = Queue()
    evaluation_days: int
    """Days after completion within which the evaluation is due."""
    tabs: Tabs
    parties: tuple[Party, ...] = ()

    @cached_property
    def total(self) -> int:
        """The pool in hundredths."""
        return round(self.budget.total * 100)

    @cached_property
    def cap(self) -> int:
        """The cap per party in hundredths."""
        return round(self.budget.cap * 100)

    def register_tabs(self) -> Iterator[tuple[TabName, RegisterTab]]:
        """The tabs that people fill in, in the order of the register."""
        yield "requests", self.tabs.requests
        yield "plans", self.tabs.plans
        if self.tabs.bookings:
            yield "bookings", self.tabs.bookings
        yield "evaluations", self.tabs.evaluations
        yield "parties", self.tabs.parties

    def machine_tabs(self) -> tuple[MachineTab, ...]:
        """The tabs that are the program's own."""
        return self.tabs.overview, self.tabs.queue, self.tabs.rules, self.tabs.log
