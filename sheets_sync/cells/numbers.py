"""Numbers as people type them: hours, money and plain counts, all exact, in hundredths."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from sheets_sync.cells.text import Language, fold, is_blank, refused
from sheets_sync.grid.snapshot import ShownNumber
from sheets_sync.problems.problem import Amount, Money, Wrong

if TYPE_CHECKING:
    from sheets_sync.grid.snapshot import Cell

Unit: TypeAlias = Literal["hours", "money", "number"]

_TOO_LARGE = 10_000_000
_LONGEST = 40

# Noise of floats stays far below a millionth of a hundredth up to ten million units.
_NOISE = 1e-6

# The patterns stay text: re compiles each at its first use, and most runs need few of them.
_HOUR = r"(?:uren|uur|u|hours?|hrs?|h)\.?"
_MINUTE = r"(?:minuten|minuut|minutes?|mins?|m)\.?"
_SHAPES: dict[Unit, str] = {
    "hours": rf"(?P<sign>[-+]?) ?(?P<body>.+?) ?(?P<unit>{_HOUR})?(?P<after>-?)",
    "money": r"(?P<sign>[-+]?) ?(?:€|euro?)? ?(?P<after>[-+]?) ?"
    r"(?P<body>[0-9.,].*?) ?(?:€|euro?|euro'?s)?",
    "number": r"(?P<sign>[-+]?) ?(?P<body>.+?)(?P<after>-?)",
}
_CLOCK = r"([0-9]{1,6}):([0-9]{2})(?::([0-9]{2}))?"
_SPOKEN = rf"([0-9]{{1,6}}) ?{_HOUR} ?(?:(?:en|and) )?([0-9]{{1,2}}) ?(?:{_MINUTE})?"
_MINUTES = r"([0-9]{1,6}) ?(?:minuten|minuut|minutes?|mins?)\.?"
_POINT_CLOCK = r"([0-9]{1,2})\.([0-5][0-9])"
_FRACTION = r"([0-9]*) ?([¼½¾])|([0-9]+) (1/4|1/2|3/4)"
_FRACTIONS = {"¼": 0.25, "½": 0.5, "¾": 0.75, "1/4": 0.25, "1/2": 0.5, "3/4": 0.75}
_GROUPED = r"([1-9][0-9]{0,2}(?:([ .,])[0-9]{3})(?:\2[0-9]{3})*)(?:(?!\2)[.,]([0-9]+))?"
_PLAIN = r"([0-9]*)(?:[.,]([0-9]+))?"
_TIMES = frozenset(("time", "minutes", "duration"))
_SORTS = {
    **dict.fromkeys(("day", "moment"), "date"),
    **dict.fromkeys(_TIMES, "time"),
    "percent": "percent",
    "currency": "currency",
    "unit": "unit",
}
_THOUSANDS = {"nl": ".", "en": ","}


def hours(cell: Cell, language: Language) -> int | Wrong | None:
    """Hundredths of an hour: ``7,5``, ``7½``, ``7:30``, ``7u30``, ``7,5 uur``, ``30 min``.

    >>> hours("7,5", "nl"), hours("7:30", "nl"), hours("7½", "nl"), hours("7u30", "nl")
    (750, 750, 750, 750)
    >>> hours("1.234", "nl").code
    'hours.ambiguous'
    """
    return _read(cell, language, "hours")


def money(cell: Cell, language: Language) -> int | Wrong | None:
    """Cents: ``1.234,50``, ``€ 1.200,-``, ``1200 euro``.

    >>> money("€ 1.200,-", "nl"), money("1.234,50", "nl")
    (120000, 123450)
    """
    return _read(cell, language, "money")


def number(cell: Cell, language: Language) -> int | Wrong | None:
    """Hundredths of a plain count: ``3``, ``1,5``, ``2½``.

    >>> number("2½", "nl")
    250
    """
    return _read(cell, language, "number")


def _read(cell: Cell, language: Language, unit: Unit) -> int | Wrong | None:
    error = refused(cell)
    if error is not None or is_blank(cell):
        return error
    if isinstance(cell, str):
        return _from_text(fold(cell), language, unit)
    if cell is None or isinstance(cell, bool):
        return Wrong(f"{unit}.not_a_number")
    if isinstance(cell, ShownNumber):
        return _from_shown(cell, unit)
    return _typed_time(cell, unit) or _hundredths(cell, unit)


def _from_shown(cell: ShownNumber, unit: Unit) -> int | Wrong:
    """What a cell shows is what its person meant; the number behind it may be something else."""
    if cell.kind == "currency" and unit == "money":
        return _hundredths(float(cell), unit)
    if unit != "hours" or cell.kind not in _TIMES:
        return Wrong(f"{unit}.{_SORTS[cell.kind]}")
    if cell.kind == "minutes" or (cell.kind == "time" and not 0 <= cell < 1):
        return Wrong("hours.unclear_time")
    return _hundredths(cell * 24, unit, "not_hundredths")


def _typed_time(value: float, unit: Unit) -> Wrong | None:
    """A spreadsheet turns a typed 7:30 into 0.3125 of a day; nobody means that many hours."""
    if unit != "hours" or not 0 < value < 1 or _is_exact(value * 100):
        return None
    if not _is_exact(value * 1440):
        return None
    details = (("nearest", Amount(round(value * 100))), ("hours", Amount(round(value * 2400))))
    return Wrong("hours.time_value", details)


def _is_exact(value: float) -> bool:
    return abs(value - round(value)) <= _NOISE


def _hundredths(value: float, unit: Unit, inexact: str = "too_precise") -> int | Wrong:
    if abs(value) >= _TOO_LARGE:
        return Wrong(f"{unit}.too_large")
    if math.isnan(value):
        return Wrong(f"{unit}.not_a_number")
    nearest = round(value * 100)
    if _is_exact(value * 100):
        return nearest
    shown = Money(nearest) if unit == "money" else Amount(nearest)
    return Wrong(f"{unit}.{inexact}", (("nearest", shown),))


def _from_text(text: str, language: Language, unit: Unit) -> int | Wrong:
    if text.startswith("="):
        return Wrong("cell.formula")
    bracketed = text.startswith("(") and text.endswith(")")
    bare = text[1:-1].strip() if bracketed else text
    shape = re.fullmatch(_SHAPES[unit], bare) if len(bare) <= _LONGEST else None
    if shape is None or bracketed + bool(shape["sign"]) + bool(shape["after"]) > 1:
        return Wrong(f"{unit}.not_a_number")
    negative = bracketed or "-" in shape["sign"] + shape["after"]
    outcome = _unsigned(shape, language, unit)
    return -outcome if negative and isinstance(outcome, int) else outcome


def _unsigned(shape: re.Match[str], language: Language, unit: Unit) -> int | Wrong:
    if unit == "money":
        return _decimal(re.sub(r"([.,])(?:--?|=)$", r"\g<1>00", shape["body"]), language, unit)
    if unit == "hours":
        timed = _timed(shape["body"], shape["unit"] or "")
        if timed is not None:
            return timed
    fraction = re.fullmatch(_FRACTION, shape["body"])
    if fraction is not None:
        part = _FRACTIONS[fraction[2] or fraction[4]]
        return _hundredths(float(fraction[1] or fraction[3] or 0) + part, unit)
    return _decimal(shape["body"], language, unit)


def _timed(body: str, hour: str) -> int | Wrong | None:
    """Hundredths of an hour from hours and minutes; None where the text is not of that kind."""
    point = re.fullmatch(_POINT_CLOCK, body) if hour.startswith("u") else None
    if point is not None and point[2] != "00":
        minutes = int(point[1]) * 60 + int(point[2])
        decimals = Amount(int(point[1]) * 100 + int(point[2]))
        clock = Amount(round(minutes / 0.6))
        return Wrong("hours.ambiguous_time", (("decimals", decimals), ("clock", clock)))
    clocked = re.fullmatch(_CLOCK, body) or re.fullmatch(_SPOKEN, body)
    if clocked is not None:
        whole, minute, second = (*map(int, clocked.groups("0")), 0)[:3]
        if max(minute, second) > 59:
            return Wrong("hours.no_such_time")
        return _hundredths(whole + minute / 60 + second / 3600, "hours", "not_hundredths")
    spoken = None if hour else re.fullmatch(_MINUTES, body)
    return spoken and _hundredths(int(spoken[1]) / 60, "hours", "not_hundredths")


def _decimal(body: str, language: Language, unit: Unit) -> int | Wrong:
    grouped = re.fullmatch(_GROUPED, body)
    plain = re.fullmatch(_PLAIN, body)
    if grouped is not None:
        whole = re.sub("[ .,]", "", grouped[1])
        own = unit == "money" and grouped[2] == _THOUSANDS[language]
        if plain is not None and not own:
            return _ambiguous(int(whole), unit)
        return _hundredths(float(f"{whole}.{grouped[3] or 0}"), unit)
    if plain is None:
        return Wrong(f"{unit}.not_a_number")
    return _hundredths(float(f"{plain[1] or 0}.{plain[2] or 0}"), unit)


def _ambiguous(whole: int, unit: Unit) -> Wrong:
    details = (("whole", Amount(whole * 100)), ("decimals", Amount(round(whole / 10))))
    return Wrong(f"{unit}.ambiguous", details)


def format_amount(hundredths: int, language: Language) -> str:
    """750 → ``7,5`` (nl) or ``7.5`` (en). Thousands are not grouped, so it reads one way only.

    >>> format_amount(750, "nl"), format_amount(750, "en")
    ('7,5', '7.5')
    """
    whole, rest = divmod(abs(hundredths), 100)
    decimals = f"{rest:02}".rstrip("0")
    point = ("," if language == "nl" else ".") if decimals else ""
    return f"{'-' if hundredths < 0 else ''}{whole}{point}{decimals}"


def format_money(cents: int, language: Language) -> str:
    """123450 → ``€ 1.234,50`` (nl) or ``€1,234.50`` (en).

    >>> format_money(123450, "nl"), format_money(123450, "en")
    ('€ 1.234,50', '€1,234.50')
    """
    text = f"{abs(cents) // 100:,}.{abs(cents) % 100:02}"
    sign = "-" if cents < 0 else ""
    if language == "nl":
        return f"€ {sign}{text.translate(_SWAPPED)}"
    return f"{sign}€{text}"


_SWAPPED = str.maketrans(".,", ",.")


def to_number(hundredths: int) -> int | float:
    """What a cell shows for these hundredths: 4000 → 40, 750 → 7.5.

    >>> to_number(4000), to_number(750)
    (40, 7.5)
    """
    whole, rest = divmod(hundredths, 100)
    return hundredths / 100 if rest else whole
