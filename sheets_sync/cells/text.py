"""The text of a cell: cleaned for keeping, folded for matching, quoted for showing."""

from __future__ import annotations

import unicodedata
from typing import Literal, TypeAlias

from sheets_sync.grid.snapshot import Cell, ErrorCell
from sheets_sync.problems.problem import Wrong

Language: TypeAlias = Literal["nl", "en"]
Unit: TypeAlias = Literal["hours", "euro"]
"""What a programme gives."""

ERROR_TEXTS = frozenset(
    (
        "#N/A",
        "#REF!",
        "#VALUE!",
        "#DIV/0!",
        "#NAME?",
        "#NUM!",
        "#NULL!",
        "#ERROR!",
        "#SPILL!",
        "#CALC!",
        "#GETTING_DATA",
        "#N/B",
        "#VERW!",
        "#WAARDE!",
        "#DEEL/0!",
        "#NAAM?",
        "#GETAL!",
        "#LEEG!",
        "#OVERLOOP!",
    )
)
"""What an error looks like where a store hands it out as text; Excel translates some of them."""

_INVISIBLE = (
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
_FIXED_BLANKS = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000"
)
_LINE_ENDS = "\n\v\f\r\x85\u2028\u2029"
_EDGES = " \t\x1c\x1d\x1e\x1f" + _LINE_ENDS + _FIXED_BLANKS + _INVISIBLE

_UNSEEN = str.maketrans(dict.fromkeys(_INVISIBLE, ""))
_TO_SPACE = str.maketrans(dict.fromkeys(_FIXED_BLANKS, " "))
_FOLDED: dict[int, str | None] = {
    **dict.fromkeys(map(ord, _INVISIBLE)),
    **dict.fromkeys(map(ord, "‐‑‒–—―−﹣-"), "-"),
    **dict.fromkeys(map(ord, "’‘‛ʼʹ`´′'"), "'"),
}
_SHOWN: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "␡",
    **dict.fromkeys(range(0x80, 0xA0), "�"),
    **dict.fromkeys(map(ord, _LINE_ENDS), "⏎"),
}
_BOOLEANS = {"nl": ("ONWAAR", "WAAR"), "en": ("FALSE", "TRUE")}


def clean(cell: Cell, language: Language = "nl") -> str:
    r"""The cell as text, without blanks and invisible characters at its edges.

    A number becomes what a person would have typed: 612345678.0 → ``612345678``, 7.5 → ``7,5``
    (nl) or ``7.5`` (en).

    >>> clean(612345678.0), clean(7.5), clean("\u00a0ja\u200b")
    ('612345678', '7,5', 'ja')
    """
    if isinstance(cell, str):
        text = cell.strip(_EDGES)
        return text if text.isascii() else text.translate(_TO_SPACE)
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return _BOOLEANS[language][cell]
    if isinstance(cell, int):
        return str(cell)
    return _digits(cell, language)


def _digits(number: float, language: Language) -> str:
    # Fifteen digits are what a spreadsheet shows; more would lay bare the noise of its floats.
    text = format(number, ".15g") if number % 1 or abs(number) >= 1e15 else str(int(number))
    return text.replace(".", ",") if language == "nl" else text


def fold(text: str) -> str:
    r"""The text for matching: case, blanks, kinds of dash and of apostrophe make no difference.

    >>> fold("  Hogeschool\u00a0ROTTERDAM ")
    'hogeschool rotterdam'
    """
    folded = text.casefold().translate(_FOLDED)
    if not folded.isascii():
        folded = unicodedata.normalize("NFC", folded)
    return " ".join(folded.split()).lstrip("' ")


def visible(text: str) -> str:
    """The text without characters that nobody sees.

    >>> visible("ja\u200b")
    'ja'
    """
    return text if text.isascii() else text.translate(_UNSEEN)


def is_blank(cell: Cell) -> bool:
    """Whether people would call the cell empty; a lone apostrophe is a spreadsheet's text mark.

    >>> is_blank(""), is_blank("'"), is_blank(0)
    (True, True, False)
    """
    if not isinstance(cell, str):
        return cell is None
    return not isinstance(cell, ErrorCell) and cell.strip(_EDGES) in {"", "'"}


def error_of(cell: Cell) -> str | None:
    """The error text in the cell, or None. ``""`` is a formula whose outcome is unknown.

    >>> error_of("#N/A"), error_of("n.v.t.")
    ('#N/A', None)
    """
    if isinstance(cell, ErrorCell):
        return str(cell)
    if isinstance(cell, str) and "#" in cell:
        text = cell.strip(_EDGES)
        return text if text in ERROR_TEXTS else None
    return None


def refused(cell: Cell) -> Wrong | None:
    """What is wrong with an error cell, whatever its column's type; None for any other cell.

    >>> from sheets_sync.grid.snapshot import ErrorCell
    >>> refused(ErrorCell("#REF!")).code, refused("12")
    ('cell.error', None)
    """
    error = error_of(cell)
    if error is None:
        return None
    if error == "Loading...":
        return Wrong("cell.loading")
    return Wrong("cell.error") if error else Wrong("cell.no_outcome")


def quoted(cell: Cell, limit: int = 60, language: Language = "nl") -> str:
    r"""The cell's content on one line that is safe to print, at most ``limit`` characters.

    >>> quoted("een\ntwee"), quoted("lang " * 20, limit=12)
    ('een⏎twee', 'lang lang l…')
    """
    text = clean(cell, language)
    if not text.isprintable():
        text = "".join(map(_shown, text.replace("\r\n", "\n").translate(_SHOWN)))
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    if category == "Cs" or (category == "Cn" and _is_noncharacter(ord(character))):
        return "�"
    return " " if category == "Zs" else character


def _is_noncharacter(code: int) -> bool:
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
