"""The command line: load, call, render, exit. Nothing is decided here.

Heavy modules are imported inside the commands, so that ``--help`` costs next to nothing.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sheets_sync.catalogue import Catalogue
    from sheets_sync.findings import Finding
    from sheets_sync.programme.model import Language, Programme
    from sheets_sync.stores import Store
    from sheets_sync.sync import Moment, Review

FOUND = 1
USAGE = 2
UNEXPECTED = 70
INTERRUPTED = 130


def _sentences(ctx: click.Context) -> dict[str, str]:
    from sheets_sync.catalogue import screen_messages

    return screen_messages.EN if _language(ctx) == "en" else screen_messages.NL


def _language(ctx: click.Context) -> Language:
    found: Language = ctx.meta.get("language", "nl")
    return found


class SpokenOption(click.Option):
    """An option whose help text is a code in the catalogue."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        return record and (record[0], _sentences(ctx).get(record[1], record[1]))


class _Spoken(click.Command):
    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = _sentences(ctx)["help.help"]
        return option

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.indentation():
            formatter.write_paragraph()
            formatter.write_text(_sentences(ctx)[self.help or ""])

    def get_short_help_str(self, limit: int = 45) -> str:
        del limit
        return _sentences(click.get_current_context())[self.help or ""]


class SpokenCommand(_Spoken):
    """A command whose help is said in the language of the screen."""


class SpokenGroup(_Spoken, click.Group):
    """A group whose help is said in the language of the screen."""

    command_class = SpokenCommand


def _speak(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
    if value:
        ctx.meta["language"] = value


lang_option = click.option(
    "--lang",
    cls=SpokenOption,
    type=click.Choice(["nl", "en"]),
    envvar="SHEETS_SYNC_LANG",
    help="help.lang",
    is_eager=True,
    expose_value=False,
    callback=_speak,
)
programme_option = click.option(
    "--programme",
    cls=SpokenOption,
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="SHEETS_SYNC_PROGRAMME",
    help="help.programme",
)
today_option = click.option("--today", cls=SpokenOption, help="help.today")
json_option = click.option("--json", "as_json", cls=SpokenOption, is_flag=True, help="help.json")
register_argument = click.argument("register", envvar="SHEETS_SYNC_REGISTER")


@click.group(cls=SpokenGroup, help="help.group", context_settings={"max_content_width": 100})
@lang_option
@click.version_option(
    package_name="sheets-sync", cls=SpokenOption, help="help.version", prog_name="sheets-sync"
)
def app() -> None:
    pass


@app.command(help="help.init")
@click.argument("register", envvar="SHEETS_SYNC_REGISTER", type=click.Path(path_type=Path))
@programme_option
@lang_option
@click.pass_context
def init(ctx: click.Context, register: Path, programme: Path | None) -> None:
    rules = _programme(programme)
    _create(register, rules)
    click.echo(_catalogue(ctx, rules).say("init.done", path=str(register)))


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
    programme: Path | None,
    as_json: bool,  # noqa: FBT001
) -> None:
    from sheets_sync.journal import Journal, journal_path
    from sheets_sync.screen.lines import sync_lines
    from sheets_sync.sync import Mode
    from sheets_sync.sync import sync as run
    from validators import decide

    rules = _programme(programme)
    mode = Mode.LOOK if dry_run else Mode.FORCE if force else Mode.WRITE
    moment = _moment(today, rules)
    seen = run(_store(register), rules, decide, moment, mode, lambda: Journal(journal_path()))
    catalogue, found = _catalogue(ctx, rules), _findings(ctx, seen, rules)
    if as_json:
        _print_json(_sync_record(seen, found, written=not dry_run))
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
    programme: Path | None,
    as_json: bool,  # noqa: FBT001
) -> None:
    from sheets_sync.screen.lines import check_lines

    rules = _programme(programme)
    seen = _review(register, rules, today)
    found = _findings(ctx, seen, rules)
    if as_json:
        _print_json(_findings_record(found))
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
    programme: Path | None,
    as_json: bool,  # noqa: FBT001
) -> None:
    from sheets_sync.standing import standing

    rules = _programme(programme)
    catalogue = _catalogue(ctx, rules)
    found = standing(_review(register, rules, today), catalogue)
    if as_json:
        from dataclasses import asdict

        _print_json(asdict(found))
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
    programme: Path | None,
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
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
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
    folder: Path,
    form: Any,
    today: str | None,
    programme: Path | None,
) -> None:
    from sheets_sync.export import export as write

    rules = _programme(programme)
    written = write(_review(register, rules, today), folder, form)
    message = _catalogue(ctx, rules).say("export.done", count=len(written), folder=str(folder))
    click.echo(message)


@app.command(help="help.demo")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default="demo")
@lang_option
@click.pass_context
def demo(ctx: click.Context, folder: Path) -> None:
    from validators.demo import DEMO_TODAY, fill_register

    from sheets_sync.clock import moment_of
    from sheets_sync.screen.lines import sync_lines
    from sheets_sync.screen.tables import print_standing
    from sheets_sync.standing import standing
    from sheets_sync.sync import sync as run
    from validators import decide

    rules = _programme(None)
    catalogue = _catalogue(ctx, rules)
    path = folder / f"{catalogue.say('demo.name')}.xlsx"
    _create(path, rules)
    store = _store(str(path))
    fill_register(store, rules)
    seen = run(store, rules, decide, moment_of(DEMO_TODAY, rules.time_zone))
    _print_lines(sync_lines(seen, _findings(ctx, seen, rules), catalogue, written=True))
    click.echo()
    print_standing(standing(seen, catalogue), catalogue, rules.name)
    click.echo(f"\n{catalogue.say('demo.done', path=str(path))}")


@app.command(help="help.schema")
@lang_option
def schema() -> None:
    from sheets_sync.programme.file import programme_schema

    _print_json(programme_schema())


# ---- loading


def _programme(path: Path | None) -> Programme:
    from sheets_sync.programme.file import load_programme
    from validators import PILOT

    return load_programme(path or PILOT)


def _store(register: str) -> Store:
    from sheets_sync.stores.workbook import Workbook

    return Workbook(Path(register))


def _create(path: Path, programme: Programme) -> None:
    from sheets_sync.stores.workbook.new import create_workbook

    from validators import empty_overview
    from validators.decide import catalogue_of

    path.parent.mkdir(parents=True, exist_ok=True)
    create_workbook(path, programme, catalogue_of(programme), empty_overview(programme))


def _moment(today: str | None, programme: Programme) -> Moment:
    from sheets_sync.clock import moment_of

    return moment_of(today, programme.time_zone)


def _review(register: str, programme: Programme, today: str | None) -> Review:
    from sheets_sync.sync import review
    from validators import decide

    return review(_store(register).read(), programme, decide, _moment(today, programme))


def _catalogue(ctx: click.Context, programme: Programme) -> Catalogue:
    from validators.decide import catalogue_of

    return catalogue_of(programme, _language(ctx))


def _findings(ctx: click.Context, seen: Review, programme: Programme) -> list[Finding]:
    from sheets_sync.findings import findings

    return findings(seen, _catalogue(ctx, programme))


# ---- printing


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _print_json(record: object) -> None:
    import json

    click.echo(json.dumps(record, ensure_ascii=False, indent=2, default=str))


def _findings_record(found: Iterable[Finding]) -> list[dict[str, str]]:
    return [
        {
            "tab": finding.tab,
            "address": finding.address,
            "key": finding.key,
            "severity": finding.severity.name.lower(),
            "message": finding.message,
        }
        for finding in found
    ]


def _sync_record(seen: Review, found: Iterable[Finding], *, written: bool) -> dict[str, object]:
    from dataclasses import asdict

    return {
        "register": seen.snapshot.origin,
        "written": written and bool(seen.plan.edits),
        "changes": [asdict(change) for change in seen.plan.changes],
        "findings": _findings_record(found),
        "alerts": [seen.decision.catalogue.message(alert) for alert in seen.decision.alerts],
        "figures": dict(seen.decision.figures),
    }


# ---- the one error boundary


def main() -> None:
    """The console script: run, and end every outcome in its exit code."""
    arguments = sys.argv[1:]
    sys.exit(run(arguments))


def run(arguments: list[str]) -> int:
    """Run one command; its exit code. No person ever sees a traceback."""
    from sheets_sync.errors import Stop

    context: dict[str, Any] = {}
    language = _language_of(arguments)
    try:
        outcome = app.main(arguments, prog_name="sheets-sync", standalone_mode=False, **context)
    except Stop as stop:
        from validators.decide import say_stop

        click.echo(say_stop(stop, language), err=True)
        return stop.exit_code
    except click.ClickException as error:
        click.echo(_usage(error, language), err=True)
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        return 0
    except Exception:  # noqa: BLE001 -- the boundary: whatever else happens is written to a file
        from sheets_sync.crash import report_crash

        click.echo(report_crash(language), err=True)
        return UNEXPECTED
    return outcome if isinstance(outcome, int) else 0


def _language_of(arguments: list[str]) -> Language:
    import os

    spoken = os.environ.get("SHEETS_SYNC_LANG", "nl")
    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            spoken = arguments[place + 1]
        elif argument.startswith("--lang="):
            spoken = argument.partition("=")[2]
    return "en" if spoken == "en" else "nl"


def _usage(error: click.ClickException, language: Language) -> str:
    from sheets_sync.catalogue import load_catalogue

    catalogue = load_catalogue(language)
    ctx = getattr(error, "ctx", None)
    hint = catalogue.say("usage.hint", command=ctx.command_path if ctx else "sheets-sync")
    if isinstance(error, click.NoSuchOption):
        return catalogue.say("usage.no_such_option", found=error.option_name, hint=hint)
    if isinstance(error, click.MissingParameter) and error.param:
        name = error.param.make_metavar(ctx) if ctx else error.param.name or ""
        return catalogue.say("usage.missing", found=name, hint=hint)
    return catalogue.say("usage.other", found=error.format_message(), hint=hint)


if __name__ == "__main__":
    main()
