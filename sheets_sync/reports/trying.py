"""What a formula gives on the rows of a register, before it is put into a programme file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.formula.compile import compile_column
from sheets_sync.formula.running import told
from sheets_sync.problems.stop import BadProgramme
from sheets_sync.records import NamedTuple
from sheets_sync.rules.carrying_out import carried_out
from sheets_sync.rules.loading import prepared_for
from sheets_sync.rules.needs import needs_of
from sheets_sync.rules.preparing_formulas import Preparing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sheets_sync.cells.text import Language
    from sheets_sync.formula.nodes import Formula
    from sheets_sync.programme.model import Programme, TabName
    from sheets_sync.rules.world import RegisterWorld
    from sheets_sync.sync.review import Review

MOST_ROWS = 20


class Tried(NamedTuple):
    """A row: its key or address, the cells that the formula uses, and what it gives."""

    row: str
    cells: Sequence[tuple[str, str]]
    outcome: str


class Trial(NamedTuple):
    """The rows that are shown, and of how many."""

    rows: Sequence[Tried]
    of: int


def tab_called(programme: Programme, name: str) -> TabName:
    """The tab that people call so, by its title or by its name in the file.

    Raises:
        BadProgramme: there is none.
    """
    for known, tab in programme.tabs.items():
        if name.casefold() in {known.casefold(), tab.title.casefold()}:
            return known
    titles = ", ".join(tab.title for tab in programme.tabs.values())
    raise BadProgramme("programme.no_such_tab", expected=titles)


def tried(
    seen: Review, text: str, tab: TabName, keys: Collection[str], language: Language
) -> Trial:
    """What the formula gives on these rows, or on the first ones.

    Raises:
        BadProgramme: the formula is not right; each mistake is one of its ``places``.
    """
    prepared = prepared_for(seen.register.programme)
    preparing = Preparing(prepared.programme)
    preparing.columns()
    formula = preparing.formula("formula", text, tab, "row or value")
    shown = formula and preparing.shown(formula, language)
    if formula is None or shown is None:
        stop = BadProgramme("programme.formula_tried", count=len(preparing.mistakes))
        stop.places = tuple(preparing.mistakes)
        raise stop
    world = carried_out(seen.register, prepared)
    rows = _rows(world, tab, keys)
    outcomes = told(world, compile_column(shown, language).recipe, rows[:MOST_ROWS])
    cells = list(_cells(preparing, world, formula, rows[:MOST_ROWS], language))
    names = [_name(seen, tab, row) for row in rows[:MOST_ROWS]]
    used = list(zip(*cells, strict=True)) if cells else [()] * len(names)
    found = zip(names, used, outcomes, strict=True)
    return Trial([Tried(name, row, text or "") for name, row, text in found], len(rows))


def _rows(world: RegisterWorld, tab: TabName, keys: Collection[str]) -> Sequence[int]:
    wanted = {key.casefold() for key in keys}
    named = world.keys(tab)
    rows = world.filled(tab)
    return [row for row in rows if not wanted or (named[row] or "").casefold() in wanted]


def _name(seen: Review, tab: TabName, row: int) -> str:
    keys = seen.register.keys.get(tab)
    key = keys.keys[row] if keys else ""
    return key or seen.layout.tables[tab].address("", row)


def _cells(
    preparing: Preparing,
    world: RegisterWorld,
    formula: Formula,
    rows: Sequence[int],
    language: Language,
) -> Iterator[list[tuple[str, str]]]:
    """The columns of the row itself that the formula uses, each with what stands in these rows."""
    used = [need.header for need in sorted(needs_of(formula)) if need.tab == formula.tab]
    for header in dict.fromkeys(header for header in used if header):
        name = header.replace("]", "]]")
        cell = preparing.formula("cell", f"[{name}]", formula.tab, "row or value")
        shown = cell and preparing.shown(cell, language)
        if shown:
            texts = told(world, compile_column(shown, language).recipe, rows)
            yield [(header, text or "") for text in texts]
