"""Numbers and days as a NumberFormat pattern shows them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from sheets_sync.testing.cells import ErrorValue, Value
from sheets_sync.testing.showing.moments import moment
from sheets_sync.testing.showing.numbers import number_shown, text_shown

if TYPE_CHECKING:
    from sheets_sync.testing.locales import Tongue
    from sheets_sync.testing.wire import Message

MOMENTS = {"DATE", "TIME", "DATE_TIME"}


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
    return number_shown(number, text, tongue)


def text_by(text: str, pattern: Message) -> str:
    """A text as a pattern shows it that has a section for text."""
    return text_shown(text, pattern["pattern"]) if "@" in pattern.get("pattern", "") else text


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


def shown_by(number: float, pattern: str, tongue: Tongue) -> str:
    """A number by a pattern whose kind is told by its letters, as TEXT has it."""
    kind = "DATE_TIME" if _is_clock(pattern) else "NUMBER"
    return shown(number, {"type": kind, "pattern": pattern}, tongue)


def text_of(value: Value, pattern: Message, tongue: Tongue) -> str:
    """A value as a person sees it in the cell."""
    if isinstance(value, bool):
        return tongue.true if value else tongue.false
    if isinstance(value, int | float):
        return shown(value, pattern, tongue) if pattern else general(value, tongue)
    if isinstance(value, ErrorValue):
        return value.text
    return text_by(value, pattern) if value and pattern else value or ""
