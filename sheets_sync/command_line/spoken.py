"""Commands and options whose help is said in the language of the screen."""

from __future__ import annotations

import os
from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING, Any

import click

from sheets_sync.command_line.streams import table_width
from sheets_sync.messages import help_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.cells.text import Language

REGISTER_VARIABLE = "SHEETS_SYNC_REGISTER"


def screen_width() -> int:
    """Columns for help texts: those of the terminal, 100 at most."""
    return max(40, min(table_width() - 2, 100))


def set_language(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
    """Callback of the language option."""
    if value:
        ctx.meta["language"] = value


def language_of(ctx: click.Context) -> Language:
    """The language of the screen; Dutch unless somebody chose another."""
    found: Language = ctx.meta.get("language", "nl")
    return found


def _sentences(ctx: click.Context) -> dict[str, str]:
    return help_texts.EN if language_of(ctx) == "en" else help_texts.NL


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
    """A command whose help is said in the language of the screen.

    Its REGISTER may stand in the environment, also where another argument follows it.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        given = list(args)
        try:
            return super().parse_args(ctx, args)
        except click.MissingParameter:
            register = os.environ.get(REGISTER_VARIABLE)
            if not register:
                raise
            return super().parse_args(ctx, [register, *given])


class SpokenGroup(_Spoken, click.Group):
    """A group whose help is said in the language of the screen."""

    command_class = SpokenCommand


class LazyGroup(SpokenGroup):
    """A group that loads the file of a command when it is called; its help is said without it."""

    def __init__(self, *args: Any, names: Sequence[str], package: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self._names, self._package = names, package

    def list_commands(self, _: click.Context) -> list[str]:
        return list(self._names)

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        if name not in self._names:
            return None
        # A command may be called as nothing in Python can be.
        called = f"{name}_" if iskeyword(name) else name
        found: click.Command = getattr(import_module(f"{self._package}.{called}"), called)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        said = _sentences(ctx)
        with formatter.section("Commands"):
            texts = [
                said.get(f"help.{name}_command") or said[f"help.{name}"] for name in self._names
            ]
            formatter.write_dl(list(zip(self._names, texts, strict=True)))
