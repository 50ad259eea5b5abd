"""The parts of the benchmark by the names that they are asked by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.figures import (
    command_figures,
    formula_figures,
    google_figures,
    pool_figures,
    rival_figures,
    workbook_figures,
)
from bench.fleet import fleet_figures, watch_figures
from bench.online import large_figures, server_figures
from bench.scale import scale_figures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bench.figures import Bench, Figure

TOPICS: dict[str, Callable[[Bench], Iterator[Figure]]] = {
    "google": google_figures,
    "formulas": formula_figures,
    "pools": pool_figures,
    "rivals": rival_figures,
    "workbook": workbook_figures,
    "command": command_figures,
    "server": server_figures,
    "large": large_figures,
    "fleet": fleet_figures,
    "watch": watch_figures,
    "scale": scale_figures,
}
