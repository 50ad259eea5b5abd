"""What commands have in common on the command line; showing it costs next to nothing."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from sheets_sync.command_line.spoken import (
    REGISTER_VARIABLE,
    SpokenOption,
    language_of,
    set_language,
)
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from sheets_sync.cells.text import Language
    from sheets_sync.command_line.rules import Rules
    from sheets_sync.sync.run import Mode

    Command: TypeAlias = Callable[..., Any]

EVERY = ("1", "2", "5", "10", "15", "20", "30", "60", "120", "180", "240", "360", "720", "1440")
"""Minutes between runs that divide an hour or a day, so that all steps are equal."""


def _path(_: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """Callback of what names a file or folder; raises BadSetting for what looks like no path."""
    if value is not None:
        from sheets_sync.host.settings import BadSetting, looks_like_a_path, names_a_file

        to_write = parameter.name == "to_folder"
        read = isinstance(parameter, click.Option) or parameter.name == "programme_file"
        fine = names_a_file if read and not to_write else looks_like_a_path
        if not fine(value):
            raise BadSetting("setting.not_a_path", setting=setting_of(parameter))
    return value


def register_of(given: str) -> str:
    """The register that was named. Raises Unreachable for what is neither path nor address."""
    from sheets_sync.host.settings import refuse_what_is_no_register
    from sheets_sync.stores.google.address import spreadsheet_id

    if spreadsheet_id(given) is None:
        refuse_what_is_no_register(given, f"REGISTER ({REGISTER_VARIABLE})")
    return given


def setting_of(parameter: click.Parameter) -> str:
    """By what names people set it: ``--programme (SHEETS_SYNC_PROGRAMME)``."""
    is_option = isinstance(parameter, click.Option)
    name = parameter.opts[-1] if is_option else (parameter.name or "").upper()
    return f"{name} ({parameter.envvar})" if parameter.envvar else name


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
    callback=_path,
    help="help.programme",
)
# Its variable is read where Google's own is: both may name a file in somebody's home folder.
credentials_option = click.option(
    "--credentials", cls=SpokenOption, type=click.Path(dir_okay=False), help="help.credentials"
)
today_option = click.option("--today", cls=SpokenOption, help="help.today")
json_option = click.option("--json", "as_json", cls=SpokenOption, is_flag=True, help="help.json")
ping_option = click.option("--ping", cls=SpokenOption, envvar="SHEETS_SYNC_PING", help="help.ping")
every_option = click.option(
    "--every", cls=SpokenOption, type=click.Choice(EVERY), default="15", help="help.every"
)
register_argument = click.argument("register", envvar=REGISTER_VARIABLE)
programme_argument = click.argument("programme_file", type=click.Path(), callback=_path)
against_option = click.option(
    "--against", cls=SpokenOption, type=click.Path(), help="help.against", callback=_path
)
folder_argument = click.argument("folder", type=click.Path(file_okay=False), callback=_path)
output_option = click.option(
    "--output",
    cls=SpokenOption,
    type=click.Path(dir_okay=False),
    callback=_path,
    help="help.output",
)

to_folder_option = click.option(
    "--to-folder",
    cls=SpokenOption,
    type=click.Path(file_okay=False),
    callback=_path,
    help="help.to_folder",
)


def _file(_: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """Callback of what names a file that is there; raises BadSetting for what may be a secret."""
    if value is not None:
        from sheets_sync.host.settings import BadSetting, names_a_file

        if not names_a_file(value):
            raise BadSetting("setting.not_a_path", setting=setting_of(parameter))
    return value


fleet_argument = click.argument(
    "file", type=click.Path(dir_okay=False), required=False, callback=_file
)
fleet_path_argument = click.argument("path", type=click.Path(), required=False, callback=_path)
demo_argument = click.argument(
    "folder", type=click.Path(file_okay=False), default="demo", callback=_path
)
script_argument = click.argument(
    "path", type=click.Path(dir_okay=False), required=False, callback=_path
)


_WAIT_DIGITS = 5


def _seconds(_: click.Context, __: click.Parameter, value: str) -> int:
    # A range among click's own types would put English words in the help.
    if not value.isdecimal() or len(value) > _WAIT_DIGITS:
        raise click.BadParameter(value)
    return int(value)


_SAID = {"moved": "moved", "copy": "copied", "restored": "restored"}

_SYNC_OPTIONS = (
    click.option("--dry-run", cls=SpokenOption, is_flag=True, help="help.dry_run"),
    click.option("--force", cls=SpokenOption, is_flag=True, help="help.force"),
    click.option(
        "--accept-programme", cls=SpokenOption, is_flag=True, help="help.accept_programme"
    ),
    click.option("--as", "said", cls=SpokenOption, type=click.Choice(list(_SAID)), help="help.as"),
    click.option(
        "--wait",
        cls=SpokenOption,
        metavar="SECONDS",
        default="0",
        callback=_seconds,
        help="help.wait",
    ),
    click.option("--quiet", cls=SpokenOption, is_flag=True, help="help.quiet"),
    json_option,
    click.option("--log-json", cls=SpokenOption, is_flag=True, help="help.log_json"),
    ping_option,
)


def rules_of(ctx: click.Context) -> Rules:
    """The rules that the command line was handed."""
    load: Callable[[], Rules] = ctx.find_root().obj
    return load()


def path_of(text: str | None) -> Path | None:
    """The path that was given, if any."""
    from pathlib import Path

    return Path(text) if text else None


class Asked(NamedTuple):
    """Which register, by which rules, on which day, as whom, and the language to say it in."""

    rules: Rules
    register: str
    programme: str | None
    today: str | None
    credentials: str | None
    language: Language


def on_register(command: Command) -> Command:
    """The argument and the options of every command on a register, which gets them as Asked."""

    @wraps(command)
    def given(register: str, **options: Any) -> Any:
        ctx = click.get_current_context()
        shared = {name: options.pop(name) for name in ("programme", "today", "credentials")}
        asked = Asked(rules_of(ctx), register_of(register), **shared, language=language_of(ctx))
        return command(asked, **options)

    shared = (
        register_argument,
        today_option,
        programme_option,
        credentials_option,
        lang_option,
    )
    return _with(shared, given)


class Manner(NamedTuple):
    """How far a sync may go, how long it waits for another run, in which form it tells.

    ``log_json`` goes before ``as_json``, and that before ``quiet``.
    """

    dry_run: bool
    force: bool
    accept_programme: bool
    said: str | None
    wait: int
    quiet: bool
    as_json: bool
    log_json: bool
    ping: str | None

    @property
    def mode(self) -> Mode:
        from sheets_sync.sync.run import Mode

        if self.dry_run:
            return Mode.LOOK
        if self.said:
            return Mode(_SAID[self.said])
        if self.accept_programme:
            return Mode.ACCEPT
        return Mode.FORCE if self.force else Mode.WRITE

    @property
    def form(self) -> str:
        """The form in which a run tells that nobody watches, "" where somebody does."""
        from sheets_sync.sync.run import Mode

        if self.mode is not Mode.WRITE:
            return ""
        return "log" if self.log_json else "quiet" if self.quiet and not self.as_json else ""

    @property
    def watchdog(self) -> str | None:
        """The address to ping; a dry run keeps no register up to date."""
        return None if self.dry_run else self.ping


def on_sync(command: Command) -> Command:
    """The options of a sync, which gets them as its Manner."""

    @wraps(command)
    def asked(*given: Any, **options: Any) -> Any:
        manner = Manner(**{name: options.pop(name) for name in Manner._fields})
        return command(*given, manner, **options)

    return _with(_SYNC_OPTIONS, asked)


def _with(parameters: Iterable[Command], command: Command) -> Command:
    for parameter in reversed(list(parameters)):
        command = parameter(command)
    return command
