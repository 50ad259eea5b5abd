"""A run on a register in memory, and what stands in its cells afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from sheets_sync.host.clock import Moment
from sheets_sync.programme.load import parse_programme
from sheets_sync.stores.memory import Memory
from sheets_sync.sync.review import Review, review
from sheets_sync.sync.run import sync_register
from sheets_sync.validators import PILOT, decide
from sheets_sync.validators.decide import catalogue_of
from support.oracle.register import serial

from .tables import Written, register, rows_of

if TYPE_CHECKING:
    from sheets_sync.cells.text import Language
    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.programme.model import Programme

TODAY = "2022-03-01T10:00"


@cache
def pilot() -> Programme:
    """The pilot's programme, without a look at what an earlier run remembered of it."""
    return parse_programme(PILOT.read_bytes(), PILOT.name)


def programme(**changes: Any) -> Programme:
    """The pilot with some of its budget (total, cap, release) or queue (order, tie…) changed."""
    budget = {name: changes.pop(name) for name in ("total", "cap", "release") if name in changes}
    known = pilot()
    assert known.budget is not None
    return replace(
        known, budget=replace(known.budget, **budget), queue=replace(known.queue, **changes)
    )


def moment(now: str = TODAY) -> Moment:
    when = datetime.fromisoformat(now)
    return Moment(int(serial(when.date())), float(serial(when)))


def looked_at(source: Memory | Written | str, *, now: str = TODAY, **rules: Any) -> Review:
    """What a run would find and do; nothing is written."""
    return review(_memory(source).read(), programme(**rules), decide, moment(now))


def synced(source: Memory | Written | str, *, now: str = TODAY, **rules: Any) -> Memory:
    """The register after a run."""
    store = _memory(source)
    sync_register(store, programme(**rules), decide, moment(now))
    return store


def _memory(source: Memory | Written | str) -> Memory:
    if isinstance(source, Memory):
        return source
    return (register(source) if isinstance(source, str) else source).memory()


def rows(store: Memory, tab: str) -> list[dict[str, Cell]]:
    """The rows of a tab by header, as they stand now."""
    found = store.read().find(tab)
    assert found is not None, f"no tab {tab}"
    return rows_of(zip(*found.columns, strict=True))


def column(store: Memory, tab: str, header: str) -> list[Cell]:
    return [row[header] for row in rows(store, tab)]


def messages(store: Memory, tab: str) -> list[list[str]]:
    """The lines of Meldingen of each row."""
    return [str(cell).split("\n") if cell else [] for cell in column(store, tab, "Meldingen")]


def catalogue(language: Language = "nl") -> Catalogue:
    return catalogue_of(pilot(), language)
