"""Numbers as people type them: signs, groups, percents, currencies, powers of ten."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sheets_sync.records import NamedTuple
from sheets_sync.testing.shapes import plain_number

if TYPE_CHECKING:
    from sheets_sync.testing.locales import Tongue
    from sheets_sync.testing.wire import Message

SCIENTIFIC = re.compile(r"([+-]?)(\d+(?:\.\d+)?)[eE]([+-]?\d{1,3})")


class Amount(NamedTuple):
    """A number and the NumberFormat that typing it brings along, empty where none."""

    number: float
    pattern: Message


class _Bare(NamedTuple):
    sign: int
    body: str
    before: str = ""
    after: str = ""
    percent: bool = False


def amount_typed(text: str, tongue: Tongue) -> Amount | None:
    """The number that a text stands for; None when it is none."""
    power = SCIENTIFIC.fullmatch(text.replace(tongue.decimal, "."))
    if power:
        return Amount(plain_number(float(power[0])), {"type": "SCIENTIFIC", "pattern": "0.00E+00"})
    bare = _stripped(text, tongue)
    whole, point, fraction = bare.body.partition(tongue.decimal)
    digits = _ungrouped(whole, tongue)
    if digits is None or not re.fullmatch(r"[0-9]*", fraction) or not (digits or fraction):
        return None
    number = bare.sign * float(f"{digits or 0}.{fraction or 0}")
    decimals = "0.00" if point else "0"
    if bare.percent:
        return Amount(plain_number(number / 100), {"type": "PERCENT", "pattern": decimals + "%"})
    if bare.before or bare.after:
        core = f"#,##{decimals}"
        pattern = f"[${bare.before}]{core}" if bare.before else f"{core}[${bare.after}]"
        return Amount(plain_number(number), {"type": "CURRENCY", "pattern": pattern})
    grouped = whole != digits
    pattern_of = {"type": "NUMBER", "pattern": "#,##" + decimals} if grouped else {}
    return Amount(plain_number(number), pattern_of)


def _stripped(text: str, tongue: Tongue) -> _Bare:
    sign, body = 1, text
    if re.fullmatch(r"\(.*\d\)", body):
        sign, body = -1, body[1:-1]
    percent = body.endswith("%")
    body = body.removesuffix("%").rstrip()
    before, after = "", ""
    for symbol in (tongue.currency, "€", "$", "£", "¥"):
        mark = re.escape(symbol)
        found = re.fullmatch(rf"([+-]?)({mark}\s?)([+-]?)(.*)", body)
        if found:
            before, body = found[2].replace("\u00a0", " "), found[1] + found[3] + found[4]
            break
        behind = re.fullmatch(rf"(.*?)(\s?{mark})", body)
        if behind and tongue.currency_behind:
            body, after = behind[1], behind[2].replace("\u00a0", " ")
            break
    if body[:1] in ("+", "-"):
        sign = -sign if body[0] == "-" else sign
        body = body[1:]
    return _Bare(sign, body, before, after, percent)


def _ungrouped(whole: str, tongue: Tongue) -> str | None:
    group = r"[\s\u00a0\u202f]" if tongue.group.isspace() else re.escape(tongue.group)
    if re.fullmatch(rf"[0-9]{{1,3}}(?:{group}[0-9]{{3}})+", whole):
        return re.sub(r"\D", "", whole)
    return whole if re.fullmatch(r"[0-9]*", whole) else None
