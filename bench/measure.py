"""What work costs that is done in a process of its own."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from msgspec import json

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence


class Cost(NamedTuple):
    """What one piece of work took: seconds, those of the processor among them, peak bytes."""

    seconds: float
    cpu: float
    peak: int


Turn: TypeAlias = "Callable[[], Cost]"
"""Does the work in a fresh process. Raises CalledProcessError when it fails."""


def cost_here(work: Callable[[], object]) -> Cost:
    """Do the work, once, and say what it took in this process; its outcome is kept meanwhile."""
    cpu, start = process_time(), perf_counter()
    outcome = work()
    seconds, cpu = perf_counter() - start, process_time() - cpu
    del outcome
    return Cost(seconds, cpu, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)


def task(*words: str) -> Turn:
    """A name of ``bench.task`` and its arguments: the work alone, without start and preparation."""
    command = [sys.executable, "-m", "bench.task", *words]
    return lambda: json.decode(subprocess.check_output(command), type=Cost)  # noqa: S603


def process(prepare: Callable[[], Sequence[str]], ends: Collection[int] = (0,)) -> Turn:
    """A whole process, its start included; the command is made ready just before its turn.

    ``ends`` are the exit codes of one that did its work.
    """

    def turn() -> Cost:
        command = prepare()
        start = perf_counter()
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:  # noqa: S603
            _, status, used = os.wait4(running.pid, 0)
            seconds = perf_counter() - start
            running.returncode = os.waitstatus_to_exitcode(status)
        if running.returncode not in ends:
            raise subprocess.CalledProcessError(running.returncode, command)
        return Cost(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)

    return turn


def median_costs(runs: int, turns: Sequence[Turn]) -> list[Cost]:
    """The middle cost of each; they take turns, so that a busy machine troubles all alike."""
    rounds = [[turn() for turn in turns] for _ in range(runs)]
    return [_middle(costs) for costs in zip(*rounds, strict=True)]


def _middle(costs: Sequence[Cost]) -> Cost:
    seconds, cpu, peaks = zip(*costs, strict=True)
    return Cost(median(seconds), median(cpu), round(median(peaks)))
