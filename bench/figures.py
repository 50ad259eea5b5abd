"""The figures: what is measured, against what, and how much it may be."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING, NamedTuple

from bench.measure import Cost, median_costs, process, task

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.measure import Turn

SMALL, MIDDLE, LARGE = 1_000, 100_000, 400_000
TODAY = "2022-12-06"
TINY = 100
STARTS = 7
"""Whole processes are short: so many starts for each run asked."""

SCRIPT = str(Path(sys.executable).with_name("sheets-sync"))
BARE = process(lambda: [sys.executable, "-c", "pass"])

RIVALS = ("dataframely", "pandera on polars", "pandera on pandas", "pydantic", "frictionless")


class Figure(NamedTuple):
    """A ratio, or a plain number where ``what`` says so.

    ``most`` or ``least`` is the target; a figure without is there to be known.
    """

    what: str
    value: float
    most: float | None = None
    least: float | None = None

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where there is none."""
        if self.most is None and self.least is None:
            return None
        return (self.most is None or self.value <= self.most) and (
            self.least is None or self.value >= self.least
        )


class Bench(NamedTuple):
    """Where the files of this run stand, and how often each cost is taken."""

    folder: Path
    runs: int

    def file(self, kind: str, count: int, suffix: str = ".json") -> Path:
        """A file with this kind of register; made once.

        It is made elsewhere: Linux lets a process begin with the peak memory of the one that
        started it, so this process has to stay small. Raises CalledProcessError.
        """
        path = self.folder / f"{kind}-{count}{suffix}"
        if not path.exists():
            maker = [sys.executable, "-m", "bench.make", kind, str(count), str(path)]
            subprocess.run(maker, check=True)  # noqa: S603
        return path


def google_figures(bench: Bench) -> Iterator[Figure]:
    """What a whole decision costs beside decoding Google's answer, and that it grows linearly."""
    seconds: dict[int, float] = {}
    for count in (SMALL, MIDDLE, LARGE):
        answer = str(bench.file("changed", count))
        decode, review = median_costs(bench.runs, [task("decode", answer), task("review", answer)])
        seconds[count] = review.seconds
        most = 4.0 if count == LARGE else None
        yield ratio(f"read and decide ÷ decode, {count:,} requests", review, decode, most)
    yield Figure("its peak memory ÷ that of decode", review.peak / decode.peak, most=1.5)
    speed = (LARGE / seconds[LARGE]) / (MIDDLE / seconds[MIDDLE])
    yield Figure(f"rows a second, {LARGE:,} ÷ {MIDDLE:,}", speed, least=0.8)
    moved = str(bench.file("reshuffled", LARGE))
    decode, review = median_costs(bench.runs, [task("decode", moved), task("review", moved)])
    yield ratio("the same where every request moves up a place", review, decode)


def rival_figures(bench: Bench) -> Iterator[Figure]:
    """The whole decision beside checks alone by others."""
    answer = str(bench.file("changed", MIDDLE))
    names = ("review", "check", *RIVALS)
    review, check, *rivals = median_costs(bench.runs, [task(name, answer) for name in names])
    for name, rival in zip(RIVALS, rivals, strict=True):
        yield ratio(f"read and check ÷ {name}, {MIDDLE:,}", check, rival, 1.0)
        yield ratio(f"read and decide ÷ {name}, {MIDDLE:,}", review, rival, 1.0)


def workbook_figures(bench: Bench) -> Iterator[Figure]:
    """A sync of a workbook beside openpyxl's loading and saving of it."""
    book = str(bench.file("changed", MIDDLE, ".xlsx"))
    sync, openpyxl = median_costs(bench.runs, [task("sync", book), task("openpyxl", book)])
    yield ratio(f"sync of a workbook ÷ openpyxl, {MIDDLE:,} rows", sync, openpyxl, 0.1)


def command_figures(bench: Bench) -> Iterator[Figure]:
    """The installed command beside a bare start of Python."""
    os.environ["XDG_CACHE_HOME"] = os.environ["XDG_STATE_HOME"] = str(bench.folder)
    settled, changed = (bench.file(kind, TINY, ".xlsx") for kind in ("settled", "changed"))
    work = bench.folder / "tiny.xlsx"

    def sync_of(book: Path) -> Turn:
        return process(lambda: [SCRIPT, "sync", str(copyfile(book, work)), "--today", TODAY])

    sync_of(settled)()
    copyfile(work, settled)
    turns = [BARE, process(lambda: [SCRIPT, "--help"]), sync_of(settled), sync_of(changed)]
    bare, helped, nothing, some = median_costs(bench.runs * STARTS, turns)
    yield ratio("sheets-sync --help ÷ bare python", helped, bare, 4.5)
    yield ratio(f"sync of {TINY} rows, nothing new ÷ bare python", nothing, bare, 12)
    yield ratio(f"sync of {TINY} rows, 1 % changed ÷ bare python", some, bare, 12)


FORMULAS = {
    "copy": 15,
    "rule": 25,
    "ladder": 100,
    "look-up": 100,
    "roll-up": 450,
    "earlier": 450,
    "running": 700,
    "division": 1000,
}
"""Kind of formula → the milliseconds that it may take at 400,000 rows, columns made for it too."""


def formula_figures(bench: Bench) -> Iterator[Figure]:
    """What each kind of formula costs, compiled to columns."""
    turns = [task(f"formula {name}", str(LARGE)) for name in FORMULAS]
    for (name, most), cost in zip(FORMULAS.items(), median_costs(bench.runs, turns), strict=True):
        yield Figure(f"formula, {name}, {LARGE:,} rows, ms", cost.seconds * 1000, most)


def pool_figures(bench: Bench) -> Iterator[Figure]:
    """Claims served in order of rank, beside the pilot's own loop, and with four caps."""
    names = ("as the pilot", "of the pilot", "ample", "ample of the pilot")
    turns = [task(f"pool {name}", str(LARGE)) for name in names]
    ours, pilot, ample, ample_pilot = median_costs(bench.runs, turns)
    yield ratio(f"pool that runs out ÷ the pilot's loop, {LARGE:,} claims", ours, pilot, 1.0)
    yield ratio("pool with enough for all ÷ the pilot's loop", ample, ample_pilot, 1.0)
    turns = [task("pool four caps", str(count)) for count in (MIDDLE, LARGE)]
    some, many = median_costs(bench.runs, turns)
    yield Figure(f"four caps and two orders, {LARGE:,} claims, ms", many.seconds * 1000)
    speed = (LARGE / many.seconds) / (MIDDLE / some.seconds)
    yield Figure(f"claims a second, {LARGE:,} ÷ {MIDDLE:,}", speed, least=0.8)


def ratio(what: str, ours: Cost, theirs: Cost, most: float | None = None) -> Figure:
    """Seconds beside seconds."""
    return Figure(what, ours.seconds / theirs.seconds, most)
