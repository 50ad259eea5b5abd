"""The basic filter and filter views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.testing import masks
from sheets_sync.testing.areas import Area, grid_range
from sheets_sync.testing.batch.objects import claim_id, find_object
from sheets_sync.testing.batch.order import sort_rows
from sheets_sync.testing.conditions import WORKED_OUT, check
from sheets_sync.testing.formats import settled
from sheets_sync.testing.wire import Message, cloned

if TYPE_CHECKING:
    from sheets_sync.testing.book import Book
    from sheets_sync.testing.sheet import Sheet


def set_basic(book: Book, request: Message) -> None:
    wish = settled(request.get("filter", {}))
    sheet, area = book.area(wish.get("range", {}))
    _check(wish)
    wish |= both_ways(wish)
    sheet.basic_filter = wish | {"range": grid_range(sheet.sheet_id, area)}
    if wish.get("sortSpecs"):
        below = Area(area.top + 1, area.left, area.bottom, area.right)
        sort_rows(book, sheet, below, wish["sortSpecs"])


def both_ways(wish: Message) -> Message:
    """The rules by column in the old form and in the new one; Google answers with both (L)."""
    rules = {str(s.get("columnIndex", 0)): s for s in wish.get("filterSpecs", [])}
    new = {column: spec.get("filterCriteria", {}) for column, spec in rules.items()}
    criteria = wish.get("criteria", {}) | new
    specs = [
        {"columnIndex": int(column), **rules.get(column, {}), "filterCriteria": rule}
        for column, rule in criteria.items()
    ]
    return {"criteria": criteria, "filterSpecs": specs} if criteria else {}


def _check(wish: Message) -> None:
    for rule in [*wish.get("criteria", {}).values(), *wish.get("filterSpecs", [])]:
        condition = rule.get("filterCriteria", rule).get("condition")
        if condition:
            check(condition, WORKED_OUT)


def clear_basic(book: Book, request: Message) -> None:
    book.sheet(request.get("sheetId", 0)).basic_filter = {}


def add_view(book: Book, request: Message) -> Message:
    view = settled(request.get("filter", {}))
    sheet, area = book.area(view.get("range", {}))
    view |= {"filterViewId": claim_id(book, "filterViews", view)}
    return {"filter": _added(sheet, view | {"range": grid_range(sheet.sheet_id, area)})}


def duplicate_view(book: Book, request: Message) -> Message:
    sheet, view = find_object(book, "filterViews", request.get("filterId", 0))
    twin = cloned(view) | {"filterViewId": book.fresh_id(), "title": f"Copy of {view['title']}"}
    return {"filter": _added(sheet, twin)}


def _added(sheet: Sheet, view: Message) -> Message:
    views = sheet.parts["filterViews"]
    view.setdefault("title", f"Filter {len(views) + 1}")
    views.append(view)
    return cloned(view)


def update_view(book: Book, request: Message) -> None:
    mask, wish = masks.required(request, "FilterView"), settled(request.get("filter", {}))
    sheet, view = find_object(book, "filterViews", wish.get("filterViewId", 0))
    new = masks.merged(view, wish, mask) | {"filterViewId": view["filterViewId"]}
    _, area = book.area(new["range"])
    sheet.parts["filterViews"] = [
        new | {"range": grid_range(sheet.sheet_id, area)} if each is view else each
        for each in sheet.parts["filterViews"]
    ]


def delete_view(book: Book, request: Message) -> None:
    sheet, view = find_object(book, "filterViews", request.get("filterId", 0))
    sheet.parts["filterViews"].remove(view)
