"""Charts as the Sheets API wants them: lying bars, for labels that people can read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sheets_sync.stores.founding.looks import FONT, INK
from sheets_sync.stores.google.provisioning.paint import colour
from sheets_sync.stores.google.provisioning.site import area

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.stores.google.provisioning.site import Message

WIDTH: Final = 620
"""Pixels, like all sizes here."""
_AROUND: Final = 110
_LINE: Final = 24


@dataclass(frozen=True, slots=True)
class Span:
    """Cells below each other; rows count from 0, the last included."""

    sheet_id: int
    place: int
    first: int
    last: int

    @property
    def data(self) -> Message:
        """The ChartData of these cells."""
        cells = area(self.sheet_id, self.first, self.place, self.last + 1, self.place + 1)
        return {"sourceRange": {"sources": [cells]}}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a chart stands: its tab, the cell it hangs from, and how far from there."""

    sheet_id: int
    row: int
    column: int
    right: int = 0
    down: int = 0


def bars(title: str, labels: Span, values: Span, colours: Sequence[str]) -> Message:
    """A bar a line, each in the colour at the same place in ``colours``: a ChartSpec."""
    points = [{"index": place, "colorStyle": colour(one)} for place, one in enumerate(colours)]
    look = {"textFormat": {"fontFamily": FONT}}
    series = _series(values) | {
        "styleOverrides": points,
        "dataLabel": {"type": "DATA", "placement": "OUTSIDE_END"} | look,
    }
    parts = {"legendPosition": "NO_LEGEND", "headerCount": 0}
    return _spec(title, labels, [series], parts)


def stacks(title: str, labels: Span, series: Sequence[tuple[Span, str]]) -> Message:
    """A bar a line, made of the series in their colours; each span begins with its header."""
    found = [_series(values) | {"colorStyle": colour(one)} for values, one in series]
    parts = {"legendPosition": "BOTTOM_LEGEND", "headerCount": 1, "stackedType": "STACKED"}
    return _spec(title, labels, found, parts)


def height(lines: int) -> int:
    """How high a chart of this many bars has to be."""
    return _AROUND + _LINE * lines


def add_chart(spec: Message, spot: Spot, lines: int) -> Message:
    """A chart of this many bars over the cells of a tab."""
    cell = {"sheetId": spot.sheet_id, "rowIndex": spot.row, "columnIndex": spot.column}
    place = {
        "anchorCell": cell,
        "offsetXPixels": spot.right,
        "offsetYPixels": spot.down,
        "widthPixels": WIDTH,
        "heightPixels": height(lines),
    }
    return {"addChart": {"chart": {"spec": spec, "position": {"overlayPosition": place}}}}


def _spec(title: str, labels: Span, series: Sequence[Message], parts: Message) -> Message:
    chart = parts | {
        "chartType": "BAR",
        "axis": [{"position": "BOTTOM_AXIS", "viewWindowOptions": {"viewWindowMin": 0}}],
        "domains": [{"domain": labels.data}],
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


def _series(values: Span) -> Message:
    return {"series": values.data, "targetAxis": "BOTTOM_AXIS"}
