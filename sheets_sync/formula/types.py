"""Types of formulas: those of the columns, and the row that a reference points at."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Family: TypeAlias = Literal[
    "text", "number", "day", "moment", "yes_no", "choice", "choices", "row", "blank"
]


class Type(NamedTuple):
    """What a formula or a column gives.

    Values, a blank being None everywhere: ``text`` and ``choice`` str; ``choices`` tuple of str;
    ``number`` int hundredths (a Fraction of hundredths where a division left one); ``day`` int
    serial; ``moment`` float serial; ``yes_no`` bool; ``row`` int, the number of a row in ``tab``.
    ``blank`` is the type of a formula that can give nothing else.
    """

    family: Family
    unit: str = ""
    """Of a number: the name of its unit in the programme, ``euro`` for money, else ""."""
    choices: tuple[str, ...] = ()
    """Of a choice or choices: the words that it can be, as they are shown."""
    tab: str = ""
    """Of a row: the name of its tab in the programme."""


TEXT: Final = Type("text")
NUMBER: Final = Type("number")
DAY: Final = Type("day")
MOMENT: Final = Type("moment")
YES_NO: Final = Type("yes_no")
BLANK: Final = Type("blank")


class TabNames(NamedTuple):
    """What formulas can name in a tab.

    ``columns`` maps every header and every name of a column, as written, to its header;
    ``types`` headers to types (a reference column has the family ``row``). ``statuses`` are the
    labels of its ladder. ``title`` and ``accepts`` are its titles on the sheet.
    """

    name: str
    title: str
    columns: Mapping[str, str]
    types: Mapping[str, Type]
    statuses: tuple[str, ...] = ()
    accepts: tuple[str, ...] = ()
    has_key: bool = True
    claims: bool = False
    """Whether a pool is claimed from in its rows."""


class Schema(NamedTuple):
    """All tabs, by name, and how the programme speaks.

    ``units`` maps the name of a unit to the words for one and for many.
    """

    tabs: Mapping[str, TabNames]
    language: Literal["nl", "en"] = "nl"
    units: Mapping[str, tuple[str, str]] = MappingProxyType({})
    values: Mapping[str, tuple[Type, object]] = MappingProxyType({})
    """What the programme calls by a name of its own, by that name folded: ``maximum``."""
