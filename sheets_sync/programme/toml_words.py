"""What somebody meant who wrote a value that TOML does not know: ``ja``, ``7,5``, ``1-4-2021``."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Any, Final

from sheets_sync.cells.text import fold
from sheets_sync.records import NamedTuple

_YES: Final = frozenset(("ja", "yes", "waar", "true", "aan", "on", "j", "y"))
_NO: Final = frozenset(("nee", "no", "onwaar", "false", "uit", "off", "n"))
_NOTHING: Final = frozenset(("null", "none", "nil", "leeg", "geen", "n.v.t.", "nvt", "na", "-"))
_MONTHS: Final = {
    "jan": 1,
    "feb": 2,
    "maa": 3,
    "mar": 3,
    "mrt": 3,
    "apr": 4,
    "mei": 5,
    "may": 5,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "okt": 10,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_YEAR_FIRST: Final = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})")
_MONTH_NAMED: Final = re.compile(r"(\d{1,2})(?:e|th|st|nd|rd)?[- ]([A-Za-z]{3,9})\.?,?[- ](\d{4})")
_NUMBER: Final = re.compile(
    r"(?P<before>€|EUR|\$|£)?\s*(?P<sign>[-+\u2010-\u2015\u2212]?)\s*"
    r"(?P<digits>\d[\d., '\u00a0\u202f]*|\.\d+)"
    r"(?P<after>\s*(?:,?-{1,2}|%|€|[^\W\d].{0,30})?)"
)
_TWO_MEANINGS: Final = re.compile(r"[-+]?[1-9]\d{0,2}\.\d{3}")
_TIME: Final = re.compile(r"(\d{1,2})[:.](\d{2})(?: ?(?:uur|u|h))?")


class Meant(NamedTuple):
    """What is told of a word, what to write, and the value that it then has.

    ``is_nothing``: what is meant is that there is no value.
    """

    code: str
    expected: str = ""
    value: Any = ""
    is_nothing: bool = False


def value_of(word: str) -> Any:
    """The value of a word that is TOML: a number, a day, ``true``. ValueError for any other."""
    import tomli

    return tomli.loads(f"x = {word}")["x"]


def has_two_meanings(number: str) -> bool:
    """Whether people may read a point between the thousands in it.

    >>> has_two_meanings("50.000"), has_two_meanings("0.125"), has_two_meanings("7.5")
    (True, False, False)
    """
    return _TWO_MEANINGS.fullmatch(number) is not None


def meant_by(word: str) -> Meant:
    """What was meant by a word that is none.

    >>> meant_by("7,5")
    Meant(code='toml.decimal_comma', expected='7.5', value=7.5, is_nothing=False)
    >>> meant_by("1-4-2021").expected, meant_by("JA").expected, meant_by("Zuyd").expected
    ('2021-04-01', 'true', '"Zuyd"')
    """
    if (folded := fold(word)) in _YES | _NO:
        return Meant("toml.yes_no", "true" if folded in _YES else "false", folded in _YES)
    if folded in _NOTHING:
        return Meant("toml.nothing", is_nothing=True)
    return _day(word) or _number(word) or _clock(word) or _text(word)


def _day(word: str) -> Meant | None:
    if found := _DAY_FIRST.fullmatch(word):
        day, month, year = map(int, found.groups())
    elif found := _YEAR_FIRST.fullmatch(word):
        year, month, day = map(int, found.groups())
    elif (found := _MONTH_NAMED.fullmatch(word)) and found[2][:3].lower() in _MONTHS:
        day, month, year = int(found[1]), _MONTHS[found[2][:3].lower()], int(found[3])
    else:
        return None
    try:
        meant = date(year, month, day)
    except ValueError:
        return Meant("toml.no_such_day", value=date(2000, 1, 1))
    return Meant("toml.day_form", meant.isoformat(), meant)


def _number(word: str) -> Meant | None:
    found = _NUMBER.fullmatch(word)
    if found is None:
        return None
    digits = found["digits"].rstrip()
    if re.fullmatch(r"[1-9]\d{0,2},\d{3}", digits):
        whole = digits.replace(",", "")
        return Meant("toml.two_numbers", whole, int(whole))
    number = _plain(digits)
    if number is None:
        return None
    sign = "-" if found["sign"] not in {"", "+"} else ""
    expected = sign + number
    value = float(expected) if "." in expected else int(expected)
    if found["before"] or found["after"].strip():
        return Meant("toml.number_with_unit", expected, value)
    if found["digits"].startswith("0") and "," not in word and "." not in word:
        return Meant("toml.leading_zero", expected, value)
    code = "toml.decimal_comma" if "," in word else "toml.number_form"
    return Meant(code, expected, value)


def _plain(digits: str) -> str | None:
    """``1.000,50`` as 1000.50; None where it is no number."""
    bare = re.sub(r"[ '\u00a0\u202f]", "", digits).rstrip(".,")
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?|\d*,\d+", bare):
        bare = bare.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", bare):
        bare = bare.replace(",", "")
    if not re.fullmatch(r"\d*\.\d+|\d+", bare):
        return None
    whole, point, rest = bare.partition(".")
    return (whole.lstrip("0") or "0") + point + rest


def _clock(word: str) -> Meant | None:
    found = _TIME.fullmatch(word)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    meant = time(int(found[1]), int(found[2]))
    return Meant("toml.time_form", meant.isoformat(), meant)


def _text(word: str) -> Meant:
    if re.search(r"\[[^\]]+\]|\w\(|<>|<=|>=", word):
        mark = "'''" if "'" in word else "'"
        return Meant("toml.formula_bare", f"{mark}{word}{mark}", word)
    return Meant("toml.unquoted", quoted(word), word)


def quoted(text: str) -> str:
    r"""The text as TOML writes it.

    >>> print(quoted("foto's"), quoted('de "beste"'), quoted(r"C:\map"))
    "foto's" 'de "beste"' 'C:\map'
    """
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return f"'''{text}'''"
