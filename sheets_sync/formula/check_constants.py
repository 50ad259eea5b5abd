"""What stands in a formula by itself: numbers, texts, days and moments."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, cast

from sheets_sync.cells.dates import DAY_SECONDS, DAY_ZERO
from sheets_sync.formula import nodes, syntax
from sheets_sync.formula.runtime import exact
from sheets_sync.formula.types import DAY, MOMENT, NUMBER, TEXT

if TYPE_CHECKING:
    from sheets_sync.formula.checker import Checker
    from sheets_sync.formula.nodes import Node


def a_number(_checker: Checker, said: syntax.Number) -> Node:
    return nodes.Constant(exact(Fraction(said.text) * 100), NUMBER, said.span)


def a_text(_checker: Checker, said: syntax.Text) -> Node:
    return nodes.Constant(said.text, TEXT, said.span)


def a_day(checker: Checker, said: syntax.Day) -> Node | None:
    year, month, day = map(int, said.text.split("-"))
    try:
        serial = date(year, month, day).toordinal() - DAY_ZERO
    except ValueError:
        return checker.note("no_such_day", said.span, found=said.text)
    return nodes.Constant(serial, DAY, said.span)


def a_moment(checker: Checker, said: syntax.Moment) -> Node | None:
    written, clock = re.split("[T ]", said.text)
    day = a_day(checker, syntax.Day(written, said.span))
    if not isinstance(day, nodes.Constant):
        return None
    hour, minute, second = (*map(int, clock.split(":")), 0)[:3]
    if hour > 23 or minute > 59 or second > 59:
        return checker.note("no_such_moment", said.span, found=said.text)
    seconds = (hour * 60 + minute) * 60 + second
    return nodes.Constant(cast("int", day.value) + seconds / DAY_SECONDS, MOMENT, said.span)
