"""Tables for a terminal: where a register stands, and why one row stands where it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sheets_sync.problems import Day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.catalogue import Catalogue
    from sheets_sync.standing import Standing
    from sheets_sync.story import Explanation

SHOWN_KEYS = 6


def print_standing(standing: Standing, catalogue: Catalogue, name: str) -> None:
    """Hours left, the waiting list, overdue evaluations, whose move it is."""
    console = Console(highlight=False)
    title = catalogue.say("status.title", name=name, today=Day(standing.today))
    console.print(Text(title, style="bold"))
    for alert in standing.alerts:
        console.print(Text(f"! {alert}", style="bold red"))
    console.print(_pool(standing, catalogue))
    console.print(_waiting(standing, catalogue))
    console.print(_overdue(standing, catalogue))
    console.print(_turns(standing, catalogue))


def _table(title: str, *headers: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", show_edge=False)
    for header in headers:
        table.add_column(header)
    return table


def _pool(standing: Standing, catalogue: Catalogue) -> Table:
    table = _table(catalogue.say("status.pool"))
    table.show_header = False
    table.add_column()
    table.add_column(justify="right")
    for name, hundredths in standing.pool.items():
        table.add_row(catalogue.say(f"overview.{name}"), catalogue.amount(hundredths))
    return table


def _waiting(standing: Standing, catalogue: Catalogue) -> Table:
    heads = ("status.place", "status.key", "status.party", "status.waiting")
    table = _table(catalogue.say("status.waiting_list"), *map(catalogue.say, heads))
    for request in standing.waiting_list:
        amount = catalogue.amount(request.waiting)
        table.add_row(str(request.place), request.key, Text(request.party), amount)
    return _or_none(table, catalogue)


def _overdue(standing: Standing, catalogue: Catalogue) -> Table:
    heads = ("status.key", "status.party", "status.due", "status.days")
    table = _table(catalogue.say("status.overdue"), *map(catalogue.say, heads))
    for row in standing.overdue:
        due = catalogue.say("plain", text=Day(row.due))
        table.add_row(row.key, Text(row.party), due, str(row.days_late))
    return _or_none(table, catalogue)


def _turns(standing: Standing, catalogue: Catalogue) -> Table:
    heads = ("status.who", "status.count", "status.rows")
    table = _table(catalogue.say("status.turns"), *map(catalogue.say, heads))
    for who, keys in standing.turns.items():
        more = f" … (+{len(keys) - SHOWN_KEYS})" if len(keys) > SHOWN_KEYS else ""
        table.add_row(who, str(len(keys)), ", ".join(keys[:SHOWN_KEYS]) + more)
    return _or_none(table, catalogue)


def _or_none(table: Table, catalogue: Catalogue) -> Table:
    if not table.row_count:
        table.add_row(catalogue.say("status.none"), *[""] * (len(table.columns) - 1))
    return table


def print_explanation(told: Explanation, catalogue: Catalogue) -> None:
    """Status, reason, figures, the cells that led to it, messages, what to do next."""
    console = Console(highlight=False)
    console.print(Text(f"{told.key}  ({told.address})", style="bold"))
    console.print(Text(catalogue.say("explain.status", status=told.status, why=told.why)))
    _section(console, catalogue.say("explain.facts"), told.facts)
    cells = [f"{cell.address}  {cell.header}: {cell.value}" for cell in told.cells]
    _section(console, catalogue.say("explain.cells"), cells)
    _section(console, catalogue.say("explain.messages"), told.messages)
    console.print(Text(catalogue.say("explain.next", next_step=told.next_step), style="bold"))


def _section(console: Console, title: str, lines: Sequence[str]) -> None:
    if lines:
        console.print(Text(title, style="underline"))
        for line in lines:
            console.print(Text(f"  {line}"))
