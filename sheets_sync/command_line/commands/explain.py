"""Why a row has its status, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sheets_sync.command_line.options import json_option, on_register
from sheets_sync.command_line.printing import print_json
from sheets_sync.command_line.spoken import SpokenCommand

if TYPE_CHECKING:
    from sheets_sync.command_line.options import Asked


@click.command(cls=SpokenCommand, help="help.explain")
@on_register
@click.argument("key")
@json_option
def explain(asked: Asked, key: str, as_json: bool) -> None:  # noqa: FBT001
    from sheets_sync.command_line.running import reviewed

    programme = asked.rules.programme(asked.programme)
    catalogue = asked.rules.catalogue(programme, asked.language)
    told = asked.rules.explain(reviewed(asked, programme), key, catalogue)
    if as_json:
        from dataclasses import asdict

        print_json(asdict(told))
        return
    from sheets_sync.command_line.tables import print_explanation

    print_explanation(told, catalogue)
