"""Whatever somebody changes in a programme file: a plain refusal, or a programme that works."""

from __future__ import annotations

import copy
import tomllib
from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_sync.host.clock import moment_of
from sheets_sync.messages.catalogue import load_catalogue
from sheets_sync.problems.stop import BadProgramme
from sheets_sync.programme.load import load_programme, programme_of
from sheets_sync.rules.loading import prepared_for
from sheets_sync.stores.memory import Memory, tab_of_rows
from sheets_sync.sync.review import review
from sheets_sync.validators import PILOT, decide
from sheets_sync.validators.demo import DEMO_TODAY, demo_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.programme.model import Programme

TABLE = tomllib.loads(PILOT.read_text(encoding="utf-8"))
ROWS = demo_rows(load_programme(PILOT))
GONE = "\x00"
VALUES: tuple[Any, ...] = (
    *(GONE, "", "x", "day", "text", "amount", "number", "machine"),
    *(0, -1, 1.5, 10**12, True, [], {}, ["x"], date(2022, 1, 1)),
)


def places(table: object, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inner = table.items() if isinstance(table, dict) else enumerate(table)  # type: ignore[arg-type]
    for part, value in inner:
        yield (*place, part)
        if isinstance(value, (dict, list)):
            yield from places(value, (*place, part))


PLACES = [place for place in places(TABLE) if place[-1] != "help"]


def changed(place: tuple[Any, ...], value: Any) -> dict[str, Any]:
    table = copy.deepcopy(TABLE)
    inner: Any = table
    for part in place[:-1]:
        inner = inner[part]
    if value == GONE:
        del inner[place[-1]]
    else:
        inner[place[-1]] = value
    return table


def register(programme: Programme) -> Memory:
    """The demo's rows under the headers of this programme."""
    tabs = []
    for name, tab in programme.register_tabs():
        headers = [column.header for column in tab.human]
        rows = [[row.get(header, "") for header in headers] for row in ROWS[name]]
        tabs.append(tab_of_rows(tab.title, [headers, *rows]))
    return Memory(tabs)


def outcome(table: dict[str, Any]) -> Programme | BadProgramme:
    try:
        return prepared_for(programme_of(table, "pilot.toml"), "pilot.toml").programme
    except BadProgramme as stop:
        return stop


@settings(max_examples=40, deadline=None)
@given(place=st.sampled_from(PLACES), value=st.sampled_from(VALUES))
def test_any_change_is_refused_in_words_or_works(place: tuple[Any, ...], value: Any) -> None:
    found = outcome(changed(place, value))
    if isinstance(found, BadProgramme):
        told = load_catalogue("nl").error(found)
        mistakes = [line for line in told.splitlines() if line.startswith("  - ")]
        assert len(mistakes) == len(found.places) > 0
        return
    store, moment = register(found), moment_of(DEMO_TODAY, found.time_zone)
    first = review(store.read(), found, decide, moment)
    store.write(first.edits, first.snapshot)
    assert not review(store.read(), found, decide, moment).edits
