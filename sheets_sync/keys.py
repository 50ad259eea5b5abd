"""Keys: dealt once to every row that is not blank, never changed, never dealt again."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sheets_sync.cells.dates import year_of
from sheets_sync.cells.text import clean, fold
from sheets_sync.errors import BrokenStructure
from sheets_sync.history import mark_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sheets_sync.check import CheckedTable
    from sheets_sync.history import History
    from sheets_sync.layout import Table
    from sheets_sync.programme.model import Programme, RegisterTab, TabName
    from sheets_sync.snapshot import Cell

NUMBER = re.compile(r"(\d+)$")


@dataclass(frozen=True, slots=True)
class Keys:
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
    distinct = set(keys)
    if len(distinct) < len(keys):
        repeats = [key for key, times in Counter(keys).items() if times > 1 and key]
        if repeats:
            return blank, [_twice(table, header, keys, key) for key in repeats]
    strange = [key for key in distinct if key and not _pattern(checked, programme)(key)]
    if strange:
        return blank, [
            BrokenStructure("keys.strange", cell=table.address(header, keys.index(key)), found=key)
            for key in strange
        ]
    return _recognise(checked, keys, history), []


def _twice(table: Table, header: str, keys: list[str], key: str) -> BrokenStructure:
    cells = tuple(table.address(header, row) for row, other in enumerate(keys) if other == key)
    return BrokenStructure("keys.twice", found=key, cells=cells)


def _pattern(checked: CheckedTable, programme: Programme) -> Callable[[str], object]:
    spec = checked.table.spec
    if checked.table.name == "requests":
        pattern = rf"{re.escape(programme.key_prefix)}-\d{{4}}-\d{{3,}}+"
    elif checked.table.name == "plans":
        pattern = rf"{re.escape(programme.key_prefix)}-\d{{4}}-\d{{3,}}+-[A-Z]++"
    else:
        pattern = rf"{re.escape(spec.key_prefix)}-\d{{4,}}+"
    return re.compile(pattern).fullmatch


# ---- rows whose key went missing or moved


def _recognise(checked: CheckedTable, keys: list[str], history: History) -> Keys:
    title, header = checked.table.spec.title, checked.table.spec.by_role["key"].header
    known = {
        mark: key
        for (tab, key, column), mark in history.marks.items()
        if tab == title and column == header
    }
    if not known:
        return Keys(keys, {}, frozenset())
    mark_by_key = {key: mark for mark, key in known.items()}
    holder = {key: row for row, key in enumerate(keys) if key}
    identity = _identity_columns(checked)
    doubtful = [
        row
        for row in checked.filled
        if not keys[row] or mark_by_key.get(keys[row], "") != _mark(checked, identity, row)
    ]
    settled = list(keys)
    moved: set[int] = set()
    for row in doubtful:
        key = known.get(_mark(checked, identity, row))
        if key and keys[row] != key and holder.get(key) in (None, *doubtful):
            settled[row] = key
            moved.add(row)
    taken = Counter(key for key in settled if key)
    if any(times > 1 for times in taken.values()):
        # A row was changed so much that only the keys themselves can be believed.
        return Keys(keys, {}, frozenset())
    return Keys(settled, {}, frozenset(moved))


def _identity_columns(checked: CheckedTable) -> list[list[Cell]]:
    human = checked.table.spec.human
    stamped = [column for column in human if column.required and column.kind == "moment"]
    chosen = [column for column in human if column.required and column.kind == "email"]
    columns = stamped + chosen if stamped else [column for column in human if column.required]
    return [checked.table.cells(column.header) for column in columns]


def _mark(checked: CheckedTable, identity: list[list[Cell]], row: int) -> str:
    del checked
    return mark_of(clean(column[row]) for column in identity)


# ---- dealing


def _dealt(
    standing: Keys, checked: CheckedTable, rows: Iterable[int], deal: Callable[[int], str]
) -> Keys:
    keys = list(standing.keys)
    identity = _identity_columns(checked)
    marks: dict[int, str] = {}
    for row in rows:
        key = deal(row)
        if key:
            keys[row] = key
            marks[row] = _mark(checked, identity, row)
    return Keys(keys, marks, standing.moved)


def _without(standing: Keys, checked: CheckedTable) -> list[int]:
    if "" not in standing.keys:
        return []
    return [row for row in checked.filled if not standing.keys[row]]


def _used(spec: RegisterTab, standing: Keys, history: History) -> set[str]:
    return {*standing.keys, *history.keys.get(spec.title, ())} - {""}


def _highest(used: Iterable[str]) -> int:
    return max((int(found[1]) for key in used if (found := NUMBER.search(key))), default=0)


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
