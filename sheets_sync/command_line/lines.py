"""Plain lines: the outcome of a sync, the problems of a check, the story of one row."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sheets_sync.problems.problem import Severity
from sheets_sync.reports.findings import most_urgent, severities

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sheets_sync.grid.change import CellChange
    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.reports.findings import Finding
    from sheets_sync.sync.review import Review

SHOWN_CHANGES = 15
SHOWN_FINDINGS = 15


def sync_lines(seen: Review, catalogue: Catalogue, *, written: bool) -> Iterator[str]:
    """What changed (or would change) and what needs attention."""
    changes = seen.changes
    origin = seen.snapshot.origin
    if not seen.edits:
        yield catalogue.say("sync.nothing", origin=origin)
    elif not changes:
        noted = any(change.is_fact for batch in seen.batches for change in batch.changes)
        yield catalogue.say("sync.noted" if noted else "sync.setup", origin=origin)
    else:
        counts = Counter(change.tab for change in changes)
        tabs = ", ".join(f"{tab} {count}" for tab, count in counts.items())
        code = "sync.written" if written else "sync.would"
        yield catalogue.say(code, origin=origin, cells=len(changes), tabs=tabs)
    if written:
        yield from _telling_changes(seen, catalogue)
    else:
        yield from (f"  {change_line(change, catalogue)}" for change in changes)
    if seen.plan.overdone and not written:
        yield catalogue.say("sync.unsafe")
    yield from attention_lines(seen, catalogue)


def _telling_changes(seen: Review, catalogue: Catalogue) -> Iterator[str]:
    """New rows by number; of the rows that were there, statuses before all else."""
    new = {
        name: {keys.keys[row] for row in keys.marks} for name, keys in seen.register.keys.items()
    }
    counts = [
        f"{seen.layout.tables[name].tab.title} {len(keys)}" for name, keys in new.items() if keys
    ]
    if counts:
        yield "  " + catalogue.say("sync.new_rows", tabs=", ".join(counts))
    fresh = set[str]().union(*new.values())
    statuses = {
        tab.by_role["status"].header
        for _, tab in seen.register.programme.register_tabs()
        if "status" in tab.by_role
    }
    nameless = {spec.title for _, spec in seen.register.programme.register_tabs() if not spec.key}
    asking = seen.register.programme.asking
    told = {seen.register.programme.own.rules.title, asking.title if asking else ""}
    known = [
        change
        for change in seen.changes
        # The first figures of a row without a key, a party for one, say nothing that its tab does
        # not show better. Rules that changed are an alert, and so are questions.
        if change.key not in fresh
        and change.tab not in told
        and (change.old or change.tab not in nameless)
    ]
    known.sort(key=lambda change: change.column not in statuses)
    yield from (f"  {change_line(change, catalogue)}" for change in known[:SHOWN_CHANGES])
    if len(known) > SHOWN_CHANGES:
        log = seen.register.programme.own.log.title
        yield "  " + catalogue.say("sync.more", count=len(known) - SHOWN_CHANGES, log=log)


def change_line(change: CellChange, catalogue: Catalogue) -> str:
    """One machine cell: where, old → new, why."""
    empty = catalogue.say("sync.empty")
    return catalogue.say(
        "sync.change",
        address=change.address,
        key=change.key,
        column=change.column,
        old=change.old or empty,
        new=change.new or empty,
        reason=change.reason.partition(" [")[0],
    )


def attention_lines(seen: Review, catalogue: Catalogue) -> Iterator[str]:
    """Messages about the whole register, then the most urgent ones about rows."""
    alerts = [*restored_lines(seen, catalogue), *map(catalogue.message, seen.alerts)]
    counts = severities(seen)
    urgent = counts.total() - counts[Severity.NOTE]
    if not alerts and not urgent:
        return
    yield ""
    yield catalogue.say("sync.attention", count=len(alerts) + urgent)
    yield from (f"  ! {alert}" for alert in alerts)
    yield from (f"  {finding_line(one)}" for one in most_urgent(seen, catalogue, SHOWN_FINDINGS))
    if urgent > SHOWN_FINDINGS:
        yield "  " + catalogue.say("sync.more_findings", count=urgent - SHOWN_FINDINGS)


def restored_lines(seen: Review, catalogue: Catalogue) -> Iterator[str]:
    """Which cells of people's a write hit and put right."""
    if seen.restored:
        more = ["…"] if len(seen.restored) > SHOWN_FINDINGS else []
        cells = ", ".join([*seen.restored[:SHOWN_FINDINGS], *more])
        yield catalogue.say("sync.restored", cells=cells)


def finding_line(finding: Finding) -> str:
    """``Plannen!F7  SI-2021-004-A  message``; the place comes first, so that it can be cut off."""
    return "  ".join(filter(None, (finding.address, finding.key, finding.message)))


def check_lines(seen: Review, found: Sequence[Finding], catalogue: Catalogue) -> Iterator[str]:
    """All problems, one a line, and how many there are."""
    yield from (f"! {catalogue.message(alert)}" for alert in seen.alerts)
    yield from map(finding_line, found)
    alerts = [alert for alert in seen.alerts if alert.severity is not Severity.NOTE]
    if found or alerts:
        rows = len({(finding.tab, _row_number(finding.address)) for finding in found})
        yield catalogue.say("check.count", count=len(found) + len(alerts), rows=rows)
    else:
        yield catalogue.say("check.fine", origin=seen.snapshot.origin)


def _row_number(address: str) -> str:
    return address[len(address.rstrip("0123456789")) :]
