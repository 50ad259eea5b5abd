"""A new register, or what lacks in one that is in use."""

from __future__ import annotations

import os

import click

from sheets_sync.command_line.options import (
    credentials_option,
    json_option,
    lang_option,
    path_of,
    programme_option,
    register_of,
    rules_of,
)
from sheets_sync.command_line.spoken import (
    REGISTER_VARIABLE,
    SpokenCommand,
    SpokenOption,
    language_of,
)


@click.command(cls=SpokenCommand, help="help.init")
@click.argument("register", required=False)
@click.option("--new", "title", cls=SpokenOption, metavar="TITLE", help="help.new")
@click.option("--folder", cls=SpokenOption, metavar="ADDRESS", help="help.folder")
@click.option(
    "--share", "people", cls=SpokenOption, metavar="ADDRESS", multiple=True, help="help.share"
)
@click.option("--adopt", cls=SpokenOption, is_flag=True, help="help.adopt")
@click.option("--yes", cls=SpokenOption, is_flag=True, help="help.yes")
@click.option("--editor", "editors", cls=SpokenOption, multiple=True, help="help.editor")
@json_option
@credentials_option
@programme_option
@lang_option
@click.pass_context
def init(
    ctx: click.Context,
    register: str | None,
    title: str | None,
    folder: str | None,
    people: tuple[str, ...],
    adopt: bool,  # noqa: FBT001 -- click hands flags over as booleans
    yes: bool,  # noqa: FBT001
    editors: tuple[str, ...],
    as_json: bool,  # noqa: FBT001
    credentials: str | None,
    programme: str | None,
) -> None:
    from sheets_sync.command_line.beginning import (
        Beginning,
        begin,
        begin_anew,
        refuse_contradictions,
    )

    refuse_contradictions(register, title, folder, adopt=adopt)
    if title is None:
        # A new spreadsheet never takes the place of the register of the environment.
        register = register or os.environ.get(REGISTER_VARIABLE)
        if not register:
            raise click.MissingParameter(ctx=ctx, param=ctx.command.params[0])
    rules = rules_of(ctx)
    loaded = rules.programme(programme)
    catalogue = rules.catalogue(loaded, language_of(ctx))
    wishes, manner = rules.wishes(loaded, editors), Beginning(people, adopt, yes, as_json)
    if title is not None:
        begin_anew(title, folder, wishes, manner, path_of(credentials), catalogue)
    else:
        begin(register_of(register or ""), wishes, manner, path_of(credentials), catalogue)
