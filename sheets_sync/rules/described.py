"""A programme as lines that can be read, and compared with those of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.formula.running import worked_out
from sheets_sync.records import NamedTuple
from sheets_sync.rules.no_rows import NoRows
from sheets_sync.rules.plain_words import rule_lines, speaker
from sheets_sync.rules.preparing import works_of
from sheets_sync.rules.preparing_formulas import Preparing
from sheets_sync.rules.preparing_whole import explained_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sheets_sync.cells.text import Language
    from sheets_sync.programme.model import Column, Programme
    from sheets_sync.rules.needs import Need
    from sheets_sync.rules.prepared import Prepared

_WORDS: Final = {
    "nl": {"column": "kolom", "required": "verplicht", "machine": "van het programma"},
    "en": {"column": "column", "required": "required", "machine": "the program's"},
}


class Difference(NamedTuple):
    """A line that is otherwise in the other programme; "" where one of them lacks it."""

    topic: str
    old: str
    new: str


def described(prepared: Prepared, language: Language | None = None) -> Iterator[tuple[str, str]]:
    """What the tab with the rules says: topic and rule; in the programme's language, or another."""
    world, programme = NoRows(), prepared.programme
    explained = prepared.explained
    if language not in {None, programme.language}:
        preparing = Preparing(programme)
        preparing.columns()
        explained = tuple(explained_of(preparing, language))
    own = [(topic, worked_out(world, text).values[0]) for topic, text in explained]
    yield from rule_lines(programme, own, language)


def columns_described(
    programme: Programme, language: Language | None = None
) -> Iterator[tuple[str, str]]:
    """What each column is: its tab and header, its kind and formula."""
    language = language or programme.language
    words, speak = _WORDS[language], speaker(programme, language)
    for tab in programme.tabs.values():
        for column in tab.columns:
            yield f"{tab.title}: {words['column']} {column.header}", _said(column, words, speak)


def _said(column: Column, words: Mapping[str, str], speak: Callable[[str], str]) -> str:
    parts = [column.kind, *column.choices]
    parts += [words["machine"]] if column.owner == "machine" else []
    parts += [words["required"]] if column.required else []
    formula = column.formula and speak(column.formula)
    return ", ".join(part for part in (*parts, formula) if part)


def differences(old: Prepared, new: Prepared, language: Language | None = None) -> list[Difference]:
    """All lines in which two programmes differ, those of the new one first."""
    language = language or new.programme.language
    before, after = (
        dict((*described(one, language), *columns_described(one.programme, language)))
        for one in (old, new)
    )
    topics = dict.fromkeys((*after, *before))
    return [
        Difference(topic, before.get(topic, ""), after.get(topic, ""))
        for topic in topics
        if before.get(topic, "") != after.get(topic, "")
    ]


def dependencies(programme: Programme) -> Iterator[tuple[str, list[str]]]:
    """Each thing that is worked out, and what it needs first, as people call them."""
    preparing = Preparing(programme)
    preparing.columns()
    for work in works_of(preparing):
        needs = [name for need in sorted(work.needs) if (name := _name(need, programme))]
        for gift in sorted(work.gives):
            if (name := _name(gift, programme)) and needs:
                yield name, list(dict.fromkeys(needs))


def _name(need: Need, programme: Programme) -> str:
    title = programme.tabs[need.tab].title if need.tab in programme.tabs else ""
    if need.what == "column":
        return f"{title}[{need.header}]"
    return f"STATUS {title}" if need.what == "status" else ""
