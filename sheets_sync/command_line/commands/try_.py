"""What a formula gives on real rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sheets_sync.command_line.options import json_option, on_register
from sheets_sync.command_line.printing import print_json
from sheets_sync.command_line.spoken import SpokenCommand, SpokenOption

if TYPE_CHECKING:
    from sheets_sync.command_line.options import Asked


@click.command("try", cls=SpokenCommand, help="help.try")
@on_register
@click.argument("formula")
@click.option("--tab", required=True, cls=SpokenOption, help="help.tab")
@click.option("--row", "rows", multiple=True, cls=SpokenOption, help="help.row")
@json_option
def try_(asked: Asked, formula: str, tab: str, rows: tuple[str, ...], as_json: bool) -> None:  # noqa: FBT001
    """Nothing is written: neither the register nor the programme changes."""
    from sheets_sync.command_line.running import reviewed
    from sheets_sync.reports.trying import tab_called, tried

    programme = asked.rules.programme(asked.programme)
    catalogue = asked.rules.catalogue(programme, asked.language)
    name = tab_called(programme, tab)
    found = tried(reviewed(asked, programme), formula, name, rows, catalogue.language)
    if as_json:
        print_json(
            [
                {"row": one.row, "cells": dict(one.cells), "outcome": one.outcome}
                for one in found.rows
            ]
        )
        return
    from sheets_sync.command_line.tables import print_trial

    print_trial(found, catalogue)
