"""A formula cut into words, and its references rewritten when cells move."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sheets_sync.grid.place import column_letters
from sheets_sync.records import NamedTuple
from sheets_sync.testing.areas import column_index

if TYPE_CHECKING:
    from collections.abc import Callable

TITLE = r"(?:'(?:[^']|'')+'|[^\W\d]\w*)!"
CORNER = r"\$?[A-Za-z]{1,3}\$?[1-9][0-9]*"
COLUMNS = r"\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}"
OPEN = r"\$?[A-Za-z]{1,3}\$?[1-9][0-9]*:\$?[A-Za-z]{1,3}(?![\w(!])"
ROWS = r"\$?[1-9][0-9]*:\$?[1-9][0-9]*"
WORD = re.compile(
    rf"(?P<space>\s+)|(?P<text>\"(?:[^\"]|\"\")*\")"
    rf"|(?P<reference>(?:{TITLE})?(?:{CORNER}:{CORNER}|{OPEN}|{COLUMNS}(?![\w(])|{ROWS}|{CORNER}(?![\w(.])))"
    rf"|(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    rf"|(?P<error>#[A-Z0-9/]+[!?]?)|(?P<name>[^\W\d][\w.]*)"
    rf"|(?P<sign><=|>=|<>|[-+*/^&=<>%(),;:{{}}\\])|(?P<other>.)",
    re.DOTALL,
)
FAR = 10_000_000
PART = re.compile(r"(\$?)([A-Za-z]{0,3})(\$?)([0-9]*)")


class Word(NamedTuple):
    kind: str
    text: str


def words(formula: str) -> list[Word]:
    """The formula cut up, spaces included: joined together again it is the same text."""
    return [Word(str(found.lastgroup), found[0]) for found in WORD.finditer(formula)]


def split_reference(text: str) -> tuple[str, str]:
    """The title of the sheet, empty for the formula's own, and the cells."""
    title, mark, cells = text.rpartition("!")
    if mark and title.startswith("'"):
        title = title[1:-1].replace("''", "'")
    return title, cells


def rewritten(formula: str, rule: Callable[[str, str], str]) -> str:
    """The formula with the cells of each reference as the rule, given title and cells, says."""
    result = []
    for word in words(formula):
        if word.kind == "reference":
            prefix, mark, cells = word.text.rpartition("!")
            changed = rule(split_reference(word.text)[0], cells)
            result.append(changed if changed == "#REF!" else prefix + mark + changed)
        else:
            result.append(word.text)
    return "".join(result)


def moved_by(formula: str, rows: int, columns: int) -> str:
    """The formula as it reads when copied so many rows down and columns right."""

    def rule(_: str, cells: str) -> str:
        corners = [_shifted(corner, rows, columns) for corner in cells.split(":")]
        return "#REF!" if "" in corners else ":".join(corners)

    return rewritten(formula, rule)


def _shifted(corner: str, rows: int, columns: int) -> str:
    column_fixed, letters, row_fixed, digits = _parts(corner)
    column = column_index(letters) + (0 if column_fixed else columns) if letters else 0
    row = int(digits) + (0 if row_fixed else rows) if digits else 1
    if column < 0 or row < 1:
        return ""
    shown = column_letters(column) if letters else ""
    return f"{column_fixed}{shown}{row_fixed}{row if digits else ''}"


def shifted(corner: str, rows: int, columns: int) -> str:
    """One corner of a reference so many rows down and columns right, fixed or not."""
    column_fixed, letters, row_fixed, digits = _parts(corner)
    moved = column_letters(column_index(letters) + columns)
    return f"{column_fixed}{moved}{row_fixed}{int(digits) + rows}"


def spans_rewritten(
    cells: str, dimension: str, rule: Callable[[int, int], tuple[int, int] | None]
) -> str:
    """A reference whose rows, or columns, lie elsewhere now; ``#REF!`` when they are gone.

    The rule is given the first and the one after the last index, from 0.
    """
    corners = [_parts(corner) for corner in cells.split(":")]
    place = 3 if dimension == "ROWS" else 1
    if not any(corner[place] for corner in corners):
        return cells
    if not all(corner[place] for corner in corners):
        return _open_end(corners, place, rule)
    indexes = [_index(corner[place]) for corner in corners]
    span = rule(min(indexes), max(indexes) + 1)
    if span is None:
        return "#REF!"
    ends = (span[0], span[1] - 1)
    changed = [_with_index(c, place, end) for c, end in zip(corners, ends, strict=False)]
    return ":".join(changed)


def _open_end(
    corners: list[tuple[str, str, str, str]],
    place: int,
    rule: Callable[[int, int], tuple[int, int] | None],
) -> str:
    """``A2:A``: its end follows the edge of the sheet, its start the cells."""
    start = _index(corners[0][place] or corners[1][place])
    span = rule(start, FAR)
    if span is None:
        return "#REF!"
    changed = [_with_index(c, place, span[0]) if c[place] else "".join(c) for c in corners]
    return ":".join(changed)


def _parts(corner: str) -> tuple[str, str, str, str]:
    found = PART.fullmatch(corner)
    if found is None:
        return "", "", "", corner.lstrip("$")
    column_fixed, letters, row_fixed, digits = found.groups()
    if not letters:
        return "", "", column_fixed or row_fixed, digits
    return column_fixed, letters, row_fixed, digits


def _index(text: str) -> int:
    return int(text) - 1 if text.isdigit() else column_index(text)


def _with_index(corner: tuple[str, str, str, str], place: int, index: int) -> str:
    shown = str(index + 1) if place == 3 else column_letters(index)
    parts = list(corner)
    parts[place] = shown
    return "".join(parts)
