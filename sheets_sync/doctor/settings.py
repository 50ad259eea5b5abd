"""What a Google Sheet itself is set to, and how much of what Google allows it uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import DecodeError, Struct
from msgspec.json import Decoder

from sheets_sync.cells.text import fold
from sheets_sync.doctor.verdicts import fine, note
from sheets_sync.problems.stop import Unreachable
from sheets_sync.stores.google.provisioning.present import (
    Protection,  # noqa: TC001 -- msgspec reads the annotation
)
from sheets_sync.stores.google.write.diagnosis import MOST_CELLS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.doctor.verdicts import Verdict
    from sheets_sync.programme.model import Programme
    from sheets_sync.register.layout import Layout
    from sheets_sync.stores.google.read.session import Session

REQUESTS_A_MINUTE: Final = 60
"""What Google allows one account, for reading and for writing each."""
_CROWDED: Final = MOST_CELLS * 8 // 10
_FIELDS: Final = (
    "properties(title,locale,timeZone),"
    "sheets(properties(sheetId,title,gridProperties(rowCount,columnCount)),"
    "protectedRanges(range,warningOnly,editors))"
)


class _Properties(Struct, rename="camel"):
    title: str = ""
    locale: str = ""
    time_zone: str = ""


class _Grid(Struct, rename="camel", frozen=True):
    row_count: int = 0
    column_count: int = 0


class _SheetProperties(Struct, rename="camel"):
    sheet_id: int = 0
    title: str = ""
    grid_properties: _Grid = _Grid()


class _Sheet(Struct, rename="camel"):
    properties: _SheetProperties
    protected_ranges: list[Protection] = []


class About(Struct):
    """What an answer to ``spreadsheets.get`` says of the spreadsheet as a whole."""

    properties: _Properties
    sheets: list[_Sheet] = []

    @property
    def cells(self) -> int:
        """The cells of all tabs, blank ones included."""
        grids = [sheet.properties.grid_properties for sheet in self.sheets]
        return sum(grid.row_count * grid.column_count for grid in grids)


_DECODER = Decoder(About)


def about(session: Session) -> About:
    """The spreadsheet as a whole, in one request. Raises what the API raises, or Unreachable."""
    try:
        return _DECODER.decode(session.api.read("", {"fields": _FIELDS}))
    except DecodeError as error:
        origin, reason = session.origin, str(error)
        raise Unreachable("google.not_an_answer", origin=origin, reason=reason) from error


def look_alikes(found: About, layout: Layout) -> Iterator[Verdict]:
    """Tabs that go by a name of one that is read, and are not: a form may have made one."""
    for table in layout.tables.values():
        names = {fold(name) for name in (table.spec.title, *table.spec.accepts)}
        titles = [sheet.properties.title for sheet in found.sheets]
        others = tuple(one for one in titles if fold(one) in names and one != table.tab.title)
        if others:
            yield note("doctor.look_alike", tab=table.tab.title, tabs=others)


def settings(found: About, programme: Programme) -> Iterator[Verdict]:
    """Whether what people type is read in the programme's language and time zone."""
    locale, zone = found.properties.locale, found.properties.time_zone
    if locale.partition("_")[0] == programme.language:
        yield fine("doctor.locale", locale=locale)
    else:
        yield note(f"doctor.locale_not_{programme.language}", locale=locale)
    if zone == programme.time_zone:
        yield fine("doctor.zone", zone=zone)
    else:
        yield note("doctor.zone_other", zone=zone, wanted=programme.time_zone)


def room(found: About) -> Iterator[Verdict]:
    """What there is left of what Google allows: requests, and cells."""
    yield fine("doctor.quota", runs=REQUESTS_A_MINUTE, limit=REQUESTS_A_MINUTE)
    percent = found.cells * 100 // MOST_CELLS
    code = "doctor.cells" if found.cells <= _CROWDED else "doctor.cells_crowded"
    yield (fine if found.cells <= _CROWDED else note)(code, cells=found.cells, percent=percent)
