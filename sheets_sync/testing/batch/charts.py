"""Charts and slicers: their specifications are kept, not drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.testing import masks
from sheets_sync.testing.batch import sheets
from sheets_sync.testing.batch.objects import claim_id, find_object
from sheets_sync.testing.wire import ApiError, Message, cloned, invalid

if TYPE_CHECKING:
    from sheets_sync.testing.book import Book
    from sheets_sync.testing.sheet import Sheet

WIDTH, HEIGHT = 600, 371
FONT, SKIPPED = "Roboto", "SKIP_HIDDEN_ROWS_AND_COLUMNS"


def add(book: Book, request: Message) -> Message:
    wish = request.get("chart", {})
    if not wish.get("spec"):
        raise invalid("A chart needs a spec.")
    sheet, position = _placed(book, wish.get("position", {}))
    spec = with_defaults(wish["spec"])
    chart = cloned(wish) | {
        "spec": spec,
        "chartId": claim_id(book, "charts", wish),
        "position": position,
    }
    sheet.parts["charts"].append(chart)
    return {"chart": cloned(chart)}


def with_defaults(spec: Message) -> Message:
    """The spec with what Google fills in: fonts, axes, hidden rows; the first sheet has no id."""
    filled: Message = {"hiddenDimensionStrategy": SKIPPED, "fontName": FONT} | cloned(spec)
    if spec.get("title"):
        filled["titleTextFormat"] = {"fontFamily": FONT} | spec.get("titleTextFormat", {})
    for axis in filled.get("basicChart", {}).get("axis", []):
        axis.setdefault("viewWindowOptions", {})
    _without_first_id(filled)
    return filled


def _without_first_id(value: object) -> None:
    if isinstance(value, list):
        for item in value:
            _without_first_id(item)
    elif isinstance(value, dict):
        if value.get("sheetId") == 0:
            del value["sheetId"]
        for item in value.values():
            _without_first_id(item)


def add_slicer(book: Book, request: Message) -> Message:
    wish = request.get("slicer", {})
    sheet, position = _placed(book, wish.get("position", {}))
    slicer = cloned(wish) | {"slicerId": claim_id(book, "slicers", wish), "position": position}
    sheet.parts["slicers"].append(slicer)
    return {"slicer": cloned(slicer)}


def _placed(book: Book, position: Message) -> tuple[Sheet, Message]:
    if position.get("newSheet"):
        reply = sheets.add(book, {"properties": {"sheetType": "OBJECT"}})
        number = reply["properties"]["sheetId"]
        return book.sheet(number), {"sheetId": number}
    overlay = position.get("overlayPosition", {})
    sheet = book.sheet(overlay.get("anchorCell", {}).get("sheetId", position.get("sheetId", 0)))
    size = {"widthPixels": WIDTH, "heightPixels": HEIGHT}
    return sheet, {"overlayPosition": {"anchorCell": {}} | size | overlay}


def update_spec(book: Book, request: Message) -> None:
    if not request.get("spec"):
        raise invalid("A chart needs a spec.")
    _, chart = find_object(book, "charts", request.get("chartId", 0))
    chart["spec"] = with_defaults(request["spec"])


def update_slicer(book: Book, request: Message) -> None:
    mask = masks.required(request, "SlicerSpec")
    _, slicer = find_object(book, "slicers", request.get("slicerId", 0))
    slicer["spec"] = masks.merged(slicer.get("spec", {}), request.get("spec", {}), mask)


def update_position(book: Book, request: Message) -> Message:
    sheet, thing = _thing(book, request.get("objectId", 0))
    wish = request.get("newPosition", {})
    if wish.get("newSheet"):
        target, position = _placed(book, wish)
        part = "charts" if "chartId" in thing else "slicers"
        sheet.parts[part].remove(thing)
        target.parts[part].append(thing)
    else:
        mask = masks.required(request, "OverlayPosition")
        old = thing["position"].get("overlayPosition", {})
        position = {"overlayPosition": masks.merged(old, wish.get("overlayPosition", {}), mask)}
    thing["position"] = position
    return {"position": cloned(position)}


def delete(book: Book, request: Message) -> None:
    sheet, thing = _thing(book, request.get("objectId", 0))
    sheet.parts["charts" if "chartId" in thing else "slicers"].remove(thing)


def _thing(book: Book, number: int) -> tuple[Sheet, Message]:
    try:
        return find_object(book, "charts", number)
    except ApiError:
        return find_object(book, "slicers", number)
