"""What the program promises about any register, tried on random ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.oracle.examples import booking, evaluation, plan, request
from support.oracle.generate import Case, cases
from support.oracle.reading import ERRORS
from support.oracle.register import (
    BOOKINGS,
    EVALUATIONS,
    PARTIES,
    PLANS,
    REQUESTS,
    Row,
    serial,
)
from support.written.generated import (
    QUICK,
    REGISTER_TABS,
    appended,
    columns_of,
    human_columns,
    lines,
    look,
    machine_places,
    memory_of,
    run,
    synced,
    tab_of,
    with_rows,
)

from sheets_sync.grid.place import address
from sheets_sync.stores.memory import Memory, tab_of_rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from sheets_sync.grid.snapshot import Cell


@QUICK
@given(case=cases())
def test_a_second_run_writes_nothing(case: Case) -> None:
    assert look(synced(case), case).edits == []


@QUICK
@given(case=cases())
def test_human_cells_never_change(case: Case) -> None:
    store = memory_of(case.register)
    before = human_columns(store.read())
    run(store, case)
    assert human_columns(store.read()) == before


@QUICK
@given(case=cases())
def test_the_logbook_has_one_line_for_each_changed_machine_cell(case: Case) -> None:
    store = memory_of(case.register)
    before = machine_places(store)
    seen = run(store, case)
    after = machine_places(store)
    changed = {place for place in before | after if before.get(place) != after.get(place)}
    registers = [change for change in seen.changes if change.tab != "Vragen"]
    assert sorted(change.address for change in registers) == sorted(changed)
    # What the programme decides, and facts about people's cells, are kept there too.
    logged = [
        row[2:]
        for row in lines(tab_of(store, "Logboek"))[1:]
        if "[@" not in str(row[-1]) and "[!" not in str(row[-1])
    ]
    assert logged == [
        [one.tab, one.key, one.column, one.old, one.new, one.reason] for one in seen.changes
    ]


@QUICK
@given(case=cases())
def test_no_more_is_promised_than_there_is(case: Case) -> None:
    store = synced(case)
    shares = columns_of(store, PARTIES, ["Naam", "Uren toegekend", "Uren gereserveerd"])
    for share in shares:
        if share.pop("Naam") in UNNAMED:
            continue
        granted, reserved = map(number, share.values())
        assert reserved == 0 or granted + reserved <= case.rules.cap / 100
    figures = {one.name: one.value for one in look(store, case).decision.figures}
    reserved = figures["reserved"]
    assert reserved == 0 or figures["granted"] + reserved <= case.rules.total


UNNAMED = (*ERRORS, False, "")


def number(cell: Cell) -> float:
    assert isinstance(cell, int | float)
    return cell


@QUICK
@given(
    case=cases(), party=st.sampled_from(["Hogeschool Rijnoord", "PHH"]), hours=st.integers(1, 99)
)
def test_a_later_request_takes_nothing_from_an_earlier_one(
    case: Case, party: str, hours: int
) -> None:
    store = synced(case)
    headers = ["Kenmerk", "Telt vanaf", "Uren toegekend", "Uren gereserveerd"]
    before = [row for row in columns_of(store, REQUESTS, headers) if row["Telt vanaf"] != ""]
    last = request(case.now.isoformat(timespec="minutes"), party, Geschatte_uren=hours)
    store = appended(store, REQUESTS, {**last, "Tijdstempel": serial(case.now)})
    run(store, case)
    after = {row["Kenmerk"]: row for row in columns_of(store, REQUESTS, headers)}
    assert [after[row["Kenmerk"]] for row in before] == before


BAD_ROWS: dict[str, Row] = {
    REQUESTS: request("2021-06-01T09:00", "Hogeschool van Nergens"),
    PLANS: plan("SI-1999-001", Begrote_uren="veertig"),
    BOOKINGS: booking("gisteren", "veel", "SI-1999-001-A"),
    EVALUATIONS: {**evaluation("2022-02-20T10:00", "SI-1999-001-A"), "Bestede uren": "veel"},
}


@pytest.mark.parametrize("tab", BAD_ROWS)
@QUICK
@given(case=cases())
def test_a_bad_row_changes_nothing_for_others(case: Case, tab: str) -> None:
    store = appended(synced(case), tab, BAD_ROWS[tab])
    row = tab_of(store, tab).height
    seen = look(store, case)
    assert seen.changes
    assert {change.address for change in seen.changes} <= {
        address(tab, place, row - 1) for place in range(40)
    }


@QUICK
@given(case=cases(), order=st.randoms(use_true_random=False))
def test_row_order_and_column_order_do_not_matter(case: Case, order: Random) -> None:
    store = synced(apart(case))
    for title in REGISTER_TABS:
        if title in {REQUESTS, PLANS, PARTIES}:
            store = with_rows(store, title, shuffled(order))
        store = with_columns_shuffled(store, title, order)
    changes = look(store, apart(case)).changes
    # Which of two awards of one day is the one too many, their rows decide; so do messages.
    assert [one for one in changes if one.column != "Meldingen"] == []


def apart(case: Case) -> Case:
    """The same with no two requests of one moment, and at most one whose moment is unreadable."""
    rows: list[Row] = []
    unreadable = 0
    for place, row in enumerate(case.register.requests):
        stamp = row.get("Tijdstempel")
        if row and not isinstance(stamp, int | float):
            unreadable += 1
        if isinstance(stamp, int | float):
            rows.append({**row, "Tijdstempel": int(stamp) + (place + 1) / 1440})
        elif unreadable > 1:
            rows.append({**row, "Tijdstempel": serial(case.today) - place - 1 / 3})
        else:
            rows.append(row)
    return replace(
        case,
        register=replace(case.register, requests=tuple(rows)),
        rules=replace(case.rules, order="received"),
    )


def shuffled(order: Random) -> Callable[[list[list[Cell]]], None]:
    def shuffle(rows: list[list[Cell]]) -> None:
        below = rows[1:]
        order.shuffle(below)
        rows[1:] = below

    return shuffle


def with_columns_shuffled(store: Memory, title: str, order: Random) -> Memory:
    tabs = []
    for tab in store.read().tabs:
        if tab.title == title:
            columns = list(map(list, tab.columns))
            order.shuffle(columns)
            rows = [list(row) for row in zip(*columns, strict=True)]
            tabs.append(tab_of_rows(title, rows))
        else:
            tabs.append(tab)
    return Memory(tabs)


@QUICK
@given(case=cases(), total=st.integers(0, 400), cap=st.integers(1, 400))
def test_people_alone_decide_on_awards(case: Case, total: int, cap: int) -> None:
    """Whatever the limits become, what was committed stays as it was decided."""
    headers = ["Kenmerk", "Uren toegekend"]
    store = synced(case)
    before = columns_of(store, REQUESTS, headers)
    rules = replace(case.rules, total=(total + 1) * 100, cap=cap * 100)
    run(store, replace(case, rules=rules))
    assert columns_of(store, REQUESTS, headers) == before
