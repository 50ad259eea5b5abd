"""A run that mails: what is due is noted in the log before it goes, and what became of it after.

Whoever noted it first sends it: a second run finds the note, and so does one after a crash. What
such a run cannot know to have gone is told and not sent again.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from enum import Enum
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.dates import DAY_SECONDS
from sheets_sync.host.lock import Waiting, only_run, when_free
from sheets_sync.host.settings import BadSetting
from sheets_sync.people.composing import Composer
from sheets_sync.people.mail_memory import mail_mark, read_memory, read_moments
from sheets_sync.people.mail_server import Elsewhere, Lost, TooMany
from sheets_sync.people.occasions import (
    DigestDue,
    Looking,
    digests_due,
    letters_due,
    reminders_due,
)
from sheets_sync.people.outbox import Outbox, with_address
from sheets_sync.people.quiet_days import QuietDays
from sheets_sync.people.row_facts import Facts
from sheets_sync.people.tickets import Ticket, as_text
from sheets_sync.people.writing import Writer, moment_in
from sheets_sync.plan.log_lines import told
from sheets_sync.problems.stop import Busy, Unreachable
from sheets_sync.records import NamedTuple
from sheets_sync.rules.carrying_out import carried_out
from sheets_sync.rules.loading import prepared_for
from sheets_sync.sync.noting import note_lines
from sheets_sync.sync.review import dangers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sheets_sync.grid.change import CellChange
    from sheets_sync.grid.store import Store
    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.people.composing import Mail
    from sheets_sync.people.delivery import Delivery
    from sheets_sync.people.mail_memory import MailMemory, RowMoments
    from sheets_sync.people.outbox import Outcome
    from sheets_sync.people.tickets import Phase
    from sheets_sync.people.writing import Sealed
    from sheets_sync.sync.review import Review

_TRIES: Final = 4
"""To note something in a log that others write in as well."""
_LOCK_SECONDS: Final = 60.0
_HOUR: Final = 3_600 / DAY_SECONDS


class Consent(Enum):
    """What a person at the command line consents to besides."""

    ALL = "all"
    """More mails than usual may go at once."""
    HERE = "here"
    """Mail goes from here from now on, although it went from elsewhere."""


class Due(NamedTuple):
    """What is due: mails, tickets that were over before mail began, keys of rows without address.

    ``is_quiet`` tells that nothing goes today.
    """

    mails: Sequence[Mail] = ()
    passed: Sequence[Ticket] = ()
    no_address: Sequence[str] = ()
    refused: Sequence[str] = ()
    is_quiet: bool = False


class Mailed(NamedTuple):
    """What became of it; ``recovered`` are keys of an earlier run of which nothing is known."""

    due: Due
    outcomes: Sequence[Outcome] = ()
    recovered: Sequence[str] = ()
    is_broken_off: bool = False

    def keys(self, outcome: Outcome) -> list[str]:
        """The keys of rows whose mails became this."""
        mails = zip(self.due.mails, self.outcomes, strict=True)
        found = [one.key for mail, came in mails if came == outcome for one in mail.tickets]
        return list(dict.fromkeys((*self.recovered, *found) if outcome == "unknown" else found))


class Errand(NamedTuple):
    """What a run of mail is sent out with; ``reviewed`` reads the register anew at each call."""

    store: Store
    reviewed: Callable[[], Review]
    catalogue: Catalogue
    consents: frozenset[Consent] = frozenset()

    @property
    def mark(self) -> str:
        """Tells this register, in this place, from any other."""
        return origin_mark(self.store.origin)


def origin_mark(origin: str) -> str:
    """Eight hexadecimal digits for a path or an address."""
    known = os.path.realpath(origin) if os.path.exists(origin) else origin  # noqa: PTH110
    return sha256(known.encode(errors="surrogateescape")).hexdigest()[:8]


# ---- what is due


def due_now(errand: Errand) -> Due:
    """What would go now; nothing is written."""
    seen = errand.reviewed()
    return _due(errand, seen, read_memory(seen.layout.lines))


def _due(errand: Errand, seen: Review, memory: MailMemory) -> Due:
    block = seen.register.programme.mail
    if block is None:
        raise BadSetting("mail.no_block")
    quiet = QuietDays(block.quiet)
    if quiet.is_quiet(seen.register.today):
        return Due(is_quiet=True)
    prepared = prepared_for(seen.register.programme)
    world = carried_out(seen.register, prepared)
    looking = Looking(seen, world, prepared, memory, _moments(seen), quiet)
    found = [*digests_due(looking), *reminders_due(looking), *letters_due(looking)]
    composer = Composer(seen, Facts(seen), errand.catalogue)
    mails, without, refused = [], [], []
    for one in found:
        if isinstance(one, Ticket):
            continue
        mail = composer.mail(one)
        if mail is None:
            without.append(one.digest.name if isinstance(one, DigestDue) else one.row.key)
        elif _was_refused(mail, memory, errand.mark):
            refused += [ticket.key for ticket in mail.tickets]
        elif not _is_held(mail, memory, seen.register.now):
            mails.append(mail)
    passed = [one for one in found if isinstance(one, Ticket)]
    return Due(mails, passed, list(dict.fromkeys(without)), list(dict.fromkeys(refused)))


def sealed_mails(errand: Errand, due: Due) -> list[Sealed]:
    """The mails that are due, as they are sent. Raises BadProgramme for a template that fails."""
    return _sealed(errand, errand.reviewed(), due)


def _sealed(errand: Errand, seen: Review, due: Due) -> list[Sealed]:
    block = seen.register.programme.mail
    assert block is not None
    now = moment_in(seen.register.now, seen.register.programme.time_zone)
    writer = Writer(block, errand.mark, now)
    return [writer.sealed(mail) for mail in due.mails]


def _moments(seen: Review) -> RowMoments:
    tabs = [table.spec for table in seen.layout.tables.values()]
    headers = {
        role: {one.title: one.by_role[role].header for one in tabs if role in one.by_role}
        for role in ("status", "key")
    }
    titles = {title: one.title for one in tabs for title in one.accepts}
    return read_moments(seen.layout.lines, headers["status"], headers["key"], titles)


def _was_refused(mail: Mail, memory: MailMemory, register: str) -> bool:
    """Whether just this was refused, and the address is the same still."""
    mark = mail.address_mark(register)
    return all(memory.refused.get(ticket) == mark for ticket in mail.tickets)


def _is_held(mail: Mail, memory: MailMemory, now: float) -> bool:
    """Whether a server put it off less than an hour ago."""
    return any(memory.held.get(ticket, 0.0) > now - _HOUR for ticket in mail.tickets)


# ---- a run


def mail_register(errand: Errand, delivery: Callable[[], Delivery]) -> Mailed:
    """Send what is due, each mail once; ``delivery`` is opened when there is something to send.

    Raises:
        Busy: another run is at it, or the log kept changing; nothing was sent.
        TooMany, Elsewhere: somebody has to consent first; nothing was sent.
        Unreachable: the register or the server cannot be reached; nothing was sent.
    """
    with _alone(errand.store.origin):
        recovered = _recovered(errand)
        return _sent(errand, delivery)._replace(recovered=recovered)


@contextmanager
def _alone(origin: str) -> Iterator[None]:
    """A lock of its own: a sync need not wait until all mail is gone."""
    try:
        lock = only_run(f"{origin}#mail")
        lock.__enter__()
    except Busy:
        raise Busy("mail.at_work") from None
    try:
        yield
    finally:
        lock.__exit__(None, None, None)


def _sent(errand: Errand, delivery: Callable[[], Delivery]) -> Mailed:
    opened: Delivery | None = None
    try:
        for left in reversed(range(_TRIES)):
            seen = errand.reviewed()
            for danger in dangers(seen):
                raise danger
            memory = read_memory(seen.layout.lines)
            _refuse_elsewhere(errand, memory)
            due = _due(errand, seen, memory)
            # Also where there is nothing yet: what comes after this run is mailed.
            if due.is_quiet or (memory.origin and not due.mails and not due.passed):
                return Mailed(due)
            _refuse_many(errand, seen, due)
            sealed = _sealed(errand, seen, due)
            if due.mails and opened is None:
                opened = delivery()
            outbox = Outbox(os.urandom(4).hex())
            try:
                _intend(errand, seen, memory, due, outbox)
            except Busy:
                outbox.close()
                if not left:
                    raise
                continue
            if opened is None:
                return Mailed(due)
            return _carried(errand, due, sealed, outbox, opened)
        raise AssertionError
    finally:
        if opened is not None:
            opened.close()


def _refuse_elsewhere(errand: Errand, memory: MailMemory) -> None:
    if memory.origin and memory.origin != errand.mark and Consent.HERE not in errand.consents:
        raise Elsewhere("mail.elsewhere")


def _refuse_many(errand: Errand, seen: Review, due: Due) -> None:
    block = seen.register.programme.mail
    assert block is not None
    if len(due.mails) > block.most and Consent.ALL not in errand.consents:
        raise TooMany("mail.too_many", count=len(due.mails), most=block.most)


def _intend(errand: Errand, seen: Review, memory: MailMemory, due: Due, outbox: Outbox) -> None:
    """Note what is about to go: on this machine first, so that a crash in between is known here."""
    lines: list[CellChange] = []
    if memory.origin != errand.mark:
        lines.append(_line(errand, seen, outbox.batch, "begun", errand.mark, 0))
    lines += _lines(errand, seen, outbox.batch, "passed", due.passed)
    tickets = [list(mail.tickets) for mail in due.mails]
    lines += _lines(
        errand, seen, outbox.batch, "intended", [one for each in tickets for one in each]
    )
    if tickets:
        try:
            outbox.open(tickets)
        except OSError as error:
            reason = error.strerror or str(error)
            raise Unreachable("run.not_writable", path=str(outbox.path), reason=reason) from error
    _noted(errand, seen, lines)


def _carried(
    errand: Errand, due: Due, mails: Sequence[Sealed], outbox: Outbox, delivery: Delivery
) -> Mailed:
    outcomes: list[Outcome] = []
    is_broken_off = False
    for number, sealed in enumerate(mails):
        try:
            outcomes.append(_one(errand, outbox, delivery, number, sealed))
        except (Lost, OSError):
            # What was not sent is told so, and goes the next time.
            is_broken_off = True
            break
    outcomes += ["later"] * (len(due.mails) - len(outcomes))
    became = {
        (
            with_address(ticket, _address(errand, sealed, came)) if came == "refused" else ticket
        ): came
        for sealed, came in zip(mails, outcomes, strict=True)
        for ticket in sealed.mail.tickets
    }
    _note_outcomes(errand, outbox.batch, became)
    outbox.close()
    return Mailed(due, outcomes, (), is_broken_off)


def _one(
    errand: Errand, outbox: Outbox, delivery: Delivery, number: int, sealed: Sealed
) -> Outcome:
    outcome = delivery.deliver(
        f"{outbox.batch}-{number + 1:04}", sealed, lambda: outbox.attempt(number)
    )
    outbox.became(number, outcome, _address(errand, sealed, outcome))
    return outcome


def _address(errand: Errand, sealed: Sealed, outcome: Outcome) -> str:
    return sealed.mail.address_mark(errand.mark) if outcome == "refused" else ""


# ---- what a run before this one left


def _recovered(errand: Errand) -> list[str]:
    """Note what became of mails of which no outcome is noted; the keys of which none is known."""
    seen = errand.reviewed()
    memory = read_memory(seen.layout.lines)
    lost: list[str] = []
    for batch, tickets in memory.pending.items():
        known = Outbox(batch).known()
        if known is None:
            if memory.begun[batch] > seen.register.now - _HOUR:
                # Perhaps on another machine, at this moment.
                raise Busy("mail.at_work")
            known = dict.fromkeys(tickets, "unknown")
        _note_outcomes(errand, batch, known)
        Outbox(batch).close()
        lost += [ticket.key for ticket, came in known.items() if came == "unknown"]
    return lost


# ---- the log


def _note_outcomes(errand: Errand, batch: str, became: Mapping[Ticket, Outcome]) -> None:
    for left in reversed(range(_TRIES)):
        seen = errand.reviewed()
        phases: tuple[Outcome, ...] = ("sent", "later", "refused", "unknown")
        lines = [
            line
            for phase in phases
            for line in _lines(
                errand, seen, batch, phase, [one for one, came in became.items() if came == phase]
            )
        ]
        try:
            _noted(errand, seen, lines)
        except Busy:
            if not left:
                raise
            continue
        return


def _noted(errand: Errand, seen: Review, lines: Sequence[CellChange]) -> None:
    def note() -> None:
        with only_run(errand.store.origin):
            note_lines(errand.store, seen, lines)

    when_free(note, Waiting(_LOCK_SECONDS))


def _lines(
    errand: Errand, seen: Review, batch: str, phase: Phase, tickets: Sequence[Ticket]
) -> Iterable[CellChange]:
    for cell in as_text(tickets):
        count = cell.count(";") + 1
        yield _line(errand, seen, batch, phase, cell, count)


def _line(
    errand: Errand, seen: Review, batch: str, phase: Phase, cell: str, count: int
) -> CellChange:
    say = errand.catalogue.say
    reason = f"{say(f'mail.log_{phase}', count=count)} {mail_mark(batch, phase)}"
    title = seen.register.programme.own.log.title
    return told(title, column=say("mail.column"), new=cell, reason=reason)
