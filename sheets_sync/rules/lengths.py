"""How long a term is, as people write it."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Unit: TypeAlias = Literal["hours", "days", "working days", "weeks", "months"]
_WORDS: Final[Mapping[str, Unit]] = {
    **dict.fromkeys(("hours", "hour", "uur", "uren"), "hours"),
    **dict.fromkeys(("days", "day", "dagen", "dag"), "days"),
    **dict.fromkeys(("working days", "working day", "werkdagen", "werkdag"), "working days"),
    **dict.fromkeys(("weeks", "week", "weken"), "weeks"),
    **dict.fromkeys(("months", "month", "maanden", "maand"), "months"),
}
_FORM: Final = r"(-?)([0-9]{1,6})(?:[.,]([0-9]{1,2}))? ?([a-z ]+)"
_DAYS: Final[Mapping[Unit, int]] = {
    "hours": 1,
    "days": 1,
    "working days": 3,
    "weeks": 7,
    "months": 31,
}
_SPARE: Final = 30


class Length(NamedTuple):
    """How long, in hundredths of a unit."""

    number: int
    unit: Unit


def length_of(text: str) -> Length | None:
    """A length as people write it, None where it is none.

    >>> length_of("5 werkdagen")
    Length(number=500, unit='working days')
    >>> length_of("1,5 hours")
    Length(number=150, unit='hours')
    """
    found = re.fullmatch(_FORM, " ".join(text.casefold().split()))
    unit = _WORDS.get(found[4]) if found else None
    if found is None or unit is None:
        return None
    number = int(found[2]) * 100 + int((found[3] or "").ljust(2, "0"))
    return Length(-number if found[1] else number, unit)


def reach(longest: float, unit: Unit) -> int:
    """The most calendar days that such a length, in hundredths, can take without pauses.

    A month counts as 31 days, and a working day as three, which is more than holidays ask.

    >>> reach(500, "working days"), reach(150, "hours")
    (45, 32)
    """
    return math.ceil(longest * _DAYS[unit] / 100) + _SPARE
