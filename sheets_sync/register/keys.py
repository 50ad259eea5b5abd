"""Keys: dealt once to every row that is not blank, never changed, never dealt again."""

from __future__ import annotations

import re
from itertools import chain, compress, count, filterfalse
from operator import not_
from types import MappingProxyType
from typing import TYPE_CHECKING

from sheets_sync.cells.dates import year_of
from sheets_sync.cells.text import clean, is_blank, quoted
from sheets_sync.problems.problem import attention
from sheets_sync.problems.stop import BrokenStructure
from sheets_sync.programme.key_pattern import expression, pattern_of, series, stem_column
from sheets_sync.records import NamedTuple
from sheets_sync.register.copied_rows import known_copies, told_apart
from sheets_sync.register.log_reader import COPIED
from sheets_sync.register.numbering import highest, place_of
from sheets_sync.register.row_identity import marker, recognise, recorded_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.programme.model import Column, Programme, RegisterTab, TabName
    from sheets_sync.register.column_checks import CheckedTable
    from sheets_sync.register.log_reader import History
    from sheets_sync.register.table import Table

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
    keyed = series(programme)
    for name in sorted(keyed, key=list(programme.tabs).index):
        present, mistakes = _present(checked[name], history, programme)
        broken += mistakes
        settled[name] = present
    if broken:
        stop = BrokenStructure("keys.broken", count=len(broken))
        stop.places = tuple(broken)
        raise stop
    # A row that is numbered within another waits for the key of that one.
    for name in keyed:
        present, stem = settled[name], stem_column(programme.tabs[name])
        if stem and stem.reference:
            known = settled[stem.reference]
            settled[name] = _deal_within(present, checked[name], stem, known, history)
        else:
            settled[name] = _deal_numbers(present, checked[name], history, today)
    for name, keys in settled.items():
        _note_copies(checked[name], keys, history)
    return settled


def _note_copies(checked: CheckedTable, keys: Keys, history: History) -> None:
    found = {row: (keys.keys[row], first) for row, first in keys.copied.items()}
    for row, (key, first) in (known_copies(checked, keys.keys, history) | found).items():
        problem = attention("row.copied", checked.header("key"), first=first, key=key)
        checked.problems.setdefault(row, []).append(problem)


def _present(
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
    if foreign := set(_strange(given, expression(programme, table.name))):
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


# ---- dealing


def _dealt(
    present: Keys, checked: CheckedTable, rows: Iterable[int], deal: Callable[[int], str]
) -> Keys:
    dealt = {row: key for row in rows if (key := deal(row))}
    keys = list(present.keys)
    for row, key in dealt.items():
        keys[row] = key
    marks = dict(zip(dealt, map(marker(checked), dealt), strict=True))
    copied = {row: key for row, key in present.copied.items() if row in dealt}
    for row, first in copied.items():
        marks[row] += COPIED + first
    return Keys(keys, marks, present.moved, copied)


def _without(present: Keys, checked: CheckedTable) -> list[int]:
    nameless = list(compress(range(len(present.keys)), map(not_, present.keys)))
    if len(checked.filled) == len(present.keys):
        return nameless
    return sorted(set(checked.filled).intersection(nameless))


def _used(spec: RegisterTab, present: Keys, history: History) -> Iterator[str]:
    return chain(filter(None, present.keys), history.keys.get(spec.title, ()))


def _free_numbers(checked: CheckedTable, present: Keys, history: History) -> Iterator[int]:
    used = highest(_used(checked.table.spec, present, history))
    return count(max(used, history.floors.numbers.get(checked.table.name, 0)) + 1)


def _deal_numbers(present: Keys, checked: CheckedTable, history: History, today: int) -> Keys:
    """Numbers that run over the whole tab."""
    rows = _without(present, checked)
    if not rows:
        return present
    spec = checked.table.spec
    pattern = pattern_of(spec)
    numbers = _free_numbers(checked, present, history)
    if not pattern.has_year:
        return _dealt(
            present, checked, rows, lambda _: f"{pattern.prefix}-{next(numbers):0{pattern.width}}"
        )
    arrival = checked.values[spec.arrival.header] if spec.arrival else [None] * len(present.keys)
    rows.sort(key=lambda row: (arrival[row] is None, arrival[row] or 0, row))

    def deal(row: int) -> str:
        moment = arrival[row]
        if moment is None:
            moment = today
        return f"{pattern.prefix}-{year_of(moment):04}-{next(numbers):0{pattern.width}}"

    return _dealt(present, checked, rows, deal)


def _deal_within(
    present: Keys, checked: CheckedTable, stem_column: Column, known: Keys, history: History
) -> Keys:
    """Numbers or letters that run within the row that the column ``stem_column`` points at."""
    rows = _without(present, checked)
    if not rows:
        return present
    width = pattern_of(checked.table.spec).width
    stems = set(known.keys)
    taken: dict[str, int] = {}
    for key in _used(checked.table.spec, present, history):
        stem, _, last = key.rpartition("-")
        taken[stem] = max(taken.get(stem, 0), place_of(last))
    stem_of = checked.values[stem_column.header]

    def deal(row: int) -> str:
        stem = stem_of[row]
        if not stem or stem not in stems:
            return ""
        number = taken[stem] = max(taken.get(stem, 0), history.floors.letter(stem)) + 1
        return f"{stem}-{number:0{width}}" if width else f"{stem}-{_number_to_letters(number)}"

    return _dealt(present, checked, rows, deal)


def _number_to_letters(number: int) -> str:
    from sheets_sync.grid.place import column_letters

    return column_letters(number - 1)
