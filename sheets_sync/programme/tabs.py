"""The tabs of a programme and their columns, as frozen records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Literal, TypeAlias

from sheets_sync.programme.blocks import Change, Rule, Said, Term
from sheets_sync.records import Record, field

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
    "url",
    "phone",
    "iban",
    "postcode",
    "percent",
    "yes_no",
    "duration",
]
Owner: TypeAlias = Literal["person", "machine"]
TabName: TypeAlias = str
"""What a programme file calls a tab."""
Spelling: TypeAlias = Literal["", "one", "several"]
Tone: TypeAlias = Literal["good", "busy", "attention", "bad", "quiet"]
Words: TypeAlias = str

FORBID: Mapping[str, Any] = {"extra": "forbid"}


class RequiredWhen(Record):
    """A cell that must be filled when another column has a value, or any value at all."""

    __pydantic_config__ = FORBID
    column: Words
    equals: str = ""


class Column(Record):
    """One column of a tab. Bounds are whole units of the column's own kind."""

    __pydantic_config__ = FORBID
    header: Words
    accepts: tuple[Words, ...] = ()
    """Other headers that mean this column."""
    kind: Kind = "text"
    required: bool = False
    required_when: RequiredWhen | str | None = None
    """A formula, or the value of another column."""
    valid_when: str = ""
    """A formula that holds where the cell is right."""
    pattern: str = ""
    """A regular expression for the whole text; ``pattern_help`` says what it asks."""
    pattern_help: Said = ""
    unit: str = ""
    """What an amount is counted in, by its name among the units of the programme."""
    formula: str = ""
    """What the program works out here."""
    stamp: str = ""
    """A condition: the moment at which a run first finds it true is written here, once."""
    seal: bool | str = False
    """Whether what people filled in keeps counting when it is changed; or a condition for that."""
    asks: str = ""
    """Who is asked when a sealed cell was changed, where that is not who is asked in the tab."""
    personal: bool = False
    """Whether it tells of a person, and is kept only as long as ``privacy`` says."""
    hidden: bool = False
    """Whether it is there for formulas alone, and stands on no sheet."""
    reason: Said = ""
    """What the log says of a change in this column of the program's."""
    zero_as_blank: bool = False
    """Whether the program leaves the cell empty where it would write 0."""
    owner: Owner = "person"
    role: str = ""
    """What the rules know the column by; see the roles in the programme's documentation."""
    choices: tuple[Words, ...] = ()
    reference: TabName | None = None
    unknown: Literal["wrong", "rules"] = "wrong"
    """Of a reference: whether a cell that names no row is wrong, or is left to the rules."""
    spelling: Spelling = ""
    """Whether other tabs may name a row by this cell, or by each of several with commas between."""
    help: str = ""
    minimum: int | None = None
    above: int | None = None
    maximum: int | None = None
    not_before: str = ""
    """Header of a day column that this day may not precede."""
    within_period: bool = False
    not_in_future: bool = False

    @property
    def asked_with(self) -> RequiredWhen | None:
        """The value of another column with which this cell must be filled, if it is so simple."""
        return self.required_when if isinstance(self.required_when, RequiredWhen) else None


class Status(Record):
    """A rung of a ladder: when it holds, whose move it then is, how it is coloured.

    ``label`` is what people see; where a file does not give it, the rung's own name. The last rung
    of a ladder has no ``when``. ``why`` and ``next`` are what is told about it.
    """

    __pydantic_config__ = FORBID
    label: Words = ""
    when: str = ""
    turn: str = ""
    tone: Tone = "quiet"
    why: Said = ""
    next: Said = ""
    told: Said = ""
    """What a column with the role ``explanation`` says of it, with ``{[Kolom]}`` in it."""
    cells: tuple[Words, ...] = ()
    """Headers of the cells that led to it, where the condition does not name them all."""


class MachineTab(Record):
    """A tab that is wholly the program's; its columns are known by their roles."""

    __pydantic_config__ = FORBID
    title: Words
    headers: Mapping[str, Words]
    """Role → header, from left to right."""


class RegisterTab(Record):
    """A tab that people fill in and in which the program answers."""

    __pydantic_config__ = FORBID
    title: Words
    accepts: tuple[Words, ...] = ()
    """Other titles that mean this tab."""
    key: str = ""
    """How its rows are numbered, see ``programme.key_pattern``; blank where they have no key."""
    columns: tuple[Column, ...]
    statuses: Mapping[str, Status] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    terms: tuple[Term, ...] = ()
    changes: tuple[Change, ...] = ()
    facts: tuple[Said, ...] = ()
    """What ``explain`` tells of a row beside its own columns, with ``{[Kolom]}`` in it."""
    form: bool = False
    """Whether a form feeds it."""
    one_row: str = ""
    """What messages call a row of it: ``de aanvraag``."""
    relied_on: str = ""
    """A condition: a row in which it holds keeps counting when it is gone from the tab."""
    asks: str = ""
    """Who is asked about its rows, where that is not who decides."""
    rows: tuple[Mapping[Words, Words], ...] = ()
    """Header → text of the rows that a new register begins with."""

    @cached_property
    def human(self) -> tuple[Column, ...]:
        """The columns that people and forms fill."""
        return tuple(column for column in self.columns if column.owner == "person")

    @cached_property
    def machine(self) -> tuple[Column, ...]:
        """The columns that the program fills."""
        return tuple(
            column for column in self.columns if column.owner == "machine" and not column.hidden
        )

    @cached_property
    def shown(self) -> tuple[Column, ...]:
        """The columns that stand on the sheet; others are there for formulas alone."""
        return tuple(column for column in self.columns if not column.hidden)

    @cached_property
    def by_role(self) -> Mapping[str, Column]:
        """The columns that the rules speak of, by role."""
        return {column.role: column for column in self.columns if column.role}

    @cached_property
    def spellings(self) -> tuple[Column, ...]:
        """The columns by which other tabs may name its rows; the first has the name proper."""
        return tuple(column for column in self.human if column.spelling)

    @cached_property
    def naming_columns(self) -> tuple[Column, ...]:
        """The columns by which other tabs may name its rows, those that are worked out included."""
        return tuple(column for column in self.columns if column.spelling)

    @cached_property
    def naming(self) -> Column:
        """The column that tells its rows apart: the key, or a name, or what must be filled in."""
        first = next((one for one in self.human if one.required), self.columns[0])
        return self.by_role.get("key") or next(iter(self.spellings), first)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What the rows that a new register begins with are called."""
        named = (row.get(self.naming.header, "") for row in self.rows)
        return tuple(dict.fromkeys(filter(None, named)))

    @property
    def is_named(self) -> bool:
        """Whether other tabs name its rows by a spelling, for want of keys."""
        return bool(self.spellings) and not self.key

    @cached_property
    def arrival(self) -> Column | None:
        """The moment or day by which its rows are told to have come in."""
        moments = [column for column in self.human if column.kind == "moment" and column.required]
        return self.by_role.get("arrival") or next(iter(moments), None)

    @cached_property
    def ordering(self) -> Column | None:
        """The column by which its rows follow on one another: by arrival unless one is named so."""
        return self.by_role.get("order") or self.arrival

    def label(self, status: str) -> str:
        """What people call this status. KeyError for a status that this tab has not."""
        return self.statuses[status].label


def queue_columns(columns: Sequence[Column], tab: MachineTab) -> list[Column]:
    """The columns of the queue, by their roles or headers. KeyError for one that is not there."""
    named = {column.role: column for column in columns if column.role}
    named |= {column.header: column for column in columns}
    return [named[name] for name in tab.headers]
