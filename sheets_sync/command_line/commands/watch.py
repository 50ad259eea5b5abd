"""Registers kept up to date while people work in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from sheets_sync.command_line.options import (
    Asked,
    credentials_option,
    lang_option,
    programme_option,
    register_of,
    rules_of,
    today_option,
)
from sheets_sync.command_line.spoken import SpokenCommand, SpokenOption, language_of

if TYPE_CHECKING:
    from sheets_sync.command_line.watching import Hours


def _hours(_: click.Context, __: click.Parameter, value: str) -> Hours:
    from sheets_sync.command_line.watching import Hours

    found = re.fullmatch(r"(\d\d?)-(\d\d?)", value)
    if found is None or not int(found[1]) < int(found[2]) <= 24:
        raise click.BadParameter(value)
    return Hours(int(found[1]), int(found[2]))


@click.command(cls=SpokenCommand, help="help.watch")
@click.argument("registers", nargs=-1, required=True)
@click.option("--hours", cls=SpokenOption, default="7-19", callback=_hours, help="help.hours")
@today_option
@programme_option
@credentials_option
@lang_option
@click.pass_context
def watch(
    ctx: click.Context,
    registers: tuple[str, ...],
    hours: Hours,
    today: str | None,
    programme: str | None,
    credentials: str | None,
) -> None:
    from sheets_sync.command_line.watching import watch as keep_watch

    asked = [
        Asked(
            *(rules_of(ctx), register_of(register), programme, today, credentials),
            language=language_of(ctx),
        )
        for register in registers
    ]
    keep_watch(asked, hours)
