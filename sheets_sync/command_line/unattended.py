"""What a run tells when nobody watches: lines of JSON, a call to a watchdog, little else."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING, Final, NoReturn, Protocol, TypeAlias

import click

from sheets_sync.command_line.boundary import INTERRUPTED, UNEXPECTED
from sheets_sync.command_line.lines import attention_lines, sync_lines
from sheets_sync.command_line.printing import complain, print_json, print_lines
from sheets_sync.host.deeds import Deed, so_far
from sheets_sync.host.watchdog import ping, refuse_bad_address
from sheets_sync.problems.problem import Severity
from sheets_sync.problems.stop import Stop
from sheets_sync.records import NamedTuple
from sheets_sync.reports.findings import severities
from sheets_sync.stores.google.address import sheet_url, spreadsheet_id
from sheets_sync.sync.run import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.cells.text import Language
    from sheets_sync.command_line.options import Asked, Manner
    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.sync.review import Review

    Counts: TypeAlias = dict[str, int | dict[str, int]]


class Ending(NamedTuple):
    """How a run ended; ``error`` is the code of the sentence that tells why it stopped."""

    outcome: str
    exit_code: int
    error: str = ""
    places: int = 0


_DONE: Final = Ending("done", 0)
_INTERRUPTED: Final = Ending("interrupted", INTERRUPTED)
_CRASHED: Final = Ending("crashed", UNEXPECTED)
_WRITTEN: Final = {Deed.NOTHING: False, Deed.WRITTEN: True, Deed.UNKNOWN: None}


class Teller(Protocol):
    """Says what becomes of a run."""

    def begin(self) -> None: ...

    def stop(self, stop: Stop) -> NoReturn:
        """End the command, saying why to whoever may read it."""

    def end(self, ending: Ending, counts: Counts, unpinged: str | None) -> None:
        """``unpinged`` says what went wrong with the ping; None when there was none to send."""


class Aloud(NamedTuple):
    """The Teller for people: only a ping that failed is something to say."""

    language: Language

    def begin(self) -> None:
        return

    def stop(self, stop: Stop) -> NoReturn:
        raise stop

    def end(self, _ending: Ending, _counts: Counts, unpinged: str | None) -> None:
        if unpinged:
            from sheets_sync.messages.catalogue import load_catalogue

            say = load_catalogue(self.language).say
            complain(say("ping.failed", reason=unpinged))


class JsonLog(NamedTuple):
    """The Teller for logs: one JSON object a line, nothing of what stands in any cell."""

    register: str
    begun: float

    def begin(self) -> None:
        self._line(event="start")

    def stop(self, stop: Stop) -> NoReturn:
        # The sentence may name who has a workbook open; its code goes into the log instead.
        raise click.exceptions.Exit(stop.exit_code) from stop

    def end(self, ending: Ending, counts: Counts, unpinged: str | None) -> None:
        why = {"error": ending.error, "places": ending.places} if ending.error else {}
        pinged = {} if unpinged is None else {"ping": unpinged or "ok"}
        self._line(
            event="end",
            outcome=ending.outcome,
            exit_code=ending.exit_code,
            seconds=round(monotonic() - self.begun, 3),
            **why,
            **({"written": _WRITTEN[so_far().all_told()]} | counts),
            **pinged,
        )

    def _line(self, **content: object) -> None:
        time = datetime.now(UTC).isoformat(timespec="milliseconds")
        record = {"time": time, "register": _name_of(self.register), **content}
        print_json(record, indent=None)


def _name_of(register: str) -> str:
    """What people copied from the browser may hold more than the address."""
    spreadsheet = spreadsheet_id(register)
    return sheet_url(spreadsheet) if spreadsheet else register if spreadsheet is None else ""


def teller(asked: Asked, manner: Manner) -> Teller:
    """The Teller that was asked for."""
    return JsonLog(asked.register, monotonic()) if manner.log_json else Aloud(asked.language)


@contextmanager
def reported(teller: Teller, watchdog: str | None) -> Iterator[Counts]:
    """Tell how the body begins and ends, and call the watchdog's address if there is one.

    The body fills in what it counted.

    Raises:
        BadPing: the address is none; the body did not run.
    """
    if watchdog:
        refuse_bad_address(watchdog)
    counts: Counts = {}
    ending = _CRASHED
    teller.begin()
    try:
        yield counts
        ending = _DONE
    except Stop as stop:
        ending = Ending("stopped", stop.exit_code, stop.code, len(stop.places))
        teller.stop(stop)
    except KeyboardInterrupt:
        ending = _INTERRUPTED
        raise
    finally:
        unpinged = ping(watchdog, ending.exit_code) if watchdog else None
        teller.end(ending, counts, unpinged)


def sync_quietly(asked: Asked, manner: Manner) -> None:
    """A sync that nobody watches; without news it ends at once. Raises what ``synced`` does."""
    from sheets_sync.command_line.news import told_path
    from sheets_sync.command_line.running import found_news, open_asked
    from sheets_sync.stores.google.http.credentials import Access

    with reported(teller(asked, manner), manner.watchdog) as counts:
        programme = asked.rules.programme(asked.programme)
        store = open_asked(asked, programme, Access.WRITE)
        told = told_path(store.origin) if manner.form == "quiet" else None
        found = found_news(asked, programme, store, manner.form, manner.wait, told)
        counts.update(counts_of(found.seen, Mode.WRITE) if found.seen else found.counts)
    if found.seen:
        print_outcome(found.seen, asked.rules.catalogue(programme, asked.language), manner)
        found.told(counts)


def counts_of(seen: Review, mode: Mode) -> Counts:
    """How much a run changed and found."""
    found = severities(seen)
    return {
        "written": mode is not Mode.LOOK and bool(seen.edits),
        "cells": len(seen.changes),
        "new_rows": sum(len(keys.marks) for keys in seen.register.keys.values()),
        "restored": len(seen.restored),
        "alerts": len(seen.alerts),
        "findings": {severity.name.lower(): found[severity] for severity in Severity},
    }


def print_outcome(seen: Review, catalogue: Catalogue, manner: Manner) -> None:
    """The outcome in the form that was asked; a log has said it already."""
    if manner.log_json:
        return
    if manner.as_json:
        from sheets_sync.command_line.records import sync_record

        print_json(sync_record(seen, catalogue, written=not manner.dry_run))
    elif manner.quiet:
        print_lines(_quiet_lines(seen, catalogue, manner.mode))
    else:
        print_lines(sync_lines(seen, catalogue, written=not manner.dry_run))


def _quiet_lines(seen: Review, catalogue: Catalogue, mode: Mode) -> Iterator[str]:
    if mode is not Mode.LOOK:
        from sheets_sync.command_line.news import news_lines

        yield from news_lines(seen, catalogue)
        return
    # Somebody looks what a run would do: all of it, and nothing is remembered of it.
    if seen.plan.overdone:
        yield catalogue.say("sync.unsafe")
    lines = attention_lines(seen, catalogue)
    next(lines, None)  # the blank line that parts it from what changed
    yield from lines
