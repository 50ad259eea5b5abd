"""A programme file in plain language, and what differs between two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sheets_sync.command_line.options import (
    against_option,
    json_option,
    lang_option,
    programme_argument,
)
from sheets_sync.command_line.printing import print_json, print_lines
from sheets_sync.command_line.spoken import SpokenCommand

if TYPE_CHECKING:
    from sheets_sync.rules.described import Difference


@click.command(cls=SpokenCommand, help="help.programme_command")
@programme_argument
@against_option
@json_option
@lang_option
@click.pass_context
def programme(ctx: click.Context, programme_file: str, against: str | None, as_json: bool) -> None:  # noqa: FBT001
    """Everything that a programme file says, or in what it differs from another."""
    from pathlib import Path

    from sheets_sync.programme.load import load_programme
    from sheets_sync.rules.described import (
        columns_described,
        dependencies,
        described,
        differences,
        formulas_described,
    )
    from sheets_sync.rules.loading import prepared_for

    # Without a language of its own the file is told in the one that it is written in.
    language = ctx.meta.get("language")
    prepared = prepared_for(load_programme(Path(programme_file)), programme_file)
    if against is not None:
        other = prepared_for(load_programme(Path(against)), against)
        found = differences(other, prepared, language)
        if as_json:
            print_json([one._asdict() for one in found])
            return
        print_lines(map(_told, found))
        return
    lines, needs = list(described(prepared, language)), list(dependencies(prepared.programme))
    columns = list(columns_described(prepared.programme, language))
    formulas = list(formulas_described(prepared.programme, language))
    if as_json:
        print_json(
            {"rules": dict(lines), "columns": dict((*columns, *formulas)), "needs": dict(needs)}
        )
        return
    print_lines(f"{topic}: {rule}" for topic, rule in lines)
    print_lines(["", *(f"{topic}: {said}" for topic, said in (*columns, *formulas) if said)])
    print_lines(["", *(f"{name} ← {', '.join(needed)}" for name, needed in needs)])


def _told(one: Difference) -> str:
    return f"{one.topic}: {one.old or '–'} → {one.new or '–'}"
