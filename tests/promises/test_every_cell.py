"""Every machine cell of random registers against an independent, plain calculation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import openpyxl
import pytest
from hypothesis import given
from support.oracle.generate import Case, cases, seeded
from support.oracle.judge import judge
from support.oracle.register import HUMAN
from support.oracle.writing import differences, load_machine_cells, save
from support.written.generated import QUICK, judged, look, moment_of, programme_of, synced

from sheets_sync.stores.workbook import Workbook
from sheets_sync.sync.run import sync_register
from sheets_sync.validators import decide

if TYPE_CHECKING:
    from pathlib import Path


def expected_and_found(case: Case) -> list[str]:
    wanted = judge(case.register, case.rules, case.today, case.now)
    return differences(wanted, judged(synced(case)))


@pytest.mark.parametrize("order", ["received", "complete"])
@pytest.mark.parametrize("short", ["partial", "wait", "skip"])
@QUICK
@given(case=cases())
def test_small_registers(
    case: Case,
    order: Literal["received", "complete"],
    short: Literal["partial", "wait", "skip"],
) -> None:
    ruled = replace(case, rules=replace(case.rules, order=order, short=short))
    assert expected_and_found(ruled) == []


@pytest.mark.parametrize("seed", range(60))
def test_registers_of_a_pilots_size(seed: int) -> None:
    case = seeded(seed)
    assert expected_and_found(case) == []
    assert look(synced(case), case).edits == []


@pytest.mark.parametrize("seed", range(100, 116))
def test_real_workbooks(tmp_path: Path, seed: int) -> None:
    case = seeded(seed)
    path = tmp_path / "Register.xlsx"
    save(case.register, path)
    before = human_cells(path)
    sync_register(Workbook(path), programme_of(case.rules), decide, moment_of(case))
    wanted = judge(case.register, case.rules, case.today, case.now)
    assert differences(wanted, load_machine_cells(path)) == []
    assert human_cells(path) == before
    written = path.read_bytes()
    again = sync_register(Workbook(path), programme_of(case.rules), decide, moment_of(case))
    assert list(again.changes) == []
    assert path.read_bytes() == written


def human_cells(path: Path) -> dict[str, list[list[object]]]:
    book = openpyxl.load_workbook(path)
    return {
        tab: [list(row[: len(headers)]) for row in book[tab].iter_rows(values_only=True)]
        for tab, headers in HUMAN.items()
    }
