"""What to paste elsewhere: the script that makes the forms."""

from __future__ import annotations

import click

from sheets_sync.command_line.options import (
    lang_option,
    path_of,
    programme_option,
    rules_of,
    script_argument,
)
from sheets_sync.command_line.printing import print_text
from sheets_sync.command_line.spoken import SpokenGroup, language_of


@click.group(cls=SpokenGroup, help="help.template")
@lang_option
def template() -> None:
    pass


@template.command(help="help.forms")
@script_argument
@programme_option
@lang_option
@click.pass_context
def forms(ctx: click.Context, path: str | None, programme: str | None) -> None:
    from sheets_sync.people.forms import forms_script, put_script

    rules = rules_of(ctx)
    loaded = rules.programme(programme)
    script = forms_script(loaded, rules.catalogue(loaded))
    if target := path_of(path):
        put_script(target, script)
        print_text(rules.catalogue(loaded, language_of(ctx)).say("forms.written", path=str(target)))
    else:
        print_text(script.removesuffix("\n"))
