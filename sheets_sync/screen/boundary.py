"""The one error boundary: every outcome of a command ends in an exit code and a sentence."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from sheets_sync.errors import Stop
from sheets_sync.screen.printing import complain
from sheets_sync.screen.streams import open_streams

if TYPE_CHECKING:
    from sheets_sync.programme.model import Language

FOUND = 1
"""The exit code of a check that found problems."""

USAGE = 2
UNEXPECTED = 70
INTERRUPTED = 130


def guarded(app: click.Command, arguments: list[str]) -> int:
    """Run a command line; its exit code. Sentences about what went wrong go to stderr."""
    open_streams()
    try:
        outcome = app.main(arguments, prog_name="sheets-sync", standalone_mode=False)
    except Stop as stop:
        return _stopped(stop, _language(arguments))
    except click.ClickException as error:
        return _misunderstood(error, arguments)
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except SystemExit:
        # How click leaves when whoever read our output (``head``) has seen enough.
        return 0
    except Exception:  # noqa: BLE001 -- the boundary: what nobody foresaw goes to a file
        return _crashed(_language(arguments))
    return outcome if isinstance(outcome, int) else 0


def _stopped(stop: Stop, language: Language) -> int:
    from sheets_sync.catalogue import load_catalogue

    try:
        complain(load_catalogue(language).error(stop))
    except (KeyError, ValueError):
        return _crashed(language)
    return stop.exit_code


def _misunderstood(error: click.ClickException, arguments: list[str]) -> int:
    from sheets_sync.screen.usage import usage_sentence

    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
    else:
        complain(usage_sentence(error, arguments, _language(arguments)))
    return USAGE


def _crashed(language: Language) -> int:
    from sheets_sync.crash import report_crash

    complain(report_crash(language))
    return UNEXPECTED


def _language(arguments: list[str]) -> Language:
    spoken = os.environ.get("SHEETS_SYNC_LANG", "nl")
    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            spoken = arguments[place + 1]
        elif argument.startswith("--lang="):
            spoken = argument.partition("=")[2]
    return "en" if spoken == "en" else "nl"
