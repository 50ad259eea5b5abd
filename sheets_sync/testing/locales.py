"""How people of a locale write numbers, dates and yes or no."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import get_date_format, get_day_names, get_month_names
from babel.numbers import get_currency_symbol, get_decimal_symbol, get_group_symbol

from sheets_sync.testing.wire import invalid

WORDS = {"nl": ("WAAR", "ONWAAR"), "fr": ("VRAI", "FAUX"), "de": ("WAHR", "FALSCH")}
CURRENCIES = {"US": "USD", "GB": "GBP", "CH": "CHF", "JP": "JPY", "SE": "SEK", "DK": "DKK"}
DATE_PATTERNS = {"nl_NL": "d-m-yyyy", "en_US": "m/d/yyyy", "nl_BE": "d/m/yyyy"}


@dataclass(frozen=True)
class Tongue:
    """A locale's habits. ``order`` is the order of day, month and year: ``dmy``, ``mdy``, ``ymd``.

    ``months`` gives the number of each month name, in lower case and without a final dot;
    ``whole_months`` are the names that are no abbreviations; ``weekdays`` gives the pattern
    letters that show each name of a weekday. ``currency_behind`` is whether the currency stands
    behind the number.
    """

    locale: Locale
    decimal: str
    group: str
    order: str
    date_pattern: str
    currency: str
    true: str
    false: str
    months: dict[str, int]
    whole_months: frozenset[str]
    weekdays: dict[str, str]
    currency_behind: bool


@cache
def tongue(name: str) -> Tongue:
    """The habits of a locale such as ``nl_NL``. Raises ApiError when nobody has them."""
    try:
        locale = Locale.parse(name.replace("-", "_"))
    except (ValueError, UnknownLocaleError) as error:
        raise invalid(f"Unsupported locale: {name}") from error
    true, false = WORDS.get(locale.language, ("TRUE", "FALSE"))
    pattern = DATE_PATTERNS.get(name) or _date_pattern(locale)
    return Tongue(
        locale=locale,
        decimal=get_decimal_symbol(locale),
        group=get_group_symbol(locale),
        order="".join(dict.fromkeys(re.sub(r"[^dmy]", "", pattern))),
        date_pattern=pattern,
        currency=get_currency_symbol(CURRENCIES.get(locale.territory or "", "EUR"), locale),
        true=true,
        false=false,
        months=_months(locale),
        whole_months=_whole_months(locale),
        weekdays=_weekdays(locale),
        currency_behind=str(locale.currency_formats["standard"].pattern).endswith("¤"),
    )


def _date_pattern(locale: Locale) -> str:
    short = str(get_date_format("short", locale=locale).pattern)
    return re.sub(r"y+", "yyyy", short.replace("M", "m"))


def _months(locale: Locale) -> dict[str, int]:
    found = {}
    for language in (Locale("en"), locale):
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=language).items():
                found[name.lower().rstrip(".")] = number
    return found


def _whole_months(locale: Locale) -> frozenset[str]:
    found: set[str] = set()
    for language in (Locale("en"), locale):
        short = {
            str(n).rstrip(".") for n in get_month_names("abbreviated", locale=language).values()
        }
        found |= {
            str(n).lower()
            for n in get_month_names("wide", locale=language).values()
            if n not in short
        }
    return frozenset(found)


def _weekdays(locale: Locale) -> dict[str, str]:
    letters = {"abbreviated": "ddd", "wide": "dddd"}
    return {
        name.lower().rstrip("."): letters[width]
        for language in (Locale("en"), locale)
        for width in ("abbreviated", "wide")
        for name in get_day_names(width, locale=language).values()
    }
