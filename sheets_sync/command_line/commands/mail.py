"""Send what the register gives occasion to: digests, reminders, receipts, decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sheets_sync.command_line.options import on_register, to_folder_option
from sheets_sync.command_line.spoken import SpokenCommand, SpokenOption

if TYPE_CHECKING:
    from sheets_sync.command_line.options import Asked


@click.command(cls=SpokenCommand, help="help.mail")
@on_register
@click.option("--dry-run", cls=SpokenOption, is_flag=True, help="help.mail_dry_run")
@to_folder_option
@click.option("--all", "every", cls=SpokenOption, is_flag=True, help="help.mail_all")
@click.option("--here", cls=SpokenOption, is_flag=True, help="help.mail_here")
@click.pass_context
def mail(
    ctx: click.Context,
    asked: Asked,
    dry_run: bool,  # noqa: FBT001
    to_folder: str | None,
    every: bool,  # noqa: FBT001
    here: bool,  # noqa: FBT001
) -> None:
    from sheets_sync.command_line.boundary import FOUND
    from sheets_sync.command_line.mailing import Wanted, carried_out

    if not carried_out(asked, Wanted(dry_run, to_folder, every, here)):
        ctx.exit(FOUND)
