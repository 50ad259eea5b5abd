"""Checks a programme's formulas and blocks, compiles them and puts them in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.problems.stop import BadProgramme
from sheets_sync.rules.kinds import with_kinds
from sheets_sync.rules.order_of_work import Work, in_order
from sheets_sync.rules.prepared import (
    Prepared,
)
from sheets_sync.rules.preparing_formulas import Preparing
from sheets_sync.rules.preparing_memory import questions_of, relied_of, seals_of
from sheets_sync.rules.preparing_pools import works_of_pools
from sheets_sync.rules.preparing_tabs import works_of_tabs
from sheets_sync.rules.preparing_whole import alerts_of, explained_of, facts_of, lines_of
from sheets_sync.rules.preparing_words import check_words

if TYPE_CHECKING:
    from sheets_sync.programme.model import Programme
    from sheets_sync.programme.salvage import Doubtful


def prepare(programme: Programme, file: str = "", doubtful: Doubtful | None = None) -> Prepared:
    """The programme, ready to be worked out.

    Of formulas that rest on what is doubtful no mistakes are told.

    Raises:
        BadProgramme: formulas that are not right, each with its place and a mark; or a circle.
    """
    from sheets_sync.rules.preparing_mail import mailed_by

    preparing = Preparing(programme, doubtful)
    preparing.columns()
    works = works_of(preparing)
    overview = tuple(lines_of(preparing))
    alerts = tuple(alerts_of(preparing))
    facts = tuple(facts_of(preparing))
    explained = tuple(explained_of(preparing))
    seals, relied = tuple(seals_of(preparing)), tuple(relied_of(preparing))
    questions = tuple(questions_of(preparing))
    check_words(preparing)
    mailed = mailed_by(preparing)
    if preparing.mistakes:
        stop = BadProgramme("programme.mistakes", file=file, count=len(preparing.mistakes))
        stop.places = tuple(preparing.mistakes)
        raise stop
    steps = in_order(works, file)
    whole = with_kinds(programme, preparing.types)
    told = overview, alerts, facts, explained
    return Prepared(whole, steps, *told, seals, relied, questions, *mailed)


def works_of(preparing: Preparing) -> list[Work]:
    """All that is worked out, in the order of the file."""
    return [*works_of_tabs(preparing), *works_of_pools(preparing)]
