"""What a person's typing becomes: a number, a day, yes or no, a formula, or just text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sheets_sync.testing.cells import ERROR_TEXTS, Cell, ErrorValue, Stored, Value, full, lean
from sheets_sync.testing.shapes import plain_number
from sheets_sync.testing.wire import Message, invalid

if TYPE_CHECKING:
    from sheets_sync.testing.locales import Tongue
    from sheets_sync.testing.sheet import Row

DAY_ZERO = date(1899, 12, 30)
LONGEST = 50_000
PLAIN = {str, int, bool}
TIME = re.compile(r"(\d{1,4}):([0-5]\d)(?::([0-5]\d)(\.\d+)?)?(?:\s*([aApP])\.?[mM]\.?)?")
NUMERIC_DATE = re.compile(r"(\d{1,4})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?")
NAMED_DATE = re.compile(r"(?:(\d{1,2})[ -])?([^\W\d]{3,}\.?)[ -](?:(\d{1,2}),? )?(\d{4})")
SCIENTIFIC = re.compile(r"([+-]?)(\d+(?:\.\d+)?)[eE]([+-]?\d{1,3})")


@dataclass(frozen=True, slots=True)
class Entry:
    """A value with the NumberFormat that typing it brings along, or a formula."""

    value: Value = None
    pattern: Message = field(default_factory=dict)
    formula: str = ""


def raw(given: object, old: Stored) -> Stored:
    """The cell after a RAW write: text stays text."""
    return _placed(Entry(_scalar(given)), old)


def raw_row(given: list[object], old: Row) -> Row | None:
    """A whole row after a RAW write, when it is plain enough to be done at once."""
    if not given or not set(map(type, given)) <= PLAIN or Cell in set(map(type, old)):
        return None
    if max([len(value) for value in given if isinstance(value, str)], default=0) > LONGEST:
        return None
    return tuple([None if value == "" else value for value in given])  # type: ignore[misc]


def entered(given: object, old: Stored, tongue: Tongue) -> Stored:
    """The cell after someone typed this into it."""
    as_text = isinstance(old, Cell) and old.pattern.get("type") == "TEXT"
    if not isinstance(given, str) or as_text:
        return raw(given, old)
    _scalar(given)
    return _placed(interpreted(given, tongue), old)


def interpreted(text: str, tongue: Tongue) -> Entry:
    """What typing this text means in a locale."""
    bare = text.strip()
    if text.startswith("'"):
        return Entry(text[1:] or None)
    if text.startswith("=") and len(text) > 1:
        return Entry(formula=text)
    return _word(bare, tongue) or _number(bare, tongue) or _moment(bare, tongue) or Entry(text)


def day_serial(day: date) -> int:
    return (day - DAY_ZERO).days


def _scalar(given: object) -> Value:
    if isinstance(given, str):
        if len(given) > LONGEST:
            most = f"more than the maximum of {LONGEST} characters in a single cell."
            raise invalid(f"Your input contains {most}")
        return given or None
    if isinstance(given, bool) or given is None:
        return given
    if isinstance(given, int | float):
        return plain_number(float(given))
    kind = "list_value" if isinstance(given, list) else "struct_value"
    raise invalid(f"Invalid values[0][0]: {kind}")


def _placed(entry: Entry, old: Stored) -> Stored:
    if not (isinstance(old, Cell) or entry.pattern or entry.formula) and not isinstance(
        entry.value, ErrorValue
    ):
        return entry.value
    cell = full(old)
    form = cell.format | {"numberFormat": entry.pattern} if entry.pattern else cell.format
    extras = {name: part for name, part in cell.extras.items() if name != "textFormatRuns"}
    return lean(replace(cell, value=entry.value, formula=entry.formula, format=form, extras=extras))


def _word(text: str, tongue: Tongue) -> Entry | None:
    upper = text.upper()
    if upper in ("TRUE", tongue.true):
        return Entry(value=True)
    if upper in ("FALSE", tongue.false):
        return Entry(value=False)
    for kind, shown in ERROR_TEXTS.items():
        if upper == shown:
            return Entry(ErrorValue(kind))
    return None if text else Entry()


def _number(text: str, tongue: Tongue) -> Entry | None:
    power = SCIENTIFIC.fullmatch(text.replace(tongue.decimal, "."))
    if power:
        number = float(power[0])
        return Entry(plain_number(number), {"type": "SCIENTIFIC", "pattern": "0.00E+00"})
    sign, body, currency, percent = _stripped(text, tongue)
    whole, point, fraction = body.partition(tongue.decimal)
    digits = _ungrouped(whole, tongue)
    if digits is None or not re.fullmatch(r"[0-9]*", fraction) or not (digits or fraction):
        return None
    number = sign * float(f"{digits or 0}.{fraction or 0}")
    decimals = "0.00" if point else "0"
    grouped = "#,##" + decimals if whole != digits else ""
    if percent:
        return Entry(plain_number(number / 100), {"type": "PERCENT", "pattern": decimals + "%"})
    if currency:
        pattern = f"[${currency}]#,##{decimals}"
        return Entry(plain_number(number), {"type": "CURRENCY", "pattern": pattern})
    pattern_of = {"type": "NUMBER", "pattern": grouped} if grouped else {}
    return Entry(plain_number(number), pattern_of)


def _stripped(text: str, tongue: Tongue) -> tuple[int, str, str, bool]:
    sign, body = 1, text
    if re.fullmatch(r"\(.*\d\)", body):
        sign, body = -1, body[1:-1]
    percent = body.endswith("%")
    body = body.removesuffix("%").rstrip()
    currency = ""
    for symbol in (tongue.currency, "€", "$", "£"):
        found = re.fullmatch(rf"([+-]?)({re.escape(symbol)}\s?)([+-]?)(.*)", body)
        if found:
            currency, body = found[2].replace("\u00a0", " "), found[1] + found[3] + found[4]
            break
    if body[:1] in ("+", "-"):
        sign = -sign if body[0] == "-" else sign
        body = body[1:]
    return sign, body, currency, percent


def _ungrouped(whole: str, tongue: Tongue) -> str | None:
    group = r"[\s\u00a0\u202f]" if tongue.group.isspace() else re.escape(tongue.group)
    if re.fullmatch(rf"[0-9]{{1,3}}(?:{group}[0-9]{{3}})+", whole):
        return re.sub(r"\D", "", whole)
    return whole if re.fullmatch(r"[0-9]*", whole) else None


def _moment(text: str, tongue: Tongue) -> Entry | None:
    day_text, gap, time_text = text.rpartition(" ")
    whole = _day(text, tongue)
    if whole:
        return Entry(whole[0], {"type": "DATE", "pattern": whole[1]})
    clock = _clock(text)
    if clock:
        return Entry(plain_number(clock[0]), {"type": "TIME", "pattern": clock[1]})
    day, clock = _day(day_text.rstrip("T "), tongue), _clock(time_text)
    if gap and day and clock:
        pattern = {"type": "DATE_TIME", "pattern": f"{day[1]} {clock[1]}"}
        return Entry(plain_number(day[0] + clock[0]), pattern)
    return None


def _clock(text: str) -> tuple[float, str] | None:
    found = TIME.fullmatch(text)
    if not found:
        return None
    hours, minutes, seconds = int(found[1]), int(found[2]), float(found[3] or 0)
    pattern = "h:mm:ss" if found[3] else "h:mm"
    if found[5]:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if found[5].lower() == "p" else 0)
        pattern += " am/pm"
    elif hours > 23:
        # No time of day: Google makes it a length of time.
        pattern = "[h]:mm:ss"
    elif len(found[1]) == 2:
        pattern = "h" + pattern
    span = timedelta(hours=hours, minutes=minutes, seconds=seconds + float(found[4] or 0))
    return span / timedelta(days=1), pattern


def _day(text: str, tongue: Tongue) -> tuple[int, str] | None:
    found = NUMERIC_DATE.fullmatch(text)
    if found:
        return _numeric_day(found, tongue)
    named = NAMED_DATE.fullmatch(text)
    month = tongue.months.get(named[2].lower().rstrip(".")) if named else None
    if named is None or month is None or bool(named[1]) == bool(named[3]):
        return None
    day = _date(int(named[4]), month, int(named[1] or named[3]))
    pattern = "d mmm yyyy" if named[1] else "mmm d, yyyy"
    return (day_serial(day), pattern) if day else None


def _numeric_day(found: re.Match[str], tongue: Tongue) -> tuple[int, str] | None:
    first, mark, second, third = found.groups()
    if len(first) > 2:
        order, parts = "ymd", [first, second, third]
        if len(first) != 4 or not third or len(third) > 2:
            return None
    else:
        order = tongue.order if third else tongue.order.replace("y", "")
        parts = [first, second, third] if third else [first, second]
        if not third and mark == ".":
            return None
    given = dict(zip(order, parts, strict=False))
    year = _full_year(given.get("y"))
    day = _date(year, int(given["m"]), int(given["d"]))
    pattern = mark.join(_letters(letter, given[letter]) for letter in order)
    return (day_serial(day), pattern) if day else None


def _full_year(text: str | None) -> int:
    if text is None:
        return date.today().year  # noqa: DTZ011 - a day without a year is this year's, by the wall clock
    year = int(text)
    if len(text) > 2:
        return year
    return year + (2000 if year < 30 else 1900)


def _letters(letter: str, text: str) -> str:
    return letter * 4 if letter == "y" and len(text) == 4 else letter * len(text)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
