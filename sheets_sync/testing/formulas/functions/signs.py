"""Numbers written otherwise: in another base, in Roman, as money; signs and their codes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sheets_sync.testing.formulas.coerce import Problem
from sheets_sync.testing.formulas.registry import function
from sheets_sync.testing.patterns import shown

if TYPE_CHECKING:
    from sheets_sync.testing.cells import Value
    from sheets_sync.testing.formulas.evaluate import Evaluation

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ROMAN = {
    "M": 1000,
    "CM": 900,
    "D": 500,
    "CD": 400,
    "C": 100,
    "XC": 90,
    "L": 50,
    "XL": 40,
    "X": 10,
    "IX": 9,
    "V": 5,
    "IV": 4,
    "I": 1,
}


def _in_base(number: int, base: int) -> str:
    text = ""
    while number:
        number, digit = divmod(number, base)
        text = DIGITS[digit] + text
    return text or "0"


@function("BASE", "n n n?")
def in_base(number: float, base: float, least: float = 0) -> Value:
    if number < 0 or not 2 <= base <= 36:
        raise Problem("NUM", f"Function BASE parameter 2 value is {int(base)}, out of range.")
    return _in_base(int(number), int(base)).rjust(min(int(least), 255), "0")


def _from(name: str, text: str, base: int) -> float:
    try:
        return float(int(text.strip(), base))
    except ValueError as error:
        said = f"Function {name} parameter 1 value '{text}' is not a number in base {base}."
        raise Problem("NUM", said) from error


@function("DECIMAL", "t n")
def from_base(text: str, base: float) -> Value:
    if not 2 <= base <= 36:
        raise Problem("NUM", f"Function DECIMAL parameter 2 value is {int(base)}, out of range.")
    return _from("DECIMAL", text, int(base))


def _between(letters: str, base: int) -> None:
    to, back = f"DEC2{letters}", f"{letters}2DEC"

    @function(to, "n n?")
    def write(number: float, least: float = 0) -> Value:
        if not 0 <= number < base**9:
            raise Problem("NUM", f"Function {to} parameter 1 value is out of range.")
        return _in_base(int(number), base).rjust(min(int(least), 10), "0")

    @function(back, "t")
    def read(text: str) -> Value:
        return _from(back, text, base)


_between("BIN", 2)
_between("OCT", 8)
_between("HEX", 16)


@function("ROMAN", "n")
def roman(number: float) -> Value:
    if not 1 <= int(number) <= 3999:
        raise Problem("VALUE", f"Function ROMAN parameter 1 value is {int(number)}, out of range.")
    left, text = int(number), ""
    for letters, worth in ROMAN.items():
        count, left = divmod(left, worth)
        text += letters * count
    return text


@function("ARABIC", "t")
def arabic(text: str) -> Value:
    letters = text.strip().upper()
    pairs = re.findall("CM|CD|XC|XL|IX|IV|[MDCLXVI]", letters)
    if "".join(pairs) != letters:
        raise Problem("VALUE", f"Function ARABIC parameter 1 value '{text}' is no Roman numeral.")
    return sum(ROMAN[pair] for pair in pairs)


@function("DOLLAR", "here n n?")
def dollar(here: Evaluation, number: float, places: float = 2) -> Value:
    rounded = round(float(number), int(places))
    decimals = "." + "0" * int(places) if places > 0 else ""
    pattern = f"[${here.tongue.currency}]#,##0{decimals}"
    return shown(rounded, {"type": "CURRENCY", "pattern": pattern}, here.tongue)


@function("UNICHAR", "n")
def unichar(code: float) -> Value:
    if not 1 <= int(code) <= 0x10FFFF:
        raise Problem("NUM", f"Function UNICHAR parameter 1 value {int(code)} is out of range.")
    return chr(int(code))


@function("UNICODE", "t")
def unicode(given: str) -> Value:
    if not given:
        raise Problem("VALUE", "Function UNICODE parameter 1 value should be non-empty.")
    return ord(given[0])


@function("ISEMAIL", "v")
def is_email(value: Value) -> Value:
    return isinstance(value, str) and bool(
        re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)*\.[A-Za-z]{2,}", value)
    )


@function("ISURL", "v")
def is_url(value: Value) -> Value:
    address = r"((https?|ftp)://)?[\w-]+(\.[\w-]+)+(:\d+)?([/?#]\S*)?"
    return isinstance(value, str) and bool(re.fullmatch(address, value))
