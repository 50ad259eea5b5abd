"""Garbage collection off for a while."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def uncollected() -> Iterator[None]:
    """Millions of cells and none of them garbage: looking through them costs more than the work.

    >>> with uncollected():
    ...     gc.isenabled()
    False
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            _grow_old()
            gc.enable()


def _grow_old() -> None:
    """Spare the new objects the look that all young ones get as soon as collection goes on."""
    if not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()
