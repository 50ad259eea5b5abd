"""What a new register of a programme is made for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.programme.blocks import in_language
from sheets_sync.rules.catalogue import catalogue_of
from sheets_sync.rules.loading import prepared_for
from sheets_sync.rules.overview_lines import empty_lines
from sheets_sync.stores.founding.dashboard import Cells, Chart, Line, Overview, Series
from sheets_sync.stores.founding.looks import DEEP, FAINT, PALE, SHADES
from sheets_sync.stores.founding.wishes import Wishes, rows_to_begin_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sheets_sync.programme.blocks import Bars
    from sheets_sync.programme.model import Kind, Programme, Status
    from sheets_sync.rules.prepared import LineStep, Prepared

_COLOURS: Final[Mapping[str, str]] = {
    "": DEEP,
    "dark": DEEP,
    "light": PALE,
    "faint": FAINT,
    **{tone: shade.solid for tone, shade in SHADES.items()},
}


def wishes_for(programme: Programme, editors: Iterable[str] = ()) -> Wishes:
    """What ``create_register`` and ``adopt_register`` take; ``editors`` are e-mail addresses."""
    prepared = prepared_for(programme)
    return Wishes(
        prepared.programme,
        catalogue_of(programme),
        Overview(*_overview(prepared)),
        rows=rows_to_begin_with(programme),
        statuses=_queued(programme),
        editors=tuple(editors),
    )


def _queued(programme: Programme) -> Sequence[Status]:
    """The statuses that the tab with the queue shows."""
    if not (programme.own.queue and programme.pools):
        return ()
    return tuple(programme.tabs[programme.pools[0].claims.tab].statuses.values())


def _overview(prepared: Prepared) -> tuple[tuple[Line, ...], tuple[Chart, ...]]:
    drawing = _Drawing(prepared)
    for step in prepared.overview:
        drawing.add(step)
    drawing.finish()
    bars = (_bars(one, prepared.programme) for one in prepared.programme.charts)
    return tuple(drawing.lines), (*drawing.charts, *(chart for chart in bars if chart))


class _Drawing:
    """Lines from top to bottom, and the charts that point at them."""

    def __init__(self, prepared: Prepared) -> None:
        self.programme = prepared.programme
        self.lines: list[Line] = []
        self.charts: list[Chart] = []
        self.drawn: list[tuple[int, str, str, Kind]] = []
        """Rows that are drawn below the heading that comes before: row, label, colour, kind."""
        self.title = ""

    def add(self, step: LineStep) -> None:
        """The lines of a step; a heading ends the chart of the one before."""
        items = empty_lines([step], self.programme)
        if items[0][1] is None:
            self.finish()
            self.title = step.chart
        colours = self._colours(step, len(items))
        for (label, value), colour in zip(items, colours, strict=True):
            self.lines.append(Line(label, value, step.kind, step.urgent))
            if value is not None and colour:
                self.drawn.append((len(self.lines), label, colour, step.kind))

    def _colours(self, step: LineStep, count: int) -> Sequence[str]:
        if step.statuses:
            tones = [one.tone for one in self.programme.tabs[step.statuses].statuses.values()]
            return ["", *(_COLOURS[tone] for tone in tones)]
        if count > 1:
            return ["", *[DEEP] * (count - 1)]
        return [_COLOURS[step.shade] if step.shade else ""]

    def finish(self) -> None:
        """The chart of the lines since the last heading, if they are to be drawn."""
        if self.title and self.drawn:
            rows, labels, colours, kinds = zip(*self.drawn, strict=True)
            headers = self.programme.own.overview.headers
            first, last = rows[0], rows[-1]
            series = Series(Cells(headers["value"], first, last), colours)
            labelled = Cells(headers["item"], first, last)
            self.charts.append(Chart(self.title, labelled, labels, (series,), kinds[0]))
        self.title, self.drawn = "", []


def _bars(bars: Bars, programme: Programme) -> Chart | None:
    tab = programme.tabs[bars.tab]
    names = tab.names
    if not names:
        return None
    series = tuple(
        Series(Cells(header, 1, len(names)), (_COLOURS[shade],))
        for header, shade in bars.columns.items()
    )
    kinds: Iterator[Kind] = (one.kind for one in tab.columns if one.header in bars.columns)
    labels = Cells(bars.labels, 1, len(names))
    title = in_language(bars.title, programme.language)
    return Chart(title, labels, names, series, next(kinds, "number"), bars.tab)
