"""What the command line loads before it knows what is asked: a start that stays quick."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

SHOW = (
    "import sys\n{}\n"
    "names = {{name for name in sys.modules if name.partition('.')[0] == 'sheets_sync'}}\n"
    "others = {{'click', 'msgspec', 'pydantic', 'pandas', 'rich', 'gspread', 'requests'}}\n"
    "sys.stderr.write(' '.join(sorted(names | others & sys.modules.keys())))"
)
MOST_MODULES = 360
LOADED = {
    *("click", "sheets_sync", "sheets_sync.cli", "sheets_sync.command_line"),
    *("sheets_sync.command_line.app", "sheets_sync.command_line.options"),
    *("sheets_sync.command_line.spoken", "sheets_sync.command_line.streams"),
    *("sheets_sync.messages", "sheets_sync.messages.help_texts", "sheets_sync.records"),
}
HELPED = LOADED | {
    *("sheets_sync.cells", "sheets_sync.cells.legible", "sheets_sync.host"),
    *("sheets_sync.host.deeds", "sheets_sync.problems", "sheets_sync.problems.stop"),
    *("sheets_sync.command_line.boundary", "sheets_sync.command_line.printing"),
    "sheets_sync.command_line.unbreakable",
}


@pytest.mark.parametrize(
    ("code", "loaded"),
    [
        ("import sheets_sync.cli", LOADED),
        ("from sheets_sync import cli\ncli.run(['--help'])", HELPED),
    ],
    ids=["import", "help"],
)
def test_what_is_loaded(code: str, loaded: set[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SHOW.format(code)], capture_output=True, text=True, check=True
    )
    assert set(done.stderr.split()) == loaded


HEAVY = {
    *("rapidfuzz", "msgspec", "pydantic", "lark", "tomli", "fractions", "decimal"),
    *("pandas", "rich", "gspread", "requests", "xlsxwriter", "openpyxl", "ssl", "http.client"),
    *("sheets_sync.rules.preparing", "sheets_sync.formula.sources", "sheets_sync.formula.lowered"),
    *("sheets_sync.programme.toml_file", "sheets_sync.programme.validated"),
}
"""What takes long to load, or is for a programme or a register in which something is new."""
USED = """
import sys, typing
made = []
real = typing._make_nmtuple
typing._make_nmtuple = lambda name, *given, **more: made.append(name) or real(name, *given, **more)
from sheets_sync import cli
code = cli.run(sys.argv[1:])
print("MODULES", *sys.modules, file=sys.stderr)
print("TUPLES", *(name for name in made), file=sys.stderr)
sys.exit(code)
"""


def run(home: Path, *arguments: str) -> list[str]:
    """What a run of the command line printed behind its own lines."""
    variables = {"XDG_STATE_HOME": str(home / "state"), "XDG_CACHE_HOME": str(home / "cache")}
    done = subprocess.run(
        [sys.executable, "-c", USED, *arguments],
        env=os.environ | variables,
        capture_output=True,
        text=True,
        check=False,
        cwd=home,
    )
    assert done.returncode in {0, 1}, done.stderr
    return done.stderr.splitlines()[-2:]


def test_a_sync_without_anything_new_loads_little(tmp_path: Path) -> None:
    run(tmp_path, "demo", "demo")
    again = ("sync", "demo/voorbeeldregister.xlsx", "--today", "2022-11-15")
    run(tmp_path, *again)
    modules, tuples = run(tmp_path, *again)
    loaded = set(modules.split())
    assert "sheets_sync.rules.decide" in loaded
    assert loaded & HEAVY == set()
    assert len(loaded) < MOST_MODULES
    # A class made by typing takes a quarter of a millisecond; a run has more than a hundred.
    assert tuples == "TUPLES"
