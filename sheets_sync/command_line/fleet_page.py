"""A page on which every register of a fleet has a line: for whoever reports over many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.command_line.fleet_table import HEADERS, cells_of
from sheets_sync.reports.page_parts import Head, Page, Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.fleet.records import Member, Told
    from sheets_sync.messages.catalogue import Catalogue


def page_of_fleet(
    name: str, known: Sequence[tuple[Member, Told | None]], catalogue: Catalogue
) -> Page:
    """Those that need somebody first."""
    say = catalogue.say
    order = sorted(known, key=lambda one: (-_weight(one[1]), one[0].name))
    heads = [Head(say(f"fleet.column_{one}"), number=one in {"open", "overdue"}) for one in HEADERS]
    rows = [(member.name, *cells_of(told, catalogue)) for member, told in order]
    told = [one for _, one in known if one]
    title = say("fleet.title", name=name, count=len(known))
    section = Section(say("fleet.all"), heads, rows, "", "")
    tiles = [
        (say("fleet.outcome_done"), str(sum(one.through for one in told))),
        (say("fleet.column_open"), str(sum(one.problems for one in told))),
        (say("fleet.column_overdue"), str(sum(one.overdue for one in told))),
    ]
    alerts = [
        say("fleet.line", name=one.name, said=" ".join(one.said.split()))
        for one in told
        if one.said
    ]
    return Page(
        *(catalogue.language, title, say("page.skip"), [], say("page.alerts"), alerts),
        *(tiles, [], "", [section]),
    )


def _weight(told: Told | None) -> int:
    if told is None:
        return 0
    return (0 if told.through else 1_000_000) + told.overdue + told.problems
