"""Mail as it was asked for: looked at, written into a folder or sent, and what is told of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sheets_sync.command_line.printing import print_lines
from sheets_sync.command_line.running import moment_asked, open_asked
from sheets_sync.host.settings import BadSetting
from sheets_sync.host.time_limit import RUN_SECONDS, within
from sheets_sync.people.delivery import ByServer, IntoFolder
from sheets_sync.people.mail_server import server_set
from sheets_sync.people.mailing import Consent, Errand, Mailed, due_now, mail_register, sealed_mails
from sheets_sync.records import NamedTuple
from sheets_sync.stores.google.http.credentials import Access
from sheets_sync.sync.run import Mode, sync_register

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sheets_sync.command_line.options import Asked
    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.people.delivery import Delivery
    from sheets_sync.people.mailing import Due
    from sheets_sync.people.outbox import Outcome
    from sheets_sync.programme.mail import Mail
    from sheets_sync.programme.model import Programme
    from sheets_sync.sync.review import Review


class Wanted(NamedTuple):
    """What somebody wants done: only to look, where to, and what they consent to."""

    dry_run: bool
    folder: str | None
    every: bool
    here: bool

    @property
    def consents(self) -> frozenset[Consent]:
        given = {Consent.ALL: self.every, Consent.HERE: self.here}
        return frozenset(one for one, is_given in given.items() if is_given)


def carried_out(asked: Asked, wanted: Wanted) -> bool:
    """Do it and tell; whether nothing is left for somebody to look into.

    Raises what ``mail_register`` does.
    """
    programme = asked.rules.programme(asked.programme)
    block = programme.mail
    if block is None:
        raise BadSetting("mail.no_block")
    catalogue = asked.rules.catalogue(programme, asked.language)
    errand = _errand(asked, programme, wanted)
    if wanted.dry_run:
        due = due_now(errand)
        _put_aside(errand, due, wanted.folder)
        print_lines(_ahead(due, catalogue, wanted.folder))
        return True
    mailed = mail_register(errand, partial(_opened, wanted, block))
    print_lines(_told(mailed, catalogue, wanted.folder))
    asks = (mailed.due.no_address, mailed.due.refused, mailed.keys("refused"))
    return not (any(asks) or mailed.keys("unknown") or mailed.keys("later"))


def _errand(asked: Asked, programme: Programme, wanted: Wanted) -> Errand:
    store = open_asked(asked, programme, Access.LOOK if wanted.dry_run else Access.WRITE)

    def reviewed() -> Review:
        from sheets_sync.history.journal import Journal, journal_path

        moment = moment_asked(asked.today, programme)
        with within(RUN_SECONDS):
            journal = Journal(journal_path())
            return sync_register(
                store, programme, asked.rules.decide, moment, Mode.LOOK, lambda: journal
            )

    # What is sent is in the language of the programme, whoever sends it.
    return Errand(store, reviewed, asked.rules.catalogue(programme), wanted.consents)


def _opened(wanted: Wanted, block: Mail) -> Delivery:
    """Where the mails go; opened when there is something to send."""
    if wanted.folder is not None:
        return IntoFolder(Path(wanted.folder))
    return ByServer(server_set(), block.a_minute)


def _put_aside(errand: Errand, due: Due, folder: str | None) -> None:
    """The mails to look at; nobody remembers them."""
    if folder is None or not due.mails:
        return
    delivery = IntoFolder(Path(folder))
    for number, sealed in enumerate(sealed_mails(errand, due), start=1):
        delivery.deliver(f"dry-run-{number:04}", sealed, lambda: None)


def _ahead(due: Due, catalogue: Catalogue, folder: str | None) -> Iterator[str]:
    say = catalogue.say
    if due.is_quiet:
        yield say("mail.quiet_day")
        return
    yield say("mail.would_send", count=len(due.mails)) if due.mails else say("mail.nothing")
    yield from _items(due, catalogue)
    if due.mails and folder is not None:
        yield say("mail.written", count=len(due.mails), path=folder)
    yield from _asides(due, catalogue)


def _items(due: Due, catalogue: Catalogue) -> Iterator[str]:
    for mail in due.mails:
        yield catalogue.say("mail.item", to=", ".join(mail.to), subject=mail.subject)


def _asides(due: Due, catalogue: Catalogue) -> Iterator[str]:
    if due.passed:
        yield catalogue.say("mail.passed", count=len(due.passed))
    for name, keys in (("no_address", due.no_address), ("refused", due.refused)):
        if keys:
            yield catalogue.say(f"mail.{name}", keys=tuple(keys))


def _told(mailed: Mailed, catalogue: Catalogue, folder: str | None) -> Iterator[str]:
    say, due = catalogue.say, mailed.due
    if due.is_quiet:
        yield say("mail.quiet_day")
    elif due.mails:
        count = mailed.outcomes.count("sent")
        yield (
            say("mail.written", count=count, path=folder)
            if folder
            else say("mail.sent", count=count)
        )
    else:
        yield say("mail.nothing")
    if mailed.is_broken_off:
        yield say("mail.broken_off")
    became = {name: mailed.keys(outcome) for outcome, name in _ASKING.items()}
    yield from (say(f"mail.{name}", keys=tuple(keys)) for name, keys in became.items() if keys)
    yield from _asides(due, catalogue)


_ASKING: Final[Mapping[Outcome, str]] = {
    "later": "put_off",
    "refused": "refused",
    "unknown": "unknown",
}
