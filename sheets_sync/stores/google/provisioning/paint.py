"""The looks of a new workbook, in the words of the Sheets API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sheets_sync.stores.founding.looks import Look
    from sheets_sync.stores.google.provisioning.site import Message

PIXELS_A_CHARACTER: Final = 7
_KINDS: Final = {"money": "CURRENCY", "day": "DATE", "moment": "DATE_TIME"}


def colour(code: str) -> Message:
    """``#17456B`` as a ColorStyle."""
    red, green, blue = (int(code[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return {"rgbColor": {"red": red, "green": green, "blue": blue}}


def cell_format(look: Look) -> Message:
    """A CellFormat; borders and indents are left to Google's own gridlines and margins."""
    found: Message = {"textFormat": _text_format(look)}
    if look.fill:
        found["backgroundColorStyle"] = colour(look.fill)
    if look.form:
        found["numberFormat"] = {"type": _KINDS[look.form.shows], "pattern": look.form.pattern}
    if look.align:
        found["horizontalAlignment"] = look.align.upper()
    if look.valign:
        found["verticalAlignment"] = look.valign.upper()
    if look.wrapped:
        found["wrapStrategy"] = "WRAP"
    return found


def rule_format(look: Look) -> Message:
    """The part of a CellFormat that a conditional format can set."""
    text = {"textFormat": _text_format(look)}
    return text | ({"backgroundColorStyle": colour(look.fill)} if look.fill else {})


def _text_format(look: Look) -> Message:
    found: Message = {name: True for name in ("bold", "italic") if getattr(look, name)}
    if look.ink:
        found["foregroundColorStyle"] = colour(look.ink)
    return found
