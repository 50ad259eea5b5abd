"""``python -m faults``: every call of a sync fails once in every way."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from .calls import Fault, How
from .trial import Bench


def main() -> int:
    complained = tried = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = str(Path(folder) / name)
        (Path(folder) / "bench").mkdir()
        bench = Bench(Path(folder) / "bench")
        for number, name in enumerate(bench.calls, 1):
            for how in How:
                tried += 1
                for complaint in bench.complaints(Fault(number, how)):
                    complained += 1
                    sys.stdout.write(f"call {number}, {name}, {how.name}: {complaint}\n")
    sys.stdout.write(f"{tried:,} failing calls, {complained:,} complaints\n")
    return 1 if complained else 0


if __name__ == "__main__":
    sys.exit(main())
