"""What a person reads about a command line that cannot be understood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from sheets_sync.messages.catalogue import load_catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.cells.text import Language
    from sheets_sync.problems.problem import Detail

_PLAIN = "(--?)?[a-z]{1,12}(-[a-z]{1,12})?"


def usage_sentence(
    error: click.ClickException, arguments: Sequence[str], language: Language
) -> str:
    """The sentence for this mistake, with where to find help."""
    say = load_catalogue(language).say
    ctx = getattr(error, "ctx", None)
    hint = say("usage.hint", command=ctx.command_path if ctx else "sheets-sync")
    code, details = _mistake(error, arguments)
    return say(code, **details, hint=hint)


def _mistake(
    error: click.ClickException, arguments: Sequence[str]
) -> tuple[str, dict[str, Detail]]:
    if isinstance(error, click.NoSuchOption):
        return _unknown("usage.no_such_option", error.option_name)
    if isinstance(error, click.exceptions.NoSuchCommand):
        return _unknown("usage.no_such_command", error.command_name)
    if isinstance(error, click.BadOptionUsage):
        given = any(argument.startswith(f"{error.option_name}=") for argument in arguments)
        code = "usage.value_unasked" if given else "usage.value_missing"
        return code, {"found": error.option_name}
    if isinstance(error, click.BadParameter) and error.param:
        return _bad_value(error, error.param)
    # click's own words repeat what was given.
    return "usage.too_much", {}


def _unknown(code: str, found: str) -> tuple[str, dict[str, Detail]]:
    # A key that stands where an option or a command belongs is not repeated.
    return (code, {"found": found}) if re.fullmatch(_PLAIN, found) else ("usage.not_known", {})


def _bad_value(
    error: click.BadParameter, parameter: click.Parameter
) -> tuple[str, dict[str, Detail]]:
    if isinstance(parameter, click.Option):
        found = parameter.opts[-1]
    else:
        found = (parameter.name or "").upper()
    if isinstance(error, click.MissingParameter):
        return "usage.missing", {"found": found}
    if isinstance(parameter.type, click.Choice):
        return "usage.not_one_of", {"found": found, "options": tuple(parameter.type.choices)}
    if isinstance(parameter.type, click.Path):
        folder_asked = parameter.type.dir_okay
        return "usage.not_a_folder" if folder_asked else "usage.not_a_file", {"found": found}
    return "usage.bad_value", {"found": found}
