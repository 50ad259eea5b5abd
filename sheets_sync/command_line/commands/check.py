"""Problems only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sheets_sync.command_line.options import json_option, on_register
from sheets_sync.command_line.printing import print_json, print_lines
from sheets_sync.command_line.spoken import SpokenCommand

if TYPE_CHECKING:
    from sheets_sync.command_line.options import Asked


@click.command(cls=SpokenCommand, help="help.check")
@on_register
@json_option
@click.pass_context
def check(ctx: click.Context, asked: Asked, as_json: bool) -> None:  # noqa: FBT001
    from sheets_sync.command_line.boundary import FOUND
    from sheets_sync.command_line.lines import check_lines
    from sheets_sync.command_line.running import reviewed
    from sheets_sync.problems.problem import Severity
    from sheets_sync.reports.findings import list_problems

    programme = asked.rules.programme(asked.programme)
    catalogue = asked.rules.catalogue(programme, asked.language)
    seen = reviewed(asked, programme)
    found = list_problems(seen, catalogue)
    if as_json:
        from sheets_sync.command_line.records import findings_record

        print_json(findings_record(found))
    else:
        print_lines(check_lines(seen, found, catalogue))
    if found or any(alert.severity is not Severity.NOTE for alert in seen.alerts):
        ctx.exit(FOUND)
