"""autoFill: a series goes on, anything else is repeated.

Numbers and days with one step between them go on by that step, a day alone by one; text that ends
in a number counts on; formulas and other texts are repeated. A series whose rule is not known here
is refused.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from sheets_sync.testing.areas import Area
from sheets_sync.testing.book import outside
from sheets_sync.testing.cells import Cell, Stored, full, is_blank, lean
from sheets_sync.testing.formulas.coerce import is_number
from sheets_sync.testing.formulas.tokens import moved_by
from sheets_sync.testing.wire import Message, invalid, unsupported

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sheets_sync.testing.book import Book
    from sheets_sync.testing.sheet import Sheet

COUNTED = re.compile(r"(.*?)([0-9]+)", re.DOTALL)
NAMES = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}
NAMES |= {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
DAYS = ("DATE", "DATE_TIME")


def fill(book: Book, request: Message) -> None:
    alternate = bool(request.get("useAlternateSeries"))
    if "sourceAndDestination" in request:
        wish = request["sourceAndDestination"]
        sheet, area = book.area(wish.get("source", {}))
        _filled(sheet, area, wish.get("dimension", ""), wish.get("fillLength", 0), alternate)
    elif "range" in request:
        sheet, area = book.area(request["range"])
        source = _data_in(sheet, area)
        if source.left == area.left and source.right == area.right:
            _filled(sheet, source, "ROWS", area.bottom - source.bottom, alternate)
            _filled(sheet, source, "ROWS", area.top - source.top, alternate)
        elif source.top == area.top and source.bottom == area.bottom:
            _filled(sheet, source, "COLUMNS", area.right - source.right, alternate)
            _filled(sheet, source, "COLUMNS", area.left - source.left, alternate)
        else:
            raise unsupported("Filling a range in two directions")
    else:
        raise invalid("Either 'range' or 'sourceAndDestination' must be set.")


def _data_in(sheet: Sheet, area: Area) -> Area:
    block = sheet.block(area)
    places = [(r, c) for r, row in enumerate(block) for c, x in enumerate(row) if not is_blank(x)]
    if not places:
        raise invalid("There is no data to fill from.")
    rows, columns = [r for r, _ in places], [c for _, c in places]
    return Area(
        area.top + min(rows),
        area.left + min(columns),
        area.top + max(rows) + 1,
        area.left + max(columns) + 1,
    )


def _filled(sheet: Sheet, area: Area, dimension: str, length: int, alternate: bool) -> None:  # noqa: FBT001
    if dimension not in ("ROWS", "COLUMNS"):
        raise invalid("A dimension is required.")
    if not length:
        return
    down = dimension == "ROWS"
    block = sheet.block(area)
    lines = list(zip(*block, strict=True)) if down else block
    places = range(-1, length - 1, -1) if length < 0 else None
    size = area.height if down else area.width
    steps = list(places) if places else [size + n for n in range(length)]
    goal = _goal(area, down, length)
    if goal.top < 0 or goal.left < 0:
        raise invalid("The range to fill begins before the sheet.")
    if goal.bottom > sheet.row_count or goal.right > sheet.column_count:
        raise outside(sheet, goal)
    fresh = [[_series(line, alternate, down)(step) for step in sorted(steps)] for line in lines]
    rows = list(zip(*fresh, strict=True)) if down else [tuple(line) for line in fresh]
    sheet.write(goal.top, goal.left, rows)


def _goal(area: Area, down: bool, length: int) -> Area:  # noqa: FBT001
    if down:
        top, bottom = (area.top + length, area.top) if length < 0 else (area.bottom, 0)
        return Area(top, area.left, bottom or area.bottom + length, area.right)
    left, right = (area.left + length, area.left) if length < 0 else (area.right, 0)
    return Area(area.top, left, area.bottom, right or area.right + length)


def _series(line: tuple[Stored, ...], alternate: bool, down: bool) -> Callable[[int], Stored]:  # noqa: FBT001
    """What stands at a place of the line, from 0 where the source begins."""
    cells = [full(stored) for stored in line]
    values = [cell.value for cell in cells]

    def repeated(place: int) -> Cell:
        turn = place % len(cells)
        cell, away = cells[turn], place - turn
        if not cell.formula:
            return cell
        step = (away, 0) if down else (0, away)
        return replace(cell, formula=moved_by(cell.formula, *step))

    def counted(value: Callable[[int], object]) -> Callable[[int], Stored]:
        return lambda place: lean(replace(repeated(place), value=value(place)))  # type: ignore[arg-type]

    if any(cell.formula for cell in cells) or not any(isinstance(v, str) for v in values):
        numbers = [v for v in values if is_number(v)]
        if not numbers or any(cell.formula for cell in cells):
            return lambda place: lean(repeated(place))
        if len(numbers) < len(values):
            raise unsupported("Filling on from numbers and other values side by side")
        step = _step([float(str(v)) for v in numbers], _is_day(cells[0]), alternate)
        first = numbers[0]
        return counted(lambda place: first + step * place)  # type: ignore[operator]
    return _texts(values, alternate, counted, lambda place: lean(repeated(place)))


def _texts(
    values: Sequence[object],
    alternate: bool,  # noqa: FBT001
    counted: Callable[[Callable[[int], object]], Callable[[int], Stored]],
    repeated: Callable[[int], Stored],
) -> Callable[[int], Stored]:
    if not all(isinstance(value, str) for value in values):
        raise unsupported("Filling on from texts and other values side by side")
    texts = [str(value) for value in values]
    if any(text[:3].casefold() in NAMES for text in texts):
        raise unsupported("Filling on from the names of days and months")
    found = [COUNTED.fullmatch(text) for text in texts]
    matches = [each for each in found if each]
    if not matches:
        return repeated
    if len(matches) < len(texts) or len({each[1] for each in matches}) > 1:
        raise unsupported("Filling on from texts of several kinds")
    numbers = [float(each[2]) for each in matches]
    step = int(_step(numbers, single_counts=True, alternate=alternate))
    head, first = matches[0][1], int(matches[0][2])
    return counted(lambda place: f"{head}{abs(first + step * place)}")


def _step(numbers: list[float], single_counts: bool, alternate: bool) -> float:  # noqa: FBT001
    """From one to the next. ``alternate`` turns what one value alone would do."""
    if len(numbers) == 1:
        return 1 if single_counts != alternate else 0
    if alternate:
        raise unsupported("useAlternateSeries with several values")
    steps = {round(after - before, 9) for before, after in pairwise(numbers)}
    if len(steps) > 1:
        raise unsupported("Filling on from numbers with several steps")
    step = numbers[1] - numbers[0]
    return int(step) if step.is_integer() else step


def _is_day(cell: Cell) -> bool:
    return cell.pattern.get("type") in DAYS
