"""The overview of a new workbook: its lines, and charts that point at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.grid.place import column_letters
from sheets_sync.stores.workbook.fresh.book import LAST_ROW
from sheets_sync.stores.workbook.fresh.charts import bar_chart
from sheets_sync.stores.workbook.fresh.tabs import add_tab, alarm

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from sheets_sync.stores.founding.blueprint import Blueprint, Dashboard
    from sheets_sync.stores.workbook.fresh.book import NewBook


def add_overview(new: NewBook, blueprint: Blueprint) -> Worksheet:
    """The tab with the overview, its charts beside its lines, on one page when printed."""
    sheet = add_tab(new, blueprint.dashboard.tab)
    _write(new, sheet, blueprint.dashboard)
    _point_out(new, sheet, blueprint.dashboard)
    _insert(new, sheet, blueprint)
    sheet.fit_to_pages(1, 1)
    return sheet


def _write(new: NewBook, sheet: Worksheet, dashboard: Dashboard) -> None:
    item, value = dashboard.places
    for row, (line, look, _) in enumerate(dashboard.lines, start=1):
        sheet.write_string(row, item, line.text)
        if line.value is not None:
            sheet.write(row, value, line.value, new.format(look))


def _point_out(new: NewBook, sheet: Worksheet, dashboard: Dashboard) -> None:
    item, value = map(column_letters, dashboard.places)
    rule = {
        "type": "formula",
        "criteria": f'=AND(${item}2<>"",${value}2="")',
        "format": new.format(dashboard.heading),
    }
    left, right = sorted(dashboard.places)
    sheet.conditional_format(1, left, LAST_ROW, right, rule)
    for row, line in enumerate(dashboard.lines, start=1):
        if line.alarm:
            alarm(new, sheet, (row, dashboard.places[1], row), line.alarm)


def _insert(new: NewBook, sheet: Worksheet, blueprint: Blueprint) -> None:
    dashboard = blueprint.dashboard
    for look in dashboard.charts:
        tab = blueprint.tabs[look.chart.tab] if look.chart.tab else dashboard.tab
        where = {"x_offset": look.right, "y_offset": look.down, "object_position": 2}
        sheet.insert_chart(1, len(dashboard.tab.columns), bar_chart(new, look, tab), where)
