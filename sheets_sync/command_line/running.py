"""A register as it was asked for: opened, looked at or brought up to date, in the time allowed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sheets_sync.problems.stop import Stop
from sheets_sync.records import NamedTuple
from sheets_sync.stores.google.http.credentials import Access
from sheets_sync.sync.run import Mode, sync_register

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheets_sync.command_line.options import Asked
    from sheets_sync.grid.snapshot import Snapshot
    from sheets_sync.grid.store import Store
    from sheets_sync.host.clock import Moment
    from sheets_sync.programme.model import Programme
    from sheets_sync.register.numbering import Mark
    from sheets_sync.sync.review import Review
    from sheets_sync.sync.stillness import Watch


def open_asked(asked: Asked, programme: Programme, access: Access) -> Store:
    """The register's store. Raises what ``open_register`` does."""
    from sheets_sync.stores.opening import open_register

    credentials = Path(asked.credentials) if asked.credentials else None
    return open_register(asked.register, programme, access, credentials)


def moment_asked(today: str | None, programme: Programme) -> Moment:
    """Now, or the day that was asked for."""
    from sheets_sync.host.clock import moment_of

    return moment_of(today, programme.time_zone)


def known_here(seen: Snapshot) -> Mark | None:
    """What this machine knows of the register besides."""
    from sheets_sync.history.journal import Journal, journal_path
    from sheets_sync.register.numbering import read_mark

    return read_mark(Journal(journal_path()).known(seen.origin))


def reviewed(asked: Asked, programme: Programme) -> Review:
    """The register as it stands; nothing is written, and no Stop speaks of writing."""
    try:
        return synced(asked, programme, Mode.LOOK)
    except Stop as stop:
        stop.on_looking = True
        raise


def synced(asked: Asked, programme: Programme, mode: Mode, wait: int = 0) -> Review:
    """The register brought up to date, as far as ``mode`` lets it.

    Another run at work is waited for, ``wait`` seconds at most. Raises what ``sync_register`` does.
    """
    store = open_asked(asked, programme, Access.LOOK if mode is Mode.LOOK else Access.WRITE)
    return brought_up_to_date(asked, programme, store, mode, wait)


def brought_up_to_date(
    asked: Asked, programme: Programme, store: Store, mode: Mode, wait: int = 0
) -> Review:
    """The same of a store that is open already."""
    from sheets_sync.history.journal import Journal, journal_path
    from sheets_sync.host.lock import Waiting, when_free
    from sheets_sync.host.time_limit import RUN_SECONDS, within

    def run() -> Review:
        moment = moment_asked(asked.today, programme)
        return sync_register(
            store, programme, asked.rules.decide, moment, mode, lambda: Journal(journal_path())
        )

    with within(wait + RUN_SECONDS):
        return when_free(run, Waiting(wait))


class Found(NamedTuple):
    """What a run found that nobody watches: a review, or ``counts`` of a register without news."""

    seen: Review | None
    counts: Mapping[str, Any]
    watch: Watch

    def told(self, counts: Mapping[str, Any]) -> None:
        """All of it was told: should the next run find the same, it need not look."""
        if self.seen is not None:
            self.watch.keep(self.seen, counts)


def found_news(
    asked: Asked,
    programme: Programme,
    store: Store,
    teller: str,
    wait: int = 0,
    told: Path | None = None,
) -> Found:
    """The register brought up to date as by ``synced``, unless the same run found the same before.

    ``teller`` names the form in which it is told, ``told`` the file that keeps what was.
    """
    from sheets_sync.history.journal import Journal, journal_path
    from sheets_sync.host.lock import Waiting, when_free
    from sheets_sync.host.time_limit import RUN_SECONDS, within
    from sheets_sync.sync.run import sync_if_news
    from sheets_sync.sync.stillness import Still, Watch

    def run() -> Found:
        moment = moment_asked(asked.today, programme)
        watch = Watch(store, programme, moment, Journal(journal_path()), teller, told)
        found = sync_if_news(watch, asked.rules.decide)
        if isinstance(found, Still):
            return Found(None, found.counts, watch)
        return Found(found, {}, watch)

    with within(wait + RUN_SECONDS):
        return when_free(run, Waiting(wait))
