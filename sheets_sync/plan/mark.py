"""The mark that a write leaves: what it makes of the register's log and keys."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from sheets_sync.register.numbering import Mark, place_of
from sheets_sync.register.whose import Whose

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sheets_sync.register.model import Register
    from sheets_sync.register.numbering import Numbering


def mark_after(
    numbering: Numbering, register: Register, told: int, origin: str, whose: Whose = Whose.ITSELF
) -> Mark:
    """The mark with ``told`` more lines in the log, which name all keys that this run deals.

    ``origin`` is where the register stands; a copy gets a name of its own.

    >>> from types import SimpleNamespace
    >>> from sheets_sync.register.log_reader import History
    >>> from sheets_sync.register.numbering import UNKNOWN
    >>> history = History({}, {}, {}, {}, 0, lines=10)
    >>> register = SimpleNamespace(keys={}, history=history, now=44562.0)
    >>> mark_after(UNKNOWN, register, told=2, origin="Register.xlsx").lines
    12
    """
    known, floors = numbering.known, numbering.floors
    is_new = numbering.is_new or whose is Whose.COPY
    dealt = {name: _highest(name, numbering, register) for name in register.keys}
    numbers = {**(known.numbers if known else {}), **dealt}
    mark = Mark(
        known.register if known and not is_new else _name(origin, register.now),
        register.history.lines + told,
        register.now,
        numbers,
        known.losses if known else 0,
        floors.until,
        floors.letters,
        origin,
        known.copied if known and not is_new else int(whose is Whose.COPY),
    )
    return mark._replace(losses=mark.losses + 1) if numbering.lost else mark


def _name(origin: str, now: float) -> str:
    """What no other register is called: where and when it got its first mark."""
    from hashlib import sha256

    name = f"{origin} {now}".encode(errors="surrogateescape")
    return sha256(name).hexdigest()[:12]


def _highest(name: str, numbering: Numbering, register: Register) -> int:
    """The highest number of a series; what an earlier mark counted is not counted again."""
    taken = numbering.floors.numbers.get(name, 0)
    found = register.keys[name]
    dealt = {found.keys[row] for row in found.marks}
    used: Iterable[str] = dealt
    if numbering.known is None:
        title = register.programme.tabs[name].title
        standing = (key for key in found.keys if key and key not in dealt)
        used = chain(used, standing, register.history.keys.get(title, ()))
    return max(taken, max(map(_last, used), default=0))


def _last(key: str) -> int:
    return place_of(key.rpartition("-")[2])
