"""From what is due to mails: to whom, with which words and what goes with them."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from sheets_sync.cells.dates import format_day
from sheets_sync.people.occasions import DigestDue, LetterDue, ReminderDue
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.people.occasions import Row
    from sheets_sync.people.row_facts import Facts
    from sheets_sync.people.tickets import Ticket
    from sheets_sync.programme.mail import Mail as Block
    from sheets_sync.programme.mail import TemplateKind
    from sheets_sync.sync.review import Review

MOST_ROWS: Final = 50
"""Of a digest; of the others it says how many there are."""


class Mail(NamedTuple):
    """A mail before it is written: ``fields`` fill the template of its kind.

    ``last_day`` is what a calendar file is about, None without one.
    """

    kind: TemplateKind
    to: tuple[str, ...]
    fields: Mapping[str, Any]
    tickets: Sequence[Ticket]
    last_day: int | None = None

    @property
    def subject(self) -> str:
        return str(self.fields["subject"])

    def address_mark(self, register: str) -> str:
        """Tells one address from another without naming it."""
        addresses = "\n".join((register, *self.to)).lower()
        return sha256(addresses.encode(errors="surrogatepass")).hexdigest()[:8]


class Composer(NamedTuple):
    """Writes mails about a register."""

    seen: Review
    facts: Facts
    catalogue: Catalogue

    @property
    def block(self) -> Block:
        block = self.seen.register.programme.mail
        assert block is not None
        return block

    def mail(self, due: DigestDue | ReminderDue | LetterDue) -> Mail | None:
        """The mail for this; None where there is no address to send it to."""
        if isinstance(due, DigestDue):
            return self._digest(due)
        return self._reminder(due) if isinstance(due, ReminderDue) else self._letter(due)

    def _digest(self, due: DigestDue) -> Mail | None:
        digest = due.digest
        to = (digest.people[due.person],) if due.person else digest.to
        count = len(due.rows)
        subject = self.catalogue.say("mail.digest_subject", name=digest.name, count=count)
        fields = {
            **self._common(subject),
            "name": due.person or digest.name,
            "rows": [self.facts(row)._asdict() for row in due.rows[:MOST_ROWS]],
            "left_out": max(0, count - MOST_ROWS),
        }
        return Mail("digest", to, fields, due.tickets) if to else None

    def _reminder(self, due: ReminderDue) -> Mail | None:
        language = self.seen.register.programme.language
        last = format_day(due.last, language)
        digests = {one.name: one.to for one in self.block.digests}
        to = digests.get(due.then_to, ()) if due.then_to else self._of_row(due.row)
        said = self.catalogue.say
        fields = {
            **self._about(due.row),
            "subject": due.texts.get("subject")
            or said("mail.reminder_subject", term=due.step.term, key=due.row.key, day=last),
            "text": due.texts.get("text")
            or said("mail.reminder_text", term=due.step.term, key=due.row.key, day=last),
            "last_day": last,
            "days": due.last - self.seen.register.today,
            "form": self._form_link(due),
        }
        return Mail("reminder", to, fields, (due.ticket,), due.last) if to else None

    def _form_link(self, due: ReminderDue) -> str:
        """The form with what the row knows filled in; "" where the programme knows none."""
        form = self.seen.register.programme.forms.get(due.step.form)
        if form is None or not form.address:
            return ""
        cells = self.facts.cells(due.row)
        known = {entry: cells[one] for one, entry in form.entries.items() if cells.get(one)}
        joint = "&" if "?" in form.address else "?"
        return f"{form.address}{joint}{urlencode(known)}" if known else form.address

    def _letter(self, due: LetterDue) -> Mail | None:
        to = self._of_row(due.row)
        fields = {
            **self._about(due.row),
            "subject": self._subject(due),
            "text": due.texts.get("text", ""),
            "lines": list(self._lines(due)),
            "is_changed": due.is_changed,
        }
        if due.letter.kind == "decision":
            for name in ("reason", "decided_by", "objection"):
                fields[name] = due.texts.get(name, "")
        return Mail(due.letter.kind, to, fields, (due.ticket,)) if to else None

    def _subject(self, due: LetterDue) -> str:
        subject = due.texts.get("subject") or f"{due.letter.name} {due.row.key}"
        return self.catalogue.say("mail.changed", subject=subject) if due.is_changed else subject

    def _lines(self, due: LetterDue) -> Iterator[tuple[str, str]]:
        for place in range(len(due.letter.lines)):
            label, text = due.texts.get(f"label {place}"), due.texts.get(f"line {place}")
            if label and text:
                yield label, text

    def _of_row(self, row: Row) -> tuple[str, ...]:
        address = self.facts.address(row)
        return (address,) if address else ()

    def _about(self, row: Row) -> dict[str, Any]:
        fact = self.facts(row)
        return {
            **self._common(""),
            **{name: getattr(fact, name) for name in _OF_A_FACT},
            "row": self.facts.cells(row),
            "lines": [],
        }

    def _common(self, subject: str) -> dict[str, Any]:
        programme = self.seen.register.programme
        return {
            "subject": subject,
            "programme": programme.name,
            "contact_name": programme.contact.name,
            "contact_address": programme.contact.address,
            "language": programme.language,
            "register": self.facts.register(),
            "say": self._say,
        }

    def _say(self, code: str, **details: Any) -> str:
        """A sentence about mail; a template asks for nothing else."""
        return self.catalogue.say(f"mail.{code}", **details)


_OF_A_FACT: Final = ("key", "status", "explanation", "next", "party", "link", "place")
