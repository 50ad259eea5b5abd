"""What the overview of a new register shows: the lines of an empty one, and charts of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sheets_sync.problems.problem import Quantity
from sheets_sync.stores.founding.dashboard import (
    Cells,
    Chart,
    Line,
    Overview,
    Series,
    sections_of,
)
from sheets_sync.stores.founding.looks import DEEP, FAINT, PALE, SHADES
from sheets_sync.validators.decide import catalogue_of, empty_overview
from sheets_sync.validators.overview import AMOUNTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.programme.model import Programme
    from sheets_sync.stores.founding.dashboard import Items

_SHARES: Final = {"granted": DEEP, "reserved": PALE, "left": FAINT}
_PARTY_SHARES: Final = {"granted": DEEP, "reserved": PALE, "available": FAINT}
"""Line or role → colour of its bar."""
_URGENT: Final = {
    "overview.totals": ("above_total", "parties_above_cap"),
    "overview.evaluations": ("overdue",),
}
"""Heading → lines that had better say 0."""


def overview_of(programme: Programme) -> Overview:
    """The lines depend on the programme alone, so that charts can point at them."""
    items = empty_overview(programme)
    drawing = _Drawing(programme, catalogue_of(programme), items)
    return Overview(tuple(drawing.lines()), tuple(drawing.charts()))


@dataclass(frozen=True, slots=True)
class _Drawing:
    programme: Programme
    catalogue: Catalogue
    items: Items

    def lines(self) -> Iterator[Line]:
        amounts = self._rows("overview.totals", AMOUNTS)
        urgent = {row for heading, lines in _URGENT.items() for row in self._rows(heading, lines)}
        for row, (text, value) in enumerate(self.items, start=1):
            yield Line(text, value, "amount" if row in amounts else "number", row in urgent)

    def charts(self) -> Iterator[Chart]:
        yield from self._pool()
        yield from self._requests()
        yield from self._evaluations()
        yield from self._parties()

    def _rows(self, heading: str, lines: Sequence[str]) -> list[int]:
        """The sheet rows of these lines below a heading, all by their codes, less what lacks."""
        section = sections_of(self.items).get(self.catalogue.say(heading))
        if section is None:
            return []
        texts = [self.catalogue.say(f"overview.{line}") for line in lines]
        return [
            section.first + section.lines.index(text) for text in texts if text in section.lines
        ]

    def _pool(self) -> Iterator[Chart]:
        rows = self._rows("overview.totals", tuple(_SHARES))
        title = self.catalogue.say("new.chart.pool", total=Quantity(self.programme.total))
        yield self._bars(title, rows[0], tuple(_SHARES.values()))._replace(kind="amount")

    def _requests(self) -> Iterator[Chart]:
        tab = self.programme.tabs["requests"]
        title = self.catalogue.say("overview.status", tab=tab.title)
        if section := sections_of(self.items).get(title):
            tones = {status.label: status.tone for status in tab.statuses.values()}
            colours = [SHADES[tones.get(line, "quiet")].solid for line in section.lines]
            yield self._bars(title, section.first, colours)

    def _evaluations(self) -> Iterator[Chart]:
        title = self.catalogue.say("overview.evaluations")
        if section := sections_of(self.items).get(title):
            late = self.catalogue.say("overview.overdue")
            colours = [
                SHADES["bad" if line == late else "attention"].solid for line in section.lines
            ]
            yield self._bars(title, section.first, colours)

    def _bars(self, title: str, first: int, colours: Sequence[str]) -> Chart:
        headers, last = self.programme.own.overview.headers, first + len(colours) - 1
        names = tuple(text for text, _ in self.items[first - 1 : last])
        series = Series(Cells(headers["value"], first, last), tuple(colours))
        return Chart(title, Cells(headers["item"], first, last), names, (series,))

    def _parties(self) -> Iterator[Chart]:
        by_role = self.programme.tabs["parties"].by_role
        names = self.programme.tabs["parties"].names
        series = tuple(
            Series(Cells(by_role[role].header, 1, len(names)), (colour,))
            for role, colour in _PARTY_SHARES.items()
            if role in by_role
        )
        if series and names:
            title = self.catalogue.say("new.chart.parties", cap=Quantity(self.programme.cap))
            labels = Cells(by_role["name"].header, 1, len(names))
            yield Chart(title, labels, names, series, "amount", "parties")
