"""What is told about one row, for the rules to fill in and the screen to print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


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
