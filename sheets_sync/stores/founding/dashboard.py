"""The overview of a new register: its lines, what they look like, and charts that point at them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

from sheets_sync.records import NamedTuple
from sheets_sync.stores.founding.colours import alarm_above_zero
from sheets_sync.stores.founding.looks import number_form, plain_look

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sheets_sync.cells.text import Language, Unit
    from sheets_sync.programme.model import Kind, TabName
    from sheets_sync.stores.founding.colours import Alarm
    from sheets_sync.stores.founding.looks import Look, NumberForm

Items: TypeAlias = Sequence[tuple[str, str | float | None]]
"""The lines of the overview from row 2 on; a heading has None for a value."""

_WIDTH: Final = 620
_BETWEEN: Final = 16
_AROUND_BARS: Final = 110
_BAR: Final = 24
"""Pixels."""


class Section(NamedTuple):
    """A heading of the overview and the lines below it, from sheet row ``first`` on."""

    title: str
    first: int
    lines: tuple[str, ...]


class Line(NamedTuple):
    """A line of the overview; None for a value makes it a heading.

    ``urgent`` is one whose number had better be 0.
    """

    text: str
    value: str | float | None
    kind: Kind = "number"
    urgent: bool = False


class Cells(NamedTuple):
    """Cells in the column with this header, from ``first`` through ``last`` below it.

    The header is 0, so that what stands right below it is 1.
    """

    header: str
    first: int
    last: int


class Series(NamedTuple):
    """Bars of one kind: a colour for all of them, or one for each from the top."""

    values: Cells
    colours: tuple[str, ...]


class Chart(NamedTuple):
    """Lying bars, for labels that people can read; several series lie behind one another.

    The cells are those of ``tab``, or of the overview itself; ``names`` is what the labels say.
    ``kind`` is that of the numbers. Several series are called as their headers.
    """

    title: str
    labels: Cells
    names: tuple[str, ...]
    series: tuple[Series, ...]
    kind: Kind = "number"
    tab: TabName | None = None


class Overview(NamedTuple):
    """What an overview shows; its lines may not move while charts point at them."""

    lines: tuple[Line, ...]
    charts: tuple[Chart, ...] = ()


class LineLook(NamedTuple):
    """A line, how its value looks, and when that asks for attention."""

    line: Line
    value: Look
    alarm: Alarm | None


class ChartLook(NamedTuple):
    """A chart and where it stands, in pixels from the corner right of the first line."""

    chart: Chart
    right: int
    down: int
    width: int
    height: int
    form: NumberForm | None


def sections_of(items: Items) -> dict[str, Section]:
    """The sections that have lines, by their headings."""
    headings = [row for row, (_, value) in enumerate(items) if value is None]
    sections = {}
    for heading, end in pairwise((*headings, len(items))):
        title, lines = items[heading][0], tuple(text for text, _ in items[heading + 1 : end])
        if lines:
            sections[title] = Section(title, heading + 2, lines)
    return sections


def line_looks(lines: Iterable[Line], unit: Unit, language: Language) -> tuple[LineLook, ...]:
    """What every line looks like."""
    return tuple(
        LineLook(
            line,
            plain_look(line.kind, unit, language),
            alarm_above_zero() if line.urgent else None,
        )
        for line in lines
    )


def chart_looks(charts: Iterable[Chart], unit: Unit, language: Language) -> tuple[ChartLook, ...]:
    """Charts of the overview below one another, those of other tabs beside them."""
    found = []
    down = {True: _BETWEEN, False: _BETWEEN}
    for chart in charts:
        own = chart.tab is None
        right = _BETWEEN if own else _WIDTH + 2 * _BETWEEN
        height = _AROUND_BARS + _BAR * len(chart.names)
        form = number_form(chart.kind, unit, language)
        found.append(ChartLook(chart, right, down[own], _WIDTH, height, form))
        down[own] += height + _BETWEEN
    return tuple(found)
