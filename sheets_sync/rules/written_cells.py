"""What was worked out as cells of a machine column: exact until here, rounded and in its unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sheets_sync.formula.runtime import half_up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.cells.text import Language
    from sheets_sync.programme.model import Kind

_WHOLE: Final = frozenset((int, float, str, type(None)))
"""Types of values that need no rounding; what is left are fractions, which most runs never load."""
_PLAIN: Final = frozenset(("number", "percent"))
"""Kinds that are written in ones; amounts and money go out in hundredths."""
_YES_NO: Final = {"nl": ("nee", "ja"), "en": ("no", "yes")}


def written_cells(
    values: Sequence[Any], kind: Kind, language: Language, filled: Sequence[int]
) -> Sequence[Any]:
    """Values as a machine column takes them: rounded, and nothing in rows that are blank."""
    cells = _as_told(values, kind, language)
    if len(filled) == len(cells):
        return cells
    bare: list[Any] = [None] * len(cells)
    for row in filled:
        bare[row] = cells[row]
    return bare


def _as_told(values: Sequence[Any], kind: Kind, language: Language) -> Sequence[Any]:
    """Whole columns at once: most hold what can be written as it is."""
    types = set(map(type, values))
    if bool in types:
        said = _YES_NO[language]
        return [said[value] if isinstance(value, bool) else value for value in values]
    if tuple in types:
        return [", ".join(value) if isinstance(value, tuple) else value for value in values]
    if not types <= _WHOLE:
        values = [None if value is None else half_up(value) for value in values]
    if kind in _PLAIN:
        return [
            None if value is None else value / 100 if value % 100 else value // 100
            for value in values
        ]
    if kind == "moment":
        return [None if value is None else float(value) for value in values]
    return values
