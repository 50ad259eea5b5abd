"""Each line of Logboek has a number: however people leave the tab, it is read and kept in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.written.runs import rows, synced

from sheets_sync.stores.memory import Memory, tab_of_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sheets_sync.grid.snapshot import Cell

    Lines = list[list[Cell]]

TEXT = (
    "Aanvragen\nHogeschool | Geschatte uren\nHRO | 45\nZeekant | 3\n\nPlannen\nKenmerk\nSI-2022-002"
)
LOG = "Logboek"
HEADERS = ["Nr", "Moment", "Tabblad", "Kenmerk", "Kolom", "Oud", "Nieuw", "Reden"]


def with_log(store: Memory, act: Callable[[Lines], Sequence[Sequence[Cell]]]) -> Memory:
    """The same register after somebody did something in Logboek, seen as rows."""
    tabs = []
    for tab in store.read().tabs:
        lines = [list(row) for row in zip(*tab.columns, strict=True)]
        tabs.append(tab_of_rows(tab.title, act(lines) if tab.title == LOG else lines))
    return Memory(tabs, store.origin)


def grid(store: Memory) -> Lines:
    tab = store.read().find(LOG)
    assert tab
    return [list(row) for row in zip(*tab.columns, strict=True)]


def numbers(store: Memory) -> list[Cell]:
    return [line["Nr"] for line in rows(store, LOG)]


def test_the_first_column_counts_the_lines() -> None:
    store = synced(TEXT)
    assert grid(store)[0] == HEADERS
    assert numbers(store) == list(range(1, len(grid(store))))
    before = len(grid(store))
    store.put("Aanvragen", 10, 1, 15)
    synced(store)
    assert len(grid(store)) > before
    assert numbers(store) == list(range(1, len(grid(store))))


ACTS: dict[str, Callable[[Lines], Sequence[Sequence[Cell]]]] = {
    "sorted": lambda lines: [lines[0], *sorted(lines[1:], key=lambda line: str(line[6]))],
    "turned round": lambda lines: [lines[0], *lines[:0:-1]],
    "a row put in between": lambda lines: [*lines[:5], [], *lines[5:]],
    "a line copied": lambda lines: [*lines, lines[3]],
    "a number cleared": lambda lines: [*lines[:4], ["", *lines[4][1:]], *lines[5:]],
    "numbers as text": lambda lines: [[str(line[0]), *line[1:]] for line in lines],
    "columns in another order": lambda lines: [line[::-1] for line in lines],
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_the_next_write_puts_the_lines_in_order(
    act: Callable[[Lines], Sequence[Sequence[Cell]]],
) -> None:
    store = synced(TEXT)
    lines = rows(store, LOG)
    store = with_log(store, act)
    stood = grid(store)
    synced(store)
    assert grid(store) == stood  # a run that has nothing to write leaves it as it is
    store.put("Aanvragen", 10, 1, 15)
    synced(store)
    after = rows(store, LOG)
    assert after[: len(lines)] == lines
    assert [line["Nr"] for line in after] == list(range(1, len(after) + 1))
    assert "Kenmerk" not in {line["Kolom"] for line in after[len(lines) :]}


def test_lines_stay_beside_what_people_wrote_there() -> None:
    store = synced(TEXT)

    def note(lines: Lines) -> Lines:
        return [[*line, "notitie" if place else "Van ons"] for place, line in enumerate(lines)]

    store = with_log(store, note)
    store = with_log(store, ACTS["turned round"])
    stood = grid(store)
    store.put("Aanvragen", 10, 1, 15)
    synced(store)
    assert grid(store)[: len(stood)] == stood
    assert sorted(map(str, numbers(store)), key=int) == [
        str(number) for number in range(1, len(grid(store)))
    ]


def test_a_log_that_began_without_numbers_gets_them_with_the_next_write() -> None:
    store = synced(TEXT)
    lines = rows(store, LOG)
    store = with_log(store, lambda lines: [line[1:] for line in lines])
    stood = grid(store)
    synced(store)
    assert grid(store) == stood
    store.put("Aanvragen", 10, 1, 15)
    synced(store)
    after = rows(store, LOG)
    assert after[: len(lines)] == lines
    assert [line["Nr"] for line in after] == list(range(1, len(after) + 1))


def test_a_header_that_people_changed_is_put_back() -> None:
    store = synced(TEXT)
    lines = rows(store, LOG)
    store = with_log(store, lambda lines: [["Nummer", *lines[0][1:]], *lines[1:]])
    synced(store)
    assert rows(store, LOG)[: len(lines)] == lines
