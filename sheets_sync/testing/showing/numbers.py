"""A number in one section of a pattern: digits in their places, groups, powers of ten."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING

from sheets_sync.testing.showing.fractions import fraction, is_fraction
from sheets_sync.testing.showing.sections import Piece, Section, chosen, sections

if TYPE_CHECKING:
    from sheets_sync.testing.locales import Tongue

WIDE = Context(prec=400)


def number_shown(number: float, pattern: str, tongue: Tongue) -> str:
    """A number by a pattern such as ``#,##0.00;(#,##0.00)``."""
    section, absolute = chosen(number, sections(pattern))
    amount = abs(Decimal(repr(number))).scaleb(2 * _count(section, "%"), WIDE)
    minus = "-" if number < 0 and not absolute else ""
    if is_fraction(section):
        return minus + fraction(amount, section)
    if section.has("sign", "@"):
        return minus + _with_text(section, format(amount, "f").replace(".", tongue.decimal))
    if not any(piece.kind == "digit" for piece in section.pieces):
        return minus * bool(section.literal) + _with_text(section, "")
    return minus + _placed(amount, section, tongue)


def text_shown(text: str, pattern: str) -> str:
    """A text by the section for text: the fourth, or one with ``@``."""
    parts = sections(pattern)
    section = parts[3] if len(parts) > 3 else next((s for s in parts if s.has("sign", "@")), None)
    return _with_text(section, text) if section else text


def _count(section: Section, sign: str) -> int:
    return section.pieces.count(Piece("sign", sign))


def _with_text(section: Section, text: str) -> str:
    return "".join(text if p == ("sign", "@") else p.text for p in section.pieces)


def _placed(amount: Decimal, section: Section, tongue: Tongue) -> str:
    power = next((piece.text for piece in section.pieces if piece.kind == "power"), "")
    whole, after = _digit_places(section)
    exponent = 0
    if power:
        exponent = _exponent(amount, len(whole), len(after))
        amount = amount.scaleb(-exponent)
    amount = amount.scaleb(-3 * _scaling_commas(section), WIDE)
    rounded = amount.quantize(Decimal(1).scaleb(-len(after)), ROUND_HALF_UP, WIDE)
    digits, _, decimals = format(rounded, "f").partition(".")
    filled = _Filled(_whole_texts(digits.lstrip("0"), whole, section, tongue), after, decimals)
    return "".join(filled.text(piece, tongue, exponent) for piece in section.pieces)


class _Filled:
    """The texts for the digit places, taken one after the other from left to right."""

    def __init__(self, whole: list[str], after: str, decimals: str) -> None:
        self.texts = whole + _decimal_texts(decimals, after)
        self.has_decimals = any(self.texts[len(whole) :])
        self.pointed = False
        self.place = 0

    def text(self, piece: Piece, tongue: Tongue, exponent: int) -> str:
        if piece.kind == "digit":
            self.place += 1
            return self.texts[self.place - 1]
        if piece.kind == "power":
            return _power_text(piece.text, exponent)
        if piece.text == "," and piece.kind == "sign":
            return ""
        if piece.text == "." and piece.kind == "sign":
            shown, self.pointed = self.has_decimals and not self.pointed, True
            return tongue.decimal if shown else ""
        return piece.text


def _digit_places(section: Section) -> tuple[str, str]:
    """The digit marks before and after the decimal point."""
    marks = "".join(
        piece.text for piece in section.pieces if piece.kind == "digit" or piece == ("sign", ".")
    )
    whole, _, after = marks.partition(".")
    return whole, after.replace(".", "")


def _grouped(section: Section) -> bool:
    texts = [p.text if p.kind in ("digit", "sign") else "" for p in section.pieces]
    last = _last_whole_digit(section)
    return "," in texts[:last]


def _scaling_commas(section: Section) -> int:
    """Commas right behind the digits, whole or decimal: each divides by a thousand."""
    digits = [index for index, piece in enumerate(section.pieces) if piece.kind == "digit"]
    ends = {_last_whole_digit(section), digits[-1]}
    return sum(_commas_from(section, end + 1) for end in ends)


def _commas_from(section: Section, start: int) -> int:
    count = 0
    while section.pieces[start + count : start + count + 1] == (("sign", ","),):
        count += 1
    return count


def _last_whole_digit(section: Section) -> int:
    last = -1
    for index, piece in enumerate(section.pieces):
        if piece == ("sign", "."):
            break
        if piece.kind == "digit":
            last = index
    return last


def _whole_texts(digits: str, marks: str, section: Section, tongue: Tongue) -> list[str]:
    least = len(marks) - marks.find("0") if "0" in marks else 0
    digits = digits.rjust(least, "0")
    if not marks:
        return []
    if _grouped(section):
        parts = [_with_group(d, len(digits) - i - 1, tongue) for i, d in enumerate(digits)]
    else:
        parts = list(digits)
    blanks = [" " if mark == "?" else "" for mark in marks[: max(0, len(marks) - len(parts))]]
    texts = blanks + parts
    extra = len(texts) - len(marks)
    return ["".join(texts[: extra + 1]), *texts[extra + 1 :]]


def _with_group(digit: str, behind: int, tongue: Tongue) -> str:
    return digit + (tongue.group if behind and behind % 3 == 0 else "")


def _decimal_texts(decimals: str, marks: str) -> list[str]:
    texts = list(decimals.ljust(len(marks), "0"))[: len(marks)]
    for index in range(len(marks) - 1, -1, -1):
        if texts[index] != "0" or marks[index] == "0":
            break
        texts[index] = " " if marks[index] == "?" else ""
    return texts


def _exponent(amount: Decimal, whole: int, after: int) -> int:
    """The power of ten that leaves at most so many whole digits; a multiple of their count."""
    if not amount:
        return 0
    step = max(whole, 1)
    exponent = amount.adjusted() // step * step
    rounded = amount.scaleb(-exponent).quantize(Decimal(1).scaleb(-after), ROUND_HALF_UP)
    return exponent + step * (rounded.adjusted() >= step)


def _power_text(piece: str, exponent: int) -> str:
    sign = "-" if exponent < 0 else "+" if piece[1] == "+" else ""
    return f"{piece[0]}{sign}{abs(exponent):0{len(piece) - 2}d}"
