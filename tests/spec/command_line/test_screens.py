"""Screens that know few characters, and paths that are not text: nothing ends in a crash."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from support.written.books import ROOT, save

if TYPE_CHECKING:
    from pathlib import Path

TODAY = "--today=2022-03-01"
NARROW = {
    "ASCII": {"PYTHONIOENCODING": "ascii"},
    "strict ASCII without UTF-8 mode": {
        "LC_ALL": "C",
        "PYTHONIOENCODING": "ascii:strict",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    },
    "Latin": {"PYTHONIOENCODING": "latin-1"},
}
COMMANDS = (
    ("--help",),
    ("sync", "--help"),
    ("check", "{path}"),
    ("sync", "{path}"),
    ("status", "{path}"),
    ("status", "{path}", "--json"),
    ("explain", "{path}", "SI-2022-001"),
    ("doctor", "{path}"),
    ("sync", "{path}", "--log-json"),
    ("sync", "Geïnd, één.xlsx"),
    ("explain", "{path}"),
    ("template", "forms"),
)
ALL = """
import os, sys, cli
for line in sys.stdin.buffer.read().split(b'\\n'):
    print(cli.run(list(map(os.fsdecode, line.split(b'\\0')))), flush=True)
"""


def codes(
    folder: Path, environment: dict[str, str], *commands: tuple[str, ...]
) -> tuple[list[int], bytes]:
    """The exit codes of these commands in one process in this folder, and all that it printed."""
    lines = [b"\0".join(map(os.fsencode, command)) for command in commands]
    run = subprocess.run(
        [sys.executable, "-c", ALL],
        input=b"\n".join(lines),
        capture_output=True,
        check=False,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        timeout=120,
    )
    assert not run.returncode, run.stderr
    assert b"Traceback" not in run.stderr
    numbers = [int(line) for line in run.stdout.splitlines() if line.isdigit()]
    assert len(numbers) == len(commands)
    return numbers, run.stdout + run.stderr


@pytest.mark.parametrize("environment", NARROW.values(), ids=NARROW)
def test_a_screen_with_few_characters(tmp_path: Path, environment: dict[str, str]) -> None:
    path = save("Aanvragen\nVraag | Geschatte uren\nZoë → “één” € 5 שלום | ½½", tmp_path / "R.xlsx")
    asked = [tuple(word.format(path=path) for word in words) for words in COMMANDS]
    asked = [(*words, TODAY) if str(path) in words else words for words in asked]
    numbers, said = codes(tmp_path, environment, *asked)
    assert numbers == [0, 0, 1, 0, 0, 0, 0, 0, 0, 3, 2, 0]
    if "ascii" in environment.get("PYTHONIOENCODING", ""):
        assert said.isascii()
        assert b"R.xlsx is een leesbare werkmap." in said


STRANGE_PATHS = {
    "not UTF-8": b"Regi\xffster.xlsx",
    "as long as a name can be": b"R" * 250 + b".xlsx",
    "longer than a name can be": b"R" * 300 + b".xlsx",
    "longer than a path can be": b"map/" * 2000 + b"R.xlsx",
    "as deep as a path can be": b"m/" * 500 + b"R.xlsx",
    "in no folder": b"R.xlsx/R.xlsx",
    "empty": b"",
    "a device": b"/dev/null",
    "the folder above": b"..",
}
REAL = ("not UTF-8", "as long as a name can be", "as deep as a path can be")
SHEET = "https://docs.google.com/spreadsheets/d/1aaaaaaaaaaaaaaaaaaaaaaaaaaaa"
PATH_COMMANDS = (
    ("check", "{}", TODAY),
    ("sync", "{}", TODAY),
    ("sync", "{}", TODAY, "--log-json"),
    ("status", "{}", TODAY),
    ("explain", "{}", "SI-2022-001"),
    ("doctor", "{}", TODAY),
    ("schedule", "{}"),
    ("export", "{there}", "{}", TODAY),
    ("sync", "{there}", TODAY, "--programme", "{}"),
    ("sync", "{there}", TODAY, "--credentials", "{}"),
    (
        "sync",
        "https://docs.google.com/spreadsheets/d/1aaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "--credentials",
        "{}",
    ),
    ("schedule", "{there}", "--programme", "{}"),
    ("template", "forms", "{}"),
    ("init", "{}"),
    ("init", "{}", "--adopt"),
    ("demo", "{there}"),
)


def test_strange_paths(tmp_path: Path) -> None:
    work = tmp_path / "werk"
    work.mkdir()
    there = save("Aanvragen\nHogeschool\nHRO", tmp_path / "Er.xlsx")
    asked = []
    for name, encoded in STRANGE_PATHS.items():
        strange = os.fsdecode(encoded)
        if encoded[:1].isalpha():
            strange = str(tmp_path / strange)
        if name in REAL:
            place = type(tmp_path)(strange)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(there.read_bytes())
        asked += [tuple(w.format(strange, there=there) for w in words) for words in PATH_COMMANDS]
    numbers, said = codes(work, {}, *asked)
    crashed = [words for words, code in zip(asked, numbers, strict=True) if code == 70]
    assert not crashed, said.decode("utf-8", "replace")
    works = dict(zip(asked, numbers, strict=True))
    for name in REAL:
        path = str(tmp_path / os.fsdecode(STRANGE_PATHS[name]))
        assert works["sync", path, TODAY] == 0
        assert works["check", path, TODAY] == 0
