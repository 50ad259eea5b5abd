"""In which order requests are served (spec: Order)."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from sheets_sync.cells.dates import format_moment, moment
from sheets_sync.problems.problem import Wrong

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.register.model import Register


def counts_from(register: Register) -> list[float | None]:
    """The moment from which each request counts, None where it cannot be told (yet).

    ``received``: the moment it was sent. ``complete``: the moment a run first found it in order,
    if that is later; once set it stays.
    """
    table = register.tables["requests"]
    arrival: list[float | None] = table.role("arrival")
    if register.programme.queue.order == "received":
        return arrival
    standing = _standing(register)
    moments: list[float | None] = [None] * len(arrival)
    for row in table.filled:
        if standing[row] is not None:
            moments[row] = standing[row]
        elif row not in table.wrong and row not in table.missing:
            sent = arrival[row]
            moments[row] = register.now if sent is None else max(sent, register.now)
    return moments


def _standing(register: Register) -> list[float | None]:
    """What earlier runs set: the log's word goes above the cell, which a hand may have changed."""
    table = register.tables["requests"]
    language = register.programme.language
    spec = table.table.spec
    header = spec.by_role["counts_from"].header
    present = table.table.cells(header) if header in table.table.places else None
    moments: list[float | None] = [None] * table.table.height
    for row in table.filled:
        key = register.keys["requests"].keys[row]
        logged = register.history.last.get((spec.title, key, header), "")
        cell = present[row] if present else None
        seen = moment(cell, language)
        if isinstance(seen, Wrong):
            seen = None
        if logged and (seen is None or format_moment(seen, language) != logged):
            remembered = moment(logged, language)
            seen = None if isinstance(remembered, Wrong) else remembered
        moments[row] = seen
    return moments


def rank_order(register: Register, moments: Sequence[float | None]) -> list[int]:
    """The rows that are not blank, first in rank first."""
    filled = register.tables["requests"].filled
    if register.programme.queue.tie == "lottery":
        return _by_lottery(register, moments, filled)
    places = [inf if sent is None else sent for sent in moments]
    return sorted(filled, key=places.__getitem__)


def _by_lottery(
    register: Register, moments: Sequence[float | None], filled: Sequence[int]
) -> list[int]:
    keys = register.keys["requests"].keys
    seed = register.programme.queue.seed

    def place(row: int) -> tuple[bool, int, bytes, int]:
        sent = moments[row]
        return sent is None, int(sent or 0), draw(seed, keys[row]), row

    return sorted(filled, key=place)


def draw(seed: int | None, key: str) -> bytes:
    """The lot of this key: the same on every run and every machine, and nobody can aim it."""
    from hashlib import sha256

    return sha256(f"{seed}:{key}".encode()).digest()
