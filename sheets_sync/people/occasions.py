"""What a register gives occasion to mail today: digests, reminders, receipts and decisions.

Pure: what was told before comes in as the memory of the log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.cells.dates import DAY_ZERO
from sheets_sync.formula.running import judged, told, worked_out
from sheets_sync.people.tickets import Ticket
from sheets_sync.records import NamedTuple
from sheets_sync.register.log_reader import mark_of
from sheets_sync.rules import prepared as steps

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sheets_sync.people.mail_memory import MailMemory, RowMoments
    from sheets_sync.people.quiet_days import QuietDays
    from sheets_sync.programme.mail import Digest, Letter
    from sheets_sync.programme.model import Status, TabName
    from sheets_sync.rules.prepared import LetterStep, Prepared, ReminderStep, Texts
    from sheets_sync.rules.world import RegisterWorld
    from sheets_sync.sync.review import Review

_URGENCY: Final = ("bad", "attention", "busy", "good", "quiet")
_OVER: Final = frozenset(("good", "quiet"))
"""Tones of rows that wait for nobody."""
_WEEK: Final = 7


class Row(NamedTuple):
    """A row of the register: the tab's name in the programme, its place there, its key."""

    tab: TabName
    place: int
    key: str


class DigestDue(NamedTuple):
    """A digest with the rows that are new in it; ``person`` is who it is for, "" for all."""

    digest: Digest
    person: str
    rows: Sequence[Row]
    tickets: Sequence[Ticket]


class ReminderDue(NamedTuple):
    """A step of a reminder: ``last`` is the last day; ``then_to`` the digest that hears of it."""

    step: ReminderStep
    row: Row
    last: int
    texts: Mapping[str, str]
    then_to: str
    ticket: Ticket


class LetterDue(NamedTuple):
    """A receipt or a decision; it goes as a changed one when another went before."""

    letter: Letter
    row: Row
    texts: Mapping[str, str]
    is_changed: bool
    ticket: Ticket


class Looking(NamedTuple):
    """What all occasions are looked for with."""

    seen: Review
    world: RegisterWorld
    prepared: Prepared
    memory: MailMemory
    moments: RowMoments
    quiet: QuietDays

    @property
    def today(self) -> int:
        return self.seen.register.today

    def key(self, tab: TabName, place: int) -> str:
        """The row's key; a row without one is told apart by what people typed in it."""
        keys = self.seen.register.keys.get(tab)
        if keys and keys.keys[place]:
            return keys.keys[place]
        table = self.seen.register.tables[tab]
        return f"~{mark_of(table.values[one.header][place] for one in table.table.spec.human)}"

    def title(self, tab: TabName) -> str:
        return self.seen.register.programme.tabs[tab].title

    def is_dealt(self, row: Row) -> bool:
        """Whether the register itself has the key by now, and not only this run."""
        return row.key in self.seen.register.history.keys.get(self.title(row.tab), ())


# ---- digests


def digests_due(looking: Looking) -> Iterator[DigestDue]:
    """For each digest, and each person in it, what is new since the last one."""
    mail = looking.seen.register.programme.mail
    assert mail is not None
    for digest in mail.digests:
        if not _is_time(looking, digest):
            continue
        found: dict[str, list[tuple[Row, Ticket]]] = {}
        for row, person, ticket in _at_move(looking, digest):
            if _is_new(looking, row, ticket):
                found.setdefault(person, []).append((row, ticket))
        for person, pairs in sorted(found.items()):
            yield DigestDue(digest, person, [row for row, _ in pairs], [one for _, one in pairs])


def _is_time(looking: Looking, digest: Digest) -> bool:
    last = looking.memory.digests.get(digest.name)
    if last is None or digest.every == "change":
        return True
    today, before = looking.today, int(last)
    if digest.every == "day":
        return today > before
    return _week_of(today) > _week_of(before)


def _week_of(day: int) -> int:
    """Weeks begin on a Monday."""
    return (day + DAY_ZERO - 1) // _WEEK


def _at_move(looking: Looking, digest: Digest) -> Iterator[tuple[Row, str, Ticket]]:
    """The rows whose move it is, the most urgent first; the person is "" where it is for all."""
    decision, programme = looking.seen.decision, looking.seen.register.programme
    ranked: list[tuple[int, int, Row, str]] = []
    for number, (name, tab) in enumerate(programme.register_tabs()):
        for place, status in enumerate(decision.answers[name].statuses):
            if status and tab.statuses[status].turn == digest.turn:
                urgency = _URGENCY.index(tab.statuses[status].tone)
                row = Row(name, place, looking.key(name, place))
                ranked.append((urgency, number, row, status))
    for _, _, row, status in sorted(ranked, key=lambda one: one[:2]):
        person = _person(looking, digest, row)
        if person is not None:
            yield row, person, Ticket("digest", digest.name, row.key, _with_person(status, person))


def _person(looking: Looking, digest: Digest, row: Row) -> str | None:
    if not digest.each:
        return ""
    values = looking.seen.register.tables[row.tab].values.get(digest.each)
    person = str(values[row.place] or "") if values else ""
    return person if person in digest.people else None


def _with_person(status: str, person: str) -> str:
    """The log names no person: who has the row is told apart by a code."""
    return f"{status}~{mark_of([person])[:4]}" if person else status


def _is_new(looking: Looking, row: Row, ticket: Ticket) -> bool:
    if not row.key.startswith("~") and not looking.is_dealt(row):
        return False
    known = looking.memory.told.get((ticket.name, ticket.key))
    if known is None or known[0] != ticket.mark:
        return True
    # It may have left this status and come back to it meanwhile.
    changed = looking.moments.statuses.get((looking.title(row.tab), row.key), 0.0)
    return changed > known[1]


# ---- reminders


def reminders_due(looking: Looking) -> Iterator[ReminderDue | Ticket]:
    """The steps that are due, of each row the last; a Ticket is one that is over already."""
    for step in looking.prepared.reminders:
        found = list(_reminders_due(looking, step))
        yield from (ticket for reached, ticket in found if reached.is_over)
        due = [(reached, ticket) for reached, ticket in found if not reached.is_over]
        said = _said(looking, step.texts, [reached.row for reached, _ in due])
        for (reached, ticket), texts in zip(due, said, strict=True):
            yield ReminderDue(step, reached.row, reached.last, texts, reached.then_to, ticket)


class _Reached(NamedTuple):
    row: Row
    last: int
    then_to: str
    is_over: bool


def _reminders_due(looking: Looking, step: ReminderStep) -> Iterator[tuple[_Reached, Ticket]]:
    ladder = _ladder(step)
    last_days = looking.world.column(step.tab, step.fills)
    met = _met(looking, step)
    statuses = looking.seen.decision.answers[step.tab].statuses
    tones = {one: words.tone for one, words in _statuses(looking, step.tab).items()}
    for place, last in enumerate(last_days):
        status = statuses[place] if place < len(statuses) else ""
        if last is None or place in met or tones.get(status, "quiet") in _OVER:
            continue
        row = Row(step.tab, place, looking.key(step.tab, place))
        if looking.is_dealt(row):
            yield from _steps_due(looking, step, ladder, row, int(last))


def _statuses(looking: Looking, tab: TabName) -> Mapping[str, Status]:
    return looking.seen.register.programme.tabs[tab].statuses


def _ladder(step: ReminderStep) -> list[tuple[int, str]]:
    then = [] if step.then is None else [(step.then, step.then_to)]
    return sorted([*((days, "") for days in step.steps), *then])


def _steps_due(
    looking: Looking, step: ReminderStep, ladder: list[tuple[int, str]], row: Row, last: int
) -> Iterator[tuple[_Reached, Ticket]]:
    name = f"{step.tab}.{step.term}"
    dealt = looking.memory.steps.get((name, row.key))
    reached = [
        (days, then_to, day)
        for days, then_to in ladder
        if (day := looking.quiet.working_day(last + days)) <= looking.today
        and (dealt is None or days > dealt)
    ]
    if reached:
        days, then_to, day = reached[-1]
        ticket = Ticket("reminder", name, row.key, f"{days:+d}")
        is_over = not looking.memory.origin and day < looking.today
        yield _Reached(row, last, then_to, is_over), ticket


def _met(looking: Looking, step: ReminderStep) -> frozenset[int]:
    for one in looking.prepared.steps:
        if isinstance(one, steps.TermStep) and (one.tab, one.fills) == (step.tab, step.fills):
            values = worked_out(looking.world, one.met_on).values if one.met_on else ()
            return frozenset(row for row, day in enumerate(values) if day is not None)
    return frozenset()


# ---- receipts and decisions


def letters_due(looking: Looking) -> Iterator[LetterDue | Ticket]:
    """The letters that are due; a Ticket is one that was before there was mail."""
    mail = looking.seen.register.programme.mail
    assert mail is not None
    for step in looking.prepared.letters:
        letter = mail.letters[step.number]
        found = list(_letters_due(looking, step, letter))
        if not looking.memory.origin:
            yield from (ticket for _, ticket in found)
            continue
        rows = [row for row, ticket in found]
        for (row, ticket), texts in zip(found, _said(looking, step.texts, rows), strict=True):
            before = looking.memory.letters.get((letter.name, row.key))
            yield LetterDue(letter, row, texts, before is not None, ticket)


def _letters_due(
    looking: Looking, step: LetterStep, letter: Letter
) -> Iterator[tuple[Row, Ticket]]:
    held = judged(looking.world, step.condition).rows
    for place, mark in zip(held, _marks(looking, step, held), strict=True):
        row = Row(step.tab, place, looking.key(step.tab, place))
        before = looking.memory.letters.get((letter.name, row.key))
        if before != mark and looking.is_dealt(row) and _has_settled(looking, letter, row):
            yield row, Ticket("letter", letter.name, row.key, mark)


def _has_settled(looking: Looking, letter: Letter, row: Row) -> bool:
    """Whether the row stands so for long enough; all that was there before mail does."""
    mail = looking.seen.register.programme.mail
    assert mail is not None
    if not looking.memory.origin:
        return True
    moments, title = looking.moments, looking.title(row.tab)
    is_receipt = letter.kind == "receipt"
    since = moments.received(title, row.key) if is_receipt else moments.settled(title, row.key)
    return since is not None and int(since) + mail.settle <= looking.today


def _marks(looking: Looking, step: LetterStep, rows: Sequence[int]) -> list[str]:
    """What tells what a letter says now from what it said before; "" where it is said but once."""
    if not step.again:
        return [""] * len(rows)
    columns = [worked_out(looking.world, one).values for one in step.again]
    return [mark_of(column[row] for column in columns) for row in rows]


def _said(
    looking: Looking, texts: Sequence[tuple[str, Texts]], rows: Sequence[Row]
) -> list[dict[str, str]]:
    """What the programme says of each row, by name; without what cannot be told of it."""
    which = 0 if looking.seen.register.programme.language == "nl" else 1
    places = [row.place for row in rows]
    said: list[dict[str, str]] = [{} for _ in rows]
    for name, pair in texts if rows else ():
        for found, text in zip(said, told(looking.world, pair[which], places), strict=True):
            if text:
                found[name] = " ".join(text.split())
    return said
