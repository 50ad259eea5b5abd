"""A column of texts folded at once, as ``cells.text.fold`` does with one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.cells.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_BETWEEN: Final = "\0"
"""Stands in no cell, and is no white space."""

_TELLING: Final = ("  ", "`", *(f"{_BETWEEN}{edge}" for edge in (" ", "'")), f" {_BETWEEN}")
_LINE_ENDS_AND_TABS: Final = "\t\n\r\v\f\x1c\x1d\x1e\x1f"


def fold_column(texts: Sequence[str | None]) -> list[str | None]:
    """Each text folded; what is blank stays so.

    Most columns are plain letters without odd blanks: then case is all there is to fold, and one
    text of the whole column is folded in a tenth of the time.
    """
    joined = _BETWEEN.join([text or "" for text in texts] if None in texts else texts)  # type: ignore[arg-type]
    folded = joined.casefold()
    if not folded.isascii() or any(map(f"{_BETWEEN}{folded}{_BETWEEN}".__contains__, _SIGNS)):
        return _one_by_one(texts)
    parts: list[str | None] = list(folded.split(_BETWEEN)) if folded != joined else list(texts)
    if len(parts) != len(texts):
        return _one_by_one(texts)
    if folded != joined and None in texts:
        return [part or None for part in parts]
    return parts


_SIGNS: Final = (*_TELLING, *_LINE_ENDS_AND_TABS)


def _one_by_one(texts: Sequence[str | None]) -> list[str | None]:
    """Each distinct text folded once."""
    folded = {text: text and fold(text) for text in set(texts)}
    return list(map(folded.__getitem__, texts))
