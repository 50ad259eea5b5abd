"""The overview of a register: its lines, and charts beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.grid.place import column_letters
from sheets_sync.stores.google.provisioning.charts import add_chart
from sheets_sync.stores.google.provisioning.columns import alarm, coloured, fill
from sheets_sync.stores.google.provisioning.hints import condition
from sheets_sync.stores.google.provisioning.paint import cell_format
from sheets_sync.stores.google.provisioning.site import area
from sheets_sync.stores.google.provisioning.tabs import add_tab, fill_tab

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.stores.founding.blueprint import Blueprint, Dashboard
    from sheets_sync.stores.google.provisioning.site import Message, Site, Sites

_COLUMNS: Final = 20
"""Room for the charts; beyond the edge of a tab nothing can be placed."""


def add_overview(blueprint: Blueprint, sites: Sites, site: Site) -> Iterator[Message]:
    """The tab with the overview: lines, colours, charts, protection."""
    dashboard = blueprint.dashboard
    yield add_tab(site, dashboard.tab, _COLUMNS)
    yield from fill_tab(blueprint, sites, site, dashboard.tab)
    yield from _lines(dashboard, site)
    yield from _point_out(dashboard, site)
    yield from add_charts(dashboard, sites, site)


def add_charts(dashboard: Dashboard, sites: Sites, site: Site) -> Iterator[Message]:
    """The charts, to the right of the lines."""
    for look in dashboard.charts:
        yield add_chart(look, site, sites[look.chart.tab] if look.chart.tab else site)


def _lines(dashboard: Dashboard, site: Site) -> Iterator[Message]:
    lines = [look.line for look in dashboard.lines]
    texts: list[Message] = [{"userEnteredValue": {"stringValue": line.text}} for line in lines]
    values = [_value(line.value) for line in lines]
    for header, cells in ((dashboard.item, texts), (dashboard.value, values)):
        place = site.places[header]
        where = area(site.sheet_id, 1, place, 1 + len(cells), place + 1)
        rows = [{"values": [cell]} for cell in cells]
        yield {"updateCells": {"range": where, "rows": rows, "fields": "userEnteredValue"}}
    for row, look in enumerate(dashboard.lines, start=1):
        if look.value.form:
            cell = {"userEnteredFormat": cell_format(look.value)}
            yield fill(_cell(dashboard, site, row), cell, "userEnteredFormat")


def _value(value: str | float | None) -> Message:
    if value is None:
        return {}
    kind = "stringValue" if isinstance(value, str) else "numberValue"
    return {"userEnteredValue": {kind: value}}


def _point_out(dashboard: Dashboard, site: Site) -> Iterator[Message]:
    places = [site.places[header] for header in (dashboard.item, dashboard.value)]
    item, value = map(column_letters, places)
    # Not AND(): whether a comma or a semicolon parts its arguments depends on the country.
    is_heading = condition("CUSTOM_FORMULA", f'=(${item}2<>"")*(${value}2="")')
    yield coloured(site.area(min(places), max(places)), is_heading, dashboard.heading)
    for row, look in enumerate(dashboard.lines, start=1):
        if look.alarm:
            yield alarm(_cell(dashboard, site, row), look.alarm)


def _cell(dashboard: Dashboard, site: Site, row: int) -> Message:
    place = site.places[dashboard.value]
    return area(site.sheet_id, row, place, row + 1, place + 1)
