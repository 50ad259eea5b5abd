"""All commands under one name; a command's file is loaded when it is called."""

from __future__ import annotations

import click

from sheets_sync.command_line.options import lang_option
from sheets_sync.command_line.spoken import LazyGroup, SpokenOption, screen_width

COMMANDS = (
    *("check", "demo", "doctor", "explain", "export", "fleet", "init", "mail", "mend"),
    *("programme", "report", "schedule", "schema", "status", "sync", "template", "try", "watch"),
)
"""Each has its file in ``commands`` and its help under ``help.`` and its name."""


@click.group(
    cls=LazyGroup,
    names=COMMANDS,
    package="sheets_sync.command_line.commands",
    help="help.group",
    context_settings={"terminal_width": screen_width()},
)
@lang_option
@click.version_option(
    package_name="sheets-sync", cls=SpokenOption, help="help.version", prog_name="sheets-sync"
)
def app() -> None:
    pass
