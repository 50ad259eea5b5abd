"""Cases in a process of their own, with a limit of memory and of time for each."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from traceback import format_exception
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS: Final = 30
"""That a case may take, on a machine that does other things as well."""
BYTES: Final = 2_500_000_000
_TESTS: Final = Path(__file__).parents[2]
_PIECE: Final = 200


class Trouble(NamedTuple):
    """What was wrong with the case of this seed."""

    seed: int
    what: str


def tried(name: str, seeds: range) -> Iterator[Trouble]:
    """Try a case for every seed, and tell which were wrong; those that killed the process too."""
    for start in range(seeds.start, seeds.stop, _PIECE):
        yield from _tried(name, range(start, min(start + _PIECE, seeds.stop)))


def _tried(name: str, seeds: range) -> Iterator[Trouble]:
    while seeds:
        run = subprocess.run(
            [
                sys.executable,
                "-m",
                "support.fuzz.isolated",
                name,
                str(seeds.start),
                str(seeds.stop),
            ],
            capture_output=True,
            text=True,
            check=False,
            cwd=_TESTS,
            env={**os.environ, "PYTHONPATH": f"{_TESTS.parent}{os.pathsep}{_TESTS}"},
        )
        last = seeds.start
        for line in run.stdout.splitlines():
            seed, _, what = line.partition(" ")
            last = int(seed)
            if what:
                yield Trouble(last, what)
        if run.returncode == 0:
            return
        yield Trouble(last, f"ended the process ({run.returncode}): {run.stderr[-300:]}")
        seeds = range(last + 1, seeds.stop)


def main(name: str, first: int, last: int) -> None:
    """Try cases in this process; each seed is told before its case begins."""
    import resource

    from support.fuzz.fuzzers import FUZZERS

    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    say = sys.stdout.write
    with TemporaryDirectory(prefix="fuzz-") as base:
        for variable in ("XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ[variable] = f"{base}/{variable}"
        for seed in range(first, last):
            say(f"{seed} \n")
            sys.stdout.flush()
            signal.alarm(SECONDS)
            with TemporaryDirectory(dir=base) as folder:
                try:
                    FUZZERS[name](Random(f"{name} {seed}"), Path(folder))
                except Exception as error:  # noqa: BLE001 -- whatever it is, it is told
                    told = "".join(format_exception(error)[-4:])
                    say(f"{seed} {' '.join(told.split())[:2000]}\n")
            signal.alarm(0)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
