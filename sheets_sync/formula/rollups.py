"""What functions of lists make of rows that belong to others, in one pass over them.

Each gets the number of groups, for each value its group (None: of none) and the values (None: not
counted), and gives a list with an answer for each group.
"""

from __future__ import annotations

from collections import Counter
from itertools import compress, repeat
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sheets_sync.formula.runtime import is_weekday

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sheets_sync.formula.runtime import Number

Groups: TypeAlias = "Iterable[int | None]"


def summed(height: int, groups: Groups, values: Iterable[Number | None]) -> list[Number]:
    """The sum of each group, 0 without any."""
    sums: list[Number] = [0] * height
    # Of a large tab most rows often add nothing: going past those takes a quarter of the time.
    told = values if isinstance(values, list) else list(values)
    for group, value in compress(zip(groups, told, strict=False), told):
        if group is not None:
            sums[group] += value
    return sums


def counted(height: int, groups: Groups, values: Sequence[object]) -> list[int]:
    """How many values each group has, in hundredths."""
    if None in values:
        groups = (group for group, value in zip(groups, values, strict=False) if value is not None)
    elif not isinstance(groups, list):
        groups = (group for group, _ in zip(groups, values, strict=False))
    counts = [0] * height
    for group, count in Counter(groups).items():
        if group is not None:
            counts[group] = count * 100
    return counts


def smallest(height: int, groups: Groups, values: Iterable[Any]) -> list[Any]:
    """The smallest value of each group, blank without any."""
    by_group: list[Any] = [None] * height
    for group, value in zip(groups, values, strict=False):
        if group is not None and value is not None:
            best = by_group[group]
            if best is None or value < best:
                by_group[group] = value
    return by_group


def largest(height: int, groups: Groups, values: Iterable[Any]) -> list[Any]:
    """The largest value of each group, blank without any."""
    by_group: list[Any] = [None] * height
    for group, value in zip(groups, values, strict=False):
        if group is not None and value is not None:
            best = by_group[group]
            if best is None or value > best:
                by_group[group] = value
    return by_group


def last(height: int, groups: Groups, values: Iterable[Any]) -> list[Any]:
    """The last value of each group in the order given."""
    by_group: list[Any] = [None] * height
    for group, value in zip(groups, values, strict=False):
        if group is not None and value is not None:
            by_group[group] = value
    return by_group


def first(height: int, groups: Groups, values: Sequence[Any]) -> list[Any]:
    """The first value of each group in the order given."""
    by_group: list[Any] = [None] * height
    for group, value in zip(groups, values, strict=False):
        if group is not None and value is not None and by_group[group] is None:
            by_group[group] = value
    return by_group


def collected(height: int, groups: Groups, values: Iterable[Any]) -> list[Any]:
    """The distinct values of each group; choices are counted one by one."""
    by_group: dict[int, set[Any]] = {}
    for group, value in zip(groups, values, strict=False):
        if group is not None and value is not None:
            several = value if isinstance(value, tuple) else (value,)
            by_group.setdefault(group, set()).update(several)
    return list(map(by_group.get, range(height), repeat(frozenset())))


def listed(height: int, groups: Groups, values: Iterable[Any]) -> list[Any]:
    """The values of each group in the order given, blank without any."""
    by_group: list[Any] = [None] * height
    for group, value in zip(groups, values, strict=False):
        if group is not None and value is not None:
            if by_group[group] is None:
                by_group[group] = []
            by_group[group].append(value)
    return by_group


def free_days(height: int, groups: Groups, values: Iterable[Any]) -> list[Any]:
    """The distinct days from Monday to Friday of each group, sorted."""
    by_group = collected(height, groups, values)
    return [tuple(sorted(filter(is_weekday, {int(day // 1) for day in days}))) for days in by_group]


ROLLED: Final[dict[str, Callable[[int, Any, Any], list[Any]]]] = {
    "SUM": summed,
    "COUNT": counted,
    "MIN": smallest,
    "MAX": largest,
    "FIRST": first,
    "LAST": last,
    "SET": collected,
    "FREE": free_days,
    "LIST": listed,
}
"""By the names in keys of columns."""

IN_ORDER: Final = frozenset(("FIRST", "LAST", "LIST"))
"""Those for which the order of the rows matters."""
