"""What a new register looks like, as data: a workbook and a Google Sheet only translate it.

Nothing here knows a kind of spreadsheet, nor a tab or a status of any one programme.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheets_sync.cells.text import Language
    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.programme.model import TabName
    from sheets_sync.stores.founding.colours import Alarm, StatusColour
    from sheets_sync.stores.founding.dashboard import ChartLook, LineLook
    from sheets_sync.stores.founding.hints import Hint
    from sheets_sync.stores.founding.looks import Look


class ColumnLook(NamedTuple):
    """A column: its header, what is on it and below it, and how wide it is in characters.

    ``guarded`` is one of the program's among those of people. ``filled`` is what stands below the
    header from the start, ``""`` for a blank.
    """

    header: str
    note: str
    width: int
    head: Look
    body: Look
    hint: Hint | None = None
    statuses: tuple[StatusColour, ...] = ()
    alarm: Alarm | None = None
    guarded: bool = False
    filled: tuple[str, ...] = ()


class TabLook(NamedTuple):
    """A tab; ``frozen`` columns stay in view, and so does the header row.

    ``guarded`` is all of it the program's. ``listed`` is the header of the column from which other
    tabs choose, ``""`` for none.
    """

    title: str
    colour: str
    columns: tuple[ColumnLook, ...]
    frozen: int = 0
    filtered: bool = False
    gridlines: bool = True
    guarded: bool = False
    listed: str = ""

    def place(self, header: str) -> int:
        """Which of its columns has this header, from 0."""
        return [column.header for column in self.columns].index(header)

    @property
    def width(self) -> int:
        """How wide all of it is, in characters."""
        return sum(column.width for column in self.columns)

    @property
    def first_rows(self) -> list[tuple[str, ...]]:
        """What stands below the headers from the start, a text for each column."""
        most = max(len(column.filled) for column in self.columns)
        texts = (column.filled or ("",) * most for column in self.columns)
        return list(zip(*texts, strict=True))


class Dashboard(NamedTuple):
    """The tab with the overview; ``item`` and ``value`` are the headers of its two columns."""

    tab: TabLook
    item: str
    value: str
    heading: Look
    lines: tuple[LineLook, ...]
    charts: tuple[ChartLook, ...]

    @property
    def places(self) -> tuple[int, int]:
        """Those two columns, from 0."""
        return self.tab.place(self.item), self.tab.place(self.value)


class Blueprint(NamedTuple):
    """A whole register, and the words for what each kind of spreadsheet says in its own way.

    ``tabs`` are those for people; ``own`` are the program's, by their titles, the overview in
    front. ``editors`` may change what is guarded.
    """

    name: str
    language: Language
    time_zone: str
    catalogue: Catalogue
    editors: tuple[str, ...]
    dashboard: Dashboard
    tabs: Mapping[TabName, TabLook]
    own: Mapping[str, TabLook]
