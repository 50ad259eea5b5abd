"""Mails as they are sent: plain text and HTML from templates, and what is attached."""

from __future__ import annotations

from datetime import datetime, timedelta
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.cells.dates import DAY_SECONDS, DAY_ZERO
from sheets_sync.cells.legible import legible
from sheets_sync.problems.stop import BadProgramme
from sheets_sync.programme.mail import Template
from sheets_sync.programme.templates import TemplateMistake, fill_in
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from sheets_sync.people.composing import Mail
    from sheets_sync.programme.mail import Mail as Block

_SHIPPED: Final = Path(__file__).with_name("templates")
_LONGEST: Final = 4_000
"""Characters of one thing that a row says; a cell can hold 32,000."""
_LONGEST_SUBJECT: Final = 200


class Sealed(NamedTuple):
    """A mail ready to go: the bytes to send, from whom, and to whom."""

    mail: Mail
    sender: str
    content: bytes


class Writer(NamedTuple):
    """Writes the mails of a programme; ``now`` is the moment that they bear, in its time zone."""

    block: Block
    register: str
    now: datetime

    def sealed(self, mail: Mail) -> Sealed:
        """The mail as it is sent.

        Raises:
            BadProgramme: a template of the programme's own cannot be filled in.
        """
        message = EmailMessage(policy=policy.SMTP.clone(max_line_length=200))
        subject = legible(mail.subject)
        message["Subject"] = subject[:_LONGEST_SUBJECT]
        message["From"] = self.block.sender
        message["To"] = ", ".join(mail.to)
        if self.block.reply_to:
            message["Reply-To"] = self.block.reply_to
        message["Date"] = format_datetime(self.now)
        message["Message-ID"] = f"<{self._name(mail)}@{_domain(self.block.sender)}>"
        # Holiday replies are for people.
        message["Auto-Submitted"] = "auto-generated"
        message["X-Auto-Response-Suppress"] = "All"
        message.set_content(self._filled(mail, "text"), cte="quoted-printable")
        message.add_alternative(self._filled(mail, "html"), subtype="html", cte="quoted-printable")
        self._attach(message, mail)
        return Sealed(mail, parseaddr(self.block.sender)[1], message.as_bytes())

    def _name(self, mail: Mail) -> str:
        """The same mail has the same name, so that a mailbox can tell one that came twice."""
        told = repr((self.register, [tuple(ticket) for ticket in mail.tickets], int(self._day())))
        return sha256(told.encode(errors="surrogatepass")).hexdigest()[:32]

    def _day(self) -> int:
        return self.now.toordinal()

    def _filled(self, mail: Mail, part: str) -> str:
        own = self.block.templates.get(mail.kind, Template())
        source = getattr(own, part) or _shipped(mail.kind, part)
        try:
            return fill_in(source, dict(mail.fields), _harmless, _SHIPPED, is_html=part == "html")
        except TemplateMistake as mistake:
            key = f"mail.templates.{mail.kind}.{part}"
            raise BadProgramme(
                "programme.template_fails", key=key, found=mistake.found
            ) from mistake

    def _attach(self, message: EmailMessage, mail: Mail) -> None:
        say = mail.fields["say"]
        if mail.kind == "decision":
            from sheets_sync.people.letter_pdf import letter

            name = say("letter_file", key=mail.fields["key"])
            content = letter(mail.fields, self.now)
            message.add_attachment(content, "application", "pdf", filename=name)
        if mail.last_day is not None:
            from sheets_sync.people.calendar_file import last_day_file

            uid = f"{self._name_of_term(mail)}@{_domain(self.block.sender)}"
            summary = say("calendar", subject=mail.subject)
            content = last_day_file(uid, mail.last_day, summary, self.now)
            name = say("calendar_file", key=mail.fields["key"])
            message.add_attachment(content, "text", "calendar", filename=name)

    def _name_of_term(self, mail: Mail) -> str:
        named = [(ticket.kind, ticket.name, ticket.key) for ticket in mail.tickets]
        return sha256(repr((self.register, named)).encode()).hexdigest()[:32]


def moment_in(serial: float, time_zone: str) -> datetime:
    """The moment with this serial, in this time zone."""
    from zoneinfo import ZoneInfo

    day = datetime.fromordinal(DAY_ZERO)
    seconds = timedelta(seconds=round(serial * DAY_SECONDS))
    return (day + seconds).replace(tzinfo=ZoneInfo(time_zone))


def _domain(sender: str) -> str:
    return parseaddr(sender)[1].rpartition("@")[2] or "localhost"


@cache
def _shipped(kind: str, part: str) -> str:
    ending = "txt" if part == "text" else "html"
    return (_SHIPPED / f"{kind}.{ending}.j2").read_text("utf-8")


def _harmless(shown: Any) -> Any:
    if not isinstance(shown, str) or hasattr(shown, "__html__"):
        return shown
    text = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
    return legible(text)
