"""A value as the XML of a cell, and as it will be read back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sheets_sync.stores.workbook.markup import escaped

if TYPE_CHECKING:
    from sheets_sync.grid.edits import Written

LONGEST: Final = 32_767
"""The UTF-16 code units that Excel keeps in a cell."""

_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def stored(value: Written) -> str | int | float:
    """The value as the file can hold it: text cut to Excel's limit, an emptied cell ``""``."""
    if value is None:
        return ""
    return _fitting(value) if isinstance(value, str) else value


def cell_xml(prefix: bytes, raw: bytes, value: str | float) -> bytes:
    """A whole ``<c>`` from what stands in its tag (without ``t``) and its stored value."""
    name = prefix + b"c"
    inside = raw.rstrip(b"/ \t\r\n")
    if value == "":
        return b"<" + name + inside + b"/>"
    if isinstance(value, str):
        space = b' xml:space="preserve"' if value != value.strip() or "\n" in value else b""
        content = b"<%bis><%bt%b>%b</%bt></%bis>" % (
            *(prefix, prefix, space, _escaped(value), prefix, prefix),
        )
        return b"<" + name + inside + b' t="inlineStr">' + content + b"</" + name + b">"
    kind = b' t="b"' if isinstance(value, bool) else b""
    number = b"<%bv>%b</%bv>" % (prefix, _number(value), prefix)
    return b"<" + name + inside + kind + b">" + number + b"</" + name + b">"


def _number(value: float) -> bytes:
    if not isinstance(value, int) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return repr(int(value) if isinstance(value, bool) else value).encode()


def _escaped(text: str) -> bytes:
    return escaped(_ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", text))


def _fitting(text: str) -> str:
    text = _SURROGATE.sub("\ufffd", text)
    if len(text) * 2 <= LONGEST or len(text.encode("utf-16-le")) // 2 <= LONGEST:
        return text
    kept = text.encode("utf-16-le")[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore")
    return f"{kept}…"
