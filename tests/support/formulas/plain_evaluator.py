"""A formula worked out row by row, as slowly and plainly as its rules are written.

What compiled formulas are held against. It looks at no column as a whole and shares no code with
the compiler.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from sheets_sync.cells.dates import format_day, format_moment
from sheets_sync.cells.numbers import format_amount, format_money
from sheets_sync.cells.text import fold
from sheets_sync.formula import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sheets_sync.formula.nodes import Formula, Node
    from sheets_sync.formula.world import World

_DAY_ZERO = date(1899, 12, 30)


class Place(NamedTuple):
    """A row of a tab, and the row for which a roll-up goes over it."""

    tab: str
    row: int
    home: Place | None = None


class Plain(NamedTuple):
    """What compiled formulas give too."""

    values: list[Any]
    not_fine: set[int]
    by_zero: set[int]


def evaluate(world: World, formula: Formula) -> Plain:
    """The formula for every row of its tab."""
    plain = Plain([], set(), set())
    for row in range(world.height(formula.tab)):
        value = None
        try:
            if spoils(world, formula.node, Place(formula.tab, row)):
                plain.not_fine.add(row)
            else:
                value = worth(world, formula.node, Place(formula.tab, row))
        except ZeroDivisionError:
            plain.not_fine.add(row)
            plain.by_zero.add(row)
        plain.values.append(value)
    return plain


def rungs(world: World, formulas: Sequence[Formula]) -> list[int]:
    """The first condition that holds in each row; one that is not fine is passed over."""
    columns = [evaluate(world, formula).values for formula in formulas]
    return [
        next((number for number, value in enumerate(row) if value is True), len(formulas))
        for row in zip(*columns, strict=True)
    ]


def spoils(world: World, node: Node, place: Place) -> bool:  # noqa: PLR0911 -- a line for each kind
    """Whether it uses a cell that is not fine, be it in a part that is not taken."""
    match node:
        case nodes.Cell():
            return place.row in world.not_fine(place.tab, node.header)
        case nodes.This():
            assert place.home is not None
            return spoils(world, node.node, place.home)
        case nodes.Through():
            if spoils(world, node.row, place):
                return True
            there = worth(world, node.row, place)
            target = Place(node.row.type.tab, there)
            return there is not None and spoils(world, node.node, target)
        case nodes.Call("IFBLANK"):
            return spoils(world, node.arguments[-1], place)
        case nodes.Rows():
            own = (node.value,) if node.condition is None else (node.value, node.condition)
            return any(spoils(world, this.node, place) for part in own for this in _these(part))
        case nodes.Earlier() | nodes.Running():
            return False
        case _:
            return any(spoils(world, part, place) for part in _parts(node))


def _parts(node: Any) -> Iterator[Any]:
    for part in node:
        if hasattr(part, "span"):
            yield part
        elif isinstance(part, tuple):
            yield from (inner for inner in part if hasattr(inner, "span"))


def _these(node: Any) -> Iterator[nodes.This]:
    if isinstance(node, nodes.This):
        yield node
    elif not isinstance(node, nodes.Rows):
        for part in _parts(node):
            yield from _these(part)


def worth(world: World, node: Node, place: Place) -> Any:  # noqa: C901, PLR0911, PLR0912 -- a line for each kind
    """The value of a node in a row. Raises ZeroDivisionError."""
    tab, row = place.tab, place.row
    match node:
        case nodes.Constant():
            return node.value
        case nodes.Cell():
            return world.column(tab, node.header)[row]
        case nodes.This():
            assert place.home is not None
            return worth(world, node.node, place.home)
        case nodes.Through():
            there = worth(world, node.row, place)
            return (
                None if there is None else worth(world, node.node, Place(node.row.type.tab, there))
            )
        case nodes.Compare():
            return _compared(world, node, place)
        case nodes.Arithmetic():
            return _calculated(world, node, place)
        case nodes.Logic():
            return _kleene(world, node, place)
        case nodes.Not():
            value = worth(world, node.node, place)
            return None if value is None else not value
        case nodes.Joined():
            return "".join(_shown(worth(world, part, place), part) for part in node.parts) or None
        case nodes.Status():
            return world.statuses(tab)[row]
        case nodes.Key():
            return world.keys(tab)[row]
        case nodes.IsWrong():
            return row in (world.not_fine(tab, node.header) if node.header else world.wrong(tab))
        case nodes.IsMissing():
            return row in (world.lacking(tab, node.header) if node.header else world.missing(tab))
        case nodes.Today():
            return world.now if node.type.family == "moment" else world.today
        case nodes.Earlier():
            return _earlier(world, node, place)
        case nodes.Running():
            return _running(world, node, place)
        case nodes.Lookup():
            text = worth(world, node.text, place)
            return None if text is None else world.row_named(node.tab, text)
        case nodes.Call():
            return _called(world, node, place)
        case nodes.Rows():
            return listed(world, node, place)


def _compared(world: World, node: nodes.Compare, place: Place) -> bool | None:
    left = worth(world, node.left, place)
    right = None if left is None else worth(world, node.right, place)
    if left is None or right is None:
        return None
    if "text" in {node.left.type.family, node.right.type.family}:
        left, right = fold(left), fold(right)
    equal: bool = left == right
    less: bool = node.operator not in {"=", "<>"} and left < right
    answers = {"=": equal, "<>": not equal, "<": less, "<=": less or equal}
    return {**answers, ">": not less and not equal, ">=": not less}[node.operator]


def _kleene(world: World, node: nodes.Logic, place: Place) -> bool | None:
    decides, unknown = node.operator == "OR", False
    for part in node.parts:
        value: bool | None = worth(world, part, place)
        if value is decides:
            return value
        unknown = unknown or value is None
    return None if unknown else not decides


def _calculated(world: World, node: nodes.Arithmetic, place: Place) -> Any:
    families = (node.left.type.family, node.right.type.family)
    if node.operator in {"*", "/"} or "number" not in families:
        left = worth(world, node.left, place)
        right = None if left is None else worth(world, node.right, place)
        return None if right is None else _of_both(node.operator, left, right, families)
    if families == ("number", "number"):
        left, right = worth(world, node.left, place), worth(world, node.right, place)
        return _sum(node.operator, left, right)
    start, days = (node.left, node.right) if families[1] == "number" else (node.right, node.left)
    from_there = worth(world, start, place)
    if from_there is None:
        return None
    number = worth(world, days, place)
    return _moved(node.operator, from_there, number, start.type.family)


def _of_both(operator: str, left: Any, right: Any, families: tuple[str, str]) -> Any:
    if operator == "*":
        return Fraction(left) * right / 100
    if operator == "/":
        return Fraction(left) / right * 100
    if families == ("day", "day"):
        return (left - right) * 100
    return Fraction((_seconds(left) - _seconds(right)) * 100, 86_400)


def _sum(operator: str, left: Any, right: Any) -> Any:
    if left is None and right is None:
        return None
    first, second = left or 0, right or 0
    return first + second if operator == "+" else first - second


def _moved(operator: str, start: Any, days: Any, family: str) -> Any:
    on = Fraction(days or 0, 100) if operator == "+" else -Fraction(days or 0, 100)
    if family == "day":
        return (start + on).__floor__()
    return start if days is None else (_seconds(start) + round(on * 86_400)) / 86_400


def _seconds(moment: float) -> int:
    return round(moment * 86_400)


def _shown(value: Any, node: Node) -> str:  # noqa: PLR0911 -- a line for each kind
    if value is None:
        return ""
    match node.type.family:
        case "number":
            cents = _half_up(Fraction(value))
            is_money = node.type.unit == "euro"
            return format_money(cents, "nl") if is_money else format_amount(cents, "nl")
        case "day":
            return format_day(value, "nl")
        case "moment":
            return format_moment(value, "nl")
        case "yes_no":
            return "ja" if value else "nee"
        case "choices":
            return ", ".join(value)
        case _:
            return str(value)


def _half_up(number: Fraction) -> int:
    whole = (abs(number) + Fraction(1, 2)).__floor__()
    return -whole if number < 0 else whole


def listed(world: World, node: nodes.Rows, place: Place) -> list[Any]:
    """The values of rows of another tab that are fine and not blank, in the order of the tab."""
    found = []
    for row in world.order(node.tab):
        if node.via and world.column(node.tab, node.via)[row] != place.row:
            continue
        there = Place(node.tab, row, place)
        value = _fine(world, node.value, there)
        if node.condition is not None and _fine(world, node.condition, there) is not True:
            continue
        if value is not None:
            found.append(value)
    return found


def _fine(world: World, node: Node, place: Place) -> Any:
    """The value; blank where it is not fine."""
    try:
        return None if spoils(world, node, place) else worth(world, node, place)
    except ZeroDivisionError:
        return None


def _earlier(world: World, node: nodes.Earlier, place: Place) -> int | None:
    def cells(row: int) -> list[Any] | None:
        there = Place(place.tab, row)
        if any(spoils(world, column, there) for column in node.columns):
            return None
        return [_folded(_fine(world, column, there), column) for column in node.columns]

    own = cells(place.row)
    if own is None or all(cell is None for cell in own):
        return None
    for row in world.order(place.tab):
        if row == place.row:
            return None
        condition = node.condition
        if condition is not None and _fine(world, condition, Place(place.tab, row)) is not True:
            continue
        if cells(row) == own:
            return row
    return None


def _folded(value: Any, node: Node) -> Any:
    return fold(value) if value is not None and node.type.family == "text" else value


def _running(world: World, node: nodes.Running, place: Place) -> Any:
    def told(row: int) -> tuple[Any, Any, list[Any]] | None:
        there = Place(place.tab, row)
        parts = (node.value, node.group, *node.order)
        if any(spoils(world, part, there) for part in parts):
            return None
        value, group, *order = (_folded(_fine(world, part, there), part) for part in parts)
        # A blank comes behind everything.
        return value, group, [(cell is None, 0 if cell is None else cell) for cell in order]

    own = told(place.row) if place.row in set(world.filled(place.tab)) else None
    if own is None or own[0] is None or own[1] is None:
        return None
    total = 0
    for row in world.filled(place.tab):
        other = told(row)
        if other is None or other[0] is None or other[1] != own[1]:
            continue
        if (other[2], row) <= (own[2], place.row):
            total += other[0]
    return total


def _called(world: World, node: nodes.Call, place: Place) -> Any:  # noqa: PLR0911 -- a line for each kind
    function, arguments = node.function, node.arguments
    if function in _OF_LISTS:
        return _OF_LISTS[function](_values(world, arguments, place))
    match function:
        case "IF":
            taken = worth(world, arguments[0], place) is True
            chosen = arguments[1:2] if taken else arguments[2:]
            return worth(world, chosen[0], place) if chosen else None
        case "IFS":
            return _first_of(world, arguments, place)
        case "ISBLANK":
            return worth(world, arguments[0], place) is None
        case "ISFILLED":
            return worth(world, arguments[0], place) is not None
        case "IFBLANK":
            *soft, last = arguments
            values = (_fine(world, argument, place) for argument in soft)
            found = next((value for value in values if value is not None), None)
            return worth(world, last, place) if found is None else found
        case "CONTAINS":
            return _is_among(world, arguments[1], arguments[0], place)
        case "IN":
            return _is_among(world, arguments[0], arguments[1], place)
        case _:
            return _strict(world, node, place)


def _values(world: World, arguments: Sequence[Node], place: Place) -> list[Any]:
    values: list[Any] = []
    for argument in arguments:
        value = worth(world, argument, place)
        values += value if isinstance(argument, nodes.Rows) else [value]
    return [value for value in values if value is not None]


_OF_LISTS: dict[str, Any] = {
    "SUM": sum,
    "COUNT": lambda values: len(values) * 100,
    "MIN": lambda values: min(values, default=None),
    "MAX": lambda values: max(values, default=None),
    "AVERAGE": lambda values: Fraction(sum(values)) / len(values) if values else None,
    "FIRST": lambda values: values[0] if values else None,
    "LAST": lambda values: values[-1] if values else None,
}


def _first_of(world: World, arguments: Sequence[Node], place: Place) -> Any:
    for number in range(0, len(arguments) - 1, 2):
        if worth(world, arguments[number], place) is True:
            return worth(world, arguments[number + 1], place)
    return worth(world, arguments[-1], place) if len(arguments) % 2 else None


def _is_among(world: World, element: Node, elements: Node, place: Place) -> bool | None:
    sought = worth(world, element, place)
    if sought is None:
        return None
    among = worth(world, elements, place)
    if among is None:
        return None
    if "text" in {element.type.family, elements.type.family}:
        if isinstance(among, str):
            return fold(sought) in fold(among)
        return fold(sought) in {fold(one) for one in among}
    return sought in among


def _strict(world: World, node: nodes.Call, place: Place) -> Any:
    """Blank where an argument is; none is looked at behind a blank."""
    values = []
    for argument in node.arguments:
        value = worth(world, argument, place)
        if value is None:
            return None
        values.append(value)
    return _STRICT[node.function](*values)


def _date(serial: float) -> date:
    return _DAY_ZERO + timedelta(days=int(serial // 1))


def _day_at(years: Any, months: Any, days: Any) -> int:
    later, month = divmod(int(months // 100) - 1, 12)
    first = date(int(years // 100) + later, month + 1, 1)
    return (first - _DAY_ZERO).days + int(days // 100) - 1


def _working_day(start: float, days: Any, free: Sequence[float] = ()) -> int:
    day, left = int(start // 1), abs(int(days / 100))
    while left:
        day += 1 if days > 0 else -1
        left -= _date(day).weekday() < 5 and day not in free
    return day


def _working_days(start: float, end: float, free: Sequence[float] = ()) -> int:
    if end < start:
        return -_working_days(end, start, free)
    days = range(int(start // 1), int(end // 1) + 1)
    return sum(_date(day).weekday() < 5 and day not in free for day in days) * 100


def _apart(start: float, end: float, unit: str) -> int:
    if end < start:
        return -_apart(end, start, unit)
    first, last = _date(start), _date(end)
    if unit == "d":
        return (last - first).days * 100
    months = 0
    while _months_on(first, months + 1) <= (last.year, last.month, last.day):
        months += 1
    return (months if unit == "m" else months // 12) * 100


def _months_on(first: date, months: int) -> tuple[int, int, int]:
    later, month = divmod(first.month - 1 + months, 12)
    return first.year + later, month + 1, first.day


def _rounded(number: Any, places: Any) -> Fraction:
    step = Fraction(10) ** -int(places // 100) * 100
    return _half_up(Fraction(number) / step) * step


_STRICT: dict[str, Any] = {
    "DATE": _day_at,
    "YEAR": lambda serial: _date(serial).year * 100,
    "MONTH": lambda serial: _date(serial).month * 100,
    "DAY": lambda serial: _date(serial).day * 100,
    "WEEKDAY": lambda serial: _date(serial).isoweekday() * 100,
    "WORKDAY": _working_day,
    "NETWORKDAYS": _working_days,
    "DATEDIF": _apart,
    "ROUND": _rounded,
    "ABS": abs,
    "NEGATE": lambda number: -number,
    "LEN": lambda text: len(text) * 100,
    "LOWER": str.lower,
}
"""Outside the years 1 to 9999 they raise; the compiled ones give a blank there."""
