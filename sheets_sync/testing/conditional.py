"""Conditional formats at work: what the rules of a sheet make of a cell's looks."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from sheets_sync.testing.areas import grid_corners
from sheets_sync.testing.formats import PARTS, color
from sheets_sync.testing.formulas.coerce import is_number
from sheets_sync.testing.formulas.outcomes import holds, value_at

if TYPE_CHECKING:
    from sheets_sync.testing.areas import Area
    from sheets_sync.testing.book import Book
    from sheets_sync.testing.sheet import Sheet
    from sheets_sync.testing.wire import Message


def with_rules(form: Message, looks: Message) -> Message:
    """A CellFormat with the looks that a rule gives laid over it."""
    if not looks:
        return form
    text = form.get("textFormat", {}) | looks.get("textFormat", {})
    return form | looks | {"textFormat": text}


def rules_at(book: Book, sheet: Sheet, row: int, column: int) -> Message:
    """The looks that the first rule that is met gives to a cell, empty where none is."""
    for rule in sheet.parts["conditionalFormats"]:
        areas = _areas(sheet, rule)
        if not any(_within(area, row, column) for area in areas):
            continue
        looks = _met(book, sheet, rule, (row, column), areas)
        if looks is not None:
            return looks
    return {}


def _areas(sheet: Sheet, rule: Message) -> list[Area]:
    corners = [grid_corners(where) for where in rule["ranges"]]
    return [each.within(sheet.row_count, sheet.column_count) for each in corners]


def _within(area: Area, row: int, column: int) -> bool:
    return area.top <= row < area.bottom and area.left <= column < area.right


def _met(
    book: Book, sheet: Sheet, rule: Message, place: tuple[int, int], areas: list[Area]
) -> Message | None:
    if "booleanRule" in rule:
        boolean = rule["booleanRule"]
        origin = (areas[0].top, areas[0].left)
        met = holds(book, sheet, place, boolean.get("condition", {}), origin)
        looks: Message | None = boolean.get("format", {}) if met else None
        return looks
    value = value_at(book, sheet, *place)
    if not is_number(value):
        return None
    shade = _shade(float(str(value)), _points(book, sheet, rule, areas))
    return {"backgroundColor": shade, "backgroundColorStyle": {"rgbColor": shade}}


def _points(
    book: Book, sheet: Sheet, rule: Message, areas: list[Area]
) -> list[tuple[float, Message]]:
    """The numbers of a gradient, from the lowest, each with its colour."""

    def points() -> list[tuple[float, Message]]:
        numbers = _numbers(book, sheet, areas)
        gradient = rule["gradientRule"]
        given = [
            gradient[name] for name in ("minpoint", "midpoint", "maxpoint") if name in gradient
        ]
        return [(_limit(point, numbers), _color(point)) for point in given]

    found: list[tuple[float, Message]] = book.memory.remembered_for(rule, points)
    return found


def _numbers(book: Book, sheet: Sheet, areas: list[Area]) -> list[float]:
    values = [
        value_at(book, sheet, row, column)
        for area in areas
        for row in range(area.top, area.bottom)
        for column in range(area.left, area.right)
    ]
    return sorted(float(str(value)) for value in values if is_number(value))


def _limit(point: Message, numbers: list[float]) -> float:
    kind, low, high = point.get("type"), numbers[0], numbers[-1]
    if kind in ("MIN", "MAX"):
        return low if kind == "MIN" else high
    given = float(point.get("value", 0) or 0)
    if kind == "PERCENT":
        return low + (high - low) * given / 100
    if kind == "PERCENTILE":
        at = (len(numbers) - 1) * given / 100
        below = numbers[int(at)]
        return below + (numbers[min(int(at) + 1, len(numbers) - 1)] - below) * (at % 1)
    return given


def _color(point: Message) -> Message:
    shade: Message = point.get("colorStyle", {}).get("rgbColor") or point.get("color", {})
    return shade


def _shade(value: float, points: list[tuple[float, Message]]) -> Message:
    if value <= points[0][0]:
        return color(points[0][1])
    for (low, one), (high, other) in itertools.pairwise(points):
        if value <= high and high > low:
            share = (value - low) / (high - low)
            return color({part: _mixed(one, other, part, share) for part in PARTS})
    return color(points[-1][1])


def _mixed(one: Message, other: Message, part: str, share: float) -> float:
    first, last = float(one.get(part, 0)), float(other.get(part, 0))
    return first + (last - first) * share
