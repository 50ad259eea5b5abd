"""An example register, brought up to date."""

from __future__ import annotations

import click

from sheets_sync.command_line.options import demo_argument, lang_option, rules_of
from sheets_sync.command_line.printing import print_lines, print_text
from sheets_sync.command_line.spoken import SpokenCommand, language_of


@click.command(cls=SpokenCommand, help="help.demo")
@demo_argument
@lang_option
@click.pass_context
def demo(ctx: click.Context, folder: str) -> None:
    from sheets_sync.command_line.lines import sync_lines
    from sheets_sync.command_line.running import moment_asked
    from sheets_sync.command_line.tables import print_standing
    from sheets_sync.reports.status import standing
    from sheets_sync.sync.founding import found_register
    from sheets_sync.sync.run import sync_register

    rules = rules_of(ctx)
    loaded = rules.programme(None)
    catalogue = rules.catalogue(loaded, language_of(ctx))
    path = f"{folder}/{catalogue.say('demo.name')}.xlsx"
    store = found_register(path, rules.wishes(loaded))
    today = rules.fill_demo(store, loaded)
    seen = sync_register(store, loaded, rules.decide, moment_asked(today, loaded))
    print_lines(sync_lines(seen, catalogue, written=True))
    print_text("")
    print_standing(standing(seen, catalogue), catalogue, loaded.name)
    print_text(f"\n{catalogue.say('demo.done', path=path)}")
