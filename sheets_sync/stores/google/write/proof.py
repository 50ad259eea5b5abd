"""Whether what stands there after a write is what should: which cells to ask for, and the verdict.

The answer to a write holds all tabs of a register of ordinary size. Of a large one it holds just
the written columns, the headers and the columns that tell the rows apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sheets_sync.grid.apply import applied
from sheets_sync.grid.compare import same_cell, same_column, same_tab
from sheets_sync.grid.edits import ColumnEdit, NewTab
from sheets_sync.grid.place import column_letters
from sheets_sync.stores.google.read.bands import quoted
from sheets_sync.stores.google.write.aside import copied

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sheets_sync.grid.edits import Edit
    from sheets_sync.grid.place import Place
    from sheets_sync.grid.snapshot import Cell, Snapshot, Tab
    from sheets_sync.grid.store import Guide

ORDINARY_CELLS = 60_000


@dataclass(frozen=True, slots=True)
class Part:
    """The header row and the columns of a tab that are read back."""

    header_row: int
    columns: frozenset[int]


@dataclass(frozen=True, slots=True)
class Proof:
    """What should stand there after a write; ``parts`` is None when all tabs are read back."""

    basis: Snapshot
    edits: Sequence[Edit]
    expected: Snapshot
    guide: Guide
    parts: Mapping[str, Part] | None

    @classmethod
    def of(cls, edits: Sequence[Edit], basis: Snapshot, guide: Guide) -> Proof:
        expected = applied(basis, edits)
        cells = sum(tab.width * tab.height for tab in expected.tabs)
        parts = None if cells <= ORDINARY_CELLS else _parts(edits, guide)
        return cls(basis, edits, expected, guide, parts)

    @property
    def ranges(self) -> list[str]:
        """The ranges to ask for, in A1 notation."""
        if self.parts is None:
            return [quoted(tab.title) for tab in self.expected.tabs]
        lines = [one.line + 1 for one in self.guide.asides]
        log = [f"{quoted(self.guide.log)}!{min(lines)}:{max(lines)}"] if lines else []
        return log + [
            f"{quoted(title)}!{band}"
            for title, part in self.parts.items()
            for band in (
                f"{part.header_row + 1}:{part.header_row + 1}",
                *(f"{name}:{name}" for name in map(column_letters, sorted(part.columns))),
            )
        ]

    def holds(self, after: Snapshot) -> bool:
        """Whether what was read back is what should stand there."""
        if self.parts is None:
            return self.all_as_expected(after)
        wanted = {tab.title: tab for tab in self.expected.tabs}
        return all(_part(wanted[title], part, after) for title, part in self.parts.items())

    def overwrote(self, before: Mapping[Place, Cell]) -> bool:
        """Whether what stood in these cells is what was thought to stand there."""
        tabs = {tab.title: tab for tab in self.basis.tabs}
        return all(
            same_cell(held, tabs[place.tab].cell(place.column, place.row))
            for place, held in before.items()
        )

    def kept(self, after: Snapshot) -> dict[Place, Cell]:
        """What stood in cells right before the write, as the lines of the log tell."""
        wanted, found = self.expected.find(self.guide.log), after.find(self.guide.log)
        if wanted is None or found is None or self.guide.old >= found.width:
            return {}
        others = [place for place in range(wanted.width) if place != self.guide.old]
        sound = {
            one.line
            for one in self.guide.asides
            if all(
                same_cell(wanted.cell(place, one.line), found.cell(place, one.line))
                for place in others
            )
        }
        return copied(self.guide.asides, found.columns[self.guide.old], sound)

    @property
    def ids(self) -> dict[str, int]:
        """The ids of the tabs by their titles."""
        return {tab.title: tab.sheet_id or 0 for tab in self.basis.tabs}

    def unchanged(self, now: Snapshot) -> bool:
        """Whether everything is as it was before the write."""
        return all(_whole(tab, now) for tab in self.basis.tabs)

    def all_as_expected(self, now: Snapshot) -> bool:
        """The same of a snapshot that was read whole."""
        return all(_whole(tab, now) for tab in self.expected.tabs)


def _whole(tab: Tab, other: Snapshot) -> bool:
    found = other.counterpart(tab)
    return found is not None and found.title == tab.title and same_tab(tab, found)


def _part(tab: Tab, part: Part, other: Snapshot) -> bool:
    found = other.counterpart(tab)
    if found is None or found.title != tab.title:
        return False
    columns = (same_column(tab.column(c), found.column(c)) for c in part.columns)
    return all(columns) and all(
        same_cell(tab.cell(c, part.header_row), found.cell(c, part.header_row))
        for c in range(max(tab.width, found.width))
    )


def _parts(edits: Iterable[Edit], guide: Guide) -> dict[str, Part]:
    """Nobody can have been in a tab that is new, nor can a line of the log land on another."""
    new = {edit.title for edit in edits if isinstance(edit, NewTab)} | {guide.log}
    parts: dict[str, Part] = {}
    for edit in edits:
        if isinstance(edit, ColumnEdit) and edit.tab not in new:
            header_row, witnesses = guide.witnesses.get(edit.tab, (0, ()))
            before = parts.get(edit.tab, Part(header_row, frozenset(witnesses)))
            parts[edit.tab] = Part(header_row, before.columns | {edit.column})
    return parts
