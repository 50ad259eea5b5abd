"""Go on with a log that is not all there: shown first, done with ``--yes``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sheets_sync.command_line.options import on_register
from sheets_sync.command_line.printing import print_lines
from sheets_sync.command_line.spoken import SpokenCommand, SpokenOption

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sheets_sync.command_line.options import Asked
    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.sync.review import Review


@click.command(cls=SpokenCommand, help="help.mend")
@on_register
@click.option("--yes", cls=SpokenOption, is_flag=True, help="help.mend_yes")
@click.pass_context
def mend(ctx: click.Context, asked: Asked, yes: bool) -> None:  # noqa: FBT001
    from sheets_sync.command_line.running import reviewed, synced
    from sheets_sync.register.numbering import OLDER
    from sheets_sync.sync.run import Mode

    programme = asked.rules.programme(asked.programme)
    catalogue = asked.rules.catalogue(programme, asked.language)
    seen = reviewed(asked, programme)
    lost = seen.numbering.lost
    if lost and lost.code == OLDER:
        raise lost
    if lost is None:
        print_lines([catalogue.say("mend.whole")])
        return
    print_lines(_shown(seen, catalogue))
    if not yes:
        print_lines([catalogue.say("mend.would")])
        ctx.exit(lost.exit_code)
    synced(asked, programme, Mode.MEND)
    print_lines([catalogue.say("mend.done")])


def _shown(seen: Review, catalogue: Catalogue) -> Iterator[str]:
    """What is the matter with the log, and which of its lines are not there."""
    lost = seen.numbering.lost
    assert lost is not None
    yield catalogue.say(f"{lost.code}_seen", **lost.details)
    known = seen.numbering.known.lines if seen.numbering.known else 0
    gaps = list(_gaps(seen.layout.lines.numbers, known))
    if gaps:
        more = ["…"] if len(gaps) > _MOST_NAMED else []
        named = [str(first) if first == last else f"{first}-{last}" for first, last in gaps]
        yield catalogue.say("mend.gaps", numbers=", ".join([*named[:_MOST_NAMED], *more]))


_MOST_NAMED = 10


def _gaps(numbers: Sequence[int], until: int) -> Iterator[tuple[int, int]]:
    """First and last of each row of numbers that no line has.

    >>> list(_gaps([1, 2, 5, 7], 9))
    [(3, 4), (6, 6), (8, 9)]
    """
    last = 0
    for number in (*numbers, max(until, *numbers, 0) + 1):
        if number > last + 1:
            yield last + 1, number - 1
        last = number
