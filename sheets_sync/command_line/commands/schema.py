"""The JSON Schema of a programme file."""

from __future__ import annotations

import click

from sheets_sync.command_line.options import lang_option
from sheets_sync.command_line.printing import print_json
from sheets_sync.command_line.spoken import SpokenCommand


@click.command(cls=SpokenCommand, help="help.schema")
@lang_option
def schema() -> None:
    """The JSON Schema of a programme file."""
    from sheets_sync.programme.validated import programme_schema

    print_json(programme_schema())
