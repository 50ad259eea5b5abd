"""Charts of the overview: lying bars, for labels that people can read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from sheets_sync.stores.founding.looks import FONT, INK, LINE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.chart import Chart

    from sheets_sync.stores.workbook.fresh.book import NewBook

_Font: TypeAlias = "dict[str, str | int | bool]"

WIDTH: Final = 620
_TITLE: Final = 44
_LEGEND: Final = 34
_SCALE: Final = 24
_EDGE: Final = 14
_LETTER: Final = 6
"""Pixels, like all sizes here."""

_HIDDEN: Final = {"visible": False, "major_gridlines": {"visible": False}}


@dataclass(frozen=True, slots=True)
class Span:
    """Cells below each other; rows count from 0, the last included."""

    tab: str
    place: int
    first: int
    last: int

    @property
    def reference(self) -> list[str | int]:
        return [self.tab, self.first, self.place, self.last, self.place]


@dataclass(frozen=True, slots=True)
class Series:
    """Bars of one kind: what they are called and how they are coloured, ``ink`` on ``colour``."""

    name: Span
    labels: Span
    values: Span
    colour: str
    ink: str


def shares_chart(new: NewBook, title: str, series: Sequence[Series], form: str) -> Chart:
    """One bar, divided; ``form`` is the number format of its parts, ``""`` for plain numbers."""
    chart = _titled(new, title, "percent_stacked", (_EDGE, _TITLE, 64, _LEGEND))
    for one in series:
        label = {"value": True, "num_format": _without_zero(form), "font": _font(11, one.ink)}
        chart.add_series(_bars(one, 25) | {"data_labels": label})
    chart.set_x_axis(_HIDDEN)
    chart.set_y_axis(_HIDDEN)
    chart.set_legend({"position": "bottom", "font": _font(9)})
    return chart


def counts_chart(
    new: NewBook, title: str, series: Series, colours: Sequence[str], longest: int
) -> Chart:
    """A bar a line, each in the colour at the same place in ``colours``.

    ``longest`` is the number of letters of the longest of their labels.
    """
    box = (2 * _EDGE + _LETTER * longest, _TITLE, 24 * len(colours), _EDGE)
    chart = _titled(new, title, "", box)
    points = [{"fill": {"color": colour}} for colour in colours]
    label = {"value": True, "num_format": _without_zero(""), "font": _font(9)}
    chart.add_series(_bars(series, 45) | {"points": points, "data_labels": label})
    chart.set_x_axis(_HIDDEN | {"min": 0})
    chart.set_y_axis(_names())
    chart.set_legend({"none": True})
    return chart


def stacks_chart(
    new: NewBook, title: str, series: Sequence[Series], form: str, longest: int
) -> Chart:
    """A bar a line, made of the series; the rest as for the charts above."""
    lines = series[0].values.last - series[0].values.first + 1
    box = (2 * _EDGE + _LETTER * longest, _TITLE + _SCALE, 19 * lines, _LEGEND)
    chart = _titled(new, title, "stacked", box)
    for one in series:
        chart.add_series(_bars(one, 35))
    grid = {"visible": True, "line": {"color": LINE}}
    scale = {"min": 0, "num_font": _font(9), "major_gridlines": grid, "line": {"none": True}}
    chart.set_x_axis(scale | ({"num_format": form} if form else {}))
    chart.set_y_axis(_names())
    chart.set_legend({"position": "bottom", "font": _font(9)})
    return chart


def _titled(new: NewBook, title: str, subtype: str, box: tuple[int, int, int, int]) -> Chart:
    """A chart without bars; ``box`` is what lies left and above them, their height, and below."""
    left, above, bars, below = box
    height = above + bars + below
    kind = {"type": "bar", "subtype": subtype} if subtype else {"type": "bar"}
    chart = new.file.add_chart(kind)
    font = _font(12) | {"bold": True}
    chart.set_title({"name": title, "name_font": font, "layout": {"x": 0.02, "y": 10 / height}})
    chart.set_size({"width": WIDTH, "height": height})
    chart.set_chartarea({"border": {"color": LINE}})
    chart.set_plotarea(
        {
            "layout": {
                "x": left / WIDTH,
                "y": above / height,
                "width": (WIDTH - left - 2 * _EDGE) / WIDTH,
                "height": bars / height,
            }
        }
    )
    return chart


def _bars(series: Series, gap: int) -> dict[str, object]:
    return {
        "name": series.name.reference[:3],
        "categories": series.labels.reference,
        "values": series.values.reference,
        "fill": {"color": series.colour},
        "gap": gap,
    }


def _without_zero(form: str) -> str:
    return f"{form or 'General'};;"


def _names() -> dict[str, object]:
    return {
        "reverse": True,
        "num_font": _font(9),
        "line": {"color": LINE},
        "major_tick_mark": "none",
    }


def _font(size: int, colour: str = INK) -> _Font:
    return {"name": FONT, "size": size, "color": colour, "bold": False}
