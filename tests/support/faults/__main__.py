"""``python -m support.faults``: at every call of a sync happens once all that can happen."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from .calls import Disk, Fault, How
from .trial import Bench


def main() -> int:
    complained = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = str(Path(folder) / name)
        for disk in Disk:
            place = Path(folder) / disk.name
            place.mkdir()
            complained += tried(Bench(place, disk), disk)
    return 1 if complained else 0


def tried(bench: Bench, disk: Disk) -> int:
    """How many complaints there are about all calls."""
    complained = 0
    for number, name in enumerate(bench.calls, 1):
        for how in How:
            for complaint in bench.complaints(Fault(number, how)):
                complained += 1
                sys.stdout.write(f"call {number}, {name}, {how.name}: {complaint}\n")
                sys.stdout.flush()
    count = len(bench.calls) * len(How)
    sys.stdout.write(f"{disk.name}: {count:,} trials, {complained:,} complaints\n")
    return complained


if __name__ == "__main__":
    sys.exit(main())
