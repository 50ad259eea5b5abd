"""The blocks of a programme about what people fill in, and how long what tells of them is kept."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 -- pydantic asks for it

from sheets_sync.programme.blocks import FORBID, Said
from sheets_sync.records import Record, field


class Form(Record):
    """The form of a tab: its address, and for prefilled links the number of each field.

    ``questions`` are the headers that it asks, in order; all of them where none is said.
    """

    __pydantic_config__ = FORBID
    address: str = ""
    questions: tuple[str, ...] = ()
    entries: Mapping[str, str] = field(default_factory=dict)
    """Header → ``entry.123456``."""
    attachment: Said = ""
    """What is asked for as an attachment; nothing where it is empty."""
    closes: bool = True
    """Whether it closes after the last day of the programme."""


class Privacy(Record):
    """What is personal stands with the columns; here is how long it is kept."""

    __pydantic_config__ = FORBID
    keep: str
    """``"2 years"`` after ``since``, or after the last day of the programme."""
    since: Mapping[str, str] = field(default_factory=dict)
    """Tab → a formula that gives the day from which its rows are kept so long."""
