"""What is told once: a row in a digest, a step of a reminder, a letter; and how the log says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias, cast, get_args

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Kind: TypeAlias = Literal["digest", "reminder", "letter"]
Phase: TypeAlias = Literal["begun", "passed", "intended", "sent", "later", "refused", "unknown"]
"""What became of tickets: from ``begun`` on there is mail; ``passed`` ones were over by then."""
PHASES: Final[tuple[Phase, ...]] = get_args(Phase)
_LONGEST: Final = 30_000
"""A cell of a workbook holds 32,767 characters."""


class Ticket(NamedTuple):
    """One thing that is told once.

    ``name`` is that of the digest, the term or the letter, ``key`` the row's. ``mark`` tells one
    telling from the next: the status in a digest, the step of a reminder, what a letter decides.
    """

    kind: Kind
    name: str
    key: str
    mark: str = ""


def as_text(tickets: Iterable[Ticket]) -> Iterator[str]:
    """The tickets as cells of the log, none of them too long.

    >>> list(as_text([Ticket("letter", "ontvangst", "SI-2021-001")]))
    ['letter|ontvangst|SI-2021-001|']
    """
    cell = ""
    for ticket in tickets:
        text = "|".join(ticket)
        if cell and len(cell) + len(text) + 2 > _LONGEST:
            yield cell
            cell = ""
        cell = f"{cell}; {text}" if cell else text
    if cell:
        yield cell


def from_text(cell: str) -> Iterator[Ticket]:
    """The tickets in a cell of the log; what somebody spoiled there is passed over.

    >>> list(from_text("letter|ontvangst|SI-2021-001|; onzin"))
    [Ticket(kind='letter', name='ontvangst', key='SI-2021-001', mark='')]
    """
    for text in cell.split(";"):
        parts = text.strip().split("|")
        if len(parts) == len(Ticket._fields) and parts[0] in get_args(Kind):
            kind, name, key, mark = parts
            yield Ticket(cast("Kind", kind), name, key, mark)
