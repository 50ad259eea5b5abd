"""``python -m support.fuzz [NAME…] [--cases N] [--first SEED]``: many cases of each fuzzer.

A seed that fails is told with what was wrong; ``--cases 1 --first SEED`` tries it again.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser

from support.fuzz.fuzzers import FUZZERS
from support.fuzz.isolated import tried

CASES = 3_000


def main() -> int:
    parser = ArgumentParser("fuzz", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *FUZZERS], default=[])
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument("--first", type=int, default=0)
    asked = parser.parse_args()
    broken = 0
    for name in asked.names or FUZZERS:
        wrong = 0
        for trouble in tried(name, range(asked.first, asked.first + asked.cases)):
            sys.stdout.write(f"{name} {trouble.seed}: {trouble.what}\n")
            sys.stdout.flush()
            wrong += 1
        sys.stdout.write(f"{name}: {asked.cases:,} cases, {wrong} wrong\n")
        broken += wrong
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
