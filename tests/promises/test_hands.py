"""What people's hands do to machine cells and to rows, and that nothing is lost by it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from support.oracle.examples import NOW, PARTY_ROWS, TODAY, request
from support.oracle.forms import TYPED
from support.oracle.generate import Case, cases
from support.oracle.register import HUMAN, REQUESTS, Register, Rules, Shown
from support.written.generated import (
    QUICK,
    REGISTER_TABS,
    as_read,
    lines,
    look,
    machine_places,
    memory_of,
    run,
    synced,
    tab_of,
    with_rows,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.stores.memory import Memory


SHOWN_CELLS = [cell for cell in TYPED if isinstance(cell, Shown)]
OWN_TABS = ("Overzicht", "Wachtrij", "Regels")
KNOWN_BY = {
    "Aanvragen": "Kenmerk",
    "Plannen": "Plankenmerk",
    "Uren": "Boeking",
    "Evaluaties": "Evaluatie",
    "Hogescholen": "Naam",
}
BY_HANDS = ("aangepast", True, as_read("#N/A"), *map(as_read, SHOWN_CELLS))
"""What stands in no answer of the program's."""

BY_HAND = "met de hand gewijzigd; teruggezet"


def all_cells(store: Memory) -> dict[str, list[list[Cell]]]:
    """Every cell outside the log, blank rows and columns at the edges aside."""
    return {tab.title: trimmed(lines(tab)) for tab in store.read().tabs if tab.title != "Logboek"}


def trimmed(rows: list[list[Cell]]) -> list[list[Cell]]:
    while rows and not any(cell != "" for cell in rows[-1]):
        rows.pop()
    return rows


def as_first_seen(case: Case) -> Case:
    """The same before any run: people's own cells alone."""
    own = {
        tab: tuple({h: cell for h, cell in row.items() if h in HUMAN[tab]} for row in rows)
        for tab, rows in case.register.tabs().items()
    }
    return replace(case, register=Register(*own.values()))


@QUICK
@given(case=cases().map(as_first_seen))
def test_emptied_machine_cells_come_back_the_same(case: Case) -> None:
    store = synced(case)
    before = all_cells(store)
    for title in REGISTER_TABS:
        for place, column in enumerate(tab_of(store, title).columns):
            if str(column[0]) not in HUMAN[title]:
                for row in range(1, len(column)):
                    store.put(title, place, row, None)
    for title in OWN_TABS:
        tab = tab_of(store, title)
        for place in range(tab.width):
            for row in range(tab.height):
                store.put(title, place, row, None)
    run(store, case)
    assert all_cells(store) == before


@QUICK
@given(case=cases().map(as_first_seen))
def test_machine_columns_that_were_deleted_come_back_the_same(case: Case) -> None:
    store = synced(case)
    before = machine_places(store)
    for title in REGISTER_TABS:
        store = with_rows(store, title, without_machine_columns(title))
    run(store, case)
    assert machine_places(store) == before


def without_machine_columns(title: str) -> Callable[[list[list[Cell]]], None]:
    def cut(rows: list[list[Cell]]) -> None:
        rows[:] = [row[: len(HUMAN[title])] for row in rows]

    return cut


@QUICK
@given(case=cases().map(as_first_seen), order=st.randoms(use_true_random=False))
def test_machine_cells_changed_by_hand_come_back_and_the_log_says_so(
    case: Case, order: Random
) -> None:
    store = synced(case)
    before = all_cells(store)
    spoiled = [place for place in answers(store) if order.random() < 0.2]
    for title, column, row in spoiled:
        store.put(title, column, row, order.choice(BY_HANDS))
    seen = run(store, case)
    assert all_cells(store) == before
    reasons = [change.reason.partition(" [")[0] for change in seen.changes]
    assert reasons == [BY_HAND] * len(spoiled)


def answers(store: Memory) -> Iterator[tuple[str, int, int]]:
    """Where the answers stand of rows that have a key, or a name, to know them by."""
    for title in REGISTER_TABS:
        columns = tab_of(store, title).columns
        known = next(column for column in columns if column[0] == KNOWN_BY[title])
        for place, column in enumerate(columns):
            if str(column[0]) not in {*HUMAN[title], KNOWN_BY[title]}:
                for row in range(1, len(column)):
                    if column[row] != "" and known[row] != "":
                        yield title, place, row


class KeysForLife(RuleBasedStateMachine):
    """Rows come, go, move and are emptied; a key stays with its row and is never given twice."""

    def __init__(self) -> None:
        super().__init__()
        self.number = 0
        self.store = memory_of(Register(parties=PARTY_ROWS))
        self.given: dict[Cell, Cell] = {}
        self.case = Case(Register(), Rules(), TODAY, NOW)

    def _changed(self, rows: list[list[Cell]]) -> None:
        self.store = with_rows(
            self.store, REQUESTS, lambda found: found.__setitem__(slice(None), rows)
        )

    def _rows(self) -> list[list[Cell]]:
        return lines(tab_of(self.store, REQUESTS))

    @initialize(count=st.integers(1, 4))
    def begin(self, count: int) -> None:
        for _ in range(count):
            self.add(0)

    @rule(place=st.integers(0, 9))
    def add(self, place: int) -> None:
        self.number += 1
        new = request(f"2022-01-{self.number % 28 + 1:02}T{self.number // 28 % 24:02}:00")
        new["Naam aanvrager"] = f"Aanvrager {self.number}"
        headers, *rows = self._rows()
        rows.insert(place, [new.get(str(header)) or "" for header in headers])
        self._changed([headers, *rows])

    @rule(place=st.integers(0, 9))
    def delete(self, place: int) -> None:
        headers, *rows = self._rows()
        if len([row for row in rows if any(row)]) > 1:
            self._changed([headers, *rows[:place], *rows[place + 1 :]])

    @rule(place=st.integers(0, 9))
    def empty(self, place: int) -> None:
        headers, *rows = self._rows()
        if place < len(rows) and len([row for row in rows if any(row)]) > 1:
            rows[place] = [""] * len(headers)
            self._changed([headers, *rows])

    @rule()
    def sort(self) -> None:
        headers, *rows = self._rows()
        self._changed([headers, *sorted(rows, key=lambda row: str(row[3]), reverse=True)])

    @rule(place=st.integers(0, 9))
    def lose_the_key(self, place: int) -> None:
        headers, *rows = self._rows()
        if "Kenmerk" in headers and place < len(rows):
            rows[place][headers.index("Kenmerk")] = ""
            self._changed([headers, *rows])

    @rule(
        place=st.integers(0, 9),
        header=st.sampled_from([*HUMAN[REQUESTS]][4:]),
        cell=st.sampled_from(["Gewijzigd", "42", "=1+1", "é 🌱", *map(as_read, TYPED)]),
    )
    def edit(self, place: int, header: str, cell: Cell) -> None:
        headers, *rows = self._rows()
        if place < len(rows) and any(rows[place]):
            rows[place][headers.index(header)] = cell
            self._changed([headers, *rows])

    @rule()
    def sync(self) -> None:
        run(self.store, self.case)
        headers, *rows = self._rows()
        key, name = headers.index("Kenmerk"), headers.index("Naam aanvrager")
        for row in rows:
            if row[name] == "":
                assert row[key] == ""
                continue
            assert self.given.setdefault(row[name], row[key]) == row[key]
        assert len(set(self.given.values())) == len(self.given)
        assert look(self.store, self.case).edits == []

    @invariant()
    def nothing_but_people_changes_names(self) -> None:
        headers, *rows = self._rows()
        names = [row[headers.index("Naam aanvrager")] for row in rows if any(row)]
        assert len(set(names)) == len(names)


TestKeysForLife = KeysForLife.TestCase
TestKeysForLife.settings = settings(QUICK, max_examples=40, stateful_step_count=20)
