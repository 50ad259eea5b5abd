"""Numbers and days as a NumberFormat pattern shows them."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Literal

from babel.dates import get_day_names, get_month_names

from sheets_sync.testing.typed import DAY_ZERO

if TYPE_CHECKING:
    from datetime import date

    from sheets_sync.testing.locales import Tongue
    from sheets_sync.testing.wire import Message

MOMENTS = {"DATE", "TIME", "DATE_TIME"}
NUMBER_CORE = re.compile(r"[#0?][#0?,.]*|\.[#0?]+")
PIECE = re.compile(r'"[^"]*"|\\.|\[\$[^\]]*\]|\[[^\]]*\]|.', re.DOTALL)
CLOCK_PIECE = re.compile(
    r'"[^"]*"|\\.|\[h+\]|\[m+\]|\[s+\]|am/pm|a/p|d+|m+|y+|h+|s+|0+|.', re.DOTALL | re.IGNORECASE
)


def general(number: float, tongue: Tongue) -> str:
    """A number without a format: ten significant digits at most, scientific when huge."""
    if isinstance(number, int) and abs(number) < 10**15:
        return str(number)
    if abs(number) >= 10**15:
        mantissa, _, exponent = f"{number:.14E}".partition("E")
        text = f"{mantissa.rstrip('0').rstrip('.')}E{exponent[0]}{exponent[1:].lstrip('0')}"
    else:
        text = format(Decimal(f"{number:.10g}"), "f")
        text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", tongue.decimal)


def shown(number: float, pattern: Message, tongue: Tongue) -> str:
    """A number as its NumberFormat shows it."""
    kind = pattern.get("type", "")
    if kind == "TEXT" or not pattern:
        return general(number, tongue)
    text = pattern.get("pattern") or _default_pattern(kind, tongue)
    if kind in MOMENTS or (kind != "NUMBER" and _is_clock(text)):
        # The years 1 to 9999.
        in_calendar = -693_593 <= number < 2_958_466
        return moment(number, text, tongue) if in_calendar else general(number, tongue)
    return _number(number, text, tongue)


def is_moment(pattern: Message) -> bool:
    return pattern.get("type") in MOMENTS


def _default_pattern(kind: str, tongue: Tongue) -> str:
    return {
        "NUMBER": "#,##0.00",
        "PERCENT": "0.00%",
        "CURRENCY": f"[${tongue.currency}]#,##0.00",
        "DATE": tongue.date_pattern,
        "TIME": "h:mm:ss",
        "DATE_TIME": f"{tongue.date_pattern} h:mm:ss",
        "SCIENTIFIC": "0.00E+00",
    }.get(kind, "0.###############")


def _is_clock(pattern: str) -> bool:
    return bool(
        re.search(r"[dmyhs]", re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", pattern), re.IGNORECASE)
    )


def _number(number: float, pattern: str, tongue: Tongue) -> str:
    sections = pattern.split(";")
    section, absolute = sections[0], False
    if number < 0 and len(sections) > 1:
        section, absolute = sections[1], True
    elif number == 0 and len(sections) > 2:
        section = sections[2]
    pieces = [_literal(piece) for piece in PIECE.findall(section)]
    plain = "".join(text if counts else "\0" * len(text) for text, counts in pieces)
    shown_text = "".join(text for text, _ in pieces)
    core = NUMBER_CORE.search(plain)
    if not core:
        return shown_text
    amount = Decimal(repr(number)) * (100 if "%" in plain else 1)
    sign = "-" if amount < 0 and not absolute else ""
    digits, end = _digits(abs(amount), plain, core, tongue)
    return f"{sign}{shown_text[: core.start()]}{digits}{shown_text[end:]}"


def _digits(amount: Decimal, plain: str, core: re.Match[str], tongue: Tongue) -> tuple[str, int]:
    power = re.match(r"E\+?0+", plain[core.end() :])
    if power:
        places = len(core[0].partition(".")[2])
        mantissa, _, exponent = f"{amount:.{places}E}".partition("E")
        width = power[0].count("0")
        text = f"{mantissa}E{exponent[0]}{exponent[1:].rjust(width, '0')}"
        return text.replace(".", tongue.decimal), core.end() + power.end()
    return _positional(amount, core[0], tongue), core.end()


def _positional(amount: Decimal, core: str, tongue: Tongue) -> str:
    whole_part, _, fraction_part = core.partition(".")
    most = len(fraction_part)
    rounded = amount.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP)
    whole, _, fraction = format(rounded, "f").partition(".")
    whole = whole.lstrip("0").rjust(whole_part.count("0"), "0")
    least = fraction_part.rfind("0") + 1
    while len(fraction) > least and fraction.endswith("0"):
        fraction = fraction[:-1]
    if "," in whole_part:
        whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", tongue.group, whole)
    return whole + (tongue.decimal + fraction if fraction else "")


def _literal(piece: str) -> tuple[str, bool]:
    if piece.startswith('"') and len(piece) > 1:
        return piece[1:-1], False
    if piece.startswith("\\") and len(piece) > 1:
        return piece[1:], False
    if piece.startswith("[$"):
        return piece[2:-1].partition("-")[0], False
    if piece.startswith("[") and len(piece) > 1:
        return "", False
    return piece, True


def moment(number: float, pattern: str, tongue: Tongue) -> str:
    """A serial number as a day, a time or both."""
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
        return f"{millis % 1000:03d}"[: len(piece)]
    clock = {
        "h": (hour % 12 or 12) if half_day else hour,
        "m": seconds // 60 % 60,
        "s": seconds % 60,
    }
    if piece[0] in clock:
        return f"{clock[piece[0]]:0{len(piece)}d}"
    return _literal(original)[0]
