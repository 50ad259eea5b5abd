"""Keys: dealt once to every row that is not blank, never changed, never dealt again."""

from __future__ import annotations

import re
from itertools import chain, compress, count, filterfalse
from operator import not_
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from sheets_sync.cells.dates import year_of
from sheets_sync.cells.text import clean, is_blank, quoted
from sheets_sync.problems.problem import attention
from sheets_sync.problems.stop import BrokenStructure
from sheets_sync.register.copied_rows import known_copies, told_apart
from sheets_sync.register.log_reader import COPIED
from sheets_sync.register.numbering import highest, letters_to_number
from sheets_sync.register.row_identity import marker, recognise, recorded_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.programme.model import Programme, RegisterTab, TabName
    from sheets_sync.register.column_checks import CheckedTable
    from sheets_sync.register.layout import Table
    from sheets_sync.register.log_reader import History

MOST_STRANGE = 3
"""Cells that are named one by one; more of them are a column of somebody's own."""


class Keys(NamedTuple):
    """The keys of one tab.

    ``keys[row]`` is the row's key, "" for a blank row or one that gets none yet; ``marks`` holds
    the recognition marks of rows whose key is new to this run, ``moved`` the rows that get back a
    key which stood elsewhere, ``copied`` the rows that are a copy: row → the key of the first.
    """

    keys: list[str]
    marks: Mapping[int, str]
    moved: frozenset[int]
    copied: Mapping[int, str] = MappingProxyType({})


def settle_keys(
    checked: Mapping[TabName, CheckedTable],
    history: History,
    programme: Programme,
    today: int,
) -> dict[TabName, Keys]:
    """The keys of every tab that has them.

    Raises:
        BrokenStructure: it cannot be told which row a key belongs to, or which key a row had.
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
    for name, keys in settled.items():
        _note_copies(checked[name], keys, history)
    return settled


def _note_copies(checked: CheckedTable, keys: Keys, history: History) -> None:
    found = {row: (keys.keys[row], first) for row, first in keys.copied.items()}
    for row, (key, first) in (known_copies(checked, keys.keys, history) | found).items():
        problem = attention("row.copied", checked.header("key"), first=first, key=key)
        checked.problems.setdefault(row, []).append(problem)


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
    strange: list[int] = []
    if foreign := set(_strange(given, _pattern(checked, programme))):
        strange = [row for row, key in enumerate(keys) if key in foreign]
        keys = ["" if key in foreign else key for key in keys]
        given = list(filter(None, keys))
    copies: Mapping[int, str] = {}
    if len(set(given)) < len(given):
        keys, copies, mistakes = told_apart(checked, keys, history)
        if mistakes:
            return blank, list(mistakes)
    settled, moved, mistakes = recognise(checked, keys, history)
    lost = [row for row in strange if not settled[row] and not is_blank(present[row])]
    if lost and not _are_new(checked, settled, history):
        return blank, list(_not_ours(table, header, present, lost))
    left = {row: key for row, key in copies.items() if not settled[row]}
    return Keys(settled, {}, moved, left), mistakes


def _are_new(checked: CheckedTable, keys: Sequence[str], history: History) -> bool:
    """Whether no row lost a key that was dealt: then those without one never had any."""
    recorded = recorded_marks(checked, history)
    return bool(recorded) and recorded.keys() <= set(keys)


def _not_ours(
    table: Table, header: str, present: Sequence[Cell], rows: Sequence[int]
) -> Iterator[BrokenStructure]:
    """What stands where keys belong, in rows of which the log knows no key."""
    if len(rows) > MOST_STRANGE:
        cell = table.address(header, rows[0])
        yield BrokenStructure("keys.own_column", cell=cell, column=header, count=len(rows))
        return
    for row in rows:
        cell, found = table.address(header, row), quoted(present[row])
        yield BrokenStructure("keys.strange", cell=cell, found=found)


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
    marks = dict(zip(dealt, map(marker(checked), dealt), strict=True))
    copied = {row: key for row, key in standing.copied.items() if row in dealt}
    for row, first in copied.items():
        marks[row] += COPIED + first
    return Keys(keys, marks, standing.moved, copied)


def _without(standing: Keys, checked: CheckedTable) -> list[int]:
    nameless = list(compress(range(len(standing.keys)), map(not_, standing.keys)))
    if len(checked.filled) == len(standing.keys):
        return nameless
    return sorted(set(checked.filled).intersection(nameless))


def _used(spec: RegisterTab, standing: Keys, history: History) -> Iterator[str]:
    return chain(filter(None, standing.keys), history.keys.get(spec.title, ()))


def _free_numbers(checked: CheckedTable, standing: Keys, history: History) -> Iterator[int]:
    used = highest(_used(checked.table.spec, standing, history))
    return count(max(used, history.floors.numbers.get(checked.table.name, 0)) + 1)


def _deal_requests(
    standing: Keys, checked: CheckedTable, history: History, programme: Programme, today: int
) -> Keys:
    rows = _without(standing, checked)
    if not rows:
        return standing
    arrival = checked.role("arrival")
    rows.sort(key=lambda row: (arrival[row] is None, arrival[row] or 0, row))
    numbers = _free_numbers(checked, standing, history)

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
        letters[stem] = max(letters.get(stem, 0), letters_to_number(letter))
    request = checked.role("request")

    def deal(row: int) -> str:
        stem = request[row]
        if not stem or stem not in known:
            return ""
        letters[stem] = max(letters.get(stem, 0), history.floors.letter(stem)) + 1
        return f"{stem}-{_number_to_letters(letters[stem])}"

    return _dealt(standing, checked, rows, deal)


def _deal_numbers(standing: Keys, checked: CheckedTable, history: History) -> Keys:
    rows = _without(standing, checked)
    if not rows:
        return standing
    prefix = checked.table.spec.key_prefix
    numbers = _free_numbers(checked, standing, history)
    return _dealt(standing, checked, rows, lambda _: f"{prefix}-{next(numbers):04}")


def _number_to_letters(number: int) -> str:
    from sheets_sync.grid.place import column_letters

    return column_letters(number - 1)
