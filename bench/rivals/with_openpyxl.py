"""openpyxl: a workbook in and out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import load_workbook

from bench.book import copy_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def load_and_save(book: Path) -> Callable[[], object]:
    """Read the whole file and write it again, changing nothing."""
    work = copy_of(book)
    return lambda: load_workbook(work).save(work)
