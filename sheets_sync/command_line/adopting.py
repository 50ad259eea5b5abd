"""What a person sees and decides before anything is added to a spreadsheet in use."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from sheets_sync.command_line.printing import print_text
from sheets_sync.problems.stop import Stop
from sheets_sync.stores.google.address import SHEET_URL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.stores.google.provisioning.adopting import Adoption

DECLINED = 1


class Unasked(Stop):
    """Something needs a person's consent, and no person is there."""

    exit_code = 2


def done_lines(code: str, origin: str, catalogue: Catalogue) -> Iterator[str]:
    """What was done, and for a Google Sheet who may sort its rows."""
    yield catalogue.say(code, path=origin)
    if origin.startswith(SHEET_URL):
        yield catalogue.say("init.sorting", path=origin)


def adoption_lines(adoption: Adoption, catalogue: Catalogue) -> Iterator[str]:
    """What will be added, one thing a line."""
    if not adoption.lines:
        yield catalogue.say("adopt.nothing", origin=adoption.sheet.origin)
        return
    yield catalogue.say("adopt.will", origin=adoption.sheet.origin)
    for line in adoption.lines:
        yield f"  - {catalogue.message(line)}"


def confirmed(adoption: Adoption, catalogue: Catalogue) -> Adoption:
    """Ask; the same adoption as the spreadsheet is after the answer.

    Raises:
        Exit: somebody said no.
        Unasked: there is nobody to say anything.
        Busy: something else lacks by now.
    """
    answer = _answer(catalogue.say("adopt.ask"))
    if answer.strip().lower() not in catalogue.say("adopt.yes").split():
        print_text(catalogue.say("adopt.declined"))
        raise click.exceptions.Exit(DECLINED)
    return adoption.looked_again()


def _answer(question: str) -> str:
    # A job of systemd's has an empty stdin; one that was started without any has None.
    if sys.stdin is None:
        raise Unasked("adopt.unasked")
    try:
        answer: str = click.prompt(question, default="", show_default=False)
    except click.Abort as error:
        if sys.stdin.isatty():
            raise
        raise Unasked("adopt.unasked") from error
    return answer
