"""What a number format of Google makes of a number: a day, a time, a percentage."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.json import Decoder

from sheets_sync.grid.snapshot import (
    CurrencyCell,
    DayCell,
    DurationCell,
    MinutesCell,
    MomentCell,
    PercentCell,
    TimeCell,
    UnitCell,
)
from sheets_sync.stores.units import hides_number, kind_of_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheets_sync.grid.snapshot import ShownNumber

NUMBER_FORMAT: Final = "effectiveFormat(numberFormat(type,pattern))"
"""What a cell is asked for to know how it shows its number."""


class NumberFormat(Struct):
    """How a cell shows numbers; Google tells the type, also of a pattern that people made up."""

    type: str = ""
    pattern: str = ""


class Format(Struct, rename="camel"):
    """The look of a cell, as far as it matters here."""

    number_format: NumberFormat | None = None


_KINDS: Final[Mapping[str, type[ShownNumber]]] = {
    "DATE": DayCell,
    "DATE_TIME": MomentCell,
    "TIME": TimeCell,
    "PERCENT": PercentCell,
    "CURRENCY": CurrencyCell,
}
_DECODER: Final = Decoder(NumberFormat)
_IN_ANSWER: Final = rb'"numberFormat":(\{[^{}]*\})'
_LITERAL: Final = r'"[^"]*"|\\.'
_ELAPSED: Final = r"\[(?:h+|m+|s+)\]"
"""Typing ``36:00`` gives such a pattern: no clock shows that time of day."""


def shown(number: float, form: Format) -> float:
    """The number with its kind, where the format gives it one."""
    if form.number_format is None:
        return number
    kind = _kind(form.number_format.type, form.number_format.pattern)
    return number if kind is None else kind(number)


def tells_kinds(answer: bytes) -> bool:
    """Whether any format in an answer gives numbers a kind; most columns have none or one look."""
    found = re.findall(_IN_ANSWER, answer)
    if len(found) != answer.count(b'"numberFormat"'):
        return True
    forms = map(_DECODER.decode, set(found))
    return any(_kind(form.type, form.pattern) for form in forms)


@cache
def _kind(name: str, pattern: str) -> type[ShownNumber] | None:
    bare = re.sub(_LITERAL, "", pattern).lower()
    if re.search(_ELAPSED, bare):
        return DurationCell
    if bare and (name == "TIME" or (name == "DATE_TIME" and not re.search("[dy]", bare))):
        return TimeCell if "h" in bare else MinutesCell
    if name in {"NUMBER", "CURRENCY"}:
        found = UnitCell if hides_number(pattern) else kind_of_number(pattern)
        return found or _KINDS.get(name)
    return _KINDS.get(name)
