"""The mark that a write leaves: what it makes of the register's log and keys."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from sheets_sync.numbering import SERIES, Mark, highest, letters_to_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sheets_sync.change import CellChange
    from sheets_sync.numbering import Numbering
    from sheets_sync.register import Register


class Told(NamedTuple):
    """The lines that the log has got by a write and those before it, and the keys they name.

    ``keys`` is None when they name all keys that the run deals.
    """

    lines: int = 0
    keys: frozenset[str] | None = frozenset()

    def more(self, changes: Sequence[CellChange], *, is_all: bool) -> Told:
        """The same with the lines of one more write."""
        if is_all or self.keys is None:
            return Told(self.lines + len(changes), None)
        return Told(self.lines + len(changes), self.keys.union(one.key for one in changes))


def mark_after(numbering: Numbering, register: Register, told: Told, origin: str) -> Mark:
    """The mark of the register with these lines in its log."""
    known, floors = numbering.known, numbering.floors
    numbers = {name: _highest(name, numbering, register, told) for name in SERIES}
    mark = Mark(
        known.register if known and not numbering.is_new else _name(origin, register.now),
        register.history.lines + told.lines,
        register.now,
        numbers,
        known.losses if known else 0,
        floors.until,
        floors.letters,
    )
    return mark._replace(losses=mark.losses + 1) if numbering.lost else mark


def _name(origin: str, now: float) -> str:
    """What no other register is called: where and when it got its first mark."""
    from hashlib import sha256

    name = f"{origin} {now}".encode(errors="surrogateescape")
    return sha256(name).hexdigest()[:12]


def _highest(name: str, numbering: Numbering, register: Register, told: Told) -> int:
    """The highest number of a series; what an earlier mark counted is not counted again."""
    taken = numbering.floors.numbers.get(name, 0)
    found = next((keys for tab, keys in register.keys.items() if tab == name), None)
    if found is None:
        return taken
    dealt = {found.keys[row] for row in found.marks}
    used: Iterable[str] = dealt if told.keys is None else dealt & told.keys
    if numbering.known is None:
        title = next(one.table.spec.title for tab, one in register.tables.items() if tab == name)
        standing = (key for key in found.keys if key and key not in dealt)
        used = chain(used, standing, register.history.keys.get(title, ()))
    return max(taken, _last_letter(used) if name == "plans" else highest(used))


def _last_letter(keys: Iterable[str]) -> int:
    letters = (key.rpartition("-")[2] for key in keys)
    return max(
        (letters_to_number(one) for one in letters if one.isascii() and one.isalpha()), default=0
    )
