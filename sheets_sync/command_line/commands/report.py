"""One page for a board."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sheets_sync.command_line.options import on_register, output_option
from sheets_sync.command_line.printing import print_text
from sheets_sync.command_line.spoken import SpokenCommand, SpokenOption

if TYPE_CHECKING:
    from sheets_sync.command_line.options import Asked


@click.command(cls=SpokenCommand, help="help.report")
@on_register
@click.option("--public", cls=SpokenOption, is_flag=True, help="help.public")
@output_option
def report(asked: Asked, public: bool, output: str | None) -> None:  # noqa: FBT001
    from pathlib import Path

    from sheets_sync.command_line.running import reviewed
    from sheets_sync.reports.page import page_of, public_page_of
    from sheets_sync.reports.page_file import put_page, rendered

    programme = asked.rules.programme(asked.programme)
    catalogue = asked.rules.catalogue(programme, asked.language)
    path = Path(output or catalogue.say("page.file"))
    make = public_page_of if public else page_of
    put_page(path, rendered(make(reviewed(asked, programme), catalogue)))
    print_text(catalogue.say("page.done", path=str(path)))
