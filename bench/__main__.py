"""``python -m bench``: measure, and say what meets its target."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from msgspec import json

from bench.figures import Bench
from bench.topics import TOPICS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bench.figures import Figure


def main() -> None:
    """Print a line for each figure as soon as it is known, or all of them as JSON."""
    parser = ArgumentParser("bench", description=__doc__)
    parser.add_argument("topics", nargs="*", choices=[[], *TOPICS], default=[])
    parser.add_argument("--runs", type=int, default=3, help="times that each cost is taken")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    asked = parser.parse_args()
    with TemporaryDirectory(prefix="bench-") as folder:
        bench = Bench(Path(folder), asked.runs)
        figures = (one for topic in asked.topics or TOPICS for one in TOPICS[topic](bench))
        if asked.json:
            sys.stdout.write(json.encode([_record(one) for one in figures]).decode() + "\n")
        else:
            _print_table(figures)


def _record(figure: Figure) -> dict[str, str | float | bool | None]:
    return {**figure._asdict(), "met": figure.met}


def _target(figure: Figure) -> str:
    if figure.most is not None:
        return f"≤ {figure.most:g}"
    return "" if figure.least is None else f"≥ {figure.least:g}"


def _print_table(figures: Iterable[Figure]) -> None:
    sys.stdout.write(f"{'what':58} {'figure':>8} {'target':>8}\n")
    for figure in figures:
        verdict = {True: "met", False: "NOT MET", None: ""}[figure.met]
        sys.stdout.write(f"{figure.what:58} {figure.value:8.3g} {_target(figure):>8} {verdict}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
