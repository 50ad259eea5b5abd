"""What the looks of a workbook make of a number: a day, a time, a percentage, money."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from sheets_sync.grid.snapshot import (
    CurrencyCell,
    DayCell,
    DurationCell,
    MinutesCell,
    MomentCell,
    PercentCell,
    ShownNumber,
    TimeCell,
    UnitCell,
)
from sheets_sync.stores.units import hides_number, kind_of_number
from sheets_sync.stores.workbook.markup import content, elements, masked, root

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Kind: TypeAlias = type[ShownNumber]

_BUILT_IN: Final[Mapping[int, Kind]] = {
    **dict.fromkeys((9, 10), PercentCell),
    **dict.fromkeys((5, 6, 7, 8, 42, 44), CurrencyCell),
    **dict.fromkeys((14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58), DayCell),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 55, 56), TimeCell),
    22: MomentCell,
    46: DurationCell,
    **dict.fromkeys((45, 47), MinutesCell),
}
PLAIN: Final = frozenset({0, 1, 2, 3, 4, 11, 12, 13, 37, 38, 39, 40, 41, 43, 48, 49})
"""The built-in number formats that show a number as a number."""

_ELAPSED: Final = re.compile(r"\[(?:h+|m+|s+|u+)\]", re.IGNORECASE)
_LITERAL: Final = re.compile(r"\"[^\"]*\"|\\.|_.|\*.|\[[^\]]*\]")
_WORDS: Final = re.compile(r"general|standaard|(?<=s)[.,]0+", re.IGNORECASE)
_HALF_DAY: Final = re.compile(r"am/pm|a/p", re.IGNORECASE)
_DIGITS: Final = frozenset("0#?")


def kind_of_code(code: str) -> Kind | None:
    """``dd-mm-yyyy`` → DayCell, ``[h]:mm`` → DurationCell, ``0.00`` → None.

    Numbers above, below and at zero may each have a look of their own; the first that says
    something counts.
    """
    if hides_number(code) and not _ELAPSED.search(code):
        return UnitCell
    return next(filter(None, map(_kind_of_section, _sections(code))), None)


def _sections(code: str) -> list[str]:
    return re.findall(r"(?:\"[^\"]*\"|\\.|[^;])+", code)


def _kind_of_section(section: str) -> Kind | None:
    if _ELAPSED.search(section):
        return DurationCell
    bare = _LITERAL.sub("", _WORDS.sub("", section))
    return kind_of_number(section) if _DIGITS.intersection(bare) else _dated(bare.lower())


def _dated(bare: str) -> Kind | None:
    """What letters without a digit's place show; Dutch programs may write ``jjjj`` and ``uu``."""
    hours = _HALF_DAY.search(bare)
    letters = set(_HALF_DAY.sub("", bare))
    day = letters & set("dyjeb") or "mmm" in bare
    if not day and "m" in letters and not (hours or letters & set("hus")):
        return DayCell
    time = hours or letters & set("hus")
    if day:
        return MomentCell if time else DayCell
    if not time:
        return None
    return TimeCell if hours or letters & set("hu") else MinutesCell


def number_looks(xml: bytes) -> dict[int, Kind | None]:
    """The looks of a styles part, by number, that have a number format; None for a mere number."""
    safe = masked(xml)
    try:
        prefix, _ = root(safe)
    except ValueError:
        return {}
    numbers = [int(one.get("numFmtId", "0")) for one in _children(safe, prefix, b"cellXfs", b"xf")]
    if PLAIN.issuperset(numbers):
        return {}
    kinds: dict[int, Kind | None] = dict(_BUILT_IN)
    for one in _children(safe, prefix, b"numFmts", b"numFmt"):
        kinds[int(one.get("numFmtId", "0"))] = kind_of_code(one.get("formatCode", ""))
    return {place: kinds.get(one) for place, one in enumerate(numbers) if one not in PLAIN}


def _children(safe: bytes, prefix: bytes, group: bytes, name: bytes) -> Iterator[dict[str, str]]:
    for holder in elements(safe, prefix, group):
        start, end, _ = content(safe, holder, prefix, group)
        inside = safe[start:end]
        for found in elements(inside, prefix, name):
            yield found.attributes
