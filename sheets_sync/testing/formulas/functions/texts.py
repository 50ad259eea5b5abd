"""Texts cut, joined, searched and turned into other things."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from sheets_sync.testing.cells import ErrorValue
from sheets_sync.testing.formulas.coerce import (
    Grid,
    Problem,
    is_number,
    known,
    number,
    pattern_of,
    shown_as,
    text,
)
from sheets_sync.testing.formulas.criteria import wildcards
from sheets_sync.testing.formulas.functions.taken import values
from sheets_sync.testing.formulas.registry import function
from sheets_sync.testing.patterns import shown, shown_by

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.cells import Value
    from sheets_sync.testing.formulas.evaluate import Evaluation

LONGEST = 32_000
# Looking around, referring back, atoms: Google's expressions have none of these.
NOT_IN_RE2 = re.compile(r"\(\?(?:[=!>#(]|<[=!]|P=)|\\[1-9]|[*+?}]\+")


def _of_text(name: str, rule: Callable[[str], Value]) -> None:
    @function(name, "t")
    def run(given: str) -> Value:
        return rule(given)


_of_text("LEN", len)
_of_text("TRIM", lambda given: " ".join(given.split()))
_of_text("UPPER", str.upper)
_of_text("LOWER", str.lower)
_of_text("PROPER", lambda given: re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), given))
_of_text("CLEAN", lambda given: "".join(c for c in given if ord(c) > 31))
_of_text("ENCODEURL", lambda given: quote(given, safe="-_.~"))


def _count(name: str, place: int, count: float) -> int:
    if count < 0:
        raise Problem(
            "VALUE",
            f"Function {name} parameter {place} value is {int(count)}."
            " It should be greater than or equal to 0.",
        )
    return int(count)


@function("LEFT", "t n?")
def left(given: str, count: float = 1) -> Value:
    return given[: _count("LEFT", 2, count)]


@function("RIGHT", "t n?")
def right(given: str, count: float = 1) -> Value:
    return given[max(0, len(given) - _count("RIGHT", 2, count)) :]


@function("MID", "t n n")
def mid(given: str, start: float, count: float) -> Value:
    if start < 1:
        said = f"Function MID parameter 2 value is {int(start)}. It should be greater than 0."
        raise Problem("VALUE", said)
    first = int(start) - 1
    return given[first : first + _count("MID", 3, count)]


@function("REPT", "t n")
def repeated(given: str, count: float) -> Value:
    times = _count("REPT", 2, count)
    if len(given) * times > LONGEST:
        said = f"The text result of REPT is longer than the limit of {LONGEST} characters."
        raise Problem("VALUE", said)
    return given * times


@function("EXACT", "t t")
def exact(one: str, other: str) -> Value:
    return one == other


@function("SUBSTITUTE", "t t t n?")
def substitute(given: str, old: str, new: str, which: float | None = None) -> Value:
    if not old:
        return given
    if which is None:
        return given.replace(old, new)
    parts = given.split(old)
    place = int(which)
    if not 0 < place < len(parts):
        return given
    return old.join(parts[:place]) + new + old.join(parts[place:])


@function("REPLACE", "t n n t")
def replace(given: str, start: float, count: float, new: str) -> Value:
    first = int(start) - 1
    return given[:first] + new + given[first + _count("REPLACE", 3, count) :]


@function("FIND", "t t n?")
def find(wanted: str, given: str, start: float = 1) -> Value:
    return _found("FIND", wanted, given, given.find(wanted, int(start) - 1))


@function("SEARCH", "t t n?")
def search(wanted: str, given: str, start: float = 1) -> Value:
    match = wildcards(wanted).search(given, int(start) - 1)
    return _found("SEARCH", wanted, given, match.start() if match else -1)


def _found(name: str, wanted: str, given: str, place: int) -> int:
    if place < 0:
        said = f"In {name} evaluation, cannot find '{wanted}' within '{given}'."
        raise Problem("VALUE", said)
    return place + 1


@function("CONCATENATE", "here g *1")
def concatenate(here: Evaluation, *arguments: Value | Grid) -> Value:
    return "".join(text(value, here.tongue) for value in values(arguments))


@function("JOIN", "here t g *1")
def join(here: Evaluation, mark: str, *arguments: Value | Grid) -> Value:
    return mark.join(text(value, here.tongue) for value in values(arguments))


@function("TEXTJOIN", "here t y g *1")
def text_join(here: Evaluation, mark: str, skip: bool, *arguments: Value | Grid) -> Value:
    found = [text(value, here.tongue) for value in values(arguments)]
    return mark.join(each for each in found if each or not skip)


@function("SPLIT", "here t t y? y?")
def split(
    here: Evaluation,
    given: str,
    mark: str,
    by_each: bool = True,
    drop_empty: bool = True,
) -> Grid:
    if not mark:
        raise Problem("VALUE", "Function SPLIT parameter 2 value should be non-empty.")
    if not given:
        raise Problem("VALUE", "Function SPLIT parameter 1 value should be non-empty.")
    pattern = f"[{re.escape(mark)}]" if by_each else re.escape(mark)
    parts = re.split(pattern, given)
    row: list[Value] = [_typed(here, part) for part in parts if part or not drop_empty]
    return [row or [None]]


def _typed(here: Evaluation, part: str) -> Value:
    try:
        return number(part, here.tongue, "VALUE", 1) if part.strip() else part or None
    except Problem:
        return part


@function("TEXT", "here v t")
def as_text(here: Evaluation, value: Value, pattern: str) -> Value:
    if isinstance(value, bool):
        return text(value, here.tongue)
    try:
        amount = number(value, here.tongue, "VALUE", 1)
    except Problem:
        return text(value, here.tongue)
    return shown_by(float(amount), pattern, here.tongue)


@function("TO_TEXT", "here v")
def to_text(here: Evaluation, value: Value) -> Value:
    pattern = pattern_of(value)
    if pattern and isinstance(value, float):
        return shown(float(value), pattern, here.tongue)
    return text(value, here.tongue)


@function("VALUE", "here v")
def as_value(here: Evaluation, value: Value) -> Value:
    if isinstance(value, str):
        said = f"VALUE parameter '{value}' cannot be parsed to number."
        try:
            return float(number(value, here.tongue, "VALUE", 1))
        except Problem as problem:
            raise Problem("VALUE", said) from problem
    return number(value, here.tongue, "VALUE", 1)


@function("T", "v")
def only_text(value: Value) -> Value:
    return value if isinstance(value, str) else ""


@function("FIXED", "here n n? y?")
def fixed(here: Evaluation, value: float, places: float = 2, plain: bool = False) -> Value:
    whole = "0" if plain else "#,##0"
    rounded = round(float(value), int(places)) if places < 0 else float(value)
    decimals = "." + "0" * int(places) if places > 0 else ""
    return shown(rounded, {"type": "NUMBER", "pattern": whole + decimals}, here.tongue)


@function("CHAR", "n")
def char(code: float) -> Value:
    if not 1 <= int(code) <= 0x10FFFF:
        raise Problem("NUM", f"Function CHAR parameter 1 value {int(code)} is out of range.")
    return chr(int(code))


@function("CODE", "t")
def code(given: str) -> Value:
    if not given:
        raise Problem("VALUE", "Function CODE parameter 1 value should be non-empty.")
    return ord(given[0])


@function("HYPERLINK", "v v?")
def hyperlink(address: Value, label: Value = None) -> Value:
    return address if label is None else label


def _pattern(name: str, expression: str) -> re.Pattern[str]:
    said = f"Function {name} parameter 2 value '{expression}' is not a valid regular expression."
    if NOT_IN_RE2.search(expression):
        raise Problem("REF", said)
    try:
        return re.compile(expression)
    except re.error as error:
        raise Problem("REF", said) from error


def _text_only(name: str, value: Value) -> str:
    if is_number(value) or isinstance(value, bool):
        said = f"Function {name} parameter 1 expects text values."
        raise Problem("VALUE", f"{said} But '{value}' is a number and cannot be coerced to a text.")
    return "" if value is None else str(known(value))


@function("REGEXMATCH", "v t")
def regex_match(value: Value, expression: str) -> Value:
    given = _text_only("REGEXMATCH", value)
    return bool(_pattern("REGEXMATCH", expression).search(given))


@function("REGEXEXTRACT", "v t")
def regex_extract(value: Value, expression: str) -> Value | Grid:
    given = _text_only("REGEXEXTRACT", value)
    found = _pattern("REGEXEXTRACT", expression).search(given)
    if not found:
        said = f"Function REGEXEXTRACT parameter 2 value '{expression}' does not match text."
        return ErrorValue("N_A", f"{said} of Function REGEXEXTRACT parameter 1 value '{given}'.")
    groups: list[Value] = [group or "" for group in found.groups()]
    return [groups] if groups else found[0]


@function("REGEXREPLACE", "v t t")
def regex_replace(value: Value, expression: str, new: str) -> Value:
    given = _text_only("REGEXREPLACE", value)
    replacement = re.sub(r"\$(\d)", r"\\\1", new.replace("\\", "\\\\"))
    return _pattern("REGEXREPLACE", expression).sub(replacement, given)


def _shown_as(name: str, kind: str) -> None:
    @function(name, "v")
    def run(value: Value) -> Value:
        if not is_number(value):
            return value
        return shown_as(float(value), {"type": kind} if kind else {})  # type: ignore[arg-type]


for _name, _kind in (
    ("TO_DATE", "DATE"),
    ("TO_PERCENT", "PERCENT"),
    ("TO_DOLLARS", "CURRENCY"),
    ("TO_PURE_NUMBER", ""),
):
    _shown_as(_name, _kind)
