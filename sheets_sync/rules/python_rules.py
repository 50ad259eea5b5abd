"""Rules in Python: for what formulas cannot say.

A rule is a function of columns, by their headers, that gives for each row None where it is fine,
True where it is not, or a text that the row is told. It has to be pure. What it does wrong, it does
not to the register: it is told as an alert, and the rows go without this rule for once.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.cells.dates import DAY_ZERO
from sheets_sync.problems.problem import attention
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.problems.problem import Problem
    from sheets_sync.programme.model import Kind

GROUP: Final = "sheets_sync.rules"
"""Entry points by which a package offers rules under a name of their own."""
SECONDS: Final = 10.0
_hanging: set[str] = set()
"""Rules that did not come back; they are not called again by this process."""


class Outcome(NamedTuple):
    """What each row is told, ``""`` being the file's own message; or what went wrong instead."""

    told: Sequence[str | None]
    alert: Problem | None = None


def function_called(name: str) -> Callable[..., Any]:
    """``module:function``, or the name of an entry point.

    Raises:
        LookupError: there is none, or its module cannot be imported.
    """
    from importlib import import_module
    from importlib.metadata import entry_points

    module, _, function = name.partition(":")
    try:
        if not function:
            [point] = entry_points(group=GROUP, name=name)
            found = point.load()
        else:
            found = getattr(import_module(module), function)
    except (Exception, SystemExit) as error:
        raise LookupError(name) from error
    if callable(found):
        return found  # type: ignore[no-any-return]
    raise LookupError(name)


def outcome_of(
    name: str, columns: dict[str, tuple[Any, ...]], height: int, seconds: float = SECONDS
) -> Outcome:
    """What the rule says of rows with these columns; never raises, and comes back in time."""
    nothing = [None] * height
    if name in _hanging:
        return Outcome(nothing, attention("python.hangs", rule=name))
    given: list[Any] = []
    asked = threading.Thread(target=_ask, args=(name, columns, given), daemon=True)
    asked.start()
    asked.join(seconds)
    if not given:
        _hanging.add(name)
        return Outcome(nothing, attention("python.hangs", rule=name))
    [(answer, failure)] = given
    if failure:
        return Outcome(nothing, attention("python.fails", rule=name, error=failure))
    if not _is_sense(answer, height):
        return Outcome(nothing, attention("python.nonsense", rule=name))
    return Outcome(["" if one is True else one or None for one in answer])


def _ask(name: str, columns: dict[str, tuple[Any, ...]], given: list[Any]) -> None:
    try:
        answer = function_called(name)(columns)
        given.append((list(answer) if isinstance(answer, Sequence) else answer, ""))
    except BaseException as error:  # noqa: BLE001 -- whatever it is, it stays the rule's own
        # Not what the error says: that may quote a cell.
        given.append((None, type(error).__name__))


def _is_sense(answer: object, height: int) -> bool:
    return (
        isinstance(answer, list)
        and len(answer) == height
        and all(one is None or isinstance(one, (bool, str)) for one in answer)
    )


def as_python(value: Any, kind: Kind) -> Any:
    """A cell's value as a rule gets it: texts, Decimal, date, datetime, bool, tuples of texts.

    >>> as_python(750, "amount"), as_python(45352, "day"), as_python("a", "text")
    (Decimal('7.5'), datetime.date(2024, 3, 1), 'a')
    """
    if value is None or isinstance(value, (bool, str, tuple)):
        return value
    if kind == "day":
        return date.fromordinal(DAY_ZERO + int(value))
    if kind == "moment":
        whole, rest = divmod(round(value * 86400), 86400)
        return datetime.fromordinal(DAY_ZERO + whole) + timedelta(seconds=rest)
    return Decimal(int(value)) / 100 if isinstance(value, int) else value
