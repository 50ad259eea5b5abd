"""A new register, or what lacks in one that is in use."""

from __future__ import annotations

import click

from sheets_sync.command_line.options import (
    credentials_option,
    lang_option,
    path_of,
    programme_option,
    register_argument,
    register_of,
    rules_of,
)
from sheets_sync.command_line.printing import print_lines
from sheets_sync.command_line.spoken import SpokenCommand, SpokenOption, language_of


@click.command(cls=SpokenCommand, help="help.init")
@register_argument
@click.option("--adopt", cls=SpokenOption, is_flag=True, help="help.adopt")
@click.option("--yes", cls=SpokenOption, is_flag=True, help="help.yes")
@click.option("--editor", "editors", cls=SpokenOption, multiple=True, help="help.editor")
@credentials_option
@programme_option
@lang_option
@click.pass_context
def init(
    ctx: click.Context,
    register: str,
    adopt: bool,  # noqa: FBT001 -- click hands flags over as booleans
    yes: bool,  # noqa: FBT001
    editors: tuple[str, ...],
    credentials: str | None,
    programme: str | None,
) -> None:
    from sheets_sync.command_line.adopting import adoption_lines, confirmed, done_lines
    from sheets_sync.stores.opening import adopt_register
    from sheets_sync.sync.founding import found_register

    rules = rules_of(ctx)
    loaded = rules.programme(programme)
    catalogue, wishes = (
        rules_of(ctx).catalogue(loaded, language_of(ctx)),
        rules_of(ctx).wishes(loaded, editors),
    )
    if not adopt:
        made = found_register(register_of(register), wishes, path_of(credentials))
        print_lines(done_lines("init.done", made, catalogue))
        return
    adoption = adopt_register(register_of(register), wishes, path_of(credentials))
    print_lines(adoption_lines(adoption, catalogue))
    if adoption.lines:
        (adoption if yes else confirmed(adoption, catalogue)).carry_out()
        print_lines(done_lines("adopt.done", adoption.sheet, catalogue))
