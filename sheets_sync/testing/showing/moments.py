"""A serial number as a day, a time or both."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from babel.dates import get_day_names, get_month_names

from sheets_sync.testing.entries.days import DAY_ZERO
from sheets_sync.testing.showing.sections import sections

if TYPE_CHECKING:
    from datetime import date

    from sheets_sync.testing.locales import Tongue

CLOCK_PIECE = re.compile(
    r'"[^"]*"|\\.|\[\$?[^\]]*\]|am/pm|a/p|d+|m+|y+|h+|s+|(?<=s[.,])0+|.', re.DOTALL | re.IGNORECASE
)
SPAN = re.compile(r"\[[hms]+\]", re.IGNORECASE)


def moment(number: float, pattern: str, tongue: Tongue) -> str:
    """A serial number as a day, a time or both; a length of time may be negative."""
    if number < 0 and SPAN.search(pattern):
        return "-" + moment(-number, pattern, tongue)
    pieces = CLOCK_PIECE.findall(pattern.split(";", maxsplit=1)[0])
    lower = [piece.lower() for piece in pieces]
    # Milliseconds are the finest that a sheet knows; rounding first keeps 7:59:59.9999 out.
    millis = round(number * 86_400_000)
    day = DAY_ZERO + timedelta(days=millis // 86_400_000)
    half_day = "am/pm" in lower or "a/p" in lower
    text = ""
    for index, piece in enumerate(lower):
        minute = piece in ("m", "mm") and _is_minute(lower, index)
        if piece[0] in "dmy" and not minute:
            text += _calendar(piece, day, tongue)
        else:
            text += _clock_piece(piece, pieces[index], millis, half_day=half_day)
    return text


def _is_minute(pieces: list[str], index: int) -> bool:
    letters = [
        (i, p.strip("[]")[:1]) for i, p in enumerate(pieces) if re.fullmatch(r"\[?[dmyhs]+\]?", p)
    ]
    place = [i for i, _ in letters].index(index)
    before = letters[place - 1][1] if place else ""
    after = letters[place + 1][1] if place + 1 < len(letters) else ""
    return before == "h" or after == "s"


def _calendar(piece: str, day: date, tongue: Tongue) -> str:
    kind, length = piece[0], len(piece)
    if kind == "y":
        return f"{day.year:04d}" if length > 2 else f"{day.year % 100:02d}"
    number = day.day if kind == "d" else day.month
    if length < 3:
        return f"{number:0{length}d}"
    width: Literal["abbreviated", "wide"] = "abbreviated" if length == 3 else "wide"
    if kind == "d":
        return str(get_day_names(width, locale=tongue.locale)[day.weekday()])
    return str(get_month_names(width, locale=tongue.locale)[day.month])[
        : 1 if length == 5 else None
    ]


def _clock_piece(piece: str, original: str, millis: int, *, half_day: bool) -> str:
    seconds = millis // 1000
    hour = seconds // 3600 % 24
    if piece in ("am/pm", "a/p"):
        word = "PM" if hour >= 12 else "AM"
        return word if piece == "am/pm" else word[0]
    spans = {"[h": seconds // 3600, "[m": seconds // 60, "[s": seconds}
    if piece[:2] in spans:
        return f"{spans[piece[:2]]:0{len(piece) - 2}d}"
    if piece[0] == "0":
        # Tenths, hundredths or thousandths of a second.
        return f"{millis % 1000:03d}"[: len(piece)]
    clock = {
        "h": (hour % 12 or 12) if half_day else hour,
        "m": seconds // 60 % 60,
        "s": seconds % 60,
    }
    if piece[0] in clock:
        return f"{clock[piece[0]]:0{len(piece)}d}"
    return sections(original)[0].literal or ("" if original.startswith("[") else original)
