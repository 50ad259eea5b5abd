"""What a quiet run tells: only what the quiet run before it did not tell.

Who gets the same thirty-five lines every quarter of an hour reads none of them. What was told is
kept beside the journal, as digests that say nothing of what stands in a register; where that is
lost, everything is told once more.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from contextlib import suppress
from hashlib import blake2b, sha256
from typing import TYPE_CHECKING, Final

from sheets_sync.command_line.lines import SHOWN_FINDINGS, finding_line, restored_lines
from sheets_sync.host.settings import is_there
from sheets_sync.host.state_folder import state_folder
from sheets_sync.host.system import OPEN_AS_IS
from sheets_sync.problems.problem import Problem, Severity
from sheets_sync.records import NamedTuple
from sheets_sync.reports.findings import finding_of, places

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.reports.findings import RowProblem
    from sheets_sync.sync.review import Review

_DIGEST_BYTES: Final = 8


class Told(NamedTuple):
    """What the last quiet run found, and the day on which what is still open was counted last."""

    day: int = 0
    digests: frozenset[bytes] = frozenset()


class _News(NamedTuple):
    """What was not told yet, and how many that were told are still there."""

    alerts: list[Problem]
    found: list[RowProblem]
    still_open: int
    now: Told


def news_lines(seen: Review, catalogue: Catalogue) -> Iterator[str]:
    """What is new since the last quiet run; once a day how much is still open.

    It counts as told when all lines were taken.
    """
    path = told_path(seen.snapshot.origin)
    before = _recalled(path)
    news = _news(seen, before)
    yield from _new_lines(seen, news, catalogue)
    if news.still_open and before.day != news.now.day:
        yield catalogue.say("sync.still_open", count=news.still_open)
    if news.now != before:
        _keep(path, news.now)


def _new_lines(seen: Review, news: _News, catalogue: Catalogue) -> Iterator[str]:
    alerts = [*restored_lines(seen, catalogue), *map(catalogue.message, news.alerts)]
    if not alerts and not news.found:
        return
    yield catalogue.say("sync.attention", count=len(alerts) + len(news.found))
    yield from (f"  ! {alert}" for alert in alerts)
    urgent = sorted(news.found, key=lambda place: place.problem.severity)
    for place in urgent[:SHOWN_FINDINGS]:
        yield f"  {finding_line(finding_of(place, seen, catalogue))}"
    if len(urgent) > SHOWN_FINDINGS:
        yield "  " + catalogue.say("sync.more_findings", count=len(urgent) - SHOWN_FINDINGS)


def _news(seen: Review, before: Told) -> _News:
    times: Counter[bytes] = Counter()
    digests: set[bytes] = set()

    def is_new(tab: str, key: str, problem: Problem) -> bool:
        digest = _digest(tab, key, problem, 0)
        times[digest] += 1
        if times[digest] > 1:
            # Rows without a key may share a problem; each of them counts.
            digest = _digest(tab, key, problem, times[digest])
        digests.add(digest)
        return digest not in before.digests

    alerts = [alert for alert in dict.fromkeys(seen.alerts) if is_new("", "", alert)]
    found = [
        place
        for place in places(seen)
        if place.problem.severity < Severity.NOTE
        and is_new(seen.layout.tables[place.table].spec.title, _key(seen, place), place.problem)
    ]
    still_open = len(digests) - len(alerts) - len(found)
    return _News(alerts, found, still_open, Told(seen.register.today, frozenset(digests)))


def _key(seen: Review, place: RowProblem) -> str:
    keys = seen.register.keys.get(place.table)
    if keys:
        return keys.keys[place.row]
    return str(seen.register.tables[place.table].names[place.row])


def _digest(tab: str, key: str, problem: Problem, time: int) -> bytes:
    told = repr((tab, key, problem.code, problem.column, problem.details, time))
    return blake2b(told.encode(errors="surrogatepass"), digest_size=_DIGEST_BYTES).digest()


# ---- between runs


def told_path(origin: str) -> Path:
    """Where it is kept what was told of a register."""
    known = os.path.realpath(origin) if is_there(origin) else origin
    name = sha256(os.fsencode(known)).hexdigest()[:16]
    return state_folder() / "told" / f"{name}.json"


def _recalled(path: Path) -> Told:
    try:
        kept = json.loads(path.read_bytes())
        together = bytes.fromhex(kept["told"])
        apart = range(0, len(together), _DIGEST_BYTES)
        digests = frozenset(together[start : start + _DIGEST_BYTES] for start in apart)
        return Told(int(kept["day"]), digests)
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return Told()


def _keep(path: Path, told: Told) -> None:
    """Where it cannot be kept, the next run tells everything again."""
    # One name, so that a run that is killed here leaves no more than one such file.
    fresh = path.with_suffix(".new")
    kept = {"day": told.day, "told": b"".join(sorted(told.digests)).hex()}
    with suppress(OSError):
        for folder in (path.parent.parent, path.parent):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(fresh, os.O_CREAT | os.O_WRONLY | os.O_TRUNC | OPEN_AS_IS, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            json.dump(kept, file)
        fresh.replace(path)
