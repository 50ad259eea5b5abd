"""The one error boundary: every outcome of a command ends in an exit code and a sentence."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

import click

from sheets_sync.command_line.printing import complain
from sheets_sync.command_line.streams import open_streams
from sheets_sync.command_line.unbreakable import open_missing, unbreakable
from sheets_sync.host import deeds
from sheets_sync.problems.stop import Stop, Unreachable

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.cells.text import Language
    from sheets_sync.command_line.rules import Rules
    from sheets_sync.messages.catalogue import Catalogue

FOUND = 1
"""The exit code of a check that found problems."""

USAGE = 2
UNEXPECTED = 70
INTERRUPTED = 130

_NAME: Final = "sheets-sync"
_COMPLETION: Final = "_SHEETS_SYNC_COMPLETE"
"""Set by a shell that asks click how a command goes on."""


def guarded(app: click.Command, arguments: list[str], rules: Callable[[], Rules]) -> int:
    """Run a command line with these rules; its exit code. What went wrong is told on stderr.

    A screen that is full or closed breaks off no work; what was done is told all the same.
    """
    open_missing()
    open_streams()
    deeds.fresh()
    with unbreakable() as screen:
        code = _ended(app, arguments, rules)
        if screen and (error := screen.lost()):
            return _unshown(error, code, _language(arguments))
        return code


def _ended(app: click.Command, arguments: list[str], rules: Callable[[], Rules]) -> int:
    language = _language(arguments)
    try:
        code = _carried_out(app, arguments, rules)
    except Stop as stop:
        code = _stopped(stop, language)
    except click.ClickException as error:
        code = _misunderstood(error, arguments)
    except click.Abort:
        code = _interrupted(language)
    except (KeyboardInterrupt, EOFError):
        complain("")
        code = _interrupted(language)
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    except BaseException as error:  # noqa: BLE001 -- nobody foresaw it; a library may have panicked
        code = _crashed(error, language)
    return code


def _carried_out(app: click.Command, arguments: list[str], rules: Callable[[], Rules]) -> int:
    if _COMPLETION in os.environ:
        app.main(arguments, prog_name=_NAME)
    # Not by click's own main, which takes every broken pipe for that of the screen.
    try:
        with app.make_context(_NAME, list(arguments), obj=rules) as ctx:
            app.invoke(ctx)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    return 0


def _stopped(stop: Stop, language: Language) -> int:
    sentence = sentence_of(stop, language)
    if sentence is None:
        return _crashed(stop, language)
    complain(sentence)
    return stop.exit_code


def sentence_of(stop: Stop, language: Language) -> str | None:
    """What stopped this run and what was done until then; None when there is no sentence for it."""
    from sheets_sync.messages.catalogue import load_catalogue

    catalogue = load_catalogue(language)
    try:
        sentence = catalogue.error(stop)
    except (KeyError, ValueError):
        return None
    nothing, no_more = map(catalogue.say, ("done.none", "done.no_more"))
    if nothing in sentence and deeds.so_far().all_told() is not deeds.Deed.NOTHING:
        # It speaks of the last attempt, and something was written before that.
        sentence = f"{sentence.replace(nothing, no_more)}\n{_done(catalogue)}"
    return sentence


def _misunderstood(error: click.ClickException, arguments: list[str]) -> int:
    from sheets_sync.command_line.usage import usage_sentence

    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
    else:
        complain(usage_sentence(error, arguments, _language(arguments)))
    return USAGE


def _interrupted(language: Language) -> int:
    from sheets_sync.messages.catalogue import load_catalogue

    if deeds.so_far().all_told() is not deeds.Deed.NOTHING:
        complain(_done(load_catalogue(language)))
    return INTERRUPTED


def _crashed(error: BaseException, language: Language) -> int:
    from sheets_sync.messages.catalogue import load_catalogue

    complain(crash_sentence(error, language, _done(load_catalogue(language))))
    return UNEXPECTED


def crash_sentence(error: BaseException, language: Language, done: str) -> str:
    """What to tell of something unforeseen; the particulars go to a file.

    ``done`` is the sentence about what was written until then.
    """
    from sheets_sync.host.crash_report import report_crash
    from sheets_sync.messages.catalogue import load_catalogue

    reason, file = type(error).__name__, report_crash(error)
    return load_catalogue(language).say("run.unexpected", reason=reason, done=done, file=file)


def _unshown(error: OSError, code: int, language: Language) -> int:
    from sheets_sync.messages.catalogue import load_catalogue

    catalogue = load_catalogue(language)
    reason = error.strerror or type(error).__name__
    sentence = catalogue.say("run.unshown", reason=reason, done=_done(catalogue))
    complain(sentence)
    return code if code > FOUND else Unreachable.exit_code


def _done(catalogue: Catalogue) -> str:
    """What was written until now, and what cannot be told."""
    done = deeds.so_far()
    told = done.all_told()
    if told is deeds.Deed.NOTHING:
        return catalogue.say(told.value)
    found = (deeds.Deed.WRITTEN, deeds.Deed.UNKNOWN)
    return " ".join(
        catalogue.say(deed.value, places=places) for deed in found if (places := done.places(deed))
    )


def _language(arguments: list[str]) -> Language:
    spoken = os.environ.get("SHEETS_SYNC_LANG", "nl")
    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            spoken = arguments[place + 1]
        elif argument.startswith("--lang="):
            spoken = argument.partition("=")[2]
    return "en" if spoken == "en" else "nl"
