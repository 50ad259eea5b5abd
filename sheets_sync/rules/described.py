"""A programme as lines that can be read, and compared with those of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.formula.running import worked_out
from sheets_sync.records import NamedTuple
from sheets_sync.rules.no_rows import NoRows
from sheets_sync.rules.plain_words import rule_lines
from sheets_sync.rules.preparing import Preparing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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


def described(prepared: Prepared) -> Iterator[tuple[str, str]]:
    """What the tab with the rules says: topic and rule."""
    world = NoRows()
    own = [(topic, worked_out(world, text).values[0]) for topic, text in prepared.explained]
    yield from rule_lines(prepared.programme, own)


def columns_described(programme: Programme) -> Iterator[tuple[str, str]]:
    """What each column is: its tab and header, its kind and formula."""
    words = _WORDS[programme.language]
    for tab in programme.tabs.values():
        for column in tab.columns:
            yield f"{tab.title}: {words['column']} {column.header}", _said(column, words)


def _said(column: Column, words: Mapping[str, str]) -> str:
    parts = [column.kind, *column.choices]
    parts += [words["machine"]] if column.owner == "machine" else []
    parts += [words["required"]] if column.required else []
    return ", ".join(part for part in (*parts, column.formula) if part)


def differences(old: Prepared, new: Prepared) -> list[Difference]:
    """All lines in which two programmes differ, those of the new one first."""
    before = dict((*described(old), *columns_described(old.programme)))
    after = dict((*described(new), *columns_described(new.programme)))
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
    for work in preparing.works():
        needs = [name for need in sorted(work.needs) if (name := _name(need, programme))]
        for gift in sorted(work.gives):
            if (name := _name(gift, programme)) and needs:
                yield name, list(dict.fromkeys(needs))


def _name(need: Need, programme: Programme) -> str:
    title = programme.tabs[need.tab].title if need.tab in programme.tabs else ""
    if need.what == "column":
        return f"{title}[{need.header}]"
    return f"STATUS {title}" if need.what == "status" else ""
