"""The rows of worksheets, read by calamine, with what it does not tell of them."""

from __future__ import annotations

import io
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Final, Self, TypeAlias

from python_calamine import CalamineError, CalamineWorkbook

from sheets_sync.records import NamedTuple
from sheets_sync.stores.workbook.directory import BadArchiveError
from sheets_sync.stores.workbook.encoding import in_utf8
from sheets_sync.stores.workbook.extent import Reach
from sheets_sync.stores.workbook.kinds import number_looks
from sheets_sync.stores.workbook.markup import one_way
from sheets_sync.stores.workbook.outcomes import Outcomes, outcomes
from sheets_sync.stores.workbook.plain import plain_package
from sheets_sync.stores.workbook.shown import Shown, shown_cells
from sheets_sync.stores.workbook.texts import blank_texts_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from concurrent.futures import Future, ThreadPoolExecutor
    from datetime import date, datetime, time, timedelta
    from types import TracebackType

    from python_calamine import CalamineSheet

    from sheets_sync.stores.workbook.kinds import Kind
    from sheets_sync.stores.workbook.package import Package, SheetPart

_WORTH_A_THREAD: Final = 5_000_000

Raw: TypeAlias = "str | float | bool | date | datetime | time | timedelta"
Area: TypeAlias = "tuple[int, int, int, int]"


class Found(NamedTuple):
    """All rows from A1 on, as wide as the widest, and what is not told with them.

    ``outcomes`` are the errors among them, ``shown`` the numbers shown as something else.
    """

    rows: list[list[Raw]]
    outcomes: Outcomes
    shown: Shown
    merged: tuple[Area, ...]


class _Looked(NamedTuple):
    """A worksheet's XML, and whether it differs from what lies in the file."""

    xml: bytes
    differs: bool


class Rows:
    """Reads worksheets one by one; a context, in which big ones are looked through in a thread.

    ``instead`` has other XML for some parts.
    """

    def __init__(self, package: Package, instead: Mapping[str, bytes]) -> None:
        self._package = package
        self._instead = instead
        self._places: dict[str, int] = {}
        self._begun: dict[str, Future[_Looked]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if "_thread" in self.__dict__:
            self._thread.shutdown(cancel_futures=True)

    def in_order(self, parts: Sequence[SheetPart]) -> list[SheetPart]:
        """The parts in the order in which to read them: big ones last, looked at meanwhile."""
        self._places = {part.part: place for place, part in enumerate(parts)}
        ordered = sorted(parts, key=self._size)
        # Neither calamine nor zlib holds the interpreter's lock.
        for part in ordered:
            if self._size(part) >= _WORTH_A_THREAD:
                self._begun[part.part] = self._thread.submit(self._look, part)
        if self._begun:
            self._book  # noqa: B018 -- opened while the thread is at work
        return ordered

    def read(self, part: SheetPart) -> Found:
        """One of those parts.

        Raises BadArchiveError, and Unreachable when a cell lies too far from all others.
        """
        begun = self._begun.pop(part.part, None)
        looked = begun.result() if begun else self._look(part)
        beside = self._thread.submit(self._beside, looked.xml) if begun else None
        with _told():
            sheet = self._sheet(part, looked)
            more = beside.result() if beside else self._beside(looked.xml)
            # What is no longer needed makes room for the rows.
            del begun, looked, beside
            rows = sheet.to_python(skip_empty_area=False)
            merged = tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ())
        return Found(rows, *more, merged)

    def _beside(self, xml: bytes) -> tuple[Outcomes, Shown]:
        """What a worksheet tells that calamine does not."""
        return outcomes(xml), shown_cells(xml, self._looks)

    def _size(self, part: SheetPart) -> int:
        member = self._package.archive.members.get(part.part)
        return member.size if member and part.part not in self._instead else 0

    def _look(self, part: SheetPart) -> _Looked:
        instead = self._instead.get(part.part)
        stored = self._package.archive.read(part.part) if instead is None else instead
        xml = one_way(in_utf8(stored))
        xml = Reach(xml, lambda: self._blank_texts).bounded(part.title)
        return _Looked(xml, instead is not None or xml is not stored)

    def _sheet(self, part: SheetPart, looked: _Looked) -> CalamineSheet:
        if not looked.differs:
            return self._book.get_sheet_by_index(self._places[part.part])
        replaced = {**self._shared, part.part: looked.xml}
        return _opened(plain_package(self._package, [part.part], replaced)).get_sheet_by_index(0)

    @cached_property
    def _thread(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(1)

    @cached_property
    def _book(self) -> CalamineWorkbook:
        return _opened(plain_package(self._package, list(self._places), self._shared))

    @cached_property
    def _shared(self) -> dict[str, bytes]:
        """The shared texts, where they are written in a way that the reader may not know."""
        part = self._package.related("sharedStrings")
        if part is None:
            return {}
        stored = self._package.archive.read(part)
        xml = one_way(in_utf8(stored))
        return {} if xml is stored else {part: xml}

    @cached_property
    def _looks(self) -> Mapping[int, Kind | None]:
        part = self._package.related("styles")
        return number_looks(self._package.archive.xml(part)) if part else {}

    @cached_property
    def _blank_texts(self) -> frozenset[int]:
        part = self._package.related("sharedStrings")
        return blank_texts_in(self._package.archive.xml(part)) if part else frozenset()


def _opened(data: bytes) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(data))


@contextmanager
def _told() -> Iterator[None]:
    """Whatever the reader of cells cannot cope with is a damaged workbook."""
    try:
        yield
    except (CalamineError, OverflowError) as error:
        raise BadArchiveError(str(error)) from error
    except BaseException as error:
        # What Rust calls a panic is no Exception here.
        if type(error).__name__ == "PanicException":
            raise BadArchiveError("panic") from error
        raise
