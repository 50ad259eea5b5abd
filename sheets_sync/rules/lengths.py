"""How long a term is, as people write it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

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
_DIGITS: Final = 6


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
    number, _, word = text.strip().casefold().partition(" ")
    unit = _WORDS.get(" ".join(word.split()))
    whole, _, part = number.replace(",", ".").partition(".")
    sign = -1 if whole.startswith("-") else 1
    digits = whole.removeprefix("-")
    if unit is None or not _is_number(digits, part) or number.endswith((".", ",")):
        return None
    return Length(sign * (int(digits) * 100 + int(part.ljust(2, "0"))), unit)


def _is_number(whole: str, part: str) -> bool:
    return (
        whole.isascii()
        and whole.isdigit()
        and len(whole) < 7
        and (part or "0").isdecimal()
        and len(part) <= 2
    )
