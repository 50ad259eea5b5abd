"""Charts as the Sheets API wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.stores.founding.looks import FONT, INK
from sheets_sync.stores.google.provisioning.paint import colour
from sheets_sync.stores.google.provisioning.site import area

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.stores.founding.dashboard import Cells, Chart, ChartLook, Series
    from sheets_sync.stores.google.provisioning.site import Message, Site


def add_chart(look: ChartLook, overview: Site, shown: Site) -> Message:
    """A chart of cells of the tab ``shown``, over the cells right of the overview's lines."""
    place = {
        "anchorCell": {
            "sheetId": overview.sheet_id,
            "rowIndex": overview.header_row + 1,
            "columnIndex": max(overview.places.values()) + 1,
        },
        "offsetXPixels": look.right,
        "offsetYPixels": look.down,
        "widthPixels": look.width,
        "heightPixels": look.height,
    }
    several = len(look.chart.series) > 1
    spec = _stacks(look.chart, shown) if several else _bars(look.chart, shown)
    return {"addChart": {"chart": {"spec": spec, "position": {"overlayPosition": place}}}}


def _bars(chart: Chart, shown: Site) -> Message:
    found = [_bars_of(series, shown) for series in chart.series]
    parts = {"legendPosition": "NO_LEGEND", "headerCount": 0}
    return _spec(chart.title, _data(chart.labels, shown), found, parts)


def _bars_of(series: Series, shown: Site) -> Message:
    points = [
        {"index": place, "colorStyle": colour(one)} for place, one in enumerate(series.colours)
    ]
    look = {"textFormat": {"fontFamily": FONT}}
    return _series(_data(series.values, shown)) | {
        "styleOverrides": points,
        "dataLabel": {"type": "DATA", "placement": "OUTSIDE_END"} | look,
    }


def _stacks(chart: Chart, shown: Site) -> Message:
    # Each begins with its header, which is what the legend calls it.
    found = [
        _series(_data(series.values._replace(first=0), shown))
        | {"colorStyle": colour(series.colours[0])}
        for series in chart.series
    ]
    parts = {"legendPosition": "BOTTOM_LEGEND", "headerCount": 1, "stackedType": "STACKED"}
    return _spec(chart.title, _data(chart.labels._replace(first=0), shown), found, parts)


def _data(cells: Cells, shown: Site) -> Message:
    place, top = shown.places[cells.header], shown.header_row
    found = area(shown.sheet_id, top + cells.first, place, top + cells.last + 1, place + 1)
    return {"sourceRange": {"sources": [found]}}


def _spec(title: str, labels: Message, series: Sequence[Message], parts: Message) -> Message:
    chart = parts | {
        "chartType": "BAR",
        "axis": [{"position": "BOTTOM_AXIS", "viewWindowOptions": {"viewWindowMin": 0}}],
        "domains": [{"domain": labels}],
        "series": series,
    }
    ink = {"bold": True, "fontSize": 12, "foregroundColorStyle": colour(INK)}
    return {
        "title": title,
        "titleTextFormat": ink,
        "altText": title,
        "fontName": FONT,
        "basicChart": chart,
    }


def _series(values: Message) -> Message:
    return {"series": values, "targetAxis": "BOTTOM_AXIS"}
