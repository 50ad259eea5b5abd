"""A spreadsheet as it was read: tabs, columns of raw cells, and the addresses people use.

Everything is counted from 0 inside the program; people see A1 addresses such as ``Plannen!F7``.
"""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

from sheets_sync.records import NamedTuple


class ErrorCell(str):
    """A cell that holds an error (``#N/A``) instead of a value.

    The empty ErrorCell stands for a formula whose outcome was never stored in the file.
    """

    __slots__ = ()


class ShownNumber(float):
    """A number that its cell shows as something else than a plain number.

    It is equal to the plain number and counts like it; its class alone tells how people see it, so
    that it goes along wherever the cell goes. A plain ``float`` or ``int`` may be anything: not
    every source tells.
    """

    __slots__ = ()
    kind: ClassVar[
        Literal["day", "moment", "time", "minutes", "duration", "percent", "currency", "unit"]
    ]


class DayCell(ShownNumber):
    """Shown as a day: ``44197`` as ``01-01-2021``."""

    __slots__ = ()
    kind = "day"


class EarlyDayCell(DayCell):
    """A day before March 1900 in Excel, which counts 29 February 1900: ``4`` as ``04-01-1900``."""

    __slots__ = ()


class MomentCell(ShownNumber):
    """Shown as a day with a time: ``44197.5`` as ``01-01-2021 12:00``."""

    __slots__ = ()
    kind = "moment"


class EarlyMomentCell(MomentCell):
    """The same of such an early day: ``4.5`` as ``04-01-1900 12:00``."""

    __slots__ = ()


class TimeCell(ShownNumber):
    """Shown as a time of day: ``0.3125`` as ``7:30``; a whole day more makes no difference."""

    __slots__ = ()
    kind = "time"


class MinutesCell(ShownNumber):
    """Shown as minutes and seconds alone: ``0.3125`` as ``30:00``.

    A whole hour more makes no difference, and people may take it for hours and minutes.
    """

    __slots__ = ()
    kind = "minutes"


class DurationCell(ShownNumber):
    """Shown as a length of time in days: ``1.5`` as ``36:00``, ``0.3125`` as ``7:30``."""

    __slots__ = ()
    kind = "duration"


class PercentCell(ShownNumber):
    """Shown as a percentage: ``0.5`` as ``50%``."""

    __slots__ = ()
    kind = "percent"


class UnitCell(ShownNumber):
    """Shown in a unit of its own: ``8`` as ``8 dagen``, or ``1200`` as ``1`` (thousands)."""

    __slots__ = ()
    kind = "unit"


class CurrencyCell(ShownNumber):
    """Shown with a currency: ``1200`` as ``€ 1.200,00``."""

    __slots__ = ()
    kind = "currency"


Cell: TypeAlias = str | int | float | bool | None
"""A raw cell. ``""`` and ``None`` are blank. Dates are serial numbers (day 0 = 1899-12-30)."""


def plain(cell: Cell) -> Cell:
    """The same cell in one of Python's own kinds, for what can deal with no others.

    >>> plain(PercentCell(0.5)), plain(ErrorCell("#REF!"))
    (0.5, '#REF!')
    """
    if isinstance(cell, ErrorCell):
        return str(cell)
    return float(cell) if isinstance(cell, ShownNumber) else cell


Column: TypeAlias = list[Cell]


class Tab(NamedTuple):
    """One tab, column by column.

    ``columns[c][r]`` is the cell in sheet column ``c`` and sheet row ``r``, both from 0 (A1 is
    ``columns[0][0]``); all columns are ``height`` long, blanks are ``""``. ``merged`` lists merged
    areas as (first row, first column, last row, last column), last included.
    """

    title: str
    columns: tuple[Column, ...]
    height: int
    sheet_id: int | None = None
    merged: tuple[tuple[int, int, int, int], ...] = ()
    totals: frozenset[int] = frozenset()
    """Sheet rows of which the file itself says that they are the totals of a table."""
    first_day: int = 0
    """The serial of the day from which a plain number counts: old workbooks begin with 1904."""

    @property
    def width(self) -> int:
        return len(self.columns)

    def column(self, column: int | None) -> Column:
        """A column's cells; none for one beyond the last, or for None."""
        return self.columns[column] if column is not None and column < self.width else []

    def cell(self, column: int, row: int) -> Cell:
        """What stands in a cell; beyond the last row and column nothing does.

        >>> Tab("Plannen", (["Kenmerk", "SI-2021-001"],), 2).cell(7, 0)
        ''
        """
        return cell_at(self.column(column), row)


def cell_at(column: Column, row: int) -> Cell:
    """The cell of a column in this row, ``""`` below its end.

    >>> cell_at(["Kenmerk", "SI-2021-001"], 1), cell_at(["Kenmerk"], 7)
    ('SI-2021-001', '')
    """
    return column[row] if row < len(column) else ""


class Snapshot(NamedTuple):
    """All tabs of a spreadsheet at one moment.

    ``fingerprint`` changes whenever anything in the source may have changed; a store compares it
    before it writes. ``origin`` is how people know the spreadsheet: a path, an address. ``mark``
    is what a run left where people do not come, "" when nothing is known of it; a store may know
    an older one than the last.
    """

    tabs: tuple[Tab, ...]
    fingerprint: str
    origin: str
    mark: str = ""

    def find(self, title: str) -> Tab | None:
        """The tab with this title, or None."""
        return next((tab for tab in self.tabs if tab.title == title), None)

    def counterpart(self, tab: Tab) -> Tab | None:
        """The same tab here, whatever it is called now; by its title where tabs have no ids."""
        if tab.sheet_id is None:
            return self.find(tab.title)
        return next((one for one in self.tabs if one.sheet_id == tab.sheet_id), None)
