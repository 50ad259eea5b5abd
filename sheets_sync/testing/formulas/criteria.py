"""Criteria of COUNTIF and its like: ``>=5``, ``<>x``, ``a*``."""

from __future__ import annotations

import operator
import re
from typing import TYPE_CHECKING, TypeAlias

from sheets_sync.testing.entries.amounts import amount_typed
from sheets_sync.testing.entries.days import moment_typed
from sheets_sync.testing.formulas.coerce import is_number, key

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.cells import Value
    from sheets_sync.testing.locales import Tongue

Test: TypeAlias = "Callable[[Value], bool]"
SIGNS: dict[str, Callable[[float, float], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "<>": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "=": operator.eq,
}
WORDS = {"TRUE": True, "FALSE": False}


def equals_only(criterion: Value, tongue: Tongue) -> Value:
    """The one value that passes, where the criterion asks for equality alone; else None."""
    if not isinstance(criterion, str):
        return criterion if key(criterion) is not None else None
    if not criterion or criterion.startswith(("<", ">", "=")) or re.search(r"[*?~]", criterion):
        return None
    return _read(criterion, tongue)


def test_of(criterion: Value, tongue: Tongue) -> Test:
    """The test that a criterion puts to values."""
    if not isinstance(criterion, str):
        wanted = key(0 if criterion is None else criterion)
        return lambda value: key(value) == wanted
    sign = next((sign for sign in SIGNS if criterion.startswith(sign)), "")
    body = criterion[len(sign) :]
    if not body:
        return _about_blank(sign)
    wanted_value = _read(body, tongue)
    if isinstance(wanted_value, bool):
        equal: Test = lambda value: value is wanted_value  # noqa: E731
    elif is_number(wanted_value):
        return _about_numbers(sign or "=", float(wanted_value))  # type: ignore[arg-type]
    elif sign in ("", "=", "<>"):
        pattern = wildcards(body)
        equal = lambda value: isinstance(value, str) and bool(pattern.fullmatch(value))  # noqa: E731
    else:
        return _about_texts(sign, body.casefold())
    return (lambda value: not equal(value)) if sign == "<>" else equal


def _read(body: str, tongue: Tongue) -> Value:
    word = body.strip().upper()
    if word in WORDS:
        return WORDS[word]
    if word in (tongue.true, tongue.false):
        return word == tongue.true
    typed = amount_typed(body.strip(), tongue) or moment_typed(body.strip(), tongue)
    return float(typed[0]) if typed else body


def _about_blank(sign: str) -> Test:
    if sign == "<>":
        return lambda value: value is not None
    if sign in ("", "="):
        return lambda value: value is None or (value == "" and not sign)
    return lambda _: False


def _about_numbers(sign: str, limit: float) -> Test:
    compare = SIGNS[sign]
    if sign == "<>":
        return lambda value: not is_number(value) or float(value) != limit  # type: ignore[arg-type]
    return lambda value: is_number(value) and compare(float(value), limit)  # type: ignore[arg-type]


def _about_texts(sign: str, limit: str) -> Test:
    compare: Callable[[str, str], bool] = SIGNS[sign]  # type: ignore[assignment]
    return lambda value: isinstance(value, str) and compare(value.casefold(), limit)


def wildcards(text: str) -> re.Pattern[str]:
    """``*`` any text, ``?`` one sign, ``~`` takes the next as it is; upper and lower case alike."""
    parts = []
    for found in re.finditer(r"~([*?~])|(\*)|(\?)|(.)", text, re.DOTALL):
        taken, star, one, other = found.groups()
        parts.append(".*" if star else "." if one else re.escape(taken or other))
    return re.compile("".join(parts), re.IGNORECASE | re.DOTALL)
