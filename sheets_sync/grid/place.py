"""Where a cell is, inside the program and as people say it."""

from __future__ import annotations

from sheets_sync.records import NamedTuple


class Place(NamedTuple):
    """A cell by the title of its tab, its column and its row, both from 0.

    >>> Place("Plannen", 5, 6).address
    'Plannen!F7'
    """

    tab: str
    column: int
    row: int

    @property
    def address(self) -> str:
        """The cell as people name it."""
        return address(*self)

    @property
    def below(self) -> Place:
        """The cell right below it."""
        return Place(self.tab, self.column, self.row + 1)


def column_letters(column: int) -> str:
    """The letters of a column, counted from 0.

    >>> column_letters(0), column_letters(26)
    ('A', 'AA')
    """
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(title: str, column: int, row: int) -> str:
    """``Plannen!F7`` for column 5, row 6.

    >>> address("Plannen", 5, 6)
    'Plannen!F7'
    """
    return f"{title}!{column_letters(column)}{row + 1}"
