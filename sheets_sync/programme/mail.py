"""What a programme mails, to whom and when: the blocks ``contact`` and ``mail`` of its file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from sheets_sync.programme.blocks import FORBID, Said
from sheets_sync.records import Record, field

TemplateKind: TypeAlias = Literal["digest", "reminder", "receipt", "decision"]
COMMON: Final = frozenset(
    ("subject", "programme", "contact_name", "contact_address", "language", "register", "say")
)
ABOUT_A_ROW: Final = COMMON | {
    *("key", "text", "lines", "status", "explanation", "next", "party", "link", "place", "row"),
}
FIELDS: Final[Mapping[TemplateKind, frozenset[str]]] = {
    "digest": COMMON | {"name", "rows", "left_out"},
    "reminder": ABOUT_A_ROW | {"last_day", "days", "form"},
    "receipt": ABOUT_A_ROW | {"is_changed"},
    "decision": ABOUT_A_ROW | {"is_changed", "reason", "decided_by", "objection"},
}
"""What a template may name."""


class Contact(Record):
    """Whom people turn to; stands in mails and letters."""

    __pydantic_config__ = FORBID
    name: str = ""
    address: str = ""


class Digest(Record):
    """What is new for whoever has the next move: rows with a status of which ``turn`` says so.

    It goes to all of ``to``; with ``each``, the header of a column, to the person in that column,
    whose address stands in ``people``.
    """

    __pydantic_config__ = FORBID
    name: str
    turn: str
    to: tuple[str, ...] = ()
    every: Literal["day", "week", "change"] = "day"
    each: str = ""
    people: Mapping[str, str] = field(default_factory=dict)


class Reminder(Record):
    """What is said when a term draws near, and who hears of it in the end.

    ``term`` is a tab and the name of its term (``plans.Evaluatie``); its ``remind`` says when. With
    ``then`` (``"14 days after"``) the digest named ``then_to`` gets it instead. ``form`` is
    the tab whose form meets it: its link has filled in already what the row knows.
    """

    __pydantic_config__ = FORBID
    term: str
    subject: Said = ""
    text: Said = ""
    then: str = ""
    then_to: str = ""
    form: str = ""


class LetterLine(Record):
    """A line of a letter: what it is about, and what stands beside it."""

    __pydantic_config__ = FORBID
    label: Said
    text: Said


class Letter(Record):
    """A mail to whom a row is about, once, when a condition holds.

    It goes again, as a changed one, when the outcome of a formula in ``again`` is another. A
    ``decision`` is a PDF besides; what ``decided_by`` and ``objection`` say stands in it, where
    they say anything. Texts have ``{[Kolom]}`` in them.
    """

    __pydantic_config__ = FORBID
    name: str
    kind: Literal["receipt", "decision"]
    tab: str
    when: str
    subject: Said
    text: Said
    lines: tuple[LetterLine, ...] = ()
    again: tuple[str, ...] = ()
    reason: Said = ""
    decided_by: Said = ""
    objection: Said = ""


class Template(Record):
    """Texts in the notation of Jinja, in the place of those that are shipped."""

    __pydantic_config__ = FORBID
    text: str = ""
    html: str = ""


class Mail(Record):
    """Who gets mail, of what, and how much of it at once.

    ``quiet`` is a country: on its holidays, and at weekends, nothing goes. A receipt or a decision
    goes once its row has stood so for ``settle`` days. ``templates`` are by what they are for:
    ``digest``, ``reminder``, ``receipt``, ``decision``.
    """

    __pydantic_config__ = FORBID
    sender: str
    reply_to: str = ""
    most: int = 50
    a_minute: int = 60
    quiet: str = ""
    settle: int = 1
    digests: tuple[Digest, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    letters: tuple[Letter, ...] = ()
    templates: Mapping[TemplateKind, Template] = field(default_factory=dict)
