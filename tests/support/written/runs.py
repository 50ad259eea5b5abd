"""A run on a register in memory, and what stands in its cells afterwards."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from sheets_sync.host.clock import Moment
from sheets_sync.programme.load import parse_programme
from sheets_sync.rules.catalogue import catalogue_of
from sheets_sync.rules.loading import prepared_for
from sheets_sync.stores.memory import Memory
from sheets_sync.sync.review import Review, review
from sheets_sync.sync.run import Mode, sync_register
from sheets_sync.validators import PILOT, decide
from support.oracle.register import serial

from .tables import Written, register, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sheets_sync.cells.text import Language
    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.programme.model import Programme

TODAY = "2022-03-01T10:00"


@cache
def pilot() -> Programme:
    """The pilot's programme, without a look at what an earlier run remembered of it."""
    return variant()


def programme(**changes: Any) -> Programme:
    """The pilot with another total, cap, release, order or short."""
    return variant(**changes)


@cache
def variant(**changes: Any) -> Programme:
    """The pilot's file with some of it written otherwise, prepared for use."""
    source = PILOT.read_text("utf-8")
    for name, value in changes.items():
        for was, becomes in _WRITTEN[name](value):
            assert was in source, was
            source = source.replace(was, becomes)
    return prepared_for(parse_programme(source.encode(), PILOT.name)).programme


_COUNTS_FROM = 'header = "Telt vanaf", owner = "machine", kind = "moment", '
_RECEIVED = _COUNTS_FROM + "formula = '[Tijdstempel]'"
_COMPLETE = _COUNTS_FROM + "stamp = 'NIET FOUT() EN NIET ONVOLLEDIG()'"
_RELEASED = "formula = 'ALS(GEVULD([Geldig]); MIN([Gewerkt]; [Toekenning]); [Toekenning])'"
_WHEN_COMPLETE = [
    (_RECEIVED, _COMPLETE),
    (
        "Aanvragen tellen op volgorde van binnenkomst.",
        "Aanvragen tellen vanaf het moment dat ze volledig en juist zijn.",
    ),
]
_KEPT = [
    (_RELEASED, "formula = '[Toekenning]'"),
    (
        "Na een geldige evaluatie telt alleen nog wat er echt besteed is; de rest komt weer vrij.",
        "Wat is toegekend, blijft meetellen, ook als er minder besteed is.",
    ),
]
_WRITTEN: Mapping[str, Callable[[Any], Iterable[tuple[str, str]]]] = {
    "total": lambda value: [("totaal = { number = 400", f"totaal = {{ number = {value}")],
    "cap": lambda value: [("maximum = { number = 40,", f"maximum = {{ number = {value},")],
    "release": lambda value: [] if value else _KEPT,
    "order": lambda value: _WHEN_COMPLETE if value == "complete" else [],
    "secret": lambda value: [
        ('short = "partial"', f'tie = "lottery"\nsecret = "{value}"\nshort = "partial"')
    ],
    "short": lambda value: [('short = "partial"', f'short = "{value}"')],
}
"""What can be otherwise → what stands in the file, and what takes its place."""


def moment(now: str = TODAY) -> Moment:
    when = datetime.fromisoformat(now)
    return Moment(int(serial(when.date())), float(serial(when)))


def looked_at(source: Memory | Written | str, *, now: str = TODAY, **rules: Any) -> Review:
    """What a run would find and do; nothing is written."""
    return review(_memory(source).read(), programme(**rules), decide, moment(now))


def synced(source: Memory | Written | str, *, now: str = TODAY, **rules: Any) -> Memory:
    """The register after a run."""
    store = _memory(source)
    sync_register(store, programme(**rules), decide, moment(now))
    return store


def accepted(store: Memory, *, now: str = TODAY, **rules: Any) -> Review:
    """A run by a programme that somebody says yes to."""
    return sync_register(store, programme(**rules), decide, moment(now), Mode.ACCEPT)


def _memory(source: Memory | Written | str) -> Memory:
    if isinstance(source, Memory):
        return source
    return (register(source) if isinstance(source, str) else source).memory()


def rows(store: Memory, tab: str) -> list[dict[str, Cell]]:
    """The rows of a tab by header, as they stand now."""
    found = store.read().find(tab)
    assert found is not None, f"no tab {tab}"
    return rows_of(zip(*found.columns, strict=True))


def column(store: Memory, tab: str, header: str) -> list[Cell]:
    return [row[header] for row in rows(store, tab)]


def messages(store: Memory, tab: str) -> list[list[str]]:
    """The lines of Meldingen of each row."""
    return [str(cell).split("\n") if cell else [] for cell in column(store, tab, "Meldingen")]


def catalogue(language: Language = "nl") -> Catalogue:
    return catalogue_of(pilot(), language)
