"""The command line: load, call, render, exit. Nothing is decided here.

Heavy modules are imported inside the commands, so that ``--help`` costs next to nothing.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from sheets_sync.command_line.commands import schedule, schema
from sheets_sync.command_line.options import (
    credentials_option,
    demo_argument,
    folder_argument,
    json_option,
    lang_option,
    on_register,
    on_sync,
    programme_option,
    register_argument,
    register_of,
    script_argument,
)
from sheets_sync.command_line.printing import print_json, print_lines, print_text
from sheets_sync.command_line.spoken import SpokenGroup, SpokenOption, language_of, screen_width

if TYPE_CHECKING:
    from pathlib import Path

    from sheets_sync.cells.text import Language
    from sheets_sync.command_line.options import Asked, Manner
    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.programme.model import Programme
    from sheets_sync.sync.review import Review


@click.group(
    cls=SpokenGroup, help="help.group", context_settings={"terminal_width": screen_width()}
)
@lang_option
@click.version_option(
    package_name="sheets-sync", cls=SpokenOption, help="help.version", prog_name="sheets-sync"
)
def app() -> None:
    pass


@app.command(help="help.init")
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
    from sheets_sync.validators.founding import wishes_for

    rules = _programme(programme)
    catalogue, wishes = _catalogue(language_of(ctx), rules), wishes_for(rules, editors)
    if not adopt:
        made = found_register(register_of(register), wishes, _path(credentials))
        print_lines(done_lines("init.done", made, catalogue))
        return
    adoption = adopt_register(register_of(register), wishes, _path(credentials))
    print_lines(adoption_lines(adoption, catalogue))
    if adoption.lines:
        (adoption if yes else confirmed(adoption, catalogue)).carry_out()
        print_lines(done_lines("adopt.done", adoption.sheet, catalogue))


@app.command(help="help.sync")
@on_register
@on_sync
def sync(asked: Asked, manner: Manner) -> None:
    from sheets_sync.command_line.running import synced
    from sheets_sync.command_line.unattended import counts_of, print_outcome, reported, teller
    from sheets_sync.validators import decide

    with reported(teller(asked, manner), manner.watchdog) as counts:
        rules = _programme(asked.programme)
        seen = synced(asked, rules, decide, manner.mode, manner.wait)
        catalogue = _catalogue(asked.language, rules)
        counts.update(counts_of(seen, manner.mode))
    print_outcome(seen, catalogue, manner)


@app.command(help="help.check")
@on_register
@json_option
@click.pass_context
def check(ctx: click.Context, asked: Asked, as_json: bool) -> None:  # noqa: FBT001
    from sheets_sync.command_line.boundary import FOUND
    from sheets_sync.command_line.lines import check_lines
    from sheets_sync.problems.problem import Severity
    from sheets_sync.reports.findings import list_problems

    rules = _programme(asked.programme)
    catalogue = _catalogue(asked.language, rules)
    seen = _reviewed(asked, rules)
    found = list_problems(seen, catalogue)
    if as_json:
        from sheets_sync.command_line.records import findings_record

        print_json(findings_record(found))
    else:
        print_lines(check_lines(seen, found, catalogue))
    if found or any(alert.severity is not Severity.NOTE for alert in seen.alerts):
        ctx.exit(FOUND)


@app.command(help="help.status")
@on_register
@json_option
def status(asked: Asked, as_json: bool) -> None:  # noqa: FBT001
    from sheets_sync.reports.status import standing

    rules = _programme(asked.programme)
    catalogue = _catalogue(asked.language, rules)
    found = standing(_reviewed(asked, rules), catalogue)
    if as_json:
        from sheets_sync.command_line.records import standing_record

        print_json(standing_record(found))
        return
    from sheets_sync.command_line.tables import print_standing

    print_standing(found, catalogue, rules.name)


@app.command(help="help.explain")
@on_register
@click.argument("key")
@json_option
def explain(asked: Asked, key: str, as_json: bool) -> None:  # noqa: FBT001
    from sheets_sync.validators.explain import explain as tell

    rules = _programme(asked.programme)
    catalogue = _catalogue(asked.language, rules)
    told = tell(_reviewed(asked, rules), key, catalogue)
    if as_json:
        from dataclasses import asdict

        print_json(asdict(told))
        return
    from sheets_sync.command_line.tables import print_explanation

    print_explanation(told, catalogue)


@app.command(help="help.doctor")
@on_register
@click.pass_context
def doctor(ctx: click.Context, asked: Asked) -> None:
    from sheets_sync.command_line.running import known_here, moment_asked
    from sheets_sync.command_line.verdicts import verdict_line
    from sheets_sync.doctor import Subject, examine
    from sheets_sync.doctor.verdicts import exit_code
    from sheets_sync.messages.catalogue import load_catalogue
    from sheets_sync.sync.review import review
    from sheets_sync.validators import decide

    subject = Subject(
        asked.register,
        _path(asked.credentials),
        load=lambda: _programme(asked.programme),
        review=lambda seen, rules: review(
            seen, rules, decide, moment_asked(asked.today, rules), known_here(seen)
        ),
    )
    catalogue, found = load_catalogue(asked.language), []
    for verdict in examine(subject):
        print_text(verdict_line(verdict, catalogue))
        found.append(verdict)
    ctx.exit(exit_code(found))


@app.command(help="help.export")
@on_register
@folder_argument
@click.option(
    "--format",
    "form",
    cls=SpokenOption,
    type=click.Choice(["csv", "json", "parquet"]),
    default="csv",
    help="help.format",
)
def export(asked: Asked, folder: str, form: Any) -> None:
    from pathlib import Path

    from sheets_sync.reports.export import export_register

    rules = _programme(asked.programme)
    written = export_register(_reviewed(asked, rules), Path(folder), form)
    say = _catalogue(asked.language, rules).say
    print_text(say("export.done", count=len(written), folder=folder))


@app.command(help="help.demo")
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
    from sheets_sync.validators import decide
    from sheets_sync.validators.demo import DEMO_TODAY, fill_register
    from sheets_sync.validators.founding import wishes_for

    rules = _programme(None)
    catalogue = _catalogue(language_of(ctx), rules)
    path = f"{folder}/{catalogue.say('demo.name')}.xlsx"
    store = found_register(path, wishes_for(rules))
    fill_register(store, rules)
    seen = sync_register(store, rules, decide, moment_asked(DEMO_TODAY, rules))
    print_lines(sync_lines(seen, catalogue, written=True))
    print_text("")
    print_standing(standing(seen, catalogue), catalogue, rules.name)
    print_text(f"\n{catalogue.say('demo.done', path=path)}")


@app.group(cls=SpokenGroup, help="help.template")
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
    from sheets_sync.validators.decide import catalogue_of

    rules = _programme(programme)
    script = forms_script(rules, catalogue_of(rules))
    if target := _path(path):
        put_script(target, script)
        print_text(_catalogue(language_of(ctx), rules).say("forms.written", path=str(target)))
    else:
        print_text(script.removesuffix("\n"))


def _programme(path: str | None) -> Programme:
    from sheets_sync.programme.load import load_programme
    from sheets_sync.validators import PILOT

    return load_programme(_path(path) or PILOT)


def _path(text: str | None) -> Path | None:
    from pathlib import Path

    return Path(text) if text else None


def _reviewed(asked: Asked, programme: Programme) -> Review:
    from sheets_sync.command_line.running import reviewed
    from sheets_sync.validators import decide

    return reviewed(asked, programme, decide)


def _catalogue(language: Language, programme: Programme) -> Catalogue:
    from sheets_sync.validators.decide import catalogue_of

    return catalogue_of(programme, language)


app.add_command(schedule)
app.add_command(schema)


def main() -> None:
    """The console script."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command; its exit code. Whatever happens, no person sees a traceback."""
    from sheets_sync.command_line.boundary import guarded

    return guarded(app, arguments)


if __name__ == "__main__":
    main()
