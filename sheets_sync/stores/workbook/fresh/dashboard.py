"""The overview of a new workbook: its lines, and charts that point at them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sheets_sync.grid.place import column_letters
from sheets_sync.problems.problem import Quantity
from sheets_sync.stores.founding.colours import alarm_above_zero
from sheets_sync.stores.founding.dashboard import (
    AMOUNTS,
    ITEM_WIDTH,
    PARTY_SHARES,
    SHARES,
    VALUE_WIDTH,
    sections_of,
)
from sheets_sync.stores.founding.looks import (
    DEEP,
    INK,
    MACHINE,
    SHADES,
    heading_look,
    machine_header_look,
    number_form,
    plain_look,
)
from sheets_sync.stores.workbook.fresh.book import LAST_ROW
from sheets_sync.stores.workbook.fresh.charts import (
    WIDTH,
    Series,
    Span,
    counts_chart,
    shares_chart,
    stacks_chart,
)
from sheets_sync.stores.workbook.fresh.hints import add_note
from sheets_sync.stores.workbook.fresh.tabs import alarm, lock

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from xlsxwriter.chart import Chart
    from xlsxwriter.worksheet import Worksheet

    from sheets_sync.programme.model import Kind
    from sheets_sync.stores.founding.dashboard import Items, Section
    from sheets_sync.stores.workbook.fresh.book import NewBook

_GAP_WIDTH: Final = 3
_BETWEEN: Final = 16
_TOP: Final = 8


@dataclass(frozen=True, slots=True)
class Overview:
    """The overview in the making; ``item`` and ``value`` are its columns, from 0."""

    new: NewBook
    sheet: Worksheet
    sections: Mapping[str, Section]
    item: int
    value: int

    def rows(self, heading: str, *lines: str) -> list[int]:
        """The sheet rows of these lines below a heading, all by their codes, less what lacks."""
        section = self.sections.get(self.new.catalogue.say(heading))
        texts = [self.new.catalogue.say(f"overview.{line}") for line in lines]
        if section is None:
            return []
        return [
            section.first + section.lines.index(text) for text in texts if text in section.lines
        ]

    def series(self, first: int, last: int, colour: str, ink: str) -> Series:
        """Bars for these sheet rows; they are called as the first of them."""
        title = self.sheet.get_name()
        labels = Span(title, self.item, first, last)
        values = Span(title, self.value, first, last)
        return Series(Span(title, self.item, first, first), labels, values, colour, ink)


def add_overview(new: NewBook, items: Items) -> Worksheet:
    """The tab with the overview, its charts beside its lines, on one page when printed."""
    spec = new.programme.tabs.overview
    sheet = new.add_tab(spec.title, MACHINE)
    roles = list(spec.headers)
    places = roles.index("item"), roles.index("value")
    overview = Overview(new, sheet, sections_of(items), *places)
    _prepare(overview)
    _write(overview, items)
    _point_out(overview)
    _insert(overview)
    new.set_up_pages(sheet, 1)
    sheet.fit_to_pages(1, 1)
    lock(sheet)
    return sheet


def _prepare(overview: Overview) -> None:
    new, sheet = overview.new, overview.sheet
    headers = new.programme.tabs.overview.headers
    widths = {overview.item: ITEM_WIDTH, overview.value: VALUE_WIDTH}
    for place, header in enumerate(headers.values()):
        kind: Kind = "text" if place == overview.item else "number"
        look = plain_look(kind, new.programme.budget.unit, new.programme.language)
        sheet.set_column(place, place, widths[place], new.format(look))
        sheet.write_string(0, place, header, new.format(machine_header_look()))
    sheet.set_column(len(headers), len(headers), _GAP_WIDTH)
    sheet.hide_gridlines(2)
    add_note(sheet, 0, new.catalogue.say("new.machine_tab"))


def _write(overview: Overview, items: Items) -> None:
    unit, language = overview.new.programme.budget.unit, overview.new.programme.language
    amounts = overview.rows("overview.totals", *AMOUNTS)
    for row, (text, value) in enumerate(items, start=1):
        overview.sheet.write_string(row, overview.item, text)
        if value is not None:
            look = plain_look("amount" if row in amounts else "number", unit, language)
            overview.sheet.write(row, overview.value, value, overview.new.format(look))


def _point_out(overview: Overview) -> None:
    item, value = column_letters(overview.item), column_letters(overview.value)
    heading = overview.new.format(heading_look())
    rule = {"type": "formula", "criteria": f'=AND(${item}2<>"",${value}2="")', "format": heading}
    columns = sorted((overview.item, overview.value))
    overview.sheet.conditional_format(1, columns[0], LAST_ROW, columns[1], rule)
    for heading_code, lines in (
        ("overview.totals", ("above_total", "parties_above_cap")),
        ("overview.evaluations", ("overdue",)),
    ):
        for row in overview.rows(heading_code, *lines):
            alarm(overview.new, overview.sheet, (row, overview.value, row), alarm_above_zero())


def _insert(overview: Overview) -> None:
    place = len(overview.new.programme.tabs.overview.headers) + 1
    down = _TOP
    for chart in _charts(overview):
        where = {"x_offset": 0, "y_offset": down, "object_position": 2}
        overview.sheet.insert_chart(1, place, chart, where)
        down += chart.height + _BETWEEN
    for chart in _party_charts(overview.new):
        where = {"x_offset": WIDTH + _BETWEEN, "y_offset": _TOP, "object_position": 2}
        overview.sheet.insert_chart(1, place, chart, where)


def _charts(overview: Overview) -> Iterator[Chart]:
    yield from _pool_chart(overview)
    yield from _status_chart(overview)
    yield from _evaluations_chart(overview)


def _pool_chart(overview: Overview) -> Iterator[Chart]:
    programme, catalogue = overview.new.programme, overview.new.catalogue
    series = [
        overview.series(row, row, colour, ink)
        for line, colour, ink in SHARES
        for row in overview.rows("overview.totals", line)
    ]
    if series:
        title = catalogue.say("new.chart.pool", total=Quantity(programme.total))
        form = _pattern(overview.new)
        yield shares_chart(overview.new, title, series, form)


def _status_chart(overview: Overview) -> Iterator[Chart]:
    tab = overview.new.programme.tabs.requests
    title = overview.new.catalogue.say("overview.status", tab=tab.title)
    section = overview.sections.get(title)
    if section:
        tones = {status.label: status.tone for status in tab.statuses.values()}
        colours = [SHADES[tones.get(line, "quiet")].solid for line in section.lines]
        yield _counts(overview, section, colours)


def _evaluations_chart(overview: Overview) -> Iterator[Chart]:
    section = overview.sections.get(overview.new.catalogue.say("overview.evaluations"))
    if section:
        late = overview.new.catalogue.say("overview.overdue")
        colours = [SHADES["bad" if line == late else "attention"].solid for line in section.lines]
        yield _counts(overview, section, colours)


def _counts(overview: Overview, section: Section, colours: Sequence[str]) -> Chart:
    last = section.first + len(section.lines) - 1
    series = overview.series(section.first, last, DEEP, INK)
    longest = max(map(len, section.lines))
    return counts_chart(overview.new, section.title, series, colours, longest)


def _party_charts(new: NewBook) -> Iterator[Chart]:
    spec, last = new.programme.tabs.parties, len(new.programme.parties)
    labels = Span(spec.title, spec.columns.index(spec.by_role["name"]), 1, last)
    places = {role: spec.columns.index(column) for role, column in spec.by_role.items()}
    series = [
        Series(
            Span(spec.title, places[role], 0, 0),
            labels,
            Span(spec.title, places[role], 1, last),
            colour,
            ink,
        )
        for role, colour, ink in PARTY_SHARES
        if role in places
    ]
    if series and last:
        title = new.catalogue.say("new.chart.parties", cap=Quantity(new.programme.cap))
        form = _pattern(new)
        longest = max(len(party.name) for party in new.programme.parties)
        yield stacks_chart(new, title, series, form, longest)


def _pattern(new: NewBook) -> str:
    form = number_form("amount", new.programme.budget.unit, new.programme.language)
    return form.pattern if form else ""
