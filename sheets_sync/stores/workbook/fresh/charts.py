"""Charts of a new workbook, laid out to the pixel: Excel would cut long labels short."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from sheets_sync.records import NamedTuple
from sheets_sync.stores.founding.looks import FONT, INK, LINE

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart

    from sheets_sync.stores.founding.blueprint import TabLook
    from sheets_sync.stores.founding.dashboard import Cells, ChartLook, Series
    from sheets_sync.stores.workbook.fresh.book import NewBook

_Font: TypeAlias = "dict[str, str | int | bool]"

_TITLE: Final = 44
_LEGEND: Final = 34
_SCALE: Final = 24
_EDGE: Final = 14
_LETTER: Final = 6
"""Pixels, like all sizes here."""

_HIDDEN: Final = {"visible": False, "major_gridlines": {"visible": False}}


class _Box(NamedTuple):
    """What lies left of the bars, above them and below."""

    left: int
    above: int
    below: int


def bar_chart(new: NewBook, look: ChartLook, tab: TabLook) -> Chart:
    """The chart of these cells of ``tab``."""
    return _stacks(new, look, tab) if len(look.chart.series) > 1 else _bars(new, look, tab)


def _bars(new: NewBook, look: ChartLook, tab: TabLook) -> Chart:
    chart = _titled(new, look, "", _Box(_left(look), _TITLE, _EDGE))
    for series in look.chart.series:
        points = [{"fill": {"color": colour}} for colour in series.colours]
        label = {"value": True, "num_format": f"{_pattern(look) or 'General'};;", "font": _font(9)}
        bars = _series(look, tab, series, 45)
        chart.add_series(bars | {"points": points, "data_labels": label})
    chart.set_x_axis(_HIDDEN | {"min": 0})
    chart.set_y_axis(_names())
    chart.set_legend({"none": True})
    return chart


def _stacks(new: NewBook, look: ChartLook, tab: TabLook) -> Chart:
    chart = _titled(new, look, "stacked", _Box(_left(look), _TITLE + _SCALE, _LEGEND))
    for series in look.chart.series:
        chart.add_series(_series(look, tab, series, 35))
    grid = {"visible": True, "line": {"color": LINE}}
    scale = {"min": 0, "num_font": _font(9), "major_gridlines": grid, "line": {"none": True}}
    form = {"num_format": _pattern(look)} if look.form else {}
    chart.set_x_axis(scale | form)
    chart.set_y_axis(_names())
    chart.set_legend({"position": "bottom", "font": _font(9)})
    return chart


def _titled(new: NewBook, look: ChartLook, subtype: str, box: _Box) -> Chart:
    width, height = look.width, look.height
    kind = {"type": "bar", "subtype": subtype} if subtype else {"type": "bar"}
    chart = new.file.add_chart(kind)
    font = _font(12) | {"bold": True}
    title = {"name": look.chart.title, "name_font": font}
    chart.set_title(title | {"layout": {"x": 0.02, "y": 10 / height}})
    chart.set_size({"width": width, "height": height})
    chart.set_chartarea({"border": {"color": LINE}})
    chart.set_plotarea(
        {
            "layout": {
                "x": box.left / width,
                "y": box.above / height,
                "width": (width - box.left - 2 * _EDGE) / width,
                "height": (height - box.above - box.below) / height,
            }
        }
    )
    return chart


def _series(look: ChartLook, tab: TabLook, series: Series, gap: int) -> dict[str, object]:
    values = _reference(tab, series.values)
    return {
        "name": _reference(tab, series.values._replace(first=0))[:3],
        "categories": _reference(tab, look.chart.labels),
        "values": values,
        "fill": {"color": series.colours[0]},
        "gap": gap,
    }


def _reference(tab: TabLook, cells: Cells) -> list[str | int]:
    place = tab.place(cells.header)
    return [tab.title, cells.first, place, cells.last, place]


def _left(look: ChartLook) -> int:
    return 2 * _EDGE + _LETTER * max(map(len, look.chart.names))


def _pattern(look: ChartLook) -> str:
    return look.form.pattern if look.form else ""


def _names() -> dict[str, object]:
    return {
        "reverse": True,
        "num_font": _font(9),
        "line": {"color": LINE},
        "major_tick_mark": "none",
    }


def _font(size: int) -> _Font:
    return {"name": FONT, "size": size, "color": INK, "bold": False}
