"""What is told about one row, for the rules to fill in and the screen to print."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sheets_sync.cells.text import fold
from sheets_sync.problems.stop import Stop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.programme.model import TabName
    from sheets_sync.sync.review import Review


@dataclass(frozen=True, slots=True)
class LeadingCell:
    """A cell that led to the status: where it is, its header, what it says."""

    address: str
    header: str
    value: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """All there is to say about one row, in the order in which it is said."""

    key: str
    tab: str
    address: str
    status: str
    why: str
    facts: Sequence[str]
    cells: Sequence[LeadingCell]
    messages: Sequence[str]
    next_step: str


class UnknownKey(Stop):
    """No row of the register has this key."""

    exit_code = 2


def find_row(review: Review, key: str) -> tuple[TabName, int]:
    """The row of this key, however somebody wrote it; of two keys that are alike neither.

    Raises:
        UnknownKey: there is no such row, or more than one.
    """
    wanted = fold(key).upper()
    for name, keys in review.register.keys.items():
        if wanted and wanted in keys.keys:
            return name, keys.keys.index(wanted)
    bare, parts = _bare(wanted), _parts(wanted)
    found = [
        (name, row)
        for name, keys in review.register.keys.items()
        for row, one in enumerate(keys.keys)
        if one and bare and (_bare(one) == bare or _parts(one) == parts)
    ]
    if len(found) != 1:
        raise UnknownKey("run.unknown_key")
    return found[0]


def _bare(key: str) -> str:
    """Its letters and digits: ``SI-2021-004`` → ``SI2021004``."""
    return "".join(filter(str.isalnum, key))


def _parts(key: str) -> list[str]:
    """Its words and numbers, these without noughts in front: ``SI-2021-004`` → SI, 2021, 4."""
    return [part.lstrip("0") or "0" for part in re.findall(r"[^\W\d_]+|\d+", key)]
