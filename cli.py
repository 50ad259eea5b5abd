"""The command line: load, call, render, exit. Nothing is decided here.

Heavy modules are imported inside the commands, so that ``--help`` costs next to nothing.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from sheets_sync.screen.spoken import (
    REGISTER_VARIABLE,
    SpokenGroup,
    SpokenOption,
    language_of,
    set_language,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sheets_sync.catalogue import Catalogue
    from sheets_sync.findings import Finding
    from sheets_sync.programme.model import Programme
    from sheets_sync.stores import Store
    from sheets_sync.sync import Moment, Review

FOUND = 1


lang_option = click.option(
    "--lang",
    cls=SpokenOption,
    type=click.Choice(["nl", "en"]),
    envvar="SHEETS_SYNC_LANG",
    help="help.lang",
    is_eager=True,
    expose_value=False,
    callback=set_language,
)
programme_option = click.option(
    "--programme",
    cls=SpokenOption,
    type=click.Path(dir_okay=False),
    envvar="SHEETS_SYNC_PROGRAMME",
    help="help.programme",
)
today_option = click.option("--today", cls=SpokenOption, help="help.today")
json_option = click.option("--json", "as_json", cls=SpokenOption, is_flag=True, help="help.json")
register_argument = click.argument("register", envvar=REGISTER_VARIABLE)


@click.group(cls=SpokenGroup, help="help.group", context_settings={"max_content_width": 100})
@lang_option
@click.version_option(
    package_name="sheets-sync", cls=SpokenOption, help="help.version", prog_name="sheets-sync"
)
def app() -> None:
    pass


@app.command(help="help.init")
@click.argument("register", envvar=REGISTER_VARIABLE)
@programme_option
@lang_option
@click.pass_context
def init(ctx: click.Context, register: str, programme: str | None) -> None:
    rules = _programme(programme)
    _create(register, rules)
    click.echo(_catalogue(ctx, rules).say("init.done", path=register))


@app.command(help="help.sync")
@register_argument
@click.option("--dry-run", cls=SpokenOption, is_flag=True, help="help.dry_run")
@click.option("--force", cls=SpokenOption, is_flag=True, help="help.force")
@today_option
@programme_option
@json_option
@lang_option
@click.pass_context
def sync(
    ctx: click.Context,
    register: str,
    dry_run: bool,  # noqa: FBT001 -- click hands flags over as booleans
    force: bool,  # noqa: FBT001
    today: str | None,
    programme: str | None,
    as_json: bool,  # noqa: FBT001
) -> None:
    from sheets_sync.journal import Journal, journal_path
    from sheets_sync.screen.lines import sync_lines
    from sheets_sync.sync import Mode, sync_register
    from validators import decide

    rules = _programme(programme)
    mode = Mode.LOOK if dry_run else Mode.FORCE if force else Mode.WRITE
    moment = _moment(today, rules)
    seen = sync_register(
        _store(register), rules, decide, moment, mode, lambda: Journal(journal_path())
    )
    catalogue, found = _catalogue(ctx, rules), _findings(ctx, seen, rules)
    if as_json:
        from sheets_sync.screen.records import sync_record

        _print_json(sync_record(seen, found, catalogue, written=not dry_run))
        return
    _print_lines(sync_lines(seen, found, catalogue, written=not dry_run))


@app.command(help="help.check")
@register_argument
@today_option
@programme_option
@json_option
@lang_option
@click.pass_context
def check(
    ctx: click.Context,
    register: str,
    today: str | None,
    programme: str | None,
    as_json: bool,  # noqa: FBT001
) -> None:
    from sheets_sync.screen.lines import check_lines

    rules = _programme(programme)
    seen = _review(register, rules, today)
    found = _findings(ctx, seen, rules)
    if as_json:
        from sheets_sync.screen.records import findings_record

        _print_json(findings_record(found))
    else:
        _print_lines(check_lines(seen, found, _catalogue(ctx, rules)))
    if found or seen.decision.alerts:
        ctx.exit(FOUND)


@app.command(help="help.status")
@register_argument
@today_option
@programme_option
@json_option
@lang_option
@click.pass_context
def status(
    ctx: click.Context,
    register: str,
    today: str | None,
    programme: str | None,
    as_json: bool,  # noqa: FBT001
) -> None:
    from sheets_sync.standing import standing

    rules = _programme(programme)
    catalogue = _catalogue(ctx, rules)
    found = standing(_review(register, rules, today), catalogue)
    if as_json:
        from sheets_sync.screen.records import standing_record

        _print_json(standing_record(found))
        return
    from sheets_sync.screen.tables import print_standing

    print_standing(found, catalogue, rules.name)


@app.command(help="help.explain")
@register_argument
@click.argument("key")
@today_option
@programme_option
@json_option
@lang_option
@click.pass_context
def explain(
    ctx: click.Context,
    register: str,
    key: str,
    today: str | None,
    programme: str | None,
    as_json: bool,  # noqa: FBT001
) -> None:
    from validators.explain import explain as tell

    rules = _programme(programme)
    catalogue = _catalogue(ctx, rules)
    told = tell(_review(register, rules, today), key, catalogue)
    if as_json:
        from dataclasses import asdict

        _print_json(asdict(told))
        return
    from sheets_sync.screen.tables import print_explanation

    print_explanation(told, catalogue)


@app.command(help="help.export")
@register_argument
@click.argument("folder", type=click.Path(file_okay=False))
@click.option(
    "--format",
    "form",
    cls=SpokenOption,
    type=click.Choice(["csv", "json", "parquet"]),
    default="csv",
    help="help.format",
)
@today_option
@programme_option
@lang_option
@click.pass_context
def export(
    ctx: click.Context,
    register: str,
    folder: str,
    form: Any,
    today: str | None,
    programme: str | None,
) -> None:
    from pathlib import Path

    from sheets_sync.export import export_register

    rules = _programme(programme)
    written = export_register(_review(register, rules, today), Path(folder), form)
    message = _catalogue(ctx, rules).say("export.done", count=len(written), folder=folder)
    click.echo(message)


@app.command(help="help.demo")
@click.argument("folder", type=click.Path(file_okay=False), default="demo")
@lang_option
@click.pass_context
def demo(ctx: click.Context, folder: str) -> None:
    from sheets_sync.screen.lines import sync_lines
    from sheets_sync.screen.tables import print_standing
    from sheets_sync.standing import standing
    from sheets_sync.sync import sync_register
    from validators import decide
    from validators.demo import DEMO_TODAY, fill_register

    rules = _programme(None)
    catalogue = _catalogue(ctx, rules)
    path = f"{folder}/{catalogue.say('demo.name')}.xlsx"
    store = _create(path, rules)
    fill_register(store, rules)
    seen = sync_register(store, rules, decide, _moment(DEMO_TODAY, rules))
    _print_lines(sync_lines(seen, _findings(ctx, seen, rules), catalogue, written=True))
    click.echo()
    print_standing(standing(seen, catalogue), catalogue, rules.name)
    click.echo(f"\n{catalogue.say('demo.done', path=path)}")


@app.command(help="help.schema")
@lang_option
def schema() -> None:
    from sheets_sync.programme.file import programme_schema

    _print_json(programme_schema())


# ---- loading


def _programme(path: str | None) -> Programme:
    from pathlib import Path

    from sheets_sync.programme.file import load_programme
    from validators import PILOT

    return load_programme(Path(path) if path else PILOT)


def _store(register: str) -> Store:
    from sheets_sync.stores.opening import open_register

    return open_register(register)


def _create(address: str, programme: Programme) -> Store:
    from sheets_sync.stores.opening import create_register
    from validators import empty_overview
    from validators.decide import catalogue_of

    return create_register(address, programme, catalogue_of(programme), empty_overview(programme))


def _moment(today: str | None, programme: Programme) -> Moment:
    from sheets_sync.clock import moment_of

    return moment_of(today, programme.time_zone)


def _review(register: str, programme: Programme, today: str | None) -> Review:
    from sheets_sync.sync import review
    from validators import decide

    return review(_store(register).read(), programme, decide, _moment(today, programme))


def _catalogue(ctx: click.Context, programme: Programme) -> Catalogue:
    from validators.decide import catalogue_of

    return catalogue_of(programme, language_of(ctx))


def _findings(ctx: click.Context, seen: Review, programme: Programme) -> list[Finding]:
    from sheets_sync.findings import list_findings

    return list_findings(seen, _catalogue(ctx, programme))


# ---- printing


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _print_json(record: object) -> None:
    import json

    click.echo(json.dumps(record, ensure_ascii=False, indent=2, default=str))


def main() -> None:
    """The console script."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command; its exit code. Whatever happens, no person sees a traceback."""
    from sheets_sync.screen.boundary import guarded

    return guarded(app, arguments)


if __name__ == "__main__":
    main()
