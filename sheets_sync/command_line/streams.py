"""The screen may know fewer characters than a sentence has; then others take their place."""

from __future__ import annotations

import codecs
import os
import sys
from io import TextIOWrapper
from typing import Final

_HOW: Final = "sheets-sync"
_NO_TERMINAL: Final = 80
_STAND_INS: Final = {
    "→": "->",
    "…": "...",
    "€": "EUR",
    "⏎": " / ",
    "½": "1/2",
    "•": "*",
    "·": "-",
    **dict.fromkeys("–—−‑", "-"),
    **dict.fromkeys("‘’", "'"),
    **dict.fromkeys("“”„", '"'),
}


def open_streams() -> None:
    """From now on nothing that is printed can fail for want of a character."""
    codecs.register_error(_HOW, _stand_in)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=_HOW)


def table_width() -> int:
    """Columns of the terminal, or what people set for them."""
    # click would load shutil for this, which takes longer than all of our own start.
    try:
        columns = int(os.environ.get("COLUMNS") or os.get_terminal_size().columns)
    except (OSError, ValueError):
        columns = _NO_TERMINAL
    return max(20, min(columns or _NO_TERMINAL, 1000))


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


def _plain(character: str) -> str:
    from unicodedata import normalize

    if character in _STAND_INS:
        return _STAND_INS[character]
    bare = normalize("NFKD", character)
    return "".join(filter(str.isascii, bare)) or "?"
