"""Many registers on one host, as a file says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sheets_sync.command_line.options import (
    fleet_argument,
    fleet_path_argument,
    json_option,
    lang_option,
    rules_of,
    today_option,
)
from sheets_sync.command_line.spoken import SpokenCommand, SpokenOption, language_of

if TYPE_CHECKING:
    from sheets_sync.command_line.fleeting import Telling
    from sheets_sync.fleet.file import Fleet


@click.command(cls=SpokenCommand, help="help.fleet")
@fleet_argument
@click.argument(
    "action", type=click.Choice(["run", "check", "status", "export", "page"]), required=False
)
@fleet_path_argument
@today_option
@json_option
@click.option("--log-json", cls=SpokenOption, is_flag=True, help="help.fleet_lines")
@lang_option
@click.option("--work", is_flag=True, hidden=True)
@click.pass_context
def fleet(
    ctx: click.Context,
    file: str | None,
    action: str | None,
    path: str | None,
    today: str | None,
    as_json: bool,  # noqa: FBT001 -- click hands flags over as booleans
    log_json: bool,  # noqa: FBT001
    work: bool,  # noqa: FBT001
) -> None:
    if work:
        from sheets_sync.command_line.fleet_worker import work as work_on

        work_on(rules_of(ctx))
        return
    for given, parameter in zip((file, action), ctx.command.params, strict=False):
        if given is None:
            raise click.MissingParameter(ctx=ctx, param=parameter)
    from sheets_sync.command_line.fleeting import Telling
    from sheets_sync.fleet.file import load_fleet
    from sheets_sync.host.settings import path_of

    loaded = load_fleet(path_of(file or ""))
    manner = Telling(language_of(ctx), today or "", as_json, log_json)
    ctx.exit(_done(action or "", loaded, manner, path))


def _done(action: str, fleet: Fleet, manner: Telling, path: str | None) -> int:
    from pathlib import Path

    from sheets_sync.command_line import fleeting

    if action == "status":
        fleeting.show_status(fleet, manner)
    elif action == "export":
        return fleeting.export_all(fleet, Path(path or "export"), manner)
    elif action == "page":
        fleeting.put_fleet_page(fleet, Path(path or "registers.html"), manner)
    else:
        return fleeting.carry_out(fleet, "check" if action == "check" else "run", manner)
    return 0
