"""What a Google Sheet holds before it is made ready: cells, and what people hung on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from msgspec import DecodeError, Raw, Struct, field
from msgspec.json import Decoder

from sheets_sync.problems.stop import Unreachable
from sheets_sync.stores.google.left_behind import MARKER_KEY
from sheets_sync.stores.google.read.grid import whole_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sheets_sync.stores.google.read.grid import Whole
    from sheets_sync.stores.google.read.session import Session

_CELL: Final = "effectiveValue,userEnteredValue,note,dataValidation(condition)"
_FIELDS: Final = (
    "developerMetadata(metadataId,metadataKey,metadataValue),"
    "sheets(properties(sheetId,title,sheetType,gridProperties(rowCount,columnCount)),merges,"
    "conditionalFormats(ranges),charts(chartId),"
    "protectedRanges(protectedRangeId,range,description,warningOnly,requestingUserCanEdit,editors),"
    "filterViews(filterViewId),bandedRanges(bandedRangeId),slicers(slicerId),"
    f"data(startRow,startColumn,rowData(values({_CELL}))))"
)
_BROKEN: Final = "#REF!"


class _Value(Struct, rename="camel"):
    user_entered_value: str = ""


class _Condition(Struct):
    type: str = ""
    values: list[_Value] = []


class _Rule(Struct):
    condition: _Condition = field(default_factory=_Condition)

    @property
    def works(self) -> bool:
        return not any(_BROKEN in one.user_entered_value for one in self.condition.values)


class Cell(Struct, rename="camel"):
    """A cell with something in it, or something that people hung on it."""

    user_entered_value: dict[str, Raw] = {}
    note: str = ""
    data_validation: _Rule | None = None

    @property
    def filled(self) -> bool:
        return bool(self.user_entered_value)

    @property
    def ruled(self) -> bool:
        """Whether it has a rule for what may be typed; not one whose list is gone."""
        return self.data_validation is not None and self.data_validation.works


class _RowData(Struct):
    values: list[Cell] = []


class _GridData(Struct, rename="camel"):
    start_row: int = 0
    start_column: int = 0
    row_data: list[_RowData] = []


class Area(Struct, rename="camel"):
    """A GridRange; without an end it goes on to the edge."""

    start_row_index: int = 0
    start_column_index: int = 0
    end_row_index: int | None = None
    end_column_index: int | None = None

    def covers(self, column: int) -> bool:
        """Whether some of this column is in it."""
        end = self.end_column_index
        return self.start_column_index <= column and (end is None or column < end)

    @property
    def from_the_corner(self) -> bool:
        """Whether it has the first cell and more; Google may give a whole tab its present ends."""
        first = (self.start_row_index, self.start_column_index) == (0, 0)
        return first and self.end_row_index != 1 and self.end_column_index != 1


class _Editors(Struct, rename="camel"):
    users: list[str] = []
    groups: list[str] = []
    domain_users_can_edit: bool = False

    @property
    def all(self) -> list[str]:
        return [*self.users, *self.groups]


class Protection(Struct, rename="camel"):
    """Cells that not everybody may change; who may is told to those who may."""

    protected_range_id: int = 0
    range: Area = field(default_factory=Area)
    description: str = ""
    warning_only: bool = False
    requesting_user_can_edit: bool = False
    editors: _Editors = field(default_factory=_Editors)

    def lacks(self, people: Iterable[str]) -> list[str]:
        """Those of these people whom it keeps out."""
        if self.warning_only or self.editors.domain_users_can_edit:
            return []
        named = {user.lower() for user in self.editors.users}
        return [one for one in people if one.lower() not in named]


class _Colours(Struct):
    ranges: list[Area] = []


class _Properties(Struct, rename="camel"):
    title: str
    sheet_id: int = 0
    sheet_type: str = "GRID"


class PresentTab(Struct, rename="camel"):
    """A tab and what hangs on it."""

    properties: _Properties
    merges: list[Raw] = []
    conditional_formats: list[_Colours] = []
    protected_ranges: list[Protection] = []
    charts: list[Raw] = []
    filter_views: list[Raw] = []
    banded_ranges: list[Raw] = []
    slicers: list[Raw] = []
    data: list[_GridData] = []

    def cells(self) -> Iterator[tuple[int, int, Cell]]:
        """Row, column, cell: those that Google told about."""
        for part in self.data:
            for row, line in enumerate(part.row_data, part.start_row):
                for column, cell in enumerate(line.values, part.start_column):
                    yield row, column, cell

    @property
    def empty(self) -> bool:
        """Whether nobody would miss it."""
        hung = (
            *(self.merges, self.conditional_formats, self.protected_ranges, self.charts),
            *(self.filter_views, self.banded_ranges, self.slicers),
        )
        if self.properties.sheet_type != "GRID" or any(hung):
            return False
        return not any(
            cell.filled or cell.note or cell.data_validation for _, _, cell in self.cells()
        )

    def coloured(self, column: int) -> bool:
        """Whether a conditional format looks at some of this column."""
        return any(area.covers(column) for one in self.conditional_formats for area in one.ranges)

    def guarded(self, column: int) -> bool:
        """Whether some of this column is protected."""
        return any(one.range.covers(column) for one in self.protected_ranges)

    @property
    def wholly_guarded(self) -> bool:
        return any(one.range.from_the_corner for one in self.protected_ranges)

    def untouched(self, header_row: int) -> set[int]:
        """The columns below whose headers nothing stands and no rule is at work."""
        touched, seen = set(), set()
        for row, column, cell in self.cells():
            seen.add(column)
            if row > header_row and (cell.filled or cell.ruled):
                touched.add(column)
        return seen - touched


class _Spreadsheet(Struct):
    sheets: list[PresentTab] = []


@dataclass(frozen=True, slots=True)
class Present:
    """A spreadsheet as it was read: its cells and marks, and its tabs by their ids."""

    whole: Whole
    sheets: Mapping[int, PresentTab]


_DECODER = Decoder(_Spreadsheet)


def read_present(session: Session) -> Present:
    """Everything, in one request. Raises Refused, Hiccup, or Unreachable for a strange answer."""
    answer = session.api.read("", {"fields": _FIELDS})
    whole = whole_of(answer, session.origin, MARKER_KEY)
    try:
        found = _DECODER.decode(answer)
    except (DecodeError, UnicodeDecodeError) as error:
        raise Unreachable(
            "google.not_an_answer", origin=session.origin, reason=str(error)
        ) from error
    session.learn(whole)
    sheets = {sheet.properties.sheet_id: sheet for sheet in found.sheets}
    return Present(whole, sheets)
