"""The pages about formulas and programme files say what the program does, and all of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sheets_sync.formula.functions import FUNCTIONS

ROOT = Path(__file__).parents[3]
FORMULAS = (ROOT / "docs" / "formulas.md").read_text("utf-8")


def test_the_tables_are_those_that_the_program_makes() -> None:
    """Every example runs here as well; ``make reference`` brings the pages up to date."""
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "reference.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("", "")


def test_every_function_is_told_in_both_languages() -> None:
    for function in FUNCTIONS.values():
        for name in (function.dutch, function.english, *function.others):
            assert f"`{name}`" in FORMULAS, name


def test_the_pages_are_found() -> None:
    for page in ("formulas.md",):
        assert page in (ROOT / "mkdocs.yml").read_text("utf-8")
        assert f"docs/{page}" in (ROOT / "README.md").read_text("utf-8")
