"""What the log remembers of mails: what went, what may have gone, and what was over before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

from sheets_sync.cells.text import clean
from sheets_sync.people.tickets import PHASES, Phase, Ticket, from_text
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.register.log_order import LogLines

_MARK: Final = re.compile(r"\[mail ([0-9a-f]{8}) (\w+)\]")


class Noted(NamedTuple):
    """A line of the log about mails; ``said`` are its tickets, or the register's mark."""

    batch: str
    phase: Phase
    moment: float
    said: str


class MailMemory:
    """What was told by mail so far.

    ``origin`` is the mark of the register for which mail began, "" where it has not. ``letters``
    and ``told`` have the newest mark and its moment by name and key, ``steps`` the last step of a
    reminder that was dealt with. ``pending`` are tickets of which no outcome is noted, by batch;
    ``held`` those that a server put off, with the moment, and ``refused`` those that it refused,
    with the mark of the address.
    """

    def __init__(self) -> None:
        self.origin = ""
        self.letters: dict[tuple[str, str], str] = {}
        self.told: dict[tuple[str, str], tuple[str, float]] = {}
        self.steps: dict[tuple[str, str], int] = {}
        self.digests: dict[str, float] = {}
        self.pending: dict[str, list[Ticket]] = {}
        self.begun: dict[str, float] = {}
        self.held: dict[Ticket, float] = {}
        self.refused: dict[Ticket, str] = {}
        self.unknown: dict[Ticket, float] = {}

    def take(self, noted: Noted) -> None:
        """Remember one more line."""
        if noted.phase == "begun":
            self.origin = noted.said
            return
        tickets = list(from_text(noted.said))
        if noted.phase == "intended":
            self.pending.setdefault(noted.batch, []).extend(tickets)
            self.begun[noted.batch] = noted.moment
            return
        self._settle(noted.batch, tickets)
        for ticket in tickets:
            self._became(ticket, noted)

    def _settle(self, batch: str, tickets: list[Ticket]) -> None:
        known = {ticket[:3] for ticket in tickets}
        left = [one for one in self.pending.pop(batch, []) if one[:3] not in known]
        if left:
            self.pending[batch] = left

    def _became(self, ticket: Ticket, noted: Noted) -> None:
        self.held.pop(ticket, None)
        self.unknown.pop(ticket, None)
        if noted.phase == "later":
            self.held[ticket] = noted.moment
            return
        if noted.phase == "refused":
            mark, _, address = ticket.mark.rpartition("@")
            ticket = ticket._replace(mark=mark)
            self.refused[ticket] = address
            return
        self.refused.pop(ticket, None)
        if noted.phase == "unknown":
            self.unknown[ticket] = noted.moment
        self._dealt(ticket, noted.moment)

    def _dealt(self, ticket: Ticket, moment: float) -> None:
        place = ticket.name, ticket.key
        if ticket.kind == "letter":
            self.letters[place] = ticket.mark
        elif ticket.kind == "digest":
            self.told[place] = ticket.mark, moment
            self.digests[ticket.name] = moment
        elif re.fullmatch(r"[+-]\d{1,4}", ticket.mark):
            self.steps[place] = max(int(ticket.mark), self.steps.get(place, int(ticket.mark)))


class RowMoments(NamedTuple):
    """When the log last told of rows, by the title of their tab and their key.

    ``statuses`` are moments of the status, ``dealt`` those of the key.
    """

    statuses: dict[tuple[str, str], float]
    dealt: dict[tuple[str, str], float]

    def received(self, tab: str, key: str) -> float | None:
        """Since when a row is known; None of one that the log does not know yet."""
        return self.dealt.get((tab, key))

    def settled(self, tab: str, key: str) -> float | None:
        """Since when a row stands as it does; None of one that the log does not know yet."""
        return self.statuses.get((tab, key), self.received(tab, key))


def mail_mark(batch: str, phase: Phase) -> str:
    """The mark by which a line of the log is one about mails.

    >>> mail_mark("0f3a9c21", "sent")
    '[mail 0f3a9c21 sent]'
    """
    return f"[mail {batch} {phase}]"


def read_memory(log: LogLines) -> MailMemory:
    """What this log remembers of mails."""
    memory = MailMemory()
    for noted in _lines(log):
        memory.take(noted)
    return memory


def _lines(log: LogLines) -> Iterator[Noted]:
    roles = ("reason", "new", "moment")
    cells = zip(*(log.columns.get(role, ()) for role in roles), strict=True)
    for reason, new, moment in cells:
        if isinstance(reason, str) and reason.endswith("]") and "[mail " in reason:
            found = _MARK.search(reason)
            if found and found[2] in PHASES:
                when = float(moment) if isinstance(moment, (int, float)) else 0.0
                yield Noted(found[1], cast("Phase", found[2]), when, clean(new))


def read_moments(
    log: LogLines, statuses: dict[str, str], keys: dict[str, str], titles: dict[str, str]
) -> RowMoments:
    """When rows were last told of; ``statuses`` and ``keys`` have the header by title of the tab.

    ``titles`` has, by a title that lines bear, the one that the tab has in the programme.
    """
    found = RowMoments({}, {})
    columns = (log.columns.get(role, ()) for role in ("tab", "key", "column", "moment"))
    for written, key, column, moment in zip(*columns, strict=True):
        if not isinstance(moment, (int, float)) or not key:
            continue
        tab = titles.get(str(written), str(written))
        if column == statuses.get(tab):
            found.statuses[tab, str(key)] = float(moment)
        elif column == keys.get(tab):
            found.dealt[tab, str(key)] = float(moment)
    return found
