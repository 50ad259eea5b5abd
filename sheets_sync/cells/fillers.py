"""What people type where nothing belongs: ``n.v.t.``, ``-``, ``nog niet``, a box left unticked.

Such a cell is blank where that is all it can mean. A dash among amounts may be a nought, so there
it is asked; ``ja`` or ``x`` says that something did happen and is never a filler.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.cells.text import fold

if TYPE_CHECKING:
    from sheets_sync.grid.snapshot import Cell

_LONGEST = 20

_DASHES: Final = frozenset(("-", "--", "---"))
_NONE: Final = _DASHES | {"geen", "none", "nihil", "nil"}
"""Nothing, or a nought."""

_MARKS: Final = frozenset(
    (
        *("?", "??", "???", ".", "..", "...", "…", "_", "/", "*"),
        *("n.v.t.", "n.v.t", "nvt", "nvt.", "n v t", "n.a.", "n/a"),
    )
)
_OPEN: Final = _MARKS | {
    *("niet van toepassing", "not applicable", "na"),
    *("onbekend", "unknown", "nog onbekend", "n.b.", "nb", "n/b", "n.n.b.", "nnb"),
    *("nog niet", "nog niet bekend", "niet bekend", "not yet", "volgt", "volgt nog", "volgt."),
    *("n.t.b.", "ntb", "nog te bepalen", "t.b.d.", "tbd", "leeg", "blanco", "niet ingevuld"),
}
"""Nothing yet, or nothing that belongs here."""

_NO_DAY: Final = frozenset(
    (
        *("nee", "niet", "no", "geen datum", "nog geen", "nog geen datum"),
        # How databases and spreadsheets show a day that is not there.
        *("0", "00-00-0000", "0-0-0000", "00-00-00", "0-0-0", "0000-00-00", "00/00/0000"),
        *("00-01-1900", "0-1-1900", "30-12-1899"),
    )
)

NO_KEYS: Final = frozenset(("", *map(str.upper, _DASHES | _MARKS)))
"""What is no key once it is folded and in capitals; a word is one that nobody knows."""


def is_filler(cell: Cell) -> bool:
    """Whether somebody said that nothing belongs in this cell, of whatever kind it is.

    >>> is_filler("n.v.t."), is_filler("ja")
    (True, False)
    """
    return cell is False or _folded(cell) in _OPEN or _folded(cell) in _NONE


def is_no_address(cell: Cell) -> bool:
    """Whether an address is still to come; ``geen`` says that there is none, which is wrong.

    >>> is_no_address("n.t.b."), is_no_address("geen"), is_no_address("ann@example.org")
    (True, False, False)
    """
    return cell is False or _folded(cell) in _OPEN or _folded(cell) in _DASHES


def is_no_day(cell: Cell) -> bool:
    """Whether it says that there is no day; a nought is what a formula makes of an empty cell.

    >>> is_no_day(0), is_no_day(44561)
    (True, False)
    """
    if isinstance(cell, (int, float)):
        return cell == 0
    return is_filler(cell) or _folded(cell) in _NO_DAY


def is_no_amount(cell: Cell) -> bool:
    """Whether it says that there is no amount, and cannot mean a nought.

    >>> is_no_amount("nvt"), is_no_amount("geen"), is_no_amount(0)
    (True, False, False)
    """
    return cell is False or _folded(cell) in _OPEN


def may_be_nought(cell: Cell) -> bool:
    """Whether it says that there is nothing, where an amount may mean a nought by it.

    >>> may_be_nought("geen"), may_be_nought("n.t.b.")
    (True, False)
    """
    return _folded(cell) in _NONE or _folded(cell) in {"nee", "no", "niet"}


def _folded(cell: Cell) -> str:
    return fold(cell) if isinstance(cell, str) and len(cell) <= _LONGEST else ""
