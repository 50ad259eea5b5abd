"""Whether everything is ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sheets_sync.command_line.options import on_register, path_of
from sheets_sync.command_line.printing import print_text
from sheets_sync.command_line.spoken import SpokenCommand

if TYPE_CHECKING:
    from sheets_sync.command_line.options import Asked


@click.command(cls=SpokenCommand, help="help.doctor")
@on_register
@click.pass_context
def doctor(ctx: click.Context, asked: Asked) -> None:
    from sheets_sync.command_line.running import known_here, moment_asked
    from sheets_sync.command_line.verdicts import verdict_line
    from sheets_sync.doctor import Subject, examine
    from sheets_sync.doctor.verdicts import exit_code
    from sheets_sync.messages.catalogue import load_catalogue
    from sheets_sync.register.whose import Known
    from sheets_sync.sync.review import review

    subject = Subject(
        asked.register,
        path_of(asked.credentials),
        load=lambda: asked.rules.programme(asked.programme),
        review=lambda seen, programme: review(
            seen,
            programme,
            asked.rules.decide,
            moment_asked(asked.today, programme),
            Known(known_here(seen)),
        ),
    )
    catalogue, found = load_catalogue(asked.language), []
    for verdict in examine(subject):
        print_text(verdict_line(verdict, catalogue))
        found.append(verdict)
    ctx.exit(exit_code(found))
