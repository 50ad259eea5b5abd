"""XML in whatever it was written in → XML in UTF-8, which is what everything here reads."""

from __future__ import annotations

import re
from typing import Final

_DECLARED: Final = re.compile(rb"<\?xml\s[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._\-]+)[\"']")
_SAME: Final = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
_READ: Final = re.compile(r"utf-?16|(?:iso[-_]8859|windows|cp|latin)[-_]?\d+", re.IGNORECASE)
_OWN_WORD: Final = re.compile(r"(<\?xml\s[^>]*?encoding\s*=\s*[\"'])[^\"']*")
_WIDE_STARTS: Final = {
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}


def in_utf8(xml: bytes) -> bytes:
    """The same XML in UTF-8, and saying so; as it is when that is what it is in already.

    Raises ValueError when it is in something that no spreadsheet program writes.
    """
    name = _WIDE_STARTS.get(xml[:2]) or _declared(xml)
    if name is None:
        return xml
    try:
        text = xml.decode(name)
    except LookupError as error:
        raise ValueError(name) from error
    return _OWN_WORD.sub(r"\1UTF-8", text, count=1).encode()


def _declared(xml: bytes) -> str | None:
    found = _DECLARED.match(xml)
    if found is None:
        return None
    name = found[1].decode().lower()
    if name in _SAME:
        return None
    if not _READ.fullmatch(name):
        raise ValueError(name)
    # Some programs say what their own texts are in, and not what they wrote.
    return "utf-8" if "16" in name and name.startswith("utf") else name
