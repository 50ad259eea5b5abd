"""Check everything, and bring the program's columns up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sheets_sync.command_line.options import on_register, on_sync
from sheets_sync.command_line.spoken import SpokenCommand

if TYPE_CHECKING:
    from sheets_sync.command_line.options import Asked, Manner


@click.command(cls=SpokenCommand, help="help.sync")
@on_register
@on_sync
def sync(asked: Asked, manner: Manner) -> None:
    from sheets_sync.command_line.running import synced
    from sheets_sync.command_line.unattended import counts_of, print_outcome, reported, teller
    from sheets_sync.plan.programme_facts import CHANGED
    from sheets_sync.problems.stop import Unsafe
    from sheets_sync.sync.run import Mode

    if manner.form:
        from sheets_sync.command_line.unattended import sync_quietly

        sync_quietly(asked, manner)
        return
    with reported(teller(asked, manner), manner.watchdog) as counts:
        programme = asked.rules.programme(asked.programme)
        catalogue = asked.rules.catalogue(programme, asked.language)
        try:
            seen = synced(asked, programme, manner.mode, manner.wait)
        except Unsafe as stop:
            if stop.code == CHANGED:
                # What it would come to, before anybody says yes to it.
                looked = synced(asked, programme, Mode.LOOK)
                print_outcome(looked, catalogue, manner._replace(dry_run=True))
            raise
        counts.update(counts_of(seen, manner.mode))
    print_outcome(seen, catalogue, manner)
