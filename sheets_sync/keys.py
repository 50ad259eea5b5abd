"""Keys: dealt once to every row that is not blank, never changed, never dealt again."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, compress, filterfalse
from operator import not_
from typing import TYPE_CHECKING, NamedTuple

from sheets_sync.cells.dates import year_of
from sheets_sync.cells.text import clean, fold
from sheets_sync.errors import BrokenStructure
from sheets_sync.recognition import marker, recognise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sheets_sync.check import CheckedTable
    from sheets_sync.history import History
    from sheets_sync.layout import Table
    from sheets_sync.programme.model import Programme, RegisterTab, TabName


class Keys(NamedTuple):
    """The keys of one tab.

    ``keys[row]`` is the row's key, "" for a blank row or one that gets none yet; ``marks`` holds
    the recognition marks of rows whose key is new to this run, ``moved`` the rows that get back a
    key which stood elsewhere.
    """

    keys: list[str]
    marks: Mapping[int, str]
    moved: frozenset[int]


def settle_keys(
    checked: Mapping[TabName, CheckedTable],
    history: History,
    programme: Programme,
    today: int,
) -> dict[TabName, Keys]:
    """The keys of every tab that has them.

    Raises:
        BrokenStructure: a key stands in two rows, or is none that a run ever gave.
    """
    settled: dict[TabName, Keys] = {}
    broken: list[BrokenStructure] = []
    for name, table in checked.items():
        if "key" not in table.table.spec.by_role:
            continue
        standing, mistakes = _standing(table, history, programme)
        broken += mistakes
        settled[name] = standing
    if broken:
        stop = BrokenStructure("keys.broken", count=len(broken))
        stop.places = tuple(broken)
        raise stop
    settled["requests"] = _deal_requests(
        settled["requests"], checked["requests"], history, programme, today
    )
    settled["plans"] = _deal_plans(settled["plans"], checked["plans"], settled["requests"], history)
    for name in ("bookings", "evaluations"):
        if name in settled:
            settled[name] = _deal_numbers(settled[name], checked[name], history)
    return settled


def _standing(
    checked: CheckedTable, history: History, programme: Programme
) -> tuple[Keys, list[BrokenStructure]]:
    table = checked.table
    header = table.spec.by_role["key"].header
    blank = Keys([""] * table.height, {}, frozenset())
    present = table.cells(header) if header in table.places else blank.keys
    keys = [key if key.__class__ is str else clean(key) for key in present]
    if len(checked.filled) < table.height:
        filled = set(checked.filled)
        keys = [key if row in filled else "" for row, key in enumerate(keys)]
    given = list(filter(None, keys))
    if len(set(given)) < len(given):
        repeats = [key for key, times in Counter(given).items() if times > 1]
        return blank, [_twice(table, header, keys, key) for key in repeats]
    if strange := _strange(given, _pattern(checked, programme)):
        return blank, [
            BrokenStructure("keys.strange", cell=table.address(header, keys.index(key)), found=key)
            for key in strange
        ]
    settled, moved, mistakes = recognise(checked, keys, history)
    return Keys(settled, {}, moved), mistakes


def _twice(table: Table, header: str, keys: list[str], key: str) -> BrokenStructure:
    cells = tuple(table.address(header, row) for row, other in enumerate(keys) if other == key)
    return BrokenStructure("keys.twice", found=key, cells=cells)


def _strange(keys: list[str], pattern: str) -> list[str]:
    # One match of all lines is sooner done than one of each key, unless a key has lines of its own.
    lines = "\n".join([*keys, ""])
    if lines.count("\n") == len(keys) and re.fullmatch(rf"(?:{pattern}\n)*+", lines):
        return []
    return list(filterfalse(re.compile(pattern).fullmatch, keys))


def _pattern(checked: CheckedTable, programme: Programme) -> str:
    spec = checked.table.spec
    if checked.table.name == "requests":
        return rf"{re.escape(programme.key_prefix)}-\d{{4}}-\d{{3,}}+"
    if checked.table.name == "plans":
        return rf"{re.escape(programme.key_prefix)}-\d{{4}}-\d{{3,}}+-[A-Z]++"
    return rf"{re.escape(spec.key_prefix)}-\d{{4,}}+"


# ---- dealing


def _dealt(
    standing: Keys, checked: CheckedTable, rows: Iterable[int], deal: Callable[[int], str]
) -> Keys:
    dealt = {row: key for row in rows if (key := deal(row))}
    keys = list(standing.keys)
    for row, key in dealt.items():
        keys[row] = key
    mark = marker(checked)
    return Keys(keys, {row: mark(row) for row in dealt}, standing.moved)


def _without(standing: Keys, checked: CheckedTable) -> list[int]:
    nameless = list(compress(range(len(standing.keys)), map(not_, standing.keys)))
    if len(checked.filled) == len(standing.keys):
        return nameless
    return sorted(set(checked.filled).intersection(nameless))


def _used(spec: RegisterTab, standing: Keys, history: History) -> Iterator[str]:
    return chain(filter(None, standing.keys), history.keys.get(spec.title, ()))


def _highest(used: Iterable[str]) -> int:
    numbers = [key.rpartition("-")[2] for key in used]
    return max(map(int, filter(str.isdecimal, numbers)), default=0)


def _deal_requests(
    standing: Keys, checked: CheckedTable, history: History, programme: Programme, today: int
) -> Keys:
    rows = _without(standing, checked)
    if not rows:
        return standing
    arrival = checked.role("arrival")
    rows.sort(key=lambda row: (arrival[row] is None, arrival[row] or 0, row))
    numbers = iter(range(_highest(_used(checked.table.spec, standing, history)) + 1, 10**9))

    def deal(row: int) -> str:
        moment = today if arrival[row] is None else arrival[row]
        return f"{programme.key_prefix}-{year_of(moment):04}-{next(numbers):03}"

    return _dealt(standing, checked, rows, deal)


def _deal_plans(standing: Keys, checked: CheckedTable, requests: Keys, history: History) -> Keys:
    rows = _without(standing, checked)
    if not rows:
        return standing
    known = set(requests.keys)
    letters: dict[str, int] = {}
    for key in _used(checked.table.spec, standing, history):
        stem, _, letter = key.rpartition("-")
        letters[stem] = max(letters.get(stem, 0), _letters_to_number(letter))
    request = checked.role("request")

    def deal(row: int) -> str:
        stem = request[row]
        if not stem or stem not in known:
            return ""
        letters[stem] = letters.get(stem, 0) + 1
        return f"{stem}-{_number_to_letters(letters[stem])}"

    return _dealt(standing, checked, rows, deal)


def _deal_numbers(standing: Keys, checked: CheckedTable, history: History) -> Keys:
    rows = _without(standing, checked)
    if not rows:
        return standing
    prefix = checked.table.spec.key_prefix
    numbers = iter(range(_highest(_used(checked.table.spec, standing, history)) + 1, 10**9))
    return _dealt(standing, checked, rows, lambda _: f"{prefix}-{next(numbers):04}")


def _letters_to_number(letters: str) -> int:
    number = 0
    for letter in fold(letters):
        number = number * 26 + ord(letter) - 96
    return number


def _number_to_letters(number: int) -> str:
    from sheets_sync.snapshot import column_letters

    return column_letters(number - 1)
