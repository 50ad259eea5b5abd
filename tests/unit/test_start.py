"""What the command line loads before it knows what is asked: a start that stays quick."""

from __future__ import annotations

import subprocess
import sys

import pytest

SHOW = (
    "import sys\n{}\n"
    "names = {{name for name in sys.modules if name.partition('.')[0] == 'sheets_sync'}}\n"
    "others = {{'click', 'msgspec', 'pydantic', 'pandas', 'rich', 'gspread', 'requests'}}\n"
    "sys.stderr.write(' '.join(sorted(names | others & sys.modules.keys())))"
)
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
