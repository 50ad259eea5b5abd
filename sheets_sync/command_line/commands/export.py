"""Every tab as a file, for whoever calculates on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sheets_sync.command_line.options import folder_argument, on_register
from sheets_sync.command_line.printing import print_text
from sheets_sync.command_line.spoken import SpokenCommand, SpokenOption

if TYPE_CHECKING:
    from sheets_sync.command_line.options import Asked


@click.command(cls=SpokenCommand, help="help.export")
@on_register
@folder_argument
@click.option(
    "--format",
    "form",
    cls=SpokenOption,
    type=click.Choice(["csv", "json", "parquet"]),
    default="csv",
    help="help.format",
)
def export(asked: Asked, folder: str, form: Any) -> None:
    from pathlib import Path

    from sheets_sync.command_line.running import reviewed
    from sheets_sync.reports.export import export_register

    programme = asked.rules.programme(asked.programme)
    written = export_register(reviewed(asked, programme), Path(folder), form)
    say = asked.rules.catalogue(programme, asked.language).say
    print_text(say("export.done", count=len(written), folder=folder))
