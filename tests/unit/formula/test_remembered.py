"""Compiled formulas are remembered, and believed only where nobody else could write them."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING

import pytest
from support.formulas.building import arithmetic, cell, constant, formula, one_tab

from sheets_sync.formula import remembered
from sheets_sync.formula.compile import CompiledColumn, compile_column
from sheets_sync.formula.remembered import recipes_for, remember
from sheets_sync.formula.types import NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.formula.recipes import Recipe

UREN = cell("Uren", NUMBER)
DOUBLE = compile_column(formula(arithmetic("*", UREN, constant(200)))).recipe
THIRD = compile_column(formula(arithmetic("/", UREN, constant(300)))).recipe
MADE = {"dubbel": DOUBLE, "derde": THIRD}


def never() -> dict[str, Recipe]:
    pytest.fail("these are remembered")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """What one run leaves of a programme."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    recipes = recipes_for("sum", lambda: MADE)
    assert [CompiledColumn(recipe)(one_tab(Uren=[150])).values for recipe in recipes.values()]
    remember("sum", recipes)
    [path] = (tmp_path / "sheets-sync").iterdir()
    yield path
    path.parent.chmod(0o700)


def test_what_is_remembered_equals_what_was_made(file: Path) -> None:
    assert file.stat().st_mode & 0o777 == 0o600
    assert recipes_for("sum", never) == MADE
    assert recipes_for("another sum", dict) == {}


def test_another_process_compiles_nothing(file: Path) -> None:
    program = """
import sys
from sheets_sync.formula.remembered import recipes_for
from sheets_sync.formula.running import worked_out
from support.formulas.building import one_tab
recipes = recipes_for("sum", None)
print([worked_out(one_tab(Uren=[150]), recipe).values for recipe in recipes.values()])
print({"sheets_sync.formula.sources", "sheets_sync.formula.lowered"} & set(sys.modules))
"""
    roots = [str(Path(__file__).parents[2]), str(Path(__file__).parents[3])]
    variables = {"XDG_CACHE_HOME": str(file.parents[1]), "PYTHONPATH": os.pathsep.join(roots)}
    shown = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | variables,
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stdout == "[[300], [50]]\nset()\n"


@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "believed"),
    [(0o600, 0o700, True), (0o620, 0o700, False), (0o602, 0o700, False), (0o600, 0o777, False)],
)
def test_what_others_can_write_is_not_believed(
    file_mode: int,
    folder_mode: int,
    believed: bool,  # noqa: FBT001
    file: Path,
) -> None:
    file.chmod(file_mode)
    file.parent.chmod(folder_mode)
    assert (recipes_for("sum", dict) == MADE) is believed


def test_what_is_damaged_is_made_anew(file: Path) -> None:
    whole = file.read_bytes()
    for damaged in (b"", whole[:-1], whole[:40], whole + b"x", whole[:50] + b"\0" + whole[51:]):
        file.write_bytes(damaged)
        assert recipes_for("sum", dict) == {}
    # The digest is what tells: without it marshal would be asked to read anything.
    file.write_bytes(marshal.dumps(({}, {})))
    assert recipes_for("sum", dict) == {}


def test_another_version_looks_elsewhere(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("sources.py", "runtime.py"):
        copyfile(remembered.ROOM / name, tmp_path / name)
    monkeypatch.setattr(remembered, "ROOM", tmp_path)
    assert recipes_for("sum", dict) == {}
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(file.parents[1]))
    monkeypatch.setattr(sys, "hexversion", 0)
    assert recipes_for("sum", dict) == {}


def test_nothing_new_is_not_written_again(file: Path) -> None:
    written = file.stat().st_mtime_ns
    remember("sum", {})
    assert file.stat().st_mtime_ns == written


def test_a_folder_that_cannot_be_written_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null")
    recipes = recipes_for("sum", lambda: MADE)
    remember("sum", recipes)
    assert recipes == MADE
