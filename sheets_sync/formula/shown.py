"""How numbers, days and the like stand in a text: joined with ``&``, or by TEKST in a form."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.cells.dates import DAY_ZERO, format_day, format_moment
from sheets_sync.cells.numbers import format_amount, format_money
from sheets_sync.formula.runtime import LAST_DAY, half_up, rounded

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.cells.text import Language
    from sheets_sync.formula.runtime import Number
    from sheets_sync.formula.types import Type

_YES_NO: Final = {"nl": ("nee", "ja"), "en": ("no", "yes")}
# The patterns stay text: re compiles each at its first use, and most runs need none.
_DAY_TOKENS: Final = "(?i)d{1,2}|m{1,2}|j{4}|y{4}|j{2}|y{2}|[-/. ]"
_DAY_PIECES: Final = {
    "d": "{0.day}",
    "dd": "{0.day:02}",
    "m": "{0.month}",
    "mm": "{0.month:02}",
    "yy": "{1:02}",
    "yyyy": "{0.year:04}",
}
_NUMBER_FORM: Final = r"(#?[.,]?#{0,2})0(?:([.,])(0{1,2}))?(%?)"


class NoSuchForm(ValueError):
    """A form of TEKST that is not known, or not for a value of this type."""


def form_of(kind: Type, language: Language) -> str:
    """The function that shows a value of this type within a text; "" for what is a text."""
    name = "money" if kind.unit == "euro" else _FORMS.get(kind.family, "")
    return name and f"{name}_{language}"


_FORMS: Final = {
    "number": "amount",
    "day": "day",
    "moment": "moment",
    "yes_no": "yes_no",
    "choices": "several",
}


def shown_as(kind: Type, form: str) -> tuple[str, str | tuple[int, str, str, str]]:
    """The function that shows a value of this type in this form, and what it needs to know.

    Raises:
        NoSuchForm: the form is none, or is one of another type.
    """
    if kind.family in {"day", "moment"}:
        return "day_in_form", _day_pattern(form)
    if kind.family == "number":
        return "number_in_form", _number_pattern(form)
    raise NoSuchForm(form)


def _day_pattern(form: str) -> str:
    pieces = re.findall(_DAY_TOKENS, form)
    if not pieces or "".join(pieces) != form:
        raise NoSuchForm(form)
    return "".join(_DAY_PIECES.get(piece.casefold().replace("j", "y"), piece) for piece in pieces)


def _number_pattern(form: str) -> tuple[int, str, str, str]:
    """Places behind the point, the sign between thousands, the point, the percent sign."""
    found = re.fullmatch(_NUMBER_FORM, form)
    if found is None:
        raise NoSuchForm(form)
    before, point, places, percent = found.groups("")
    thousands = before.strip("#")
    if (before and before not in {"#.##", "#,##"}) or (point and thousands == point):
        raise NoSuchForm(form)
    return len(places), thousands, point, percent


def day_in_form(serial: float, pattern: str) -> str | None:
    """The day in this form; nothing for one that no calendar has."""
    ordinal = int(serial // 1) + DAY_ZERO
    if not 1 <= ordinal <= LAST_DAY + DAY_ZERO:
        return None
    day = date.fromordinal(ordinal)
    return pattern.format(day, day.year % 100)


def number_in_form(number: Number, form: tuple[int, str, str, str]) -> str:
    """The number, rounded half up, with so many places; a percentage is of a hundred."""
    places, thousands, point, percent = form
    scaled = number * 100 if percent else number
    units = rounded(scaled, places * 100) * 10**places / 100
    whole, rest = divmod(abs(int(units)), 10**places)
    text = f"{whole:,}".replace(",", thousands) + (f"{point}{rest:0{places}}" if places else "")
    return f"{'-' if units < 0 else ''}{text}{percent}"


def _amount(language: Language) -> Callable[[Number], str]:
    def shown(number: Number) -> str:
        # Most are whole: 0.2 µs for each of 400,000 places in a queue, where 1.5 would be.
        if number.__class__ is int and not number % 100:
            return f"{number // 100}"
        return format_amount(half_up(number), language)

    return shown


def _money(language: Language) -> Callable[[Number], str]:
    return lambda cents: format_money(half_up(cents), language)


def _day(language: Language) -> Callable[[int], str | None]:
    def shown(serial: int) -> str | None:
        return format_day(serial, language) if 1 - DAY_ZERO <= serial <= LAST_DAY else None

    return shown


def _moment(language: Language) -> Callable[[float], str | None]:
    def shown(serial: float) -> str | None:
        return format_moment(serial, language) if 1 - DAY_ZERO <= serial <= LAST_DAY else None

    return shown


def _yes_no(language: Language) -> Callable[[bool], str]:
    return _YES_NO[language].__getitem__


def _several(_language: Language) -> Callable[[tuple[str, ...]], str]:
    return ", ".join


_MAKERS: Final[dict[str, Callable[[Language], Any]]] = {
    "amount": _amount,
    "money": _money,
    "day": _day,
    "moment": _moment,
    "yes_no": _yes_no,
    "several": _several,
}

SHOWN: Final[dict[str, Callable[..., str | None]]] = {
    "day_in_form": day_in_form,
    "number_in_form": number_in_form,
    **{f"{name}_nl": make("nl") for name, make in _MAKERS.items()},
    **{f"{name}_en": make("en") for name, make in _MAKERS.items()},
}
"""Functions of a value to its text, as the code of formulas calls them."""
