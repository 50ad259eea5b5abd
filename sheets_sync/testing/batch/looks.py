"""Looks that depend on something: conditional formats and alternating colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.testing import masks
from sheets_sync.testing.areas import grid_range
from sheets_sync.testing.batch.objects import claim_id, find_object
from sheets_sync.testing.conditions import FOR_LOOKS, check
from sheets_sync.testing.formats import both_colors, settled
from sheets_sync.testing.wire import Message, cloned, invalid

if TYPE_CHECKING:
    from sheets_sync.testing.book import Book
    from sheets_sync.testing.sheet import Sheet


def add_rule(book: Book, request: Message) -> None:
    rule = settled(request.get("rule", {}))
    sheet = _home(book, rule)
    rules = sheet.parts["conditionalFormats"]
    index = request.get("index", 0)
    if not 0 <= index <= len(rules):
        raise invalid(f"No conditional format on sheet: {sheet.sheet_id} at index: {index}")
    rules.insert(index, rule)


def _home(book: Book, rule: Message) -> Sheet:
    ranges = rule.get("ranges", [])
    if not ranges or not ("booleanRule" in rule or "gradientRule" in rule):
        raise invalid("A conditional format rule needs ranges and a rule.")
    if "booleanRule" in rule:
        check(rule["booleanRule"].get("condition", {}), FOR_LOOKS)
    homes = [book.area(where)[0] for where in ranges]
    if any(home is not homes[0] for home in homes):
        raise invalid("All ranges of a rule must lie on one sheet.")
    for where in ranges:
        if not where.get("sheetId", 1):
            del where["sheetId"]
    return homes[0]


def _rule_at(book: Book, sheet_id: int, index: int) -> tuple[Sheet, Message]:
    sheet = book.sheet(sheet_id)
    rules = sheet.parts["conditionalFormats"]
    if not 0 <= index < len(rules):
        raise invalid(f"No conditional format on sheet: {sheet_id} at index: {index}")
    return sheet, rules[index]


def delete_rule(book: Book, request: Message) -> Message:
    sheet, rule = _rule_at(book, request.get("sheetId", 0), request.get("index", 0))
    sheet.parts["conditionalFormats"].pop(request.get("index", 0))
    return {"rule": rule}


def update_rule(book: Book, request: Message) -> Message:
    index = request.get("index", 0)
    if "rule" in request:
        new = settled(request["rule"])
        home = _home(book, new)
        sheet, old = _rule_at(book, home.sheet_id, index)
        sheet.parts["conditionalFormats"][index] = new
        return {"oldRule": old, "newRule": cloned(new)} | ({"newIndex": index} if index else {})
    target = request.get("newIndex", 0)
    sheet, rule = _rule_at(book, request.get("sheetId", 0), index)
    sheet.parts["conditionalFormats"].pop(index)
    sheet.parts["conditionalFormats"].insert(target, rule)
    places = {"oldIndex": index, "newIndex": target}
    return {"newRule": cloned(rule)} | {name: place for name, place in places.items() if place}


def add_banding(book: Book, request: Message) -> Message:
    wish = settled(request.get("bandedRange", {}))
    sheet, area = book.area(wish.get("range", {}))
    if "rowProperties" not in wish and "columnProperties" not in wish:
        raise invalid("Either 'rowProperties' or 'columnProperties' must be set.")
    place = {"range": grid_range(sheet.sheet_id, area)}
    band = wish | place | {"bandedRangeId": claim_id(book, "bandedRanges", wish)}
    sheet.parts["bandedRanges"].append(band)
    return {"bandedRange": cloned(band)}


def update_banding(book: Book, request: Message) -> None:
    mask, wish = masks.required(request, "BandedRange"), settled(request.get("bandedRange", {}))
    _, band = find_object(book, "bandedRanges", wish.get("bandedRangeId", 0))
    new = masks.merged(band, wish, both_colors(mask)) | {"bandedRangeId": band["bandedRangeId"]}
    sheet, area = book.area(new["range"])
    band.clear()
    band |= new | {"range": grid_range(sheet.sheet_id, area)}


def delete_banding(book: Book, request: Message) -> None:
    sheet, band = find_object(book, "bandedRanges", request.get("bandedRangeId", 0))
    sheet.parts["bandedRanges"].remove(band)
