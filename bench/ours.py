"""The program's own work, and the decoding that it is measured by."""

from __future__ import annotations

import gc
import gzip
from typing import TYPE_CHECKING

from msgspec import json

from bench.book import copy_of
from bench.register import NOW
from sheets_sync.programme.load import load_programme
from sheets_sync.register.column_checks import check as check_columns
from sheets_sync.register.layout import find_layout
from sheets_sync.stores.google.read.answer import snapshot_of
from sheets_sync.stores.workbook import Workbook
from sheets_sync.sync import run as engine
from sheets_sync.validators import PILOT, decide

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def decode(answer: Path) -> Callable[[], object]:
    """Nothing but msgspec, as fast as it can; what is packed is unpacked beforehand."""
    content = answer.read_bytes()
    if answer.suffix == ".gz":
        content = gzip.decompress(content)
    gc.disable()
    return lambda: json.decode(content)


def review(answer: Path) -> Callable[[], object]:
    """Decode, check, decide and plan."""
    content, programme = answer.read_bytes(), load_programme(PILOT)
    return lambda: engine.review(snapshot_of(content, "bench"), programme, decide, NOW)


def check(answer: Path) -> Callable[[], object]:
    """Decode and check the human columns, no more than the rivals do."""
    content, programme = answer.read_bytes(), load_programme(PILOT)

    def work() -> object:
        layout = find_layout(snapshot_of(content, "bench"), programme)
        return check_columns(layout, programme, NOW.today)

    return work


def sync(book: Path) -> Callable[[], object]:
    """Read, decide and write a workbook."""
    programme, work = load_programme(PILOT), Workbook(copy_of(book))
    return lambda: engine.sync_register(work, programme, decide, NOW)
