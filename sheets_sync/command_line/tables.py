"""Tables for a terminal: where a register stands, and why one row stands where it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sheets_sync.cells.legible import legible
from sheets_sync.command_line.streams import table_width
from sheets_sync.problems.problem import Day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.reports.explanation import Explanation
    from sheets_sync.reports.status import Standing
    from sheets_sync.reports.trying import Trial

SHOWN_KEYS = 6


def print_standing(standing: Standing, catalogue: Catalogue, name: str) -> None:
    """Hours left, the waiting list, overdue evaluations, whose move it is."""
    console = screen()
    title = catalogue.say("status.title", name=name, today=Day(standing.today))
    _say(console, title, "bold")
    for alert in standing.alerts:
        _say(console, f"! {alert}", "bold red")
    if standing.pool:
        console.print(_pool(standing, catalogue))
        console.print(_waiting(standing, catalogue))
    if standing.pool or standing.overdue:
        console.print(_overdue(standing, catalogue, "status.late"))
    console.print(_turns(standing, catalogue))


def screen() -> Console:
    # What stands in brackets or between colons is text, whoever wrote it.
    return Console(highlight=False, markup=False, emoji=False, width=table_width())


def shown(line: str, style: str = "") -> Text:
    """Everything on this screen comes through here: a line that steers nothing."""
    return Text(legible(line), style=style)


def _say(console: Console, line: str, style: str = "") -> None:
    # Wrapped by rich, a word out of a cell might begin a line of a mail.
    console.print(shown(line, style), soft_wrap=True)


def table_of(title: str, *headers: str) -> Table:
    table = Table(title=shown(title, "bold"), title_justify="left", show_edge=False)
    for header in headers:
        table.add_column(shown(header))
    return table


def _pool(standing: Standing, catalogue: Catalogue) -> Table:
    table = table_of(catalogue.say("status.pool"))
    table.show_header = False
    table.add_column()
    table.add_column(justify="right")
    for name, hundredths in standing.pool.items():
        _add(table, standing.labels[name], catalogue.amount(hundredths))
    return table


def _waiting(standing: Standing, catalogue: Catalogue) -> Table:
    heads = ("status.place", "status.key", "status.party", "status.waiting")
    table = table_of(catalogue.say("status.waiting_list"), *map(catalogue.say, heads))
    for request in standing.waiting_list:
        amount = catalogue.amount(request.waiting)
        _add(table, str(request.place), request.key, request.party, amount)
    return _or_none(table, catalogue)


def _overdue(standing: Standing, catalogue: Catalogue, title: str) -> Table:
    heads = ("status.key", "status.party", "status.due", "status.days")
    table = table_of(catalogue.say(title), *map(catalogue.say, heads))
    for row in standing.overdue:
        due = catalogue.say("plain", text=Day(row.due))
        _add(table, row.key, row.party, due, str(row.days_late))
    return _or_none(table, catalogue)


def _turns(standing: Standing, catalogue: Catalogue) -> Table:
    heads = ("status.who", "status.count", "status.rows")
    table = table_of(catalogue.say("status.turns"), *map(catalogue.say, heads))
    for who, keys in standing.turns.items():
        more = f" … (+{len(keys) - SHOWN_KEYS})" if len(keys) > SHOWN_KEYS else ""
        _add(table, who, str(len(keys)), ", ".join(keys[:SHOWN_KEYS]) + more)
    return _or_none(table, catalogue)


def _or_none(table: Table, catalogue: Catalogue) -> Table:
    if not table.row_count:
        _add(table, catalogue.say("status.none"), *[""] * (len(table.columns) - 1))
    return table


def _add(table: Table, *cells: str) -> None:
    table.add_row(*map(shown, cells))


def print_explanation(told: Explanation, catalogue: Catalogue) -> None:
    """Status, reason, figures, the cells that led to it, messages, what to do next."""
    console = screen()
    _say(console, f"{told.key}  ({told.address})", "bold")
    _say(console, catalogue.say("explain.status", status=told.status, why=told.why))
    _section(console, catalogue.say("explain.facts"), told.facts)
    cells = [f"{cell.address}  {cell.header}: {cell.value}" for cell in told.cells]
    _section(console, catalogue.say("explain.cells"), cells)
    _section(console, catalogue.say("explain.messages"), told.messages)
    _say(console, catalogue.say("explain.next", next_step=told.next_step), "bold")


def print_trial(trial: Trial, catalogue: Catalogue) -> None:
    """A row for each row that was tried: its key, the cells that were used, the outcome."""
    headers = [header for header, _ in trial.rows[0].cells] if trial.rows else []
    console = screen()
    table = table_of("", catalogue.say("status.key"), *headers, catalogue.say("try.outcome"))
    for one in trial.rows:
        _add(table, one.row, *(text for _, text in one.cells), one.outcome)
    console.print(_or_none(table, catalogue))
    if trial.of > len(trial.rows):
        _say(console, catalogue.say("try.more", shown=len(trial.rows), count=trial.of))


def _section(console: Console, title: str, lines: Sequence[str]) -> None:
    if lines:
        _say(console, title, "underline")
        for line in lines:
            _say(console, f"  {line}")
