"""Where the registers of a fleet stand, as a table on the screen."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sheets_sync.command_line.tables import screen, shown, table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sheets_sync.fleet.records import Member, Told
    from sheets_sync.messages.catalogue import Catalogue

HEADERS = ("name", "last", "outcome", "open", "overdue")


def print_fleet(
    name: str, known: Iterable[tuple[Member, Told | None]], catalogue: Catalogue
) -> None:
    """A line for each register: when it was run last, and what came of it."""
    listed = list(known)
    headers = [catalogue.say(f"fleet.column_{header}") for header in HEADERS]
    table = table_of(catalogue.say("fleet.title", name=name, count=len(listed)), *headers)
    for member, told in listed:
        table.add_row(*map(shown, (member.name, *cells_of(told, catalogue))))
    screen().print(table)


def cells_of(told: Told | None, catalogue: Catalogue) -> Iterator[str]:
    """When, what came of it, how much is open, how much is late; in words."""
    if told is None:
        yield from ("", catalogue.say("fleet.never"), "", "")
        return
    yield datetime.fromtimestamp(told.at).astimezone().strftime("%d-%m-%Y %H:%M")
    yield catalogue.say(f"fleet.outcome_{told.outcome}")
    yield str(told.problems)
    yield str(told.overdue)
