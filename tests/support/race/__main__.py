"""``python -m support.race``: ten thousand seeded histories, and the counts of what happened."""

from __future__ import annotations

import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from os import cpu_count

from support.race.history import Broken, seeded

HISTORIES = 10_000
COUNTED = (
    "by people",
    "writes",
    *(f"exit {code}" for code in (0, 3, 4, 5, 6)),
    "writes that hit people's cells",
    "writes that put keys in another row",
    "logs lost",
    "clocks jumped",
    "versions put back",
    "misplaced and mended",
    "misplaced and reported",
    "misplaced and unreported",
    "people's cells reported",
    "people's cells lost",
    "broken",
)


def told(seed: int) -> tuple[int, Counter[str], str]:
    try:
        return seed, seeded(seed), ""
    except Broken as broken:
        return seed, broken.counts + Counter(broken=1), str(broken.args)


def main() -> int:
    first, last = (int(text) for text in (*sys.argv[1:], "0", str(HISTORIES))[:2])
    totals: Counter[str] = Counter()
    say = sys.stdout.write
    with ProcessPoolExecutor(cpu_count()) as pool:
        for seed, counts, trouble in pool.map(told, range(first, last), chunksize=20):
            totals += counts
            if trouble:
                say(f"seed {seed}: {trouble}\n")
                sys.stdout.flush()
    say(f"{last - first:,} histories\n")
    for name in COUNTED:
        say(f"{totals[name]:12,}  {name}\n")
    return 1 if totals["broken"] else 0


if __name__ == "__main__":
    sys.exit(main())
