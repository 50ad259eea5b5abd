"""Lines for cron and systemd."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sheets_sync.command_line.options import every_option, on_register, ping_option
from sheets_sync.command_line.printing import print_lines
from sheets_sync.command_line.spoken import SpokenCommand

if TYPE_CHECKING:
    from sheets_sync.command_line.options import Asked


@click.command(cls=SpokenCommand, help="help.schedule")
@on_register
@every_option
@ping_option
def schedule(asked: Asked, every: str, ping: str | None) -> None:
    """Lines for cron and systemd."""
    from sheets_sync.command_line.scheduling import job_for
    from sheets_sync.host.schedule import schedule_lines
    from sheets_sync.messages.catalogue import load_catalogue

    job = job_for(asked, int(every), ping)
    print_lines(schedule_lines(job, load_catalogue(asked.language)))
