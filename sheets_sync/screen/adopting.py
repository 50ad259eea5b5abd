"""What a person sees and decides before anything is added to a spreadsheet in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.catalogue import Catalogue
    from sheets_sync.stores.google.provisioning.adopting import Adoption

DECLINED = 1


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
        Busy: something else lacks by now.
    """
    answer = click.prompt(catalogue.say("adopt.ask"), default="", show_default=False)
    if answer.strip().lower() not in catalogue.say("adopt.yes").split():
        click.echo(catalogue.say("adopt.declined"))
        raise click.exceptions.Exit(DECLINED)
    return adoption.looked_again()
