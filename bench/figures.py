"""The figures: what is measured, against what, and how much it may be."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING, NamedTuple

from bench.measure import Cost, median_costs, median_seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


SMALL, MIDDLE, LARGE = 1_000, 100_000, 400_000
TODAY = "2022-12-06"
TINY = 100
STARTS = 7
"""Whole processes are short: so many starts for each run asked."""

RIVALS = ("dataframely", "pandera on polars", "pandera on pandas", "pydantic", "frictionless")


class Figure(NamedTuple):
    """One ratio. ``most`` or ``least`` is the target; a figure without is there to be known."""

    what: str
    ratio: float
    most: float | None = None
    least: float | None = None

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where there is none."""
        if self.most is None and self.least is None:
            return None
        return (self.most is None or self.ratio <= self.most) and (
            self.least is None or self.ratio >= self.least
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
        decode, review = median_costs(bench.runs, [("decode", answer), ("review", answer)])
        seconds[count] = review.seconds
        most = 4.0 if count == LARGE else None
        yield _ratio(f"read and decide ÷ decode, {count:,} requests", review, decode, most)
    yield Figure("its peak memory ÷ that of decode", review.peak / decode.peak, most=1.5)
    speed = (LARGE / seconds[LARGE]) / (MIDDLE / seconds[MIDDLE])
    yield Figure(f"rows a second, {LARGE:,} ÷ {MIDDLE:,}", speed, least=0.8)
    moved = str(bench.file("reshuffled", LARGE))
    decode, review = median_costs(bench.runs, [("decode", moved), ("review", moved)])
    yield _ratio("the same where every request moves up a place", review, decode, None)


def rival_figures(bench: Bench) -> Iterator[Figure]:
    """The whole decision beside checks alone by others."""
    answer = str(bench.file("changed", MIDDLE))
    names = ("review", "check", *RIVALS)
    review, check, *rivals = median_costs(bench.runs, [(name, answer) for name in names])
    for name, rival in zip(RIVALS, rivals, strict=True):
        yield _ratio(f"read and check ÷ {name}, {MIDDLE:,}", check, rival, 1.0)
        yield _ratio(f"read and decide ÷ {name}, {MIDDLE:,}", review, rival, 1.0)


def workbook_figures(bench: Bench) -> Iterator[Figure]:
    """A sync of a workbook beside openpyxl's loading and saving of it."""
    book = bench.file("changed", MIDDLE, ".xlsx")
    sync, openpyxl = median_costs(bench.runs, [("sync", str(book)), ("openpyxl", str(book))])
    yield _ratio(f"sync of a workbook ÷ openpyxl, {MIDDLE:,} rows", sync, openpyxl, 0.1)


def command_figures(bench: Bench) -> Iterator[Figure]:
    """The installed command beside a bare start of Python."""
    os.environ["XDG_CACHE_HOME"] = os.environ["XDG_STATE_HOME"] = str(bench.folder)
    script = str(Path(sys.executable).with_name("sheets-sync"))
    settled, changed = (bench.file(kind, TINY, ".xlsx") for kind in ("settled", "changed"))
    work = bench.folder / "tiny.xlsx"

    def sync_of(book: Path) -> Callable[[], list[str]]:
        return lambda: [script, "sync", str(copyfile(book, work)), "--today", TODAY]

    _settle(sync_of(settled)(), work, settled)
    bare, helped, nothing, some = median_seconds(
        bench.runs * STARTS,
        [
            lambda: [sys.executable, "-c", "pass"],
            lambda: [script, "--help"],
            sync_of(settled),
            sync_of(changed),
        ],
    )
    yield Figure("sheets-sync --help ÷ bare python", helped / bare, most=4.5)
    yield Figure(f"sync of {TINY} rows, nothing new ÷ bare python", nothing / bare, most=12)
    yield Figure(f"sync of {TINY} rows, 1 % changed ÷ bare python", some / bare, most=12)


def _settle(command: list[str], work: Path, settled: Path) -> None:
    median_seconds(1, [lambda: command])
    copyfile(work, settled)


def _ratio(what: str, ours: Cost, theirs: Cost, most: float | None) -> Figure:
    return Figure(what, ours.seconds / theirs.seconds, most)


TOPICS: dict[str, Callable[[Bench], Iterator[Figure]]] = {
    "google": google_figures,
    "rivals": rival_figures,
    "workbook": workbook_figures,
    "command": command_figures,
}
