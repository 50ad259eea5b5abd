"""A programme as lines that can be read, and compared with those of another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.formula.running import worked_out
from sheets_sync.records import NamedTuple
from sheets_sync.rules.no_rows import NoRows
from sheets_sync.rules.plain_words import rule_lines, speaker
from sheets_sync.rules.preparing import works_of
from sheets_sync.rules.preparing_formulas import Preparing
from sheets_sync.rules.preparing_whole import explained_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sheets_sync.cells.text import Language
    from sheets_sync.programme.model import Column, Programme
    from sheets_sync.rules.needs import Need
    from sheets_sync.rules.prepared import Prepared

_WORDS: Final = {
    "nl": {
        "column": "kolom",
        "required": "verplicht",
        "machine": "van het programma",
        "when": "als",
    },
    "en": {"column": "column", "required": "required", "machine": "the program's", "when": "when"},
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
    when = column.required_when
    formulas = (
        column.formula,
        column.stamp,
        column.valid_when,
        when if isinstance(when, str) else "",
    )
    parts += [speak(formula) for formula in formulas if formula]
    return ", ".join(filter(None, parts))


def formulas_described(
    programme: Programme, language: Language | None = None
) -> Iterator[tuple[str, str]]:
    """The conditions of statuses and rules, and what pools and terms count with."""
    language = language or programme.language
    word, speak = _WORDS[language]["when"], speaker(programme, language)
    for tab in programme.tabs.values():
        for status in tab.statuses.values():
            yield f"{tab.title}: {status.label}, {word}", speak(status.when)
        for place, rule in enumerate(tab.rules, start=1):
            said = rule.wrong_when or rule.missing_when or rule.warn_when or rule.note_when
            yield f"{tab.title}: {rule.column or '-'} ({place}), {word}", speak(said)
        for term in tab.terms:
            yield from _of_block(f"{tab.title}: {term.fills}", term, _OF_TERM, speak)
    for pool in programme.pools:
        yield from _of_block(pool.name, pool.claims, ("amount", "when"), speak)
        yield from _of_block(pool.name, pool, _OF_POOL, speak)
        for place, cap in enumerate(pool.caps, start=1):
            yield from _of_block(f"{pool.name}: {cap.name or place}", cap, ("per", "most"), speak)


_OF_TERM: Final = ("when", "calendar", "pause", "met_on", "late_when", "ends_on_working_day")
_OF_POOL: Final = ("total", "per", "taken", "order", "handed_in", "offer", "lapse", "fills")


def _of_block(
    topic: str, block: object, parts: Iterable[str], speak: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    for part in parts:
        if value := getattr(block, part):
            yield f"{topic}, {part}", _spoken(value, speak)


def _spoken(value: Any, speak: Callable[[str], str]) -> str:
    """Formulas in the language that is asked; what is none stays as it is."""
    if isinstance(value, str):
        return speak(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {one}" for name, one in value.items())
    if isinstance(value, tuple):
        return ", ".join(_spoken(one, speak) for one in value)
    return ", ".join(map(str, vars(value).values())) if hasattr(value, "__dict__") else str(value)


def differences(old: Prepared, new: Prepared, language: Language | None = None) -> list[Difference]:
    """All lines in which two programmes differ, those of the new one first."""
    language = language or new.programme.language
    before, after = (
        dict(
            (
                *described(one, language),
                *columns_described(one.programme, language),
                *formulas_described(one.programme, language),
            )
        )
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
