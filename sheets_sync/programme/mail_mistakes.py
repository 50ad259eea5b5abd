"""What cannot be right in what a programme mails."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.text import fold
from sheets_sync.programme.mail import FIELDS
from sheets_sync.programme.misfits import mistake
from sheets_sync.programme.templates import template_mistakes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sheets_sync.problems.stop import BadProgramme
    from sheets_sync.programme.mail import Digest, Mail
    from sheets_sync.programme.model import Programme

_ADDRESS: Final = re.compile(r"[^\s@<>,;\"]+@[^\s@<>,;\"]+")
_NAMED: Final = re.compile(r"[^\r\n<>\"]*<([^<>]*)>")
_SIGNS: Final = ("|", ";", "\n", "\r")
"""The log holds names between these."""


def mail_mistakes(programme: Programme) -> Iterator[BadProgramme]:
    """All mistakes in the blocks ``contact`` and ``mail``; formulas are checked by ``rules``."""
    if programme.contact.address:
        yield from _address("contact.address", programme.contact.address)
    mail = programme.mail
    if mail is None:
        return
    yield from _sending(mail)
    yield from _names("mail.digests", (one.name for one in mail.digests))
    yield from _names("mail.letters", (one.name for one in mail.letters))
    for place, digest in enumerate(mail.digests, start=1):
        yield from _digest(f"mail.digests[{place}] ({digest.name})", digest, programme)
    yield from _reminders(mail, programme)
    yield from _letters(mail, programme)
    yield from _templates(mail)


def _sending(mail: Mail) -> Iterator[BadProgramme]:
    yield from _address("mail.sender", mail.sender)
    if mail.reply_to:
        yield from _address("mail.reply_to", mail.reply_to)
    for name in ("most", "a_minute", "settle"):
        if getattr(mail, name) < 0:
            yield mistake("negative", f"mail.{name}", str(getattr(mail, name)))


def _letters(mail: Mail, programme: Programme) -> Iterator[BadProgramme]:
    """Letters are told apart by the keys of their rows."""
    keyed = [name for name, tab in programme.tabs.items() if tab.key]
    for place, letter in enumerate(mail.letters, start=1):
        if letter.tab not in keyed:
            key = f"mail.letters[{place}] ({letter.name}).tab"
            yield mistake("not_one_of", key, letter.tab, ", ".join(keyed))


def _templates(mail: Mail) -> Iterator[BadProgramme]:
    for kind, template in mail.templates.items():
        for part, source in (("text", template.text), ("html", template.html)):
            for code, found in template_mistakes(source, FIELDS[kind]):
                known = ", ".join(sorted(FIELDS[kind]))
                yield mistake(code, f"mail.templates.{kind}.{part}", found, known)


def _address(key: str, text: str) -> Iterator[BadProgramme]:
    named = _NAMED.fullmatch(text)
    if not _ADDRESS.fullmatch(named[1] if named else text):
        yield mistake("bad_address", key, text)


def _names(key: str, names: Iterable[str]) -> Iterator[BadProgramme]:
    seen: set[str] = set()
    for place, name in enumerate(names, start=1):
        if not fold(name):
            yield mistake("empty", f"{key}[{place}].name")
        elif any(sign in name for sign in _SIGNS):
            yield mistake("mail_name", f"{key}[{place}].name", name)
        elif fold(name) in seen:
            yield mistake("same_label", f"{key}[{place}].name", name, name)
        seen.add(fold(name))


def _digest(key: str, digest: Digest, programme: Programme) -> Iterator[BadProgramme]:
    statuses = chain.from_iterable(tab.statuses.values() for tab in programme.tabs.values())
    turns = list(dict.fromkeys(words.turn for words in statuses if words.turn))
    if digest.turn not in turns:
        yield mistake("not_one_of", f"{key}.turn", digest.turn, ", ".join(turns))
    for address in digest.to:
        yield from _address(f"{key}.to", address)
    for name, address in digest.people.items():
        yield from _address(f"{key}.people.{name}", address)
    headers = [column.header for tab in programme.tabs.values() for column in tab.human]
    if digest.each and digest.each not in headers:
        known = ", ".join(dict.fromkeys(headers))
        yield mistake("unknown_column", f"{key}.each", digest.each, known)


def _reminders(mail: Mail, programme: Programme) -> Iterator[BadProgramme]:
    terms = [
        f"{name}.{term.name or term.fills}"
        for name, tab in programme.tabs.items()
        for term in tab.terms
        if term.remind and tab.key
    ]
    names = [digest.name for digest in mail.digests]
    for place, reminder in enumerate(mail.reminders, start=1):
        key = f"mail.reminders[{place}]"
        if reminder.term not in terms:
            yield mistake("not_one_of", f"{key}.term", reminder.term, ", ".join(terms) or "-")
        if reminder.form and reminder.form not in programme.forms:
            known = ", ".join(programme.forms) or "-"
            yield mistake("not_one_of", f"{key}.form", reminder.form, known)
        if reminder.then and reminder.then_to not in names:
            expected = ", ".join(names) or "-"
            yield mistake("not_one_of", f"{key}.then_to", reminder.then_to, expected)
