"""The overview of a register: its lines, and charts beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sheets_sync.grid.place import column_letters
from sheets_sync.problems.problem import Quantity
from sheets_sync.stores.founding.blueprint import own_tab
from sheets_sync.stores.founding.colours import alarm_above_zero
from sheets_sync.stores.founding.dashboard import (
    AMOUNTS,
    ITEM_WIDTH,
    PARTY_SHARES,
    SHARES,
    VALUE_WIDTH,
    sections_of,
)
from sheets_sync.stores.founding.looks import SHADES, heading_look, plain_look
from sheets_sync.stores.google.provisioning.charts import (
    WIDTH,
    Span,
    Spot,
    add_chart,
    bars,
    height,
    stacks,
)
from sheets_sync.stores.google.provisioning.columns import alarm, coloured, fill, wide
from sheets_sync.stores.google.provisioning.guards import guard_tab
from sheets_sync.stores.google.provisioning.hints import condition
from sheets_sync.stores.google.provisioning.paint import cell_format
from sheets_sync.stores.google.provisioning.site import area
from sheets_sync.stores.google.provisioning.tabs import add_tab, own_headers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sheets_sync.programme.model import Kind
    from sheets_sync.stores.founding.dashboard import Section
    from sheets_sync.stores.founding.wishes import Wishes
    from sheets_sync.stores.google.provisioning.site import Message, Site, Sites

_COLUMNS: Final = 20
"""Room for the charts; beyond the edge of a tab nothing can be placed."""
_BETWEEN: Final = 16


@dataclass(frozen=True, slots=True)
class Overview:
    """The overview of these wishes at its site; ``item`` and ``value`` are columns, from 0."""

    wishes: Wishes
    site: Site

    @property
    def item(self) -> int:
        return self._place("item")

    @property
    def value(self) -> int:
        return self._place("value")

    def rows(self, heading: str, *lines: str) -> list[int]:
        """The sheet rows of these lines below a heading, all by their codes, less what lacks."""
        section = self.section(self.wishes.catalogue.say(heading))
        texts = [self.wishes.catalogue.say(f"overview.{line}") for line in lines]
        if section is None:
            return []
        return [
            section.first + section.lines.index(text) for text in texts if text in section.lines
        ]

    def section(self, title: str) -> Section | None:
        """The lines below the heading with this text, or None."""
        return sections_of(self.wishes.overview).get(title)

    def span(self, place: int, first: int, last: int) -> Span:
        """These rows of one of the columns."""
        return Span(self.site.sheet_id, place, first, last)

    def _place(self, role: str) -> int:
        return self.site.places[self.wishes.programme.tabs.overview.headers[role]]


def add_overview(wishes: Wishes, sites: Sites, site: Site) -> Iterator[Message]:
    """The tab with the overview: lines, colours, charts, protection."""
    look, overview = own_tab(wishes, wishes.programme.tabs.overview), Overview(wishes, site)
    yield add_tab(site, look, columnCount=_COLUMNS, hideGridlines=True)
    yield from own_headers(site, look)
    yield from _columns(overview)
    yield from _lines(overview)
    yield from _point_out(overview)
    yield from add_charts(wishes, sites, site)
    yield guard_tab(wishes, site.sheet_id)


def add_charts(wishes: Wishes, sites: Sites, site: Site) -> Iterator[Message]:
    """The charts, to the right of the lines, one below the other; the parties beside them."""
    overview = Overview(wishes, site)
    column, down = max(site.places.values()) + 1, _BETWEEN
    for spec, lines in _charts(overview):
        spot = Spot(site.sheet_id, 1, column, _BETWEEN, down)
        yield add_chart(spec, spot, lines)
        down += height(lines) + _BETWEEN
    for spec, lines in _party_chart(wishes, sites["parties"]):
        spot = Spot(site.sheet_id, 1, column, WIDTH + 2 * _BETWEEN, _BETWEEN)
        yield add_chart(spec, spot, lines)


def _columns(overview: Overview) -> Iterator[Message]:
    programme, site = overview.wishes.programme, overview.site
    kinds: tuple[tuple[int, Kind, int], ...] = (
        (overview.item, "text", ITEM_WIDTH),
        (overview.value, "number", VALUE_WIDTH),
    )
    for place, kind, characters in kinds:
        look = cell_format(plain_look(kind, programme.budget.unit, programme.language))
        yield fill(site.area(place, place), {"userEnteredFormat": look}, "userEnteredFormat")
        yield wide(site, place, characters)


def _lines(overview: Overview) -> Iterator[Message]:
    items, site = overview.wishes.overview, overview.site
    texts: list[Message] = [{"userEnteredValue": {"stringValue": text}} for text, _ in items]
    values = [_number(value) for _, value in items]
    for place, cells in ((overview.item, texts), (overview.value, values)):
        where = area(site.sheet_id, 1, place, 1 + len(cells), place + 1)
        rows = [{"values": [cell]} for cell in cells]
        yield {"updateCells": {"range": where, "rows": rows, "fields": "userEnteredValue"}}
    programme = overview.wishes.programme
    look = cell_format(plain_look("amount", programme.budget.unit, programme.language))
    for row in overview.rows("overview.totals", *AMOUNTS):
        where = area(site.sheet_id, row, overview.value, row + 1, overview.value + 1)
        yield fill(where, {"userEnteredFormat": look}, "userEnteredFormat")


def _number(value: str | float | None) -> Message:
    if value is None:
        return {}
    kind = "stringValue" if isinstance(value, str) else "numberValue"
    return {"userEnteredValue": {kind: value}}


def _point_out(overview: Overview) -> Iterator[Message]:
    item, value = column_letters(overview.item), column_letters(overview.value)
    # Not AND(): whether a comma or a semicolon parts its arguments depends on the country.
    is_heading = condition("CUSTOM_FORMULA", f'=(${item}2<>"")*(${value}2="")')
    columns = sorted((overview.item, overview.value))
    where = overview.site.area(columns[0], columns[1])
    yield coloured(where, is_heading, heading_look())
    for heading, lines in (
        ("overview.totals", ("above_total", "parties_above_cap")),
        ("overview.evaluations", ("overdue",)),
    ):
        for row in overview.rows(heading, *lines):
            cell = area(overview.site.sheet_id, row, overview.value, row + 1, overview.value + 1)
            yield alarm(cell, alarm_above_zero())


def _charts(overview: Overview) -> Iterator[tuple[Message, int]]:
    yield from _pool_chart(overview)
    yield from _status_chart(overview)
    yield from _evaluations_chart(overview)


def _pool_chart(overview: Overview) -> Iterator[tuple[Message, int]]:
    shades = {
        row: shade for line, shade, _ in SHARES for row in overview.rows("overview.totals", line)
    }
    rows = sorted(shades)
    if rows and rows[-1] - rows[0] == len(rows) - 1:
        total = Quantity(overview.wishes.programme.total)
        title = overview.wishes.catalogue.say("new.chart.pool", total=total)
        yield _bars(overview, title, rows[0], [shades[row] for row in rows])


def _status_chart(overview: Overview) -> Iterator[tuple[Message, int]]:
    tab = overview.wishes.programme.tabs.requests
    title = overview.wishes.catalogue.say("overview.status", tab=tab.title)
    if section := overview.section(title):
        tones = {status.label: status.tone for status in tab.statuses.values()}
        shades = [SHADES[tones.get(line, "quiet")].solid for line in section.lines]
        yield _bars(overview, title, section.first, shades)


def _evaluations_chart(overview: Overview) -> Iterator[tuple[Message, int]]:
    title = overview.wishes.catalogue.say("overview.evaluations")
    if section := overview.section(title):
        late = overview.wishes.catalogue.say("overview.overdue")
        shades = [SHADES["bad" if line == late else "attention"].solid for line in section.lines]
        yield _bars(overview, title, section.first, shades)


def _bars(overview: Overview, title: str, first: int, shades: Sequence[str]) -> tuple[Message, int]:
    last = first + len(shades) - 1
    labels = overview.span(overview.item, first, last)
    return bars(title, labels, overview.span(overview.value, first, last), shades), len(shades)


def _party_chart(wishes: Wishes, site: Site) -> Iterator[tuple[Message, int]]:
    by_role, count = wishes.programme.tabs.parties.by_role, len(wishes.programme.parties)

    def span(role: str) -> Span:
        last = site.header_row + count
        return Span(site.sheet_id, site.places[by_role[role].header], site.header_row, last)

    series = [(span(role), shade) for role, shade, _ in PARTY_SHARES if role in by_role]
    if series and count:
        title = wishes.catalogue.say("new.chart.parties", cap=Quantity(wishes.programme.cap))
        yield stacks(title, span("name"), series), count
