"""The looks of a new workbook, in the words of the Sheets API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sheets_sync.stores.google.provisioning.site import Message
    from sheets_sync.stores.workbook.fresh.looks import Look

PIXELS_A_CHARACTER: Final = 7
_VERTICAL: Final = {"top": "TOP", "vcenter": "MIDDLE"}


def colour(code: str) -> Message:
    """``#17456B`` as a ColorStyle."""
    red, green, blue = (int(code[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return {"rgbColor": {"red": red, "green": green, "blue": blue}}


def cell_format(look: Look) -> Message:
    """A CellFormat; borders and indents are left to Google's own gridlines and margins."""
    found: Message = {"textFormat": _text_format(look)}
    if fill := look.get("bg_color"):
        found["backgroundColorStyle"] = colour(str(fill))
    if pattern := look.get("num_format"):
        found["numberFormat"] = number_format(str(pattern))
    if align := look.get("align"):
        found["horizontalAlignment"] = str(align).upper()
    if valign := look.get("valign"):
        found["verticalAlignment"] = _VERTICAL[str(valign)]
    if look.get("text_wrap"):
        found["wrapStrategy"] = "WRAP"
    return found


def rule_format(look: Look) -> Message:
    """The part of a CellFormat that a conditional format can set."""
    fill = look.get("bg_color")
    text = {"textFormat": _text_format(look)}
    return text | ({"backgroundColorStyle": colour(str(fill))} if fill else {})


def number_format(pattern: str) -> Message:
    """A NumberFormat of the kind that the pattern shows."""
    if "yy" not in pattern:
        return {"type": "CURRENCY", "pattern": pattern}
    return {"type": "DATE_TIME" if "hh" in pattern else "DATE", "pattern": pattern}


def _text_format(look: Look) -> Message:
    found: Message = {name: True for name in ("bold", "italic") if look.get(name)}
    if ink := look.get("font_color"):
        found["foregroundColorStyle"] = colour(str(ink))
    return found
