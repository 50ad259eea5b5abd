"""A column of texts folded at once, in a tenth of the time that one by one takes.

The plain twin is ``cells.text.fold`` upon each text, in ``tests/unit/formula/test_folding.py``.
"""

from __future__ import annotations

from itertools import compress
from operator import not_
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_BETWEEN: Final = "\0"
"""Stands in no cell, and is no white space."""

_ODD: Final = b"`\t\n\r\v\f\x1c\x1d\x1e\x1f"
_ODD_PAIRS: Final = ("  ", f"{_BETWEEN} ", f" {_BETWEEN}", f"{_BETWEEN}'")
"""What is folded in plain letters too, beside their case."""


def fold_column(texts: Sequence[str | None]) -> list[str | None]:
    """Each text folded; what is blank stays so.

    Most texts are plain letters without odd blanks: then case is all there is to fold, and one
    text of the whole column is folded in a tenth of the time. Texts with other letters are folded
    one by one.
    """
    has_blanks = None in texts
    told: list[str] = [text or "" for text in texts] if has_blanks else list(texts)  # type: ignore[arg-type]
    joined = _BETWEEN.join(told)
    folded = joined.casefold()
    if _is_odd(f"{_BETWEEN}{folded}{_BETWEEN}"):
        return _one_by_one(texts)
    # Addresses and the like are in small letters as a rule: then no text is made anew.
    parts: list[str | None] = list(told) if folded == joined else list(folded.split(_BETWEEN))
    if len(parts) != len(texts):
        return _one_by_one(texts)
    if not folded.isascii():
        for place in compress(range(len(told)), map(not_, map(str.isascii, told))):
            parts[place] = fold(told[place])
    if has_blanks:
        return [None if text is None else part for text, part in zip(texts, parts, strict=True)]
    return parts


def _is_odd(texts: str) -> bool:
    """Leaving letters out of bytes takes one pass for all of them, where looking takes one each."""
    content = texts.encode(errors="surrogatepass")
    if len(content.translate(None, _ODD)) < len(content):
        return True
    # One letter is found many times as fast as two, and addresses have no blanks at all.
    return any(pair.strip(_BETWEEN)[0] in texts and pair in texts for pair in _ODD_PAIRS)


def _one_by_one(texts: Sequence[str | None]) -> list[str | None]:
    """Each distinct text folded once."""
    folded = {text: text and fold(text) for text in set(texts)}
    return list(map(folded.__getitem__, texts))
