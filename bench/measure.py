"""Seconds and bytes of work done in a process of its own."""

from __future__ import annotations

import resource
import subprocess
import sys
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from msgspec import json

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Cost(NamedTuple):
    """What one piece of work took: seconds, and the peak memory of its process in bytes."""

    seconds: float
    peak: int


def cost_here(work: Callable[[], object]) -> Cost:
    """Do the work, once, and say what it took in this process; its outcome is kept meanwhile."""
    start = perf_counter()
    outcome = work()
    seconds = perf_counter() - start
    del outcome
    return Cost(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)


def median_costs(runs: int, tasks: Sequence[tuple[str, ...]]) -> list[Cost]:
    """The middle cost of each task, a name of ``bench.task`` and its arguments.

    The tasks take turns, each time in a fresh process, so that a busy machine troubles all alike.
    Raises CalledProcessError when one fails.
    """
    costs: list[list[Cost]] = [[] for _ in tasks]
    for _ in range(runs):
        for found, task in zip(costs, tasks, strict=True):
            answer = subprocess.check_output([sys.executable, "-m", "bench.task", *task])  # noqa: S603
            found.append(json.decode(answer, type=Cost))
    return [
        Cost(median(cost.seconds for cost in found), round(median(cost.peak for cost in found)))
        for found in costs
    ]


def median_seconds(runs: int, commands: Sequence[Callable[[], Sequence[str]]]) -> list[float]:
    """The middle time of each whole process; each command is made ready just before its turn.

    Raises CalledProcessError when one fails.
    """
    seconds: list[list[float]] = [[] for _ in commands]
    for _ in range(runs):
        for found, prepare in zip(seconds, commands, strict=True):
            command = prepare()
            start = perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
            found.append(perf_counter() - start)
    return list(map(median, seconds))
