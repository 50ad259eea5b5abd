"""One task in this process: ``python -m bench.task NAME FILE`` prints its cost as JSON."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import json

from bench.measure import cost_here

if TYPE_CHECKING:
    from collections.abc import Callable

TASKS = {
    "decode": "bench.ours:decode",
    "check": "bench.ours:check",
    "review": "bench.ours:review",
    "sync": "bench.ours:sync",
    **{
        f"formula {name}": f"bench.formulas:{name.replace('-', '_')}"
        for name in (
            *("copy", "rule", "ladder", "look-up", "roll-up", "earlier", "running", "division"),
        )
    },
    **{
        f"pool {name}": f"bench.pools:{name.replace(' ', '_')}"
        for name in ("as the pilot", "of the pilot", "ample", "ample of the pilot", "four caps")
    },
    "pandera on pandas": "bench.rivals.pandera_on_pandas:validate",
    "pandera on polars": "bench.rivals.pandera_on_polars:validate",
    "dataframely": "bench.rivals.with_dataframely:validate",
    "frictionless": "bench.rivals.with_frictionless:validate",
    "pydantic": "bench.rivals.with_pydantic:validate",
    "openpyxl": "bench.rivals.with_openpyxl:load_and_save",
}
"""Name → module and function; it gets the file ready and returns what is to be timed.

For formulas and pools the file is a number of rows.
"""


def main(name: str, file: str) -> None:
    """Do one task and print what it took."""
    module, function = TASKS[name].split(":")
    prepare: Callable[[Path], Callable[[], object]] = getattr(import_module(module), function)
    sys.stdout.write(json.encode(cost_here(prepare(Path(file)))).decode())


if __name__ == "__main__":
    main(*sys.argv[1:])
