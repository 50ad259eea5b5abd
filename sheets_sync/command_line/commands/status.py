"""Where the register stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sheets_sync.command_line.options import json_option, on_register
from sheets_sync.command_line.printing import print_json
from sheets_sync.command_line.spoken import SpokenCommand

if TYPE_CHECKING:
    from sheets_sync.command_line.options import Asked


@click.command(cls=SpokenCommand, help="help.status")
@on_register
@json_option
def status(asked: Asked, as_json: bool) -> None:  # noqa: FBT001
    from sheets_sync.command_line.running import reviewed
    from sheets_sync.reports.status import standing

    programme = asked.rules.programme(asked.programme)
    catalogue = asked.rules.catalogue(programme, asked.language)
    found = standing(reviewed(asked, programme), catalogue)
    if as_json:
        from sheets_sync.command_line.records import standing_record

        print_json(standing_record(found))
        return
    from sheets_sync.command_line.tables import print_standing

    print_standing(found, catalogue, programme.name)
