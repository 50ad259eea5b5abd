"""What compiled formulas ask of whoever runs them: columns, and where references point."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from collections.abc import Set as AbstractSet


class Makers(NamedTuple):
    """How what code needs first is made: columns by the kind of their key, and single values.

    Each gets the world and the parts of the key.
    """

    columns: Mapping[str, Callable[..., Any]]
    whole: Callable[..., Any]


class World(Protocol):
    """The register as formulas see it. Rows count from 0 within their tab.

    Every answer is the same object each time it is asked, so that what was made of it can be kept.
    """

    @property
    def today(self) -> int:
        """The day of the run as a serial."""

    @property
    def now(self) -> float:
        """The moment of the run as a serial."""

    @property
    def kept(self) -> dict[Any, Any]:
        """What formulas made of the register, for those that come after; empty at first."""

    @property
    def makers(self) -> Makers:
        """``columns.MAKERS``: a column may need others, so the world has who makes them."""

    def height(self, tab: str) -> int:
        """Rows of the tab, blank ones included."""

    def filled(self, tab: str) -> Sequence[int]:
        """The rows that are not blank, in order."""

    def column(self, tab: str, header: str) -> Sequence[Any]:
        """A value for each row; None where the cell is blank or not fine.

        Of a reference column: the number of the row that it points at, None where it points at
        none. Of a computed column: what it gave.
        """

    def not_fine(self, tab: str, header: str) -> AbstractSet[int]:
        """The rows whose cell in this column is wrong; a reference that finds nothing is."""

    def typed(self, tab: str, header: str) -> Sequence[str | None]:
        """The text as it stands in each cell, also where it cannot be read."""

    def order(self, tab: str) -> Sequence[int]:
        """The rows that are not blank in the order of the tab."""

    def in_order(self, tab: str, rows: Sequence[int]) -> Sequence[int]:
        """Some of the rows in the order of the tab."""

    def keys(self, tab: str) -> Sequence[str | None]:
        """The key of each row, or its name in a tab without keys."""

    def statuses(self, tab: str) -> Sequence[str | None]:
        """The label of each row's status."""

    def wrong(self, tab: str) -> AbstractSet[int]:
        """The rows in which something is wrong."""

    def missing(self, tab: str) -> AbstractSet[int]:
        """The rows in which something is missing."""

    def lacking(self, tab: str, header: str) -> AbstractSet[int]:
        """The rows in which this column is missing: blank although it is needed."""

    def unknown(self, tab: str, header: str) -> AbstractSet[int]:
        """The rows whose cell in this reference column names a row that is not there."""

    def ended(self, tab: str) -> AbstractSet[int]:
        """The rows of which a claim on a pool has ended."""

    def row_named(self, tab: str, text: str) -> int | None:
        """The row with this key or spelling, None without exactly one."""
