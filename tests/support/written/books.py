"""A register as a real .xlsx file, and the commands that people run on it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl

from sheets_sync import cli
from support.oracle.register import HUMAN
from support.oracle.writing import fill

from .tables import Written, register, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from sheets_sync.grid.snapshot import Cell

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True, slots=True)
class Said:
    """What a command said, and the exit code it ended in."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


def save(source: Written | str, path: Path) -> Path:
    """The register in a workbook as people make one: their own tabs and columns alone."""
    written = register(source) if isinstance(source, str) else source
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, grid in written.tabs.items():
        sheet = book.create_sheet(title)
        if not grid:
            continue
        fill(sheet, title if title in HUMAN else "Aanvragen", [list(row) for row in grid])
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    cell.data_type = "s"
    book.save(path)
    return path


def cells(path: Path, tab: str) -> list[dict[str, Cell]]:
    """The rows of a tab by header, as they stand in the file."""
    book = openpyxl.load_workbook(path)
    return rows_of(book[tab].iter_rows(values_only=True))  # type: ignore[arg-type] # no rich text


def column(path: Path, tab: str, header: str) -> list[Cell]:
    return [row[header] for row in cells(path, tab)]


def command(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Run a command in this process: ``say("sync", path, "--dry-run")``."""

    def say(*arguments: object) -> Said:
        capsys.readouterr()
        code = cli.run([str(argument) for argument in arguments])
        heard = capsys.readouterr()
        return Said(code, heard.out, heard.err)

    return say


def process(*arguments: object, before: str = "") -> Said:
    """Run a command as a process of its own; ``before`` is Python to run first."""
    source = f"import sys\n{before}\nimport cli\nsys.exit(cli.run(sys.argv[1:]))"
    run = subprocess.run(
        [sys.executable, "-c", source, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
        timeout=60,
    )
    return Said(run.returncode, run.stdout, run.stderr)
