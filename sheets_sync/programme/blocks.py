"""The blocks of a programme: what its rows have to keep to, by when, and what people are told.

Formulas stand here as they were written; ``rules`` reads and checks them. A text for people is a
string, or one for each language.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from sheets_sync.records import Record, field

if TYPE_CHECKING:
    from sheets_sync.cells.text import Language


Said: TypeAlias = str | Mapping[Literal["nl", "en"], str]
"""``"Vraag het na"`` or ``{nl = "Vraag het na", en = "Ask"}``; with ``{[Kolom]}`` in messages."""

FORBID: Final[Mapping[str, Any]] = {"extra": "forbid"}


def in_language(said: Said, language: Language) -> str:
    """What is said in this language, else in the other one.

    >>> in_language({"nl": "uur", "en": "hour"}, "en"), in_language("uur", "en")
    ('hour', 'uur')
    """
    if isinstance(said, str):
        return said
    return said.get(language, next(iter(said.values()), ""))


class UnitWords(Record):
    """What amounts are counted in: hours, places, kilometres."""

    __pydantic_config__ = FORBID
    one: Said
    many: Said
    decimals: Literal[0, 1, 2] = 2


class Quantity(Record):
    """A number of a unit, by its name among the units of the programme; ``euro`` is money."""

    __pydantic_config__ = FORBID
    number: int | float
    unit: str


class Rule(Record):
    """A message of a row, and whether the row is wrong or incomplete by it.

    Exactly one of the four conditions, or ``python``. ``warn_when`` asks for attention,
    ``note_when`` for nothing.
    """

    __pydantic_config__ = FORBID
    name: str = ""
    wrong_when: str = ""
    missing_when: str = ""
    warn_when: str = ""
    note_when: str = ""
    python: str = ""
    """In the place of a condition: ``module:function``, or the name of an entry point."""
    uses: tuple[str, ...] = ()
    """The columns that a rule in Python gets; all that people fill in where none is said."""
    severity: Literal["wrong", "missing", "attention", "note"] = "wrong"
    """Of a rule in Python: what the row is by it."""
    column: str = ""
    """The header of the column that the message is about."""
    counts: bool = False
    """Whether a row that is wrong or incomplete by this counts all the same."""
    message: Said


class Alert(Record):
    """A message about the register as a whole, for each row of ``tab`` in which ``when`` holds."""

    __pydantic_config__ = FORBID
    name: str = ""
    tab: str = ""
    """Without a tab the condition is about the whole register."""
    when: str
    message: Said


class Question(Record):
    """What people are asked about each row of ``tab`` in which ``when`` holds.

    ``message`` says what it is about, with ``{[Kolom]}`` in it; when it says something else, that
    is another question. ``fills`` is a column of the program's that gets the answer: one of
    ``answers``, blank as long as there is none.
    """

    __pydantic_config__ = FORBID
    name: str
    tab: str
    when: str
    message: Said
    answers: tuple[Said, ...]
    fills: str
    asks: str = ""
    """Who is asked, where that is not who is asked in the tab."""


class Change(Record):
    """A message when one of these cells is changed after a condition came to hold.

    What stood in them is remembered by the log. ``key`` is the column that is filled anew when the
    change is meant: then what stands there now is remembered in its place. ``{changes}`` in the
    message is what differs.
    """

    __pydantic_config__ = FORBID
    name: str = ""
    when: str
    key: str
    columns: tuple[str, ...]
    message: Said


class Term(Record):
    """A deadline: ``fills`` gets the last day, ``late`` the days past it.

    It runs from the day or moment that the formula ``start`` gives, in the rows in which ``when``
    holds. ``length`` is ``"14 days"``, ``"5 working days"``, ``"2 weeks"``, ``"3 months"``, or a
    formula for a number of days. ``calendar`` is a country of which the working days count, or a
    tab with days that are free. A term for which ``met_on`` gives a day was met then.
    """

    __pydantic_config__ = FORBID
    name: str = ""
    fills: str
    start: str
    length: str
    when: str = ""
    calendar: str = ""
    ends_on_working_day: bool = False
    pause: tuple[tuple[str, str], ...] = ()
    met_on: str = ""
    late: str = ""
    late_when: str = ""
    """In which rows days past it are counted; in all where this is not said."""
    remind: tuple[str, ...] = ()
    """``"3 days before"``, ``"on the day"``, ``"7 days after"``: when it is spoken of by mail."""


class Claims(Record):
    """What is asked of a pool: ``amount`` in each row of ``tab`` in which ``when`` holds.

    A row in which it does not hold is not in the queue; one with a blank amount asks nothing.
    """

    __pydantic_config__ = FORBID
    tab: str
    amount: str
    when: str = ""


class Cap(Record):
    """At most so much for all claims together that are the same in the formulas of ``per``."""

    __pydantic_config__ = FORBID
    name: str = ""
    per: tuple[str, ...] = ()
    most: int | float | str


class Offer(Record):
    """What is reserved is an offer, to be accepted within so long."""

    __pydantic_config__ = FORBID
    within: str
    accepted: str


class Lapse(Record):
    """A claim ends so long after something was first reserved for it, unless this holds."""

    __pydantic_config__ = FORBID
    after: str
    unless: str


Filling: TypeAlias = Literal["rank", "entitled", "reserved", "waiting", "waiting_rank"]
"""What a pool says of a claim: its place in the queue, what the caps allow, what it gets, what it
waits for, and its place among those that wait."""


class Pool(Record):
    """What there is to give, shared out to claims in order.

    ``total`` is a number, a number for each year (of the moment by which a claim ranks), or a
    formula in the tab of the claims. There is a pool for each group of rows that are the same in
    the formulas of ``per``. ``taken`` is what has been given from it otherwise: rows of another tab
    (``Plannen[Vastgelegd]``), or an amount in the row of the claim. ``order`` are formulas by which
    claims rank; without any, the moment at which they came in. ``short`` and ``whole``: see
    ``rules.claims``. A pool that ``closes`` ends open claims after the last day of the programme;
    with ``"decided"`` those that were not ``handed_in`` by then. ``fills`` names the columns, of
    the tab of the claims, in which all this is written.
    """

    __pydantic_config__ = FORBID
    name: str
    claims: Claims
    total: int | float | str | Mapping[str, int | float]
    per: tuple[str, ...] = ()
    unit: str = ""
    taken: str = ""
    caps: tuple[Cap, ...] = ()
    order: tuple[str, ...] = ()
    tie: Literal["row", "lottery"] = "row"
    secret: str = ""
    """Of a lottery: at least 32 hexadecimal digits."""
    short: Literal["partial", "wait", "skip"] = "partial"
    whole: bool = False
    offer: Offer | None = None
    lapse: Lapse | None = None
    closes: bool | Literal["decided"] = False
    handed_in: str = ""
    fills: Mapping[Filling, str] = field(default_factory=dict)


Shade: TypeAlias = Literal[
    "", "dark", "light", "faint", "good", "busy", "attention", "bad", "quiet"
]


class Bars(Record):
    """Bars of columns of a tab, behind one another, for the rows that a new register begins with.

    ``columns`` maps headers to their shades.
    """

    __pydantic_config__ = FORBID
    title: Said
    tab: str
    labels: str
    columns: Mapping[str, Shade]


class OverviewLine(Record):
    """A line of the overview: a heading, a figure, or a count for each status of a tab.

    A figure with a ``name`` stands in summaries too. ``urgent`` is one that had better be 0.
    ``chart`` draws the lines of a heading, or the counts, as bars; ``shade`` is that of a bar.
    """

    __pydantic_config__ = FORBID
    label: Said = ""
    formula: str = ""
    statuses: str = ""
    """The tab whose rows are counted by status."""
    pool: str = ""
    """The pool, by its name: what there is, what of it was given, reserved and left."""
    choices: str = ""
    """``tab.column``: the rows of the tab are counted by it. A choice, a yes or no, a reference (by
    the rows that it points at), or a day (by month)."""
    name: str = ""
    urgent: bool = False
    chart: bool | Said = False
    """Or what stands above the bars, where that is not the heading."""
    shade: Shade = ""


class RuleText(Record):
    """A line of the tab with the rules, in plain language."""

    __pydantic_config__ = FORBID
    topic: Said
    text: Said
    name: str = ""
