"""The programme as a fact: what the log says that it means, against what it means now.

Another meaning moves statuses and amounts, so it waits until somebody says yes to it. Other words
take effect at once, with one line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.cells.text import clean
from sheets_sync.plan.changed_rules import rule_alerts
from sheets_sync.plan.log_lines import event_line
from sheets_sync.problems.stop import Unsafe
from sheets_sync.programme.meaning import lines_in, section_text
from sheets_sync.records import NamedTuple
from sheets_sync.register.log_reader import Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sheets_sync.grid.change import CellChange
    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.register.model import Register

CHANGED: Final = "programme.changed"
"""The code of the stop that ``--accept-programme`` goes past."""
_MEANS: Final = "programme"
_CHANGE: Final = "changed"
_LONGEST: Final = 25_000
"""Characters of a line of the log."""
_MOST_NAMED: Final = 8


class Difference(NamedTuple):
    """A line of the meaning that says something else now; "" where it lacks."""

    line: str
    old: str
    new: str


class ProgrammeNews(NamedTuple):
    """What is new about the programme.

    ``differences`` are those in meaning. ``lines`` are for the log: at once where they are
    ``pressing``, else with whatever is written next.
    """

    differences: Sequence[Difference] = ()
    lines: Sequence[CellChange] = ()
    pressing: bool = False


def programme_news(register: Register, catalogue: Catalogue) -> ProgrammeNews:
    """What the log of this register does not know of the programme.

    >>> from sheets_sync import load_programme, moment_of
    >>> from sheets_sync.stores.memory import empty_register
    >>> from sheets_sync.sync.review import review
    >>> from sheets_sync.validators import PILOT, decide
    >>> programme, moment = load_programme(PILOT), moment_of("2022-11-15", "Europe/Amsterdam")
    >>> seen = review(empty_register(programme).read(), programme, decide, moment)
    >>> programme_news(seen.register, seen.decision.catalogue).differences
    ()
    """
    meaning = register.programme.meaning
    known, words = _known(register.history.events)
    if known is None:
        return ProgrammeNews(lines=list(_kept(register, catalogue)))
    now = dict(_flat(meaning.sections))
    # What a cell of the log makes of blanks is no difference.
    found = [
        Difference(line, known.get(line, ""), now.get(line, ""))
        for line in dict.fromkeys((*now, *known))
        if clean(now.get(line, "")) != known.get(line, "")
    ]
    if found:
        told = [_told(one, register, catalogue) for one in found]
        return ProgrammeNews(found, [*told, *_kept(register, catalogue)], pressing=True)
    if words != meaning.words:
        return ProgrammeNews((), [_reworded(words, register, catalogue)], pressing=True)
    return ProgrammeNews()


def programme_doubt(
    news: ProgrammeNews, changes: Iterable[CellChange], register: Register
) -> Unsafe | None:
    """Why nothing is written before somebody says yes to the other programme."""
    if not news.differences:
        return None
    changes = list(changes)
    own = register.programme.own
    alerts = rule_alerts(changes, own.rules.title, own.log.title)
    said = [str(dict(alert.details)["changes"]) for alert in alerts] or [
        f"{one.line}: {one.old or '–'} → {one.new or '–'}" for one in news.differences[:_MOST_NAMED]
    ]
    more = len(news.differences) > _MOST_NAMED and not alerts
    moved = sum(change.place is not None for change in changes)
    return Unsafe(CHANGED, changes="; ".join([*said, *["…"] * more]), count=moved)


def _known(events: Iterable[Event]) -> tuple[dict[str, str] | None, str]:
    """The lines of the meaning that was accepted last, and the words that came last."""
    kept = [one for one in events if one.kind == _MEANS]
    if not kept:
        return None, ""
    last = kept[-1].data
    words = [one.data for one in events if one.kind in {_MEANS, "words"}][-1]
    pieces = (one for one in kept if one.data == last)
    return {
        f"{one.column.partition(' (')[0]}.{line}": value
        for one in pieces
        for line, value in lines_in(one.new).items()
    }, words


def _flat(sections: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    for section, lines in sections.items():
        for line, value in lines.items():
            yield f"{section}.{line}", value


def _kept(register: Register, catalogue: Catalogue) -> Iterator[CellChange]:
    """The whole meaning, a line of the log for each section."""
    meaning = register.programme.meaning
    for section, lines in meaning.sections.items():
        for number, piece in enumerate(_pieces(section_text(lines)), 1):
            name = section if number == 1 else f"{section} ({number})"
            reason = catalogue.say("reason.programme_kept")
            yield _line(register, Event(_MEANS, "", name, "", piece, reason, meaning.words))


def _pieces(text: str) -> Iterator[str]:
    piece: list[str] = []
    size = 0
    for line in text.split("\n"):
        if size + len(line) > _LONGEST and piece:
            yield "\n".join(piece)
            piece, size = [], 0
        piece.append(line)
        size += len(line) + 1
    yield "\n".join(piece)


def _told(one: Difference, register: Register, catalogue: Catalogue) -> CellChange:
    reason = catalogue.say("reason.programme_changed")
    return _line(register, Event(_CHANGE, "", one.line, one.old, one.new, reason, ""))


def _reworded(words: str, register: Register, catalogue: Catalogue) -> CellChange:
    reason, now = catalogue.say("reason.programme_words"), register.programme.meaning.words
    return _line(register, Event("words", "", "", words, now, reason, now))


def _line(register: Register, event: Event) -> CellChange:
    return event_line(event._replace(tab=register.programme.own.rules.title))
