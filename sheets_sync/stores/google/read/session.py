"""One run's dealings with one spreadsheet: what it knows of it, and how it reads it."""

from __future__ import annotations

import os
import re
import time
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from msgspec.json import encode
from msgspec.structs import replace

from sheets_sync.cells.text import fold
from sheets_sync.stores.google.address import sheet_url
from sheets_sync.stores.google.http.api import Refused
from sheets_sync.stores.google.http.credentials import Access
from sheets_sync.stores.google.http.patience import Hiccup
from sheets_sync.stores.google.http.transport import Unanswered
from sheets_sync.stores.google.left_behind import MARKER_KEY, SCRATCH
from sheets_sync.stores.google.read import bands, state
from sheets_sync.stores.google.read.answer import snapshot, snapshot_by_id, snapshot_of
from sheets_sync.stores.google.read.answers import Answers

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from sheets_sync.grid.snapshot import Snapshot
    from sheets_sync.stores.google.http.api import Api, Query
    from sheets_sync.stores.google.read.bands import Band
    from sheets_sync.stores.google.read.grid import Whole

_HOW: Final = {
    "majorDimension": "COLUMNS",
    "valueRenderOption": "UNFORMATTED_VALUE",
    "dateTimeRenderOption": "SERIAL_NUMBER",
}
_BY_ID: Final = "valueRanges(valueRange,dataFilters(gridRange(sheetId)))"
_ANSWERS: Final = re.compile(r"(?:formulierreacties|form responses)(?: \d+)?")
"""What Google calls a tab in which a form's answers arrive; people may miss them."""

LARGE_CELLS = 150_000
"""A register of more cells than this is read as plain values, which takes less of everything."""
_COME_BACK: Final = (2.0, 4.0, 8.0)
"""Seconds after which a register that is loading is looked at again."""
_MARK_SECONDS: Final = 3600
_LOOK_SECONDS: Final = 24 * 3600
"""All tabs are looked at as often, for those that came in: it takes no request more."""


@dataclass(slots=True)
class Session:
    """``wanted`` has, for each tab of the programme, the titles that mean it; empty for all tabs.

    ``human`` are the headers, folded, of people's columns, ``amounts`` of those that hold numbers.

    ``grids`` are the rows and columns of each tab's grid by its id, as read last; ``spent`` the
    ids of marks whose fate is unknown; ``refused`` the version on which a write was refused last;
    ``left`` the mark of the register as it was known last; ``may_load`` whether what was read last
    may have cells that are loading; ``answers`` what the last read was made of.
    """

    api: Api
    access: Access
    wanted: Sequence[Sequence[str]]
    amounts: frozenset[str] = frozenset()
    human: frozenset[str] = frozenset()
    memory: state.Memory | None = None
    grids: dict[int, tuple[int, int]] = field(default_factory=dict)
    spent: list[int] = field(default_factory=list)
    refused: str = ""
    left: str = ""
    may_load: bool = False
    answers: Answers = field(default_factory=Answers)
    time: Callable[[], float] = time.time
    run: str = field(default_factory=lambda: os.urandom(8).hex())
    writes: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def origin(self) -> str:
        return sheet_url(self.api.spreadsheet)

    def read(self) -> Snapshot:
        """The tabs of the programme, in one request; of a spreadsheet not met before, all tabs.

        A large register takes another one, for how the cells of people's numbers are shown. Any
        other in which people's cells are still loading is come back to, a few times.
        """
        found = self._read()
        for seconds in _COME_BACK:
            if not self.may_load or not bands.is_loading(found, self.human):
                break
            self.api.patience.pause(seconds)
            found = self._read()
        if self.may_load:
            self.answers.forget()
        return found

    def _answer(self, tail: str, query: Query, body: bytes = b"") -> bytes:
        answer = self.answers.answer(self.api, tail, query, body)
        # Looking for it in each cell takes longer, and in the values of a large register too long.
        if not tail.startswith("/values"):
            self.may_load = self.may_load or b'"LOADING"' in answer
        return answer

    def _read(self) -> Snapshot:
        self.may_load = False
        self.answers.forget()
        self.memory = self.memory or state.recall(self.api.spreadsheet)
        known = self._known(self.memory.tabs)
        if not known or not self._complete(known) or self._is_time_to_look(self.memory):
            return self._all_or_wanted()
        try:
            found = self._values(known) if self.memory.large else self._cells(known)
        except Refused as error:
            if error.status != 400:
                raise
            # A tab that was there is not there any more, or has another name.
            return self._all_or_wanted()
        if not self._complete(tab.title for tab in found.tabs):
            return self._all_or_wanted()
        self._measure(found)
        return found

    def _is_time_to_look(self, memory: state.Memory) -> bool:
        """Of a large register everything is too much."""
        return not memory.large and not 0 <= self.time() - memory.looked < _LOOK_SECONDS

    def _measure(self, found: Snapshot) -> None:
        large = sum(tab.width * tab.height for tab in found.tabs) > LARGE_CELLS
        known = self.memory or state.Memory()
        if large != known.large:
            self._remember(replace(known, large=large))

    def _remember(self, memory: state.Memory) -> None:
        before, self.memory = self.memory, memory
        if memory != before:
            state.remember(self.api.spreadsheet, memory)

    def _all_or_wanted(self) -> Snapshot:
        """The others only matter to tell which of them may be the one that lacks."""
        tabs = [tab for tab in self.whole().snapshot.tabs if not tab.title.startswith(SCRATCH)]
        titles = {tab.title: 0 for tab in tabs}
        known = self._known(titles) if self._complete(titles) else titles
        found = snapshot([tab for tab in tabs if tab.title in known], self.origin)
        self._measure(found)
        return found

    def whole(self) -> Whole:
        """Everything, marks included, in one request; it is remembered which tabs there are."""
        from sheets_sync.stores.google.read.grid import FIELDS, whole_of

        whole = whole_of(self._answer("", {"fields": FIELDS}), self.origin, MARKER_KEY)
        self.learn(whole)
        for tab in whole.snapshot.tabs:
            if tab.title.startswith(SCRATCH) and self._is_old(tab.title.removeprefix(SCRATCH)):
                self.remove(tab.sheet_id or 0)
        return whole

    def learn(self, whole: Whole) -> None:
        """Take over what an answer about all tabs says."""
        self._keep(_ids(whole), whole)
        there = {tab.sheet_id for tab in whole.snapshot.tabs}
        self.settle_up([number for number in self.leftovers if number not in there])
        if self.memory:
            self._remember(replace(self.memory, looked=int(self.time())))

    def owe(self, sheet_id: int) -> None:
        """Note that a hidden tab is about to be made, which somebody has to take away again."""
        known = self.memory or state.Memory()
        self._remember(replace(known, leftovers=[*known.leftovers, sheet_id]))

    def remove(self, sheet_id: int) -> None:
        """Take a hidden tab of the program's away; should that fail, the next write does."""
        if self.access is not Access.WRITE:
            return
        body = encode({"requests": [{"deleteSheet": {"sheetId": sheet_id}}]})
        with suppress(Hiccup, Unanswered):
            try:
                self.api.write({"fields": "spreadsheetId"}, body)
            except Refused as error:
                # What is not there cannot be taken away.
                if error.status != 400:
                    return
            self.settle_up([sheet_id])

    def settle_up(self, gone: Collection[int]) -> None:
        """These hidden tabs are there no more."""
        known = self.memory or state.Memory()
        left = [number for number in known.leftovers if number not in gone]
        self._remember(replace(known, leftovers=left))

    @property
    def leftovers(self) -> list[int]:
        """The hidden tabs that a write takes away with the rest of its batch."""
        return self.memory.leftovers if self.memory else []

    def merge(self, whole: Whole) -> None:
        """Take over what an answer about some tabs says; a tab may have another title now."""
        found = _ids(whole)
        before = self.memory.tabs if self.memory else {}
        others = {title: one for title, one in before.items() if one not in found.values()}
        self._keep(others | found, whole)

    @property
    def mark(self) -> str:
        """The mark of the register that the newest write left, as far as is known here."""
        known = self.memory.markers if self.memory else {}
        told = [one.split(" ", 2)[1:] for one in known.values() if one.count(" ") > 1]
        if told:
            self.left = max(told, key=lambda one: int(one[0]) if one[0].isdecimal() else 0)[1]
        return self.left

    def stamped(self, mark: str) -> str:
        """The mark of the register as a write leaves it: by the milliseconds the newest is told."""
        return f"{self.time() * 1000:.0f} {mark}"

    def next_mark(self) -> str:
        """What no other write anywhere leaves as its mark; it begins with the time, in seconds."""
        return f"{self.time():.0f}-{self.run}-{next(self.writes)}"

    def old_marks(self) -> list[int]:
        """The ids of marks that no run can be waiting for any more."""
        known = self.memory.markers if self.memory else {}
        return [number for number, mark in known.items() if self._is_old(mark)]

    def forget_marks(self) -> None:
        """Leave old marks alone: they may be gone already."""
        if self.memory:
            self.memory = replace(self.memory, markers={})

    def _is_old(self, mark: str) -> bool:
        made_at = mark.partition("-")[0]
        return not made_at.isdecimal() or int(made_at) < self.time() - _MARK_SECONDS

    def _keep(self, tabs: dict[str, int], whole: Whole) -> None:
        self.grids.update(whole.grids)
        known = self.memory or state.Memory()
        # Every write leaves a mark: an answer without any was not about marks.
        self._remember(replace(known, tabs=tabs, markers=dict(whole.markers or known.markers)))

    def _known(self, tabs: dict[str, int]) -> dict[str, int]:
        if not self.wanted:
            return tabs
        names = {fold(title) for titles in self.wanted for title in titles}
        return {
            title: number
            for title, number in tabs.items()
            if fold(title) in names or _ANSWERS.fullmatch(fold(title))
        }

    def _complete(self, titles: Iterable[str]) -> bool:
        there = set(map(fold, titles))
        return all(there.intersection(map(fold, names)) for names in self.wanted)

    def _cells(self, known: dict[str, int]) -> Snapshot:
        """These tabs with the look of each number, in the order asked."""
        from sheets_sync.stores.google.read.grid import FIELDS, whole_of

        whole = whole_of(self._asked(FIELDS, bands.tabs(known)), self.origin, MARKER_KEY)
        self.merge(whole)
        tabs = {tab.sheet_id: tab for tab in whole.snapshot.tabs}
        return snapshot([tabs[one] for one in known.values() if one in tabs], self.origin)

    def _asked(self, fields: str, wanted: Sequence[Band]) -> bytes:
        """Who may only read is not allowed to ask for tabs by their ids."""
        if self.access is Access.WRITE:
            body = encode({"dataFilters": [one.data_filter for one in wanted]})
            return self._answer(":getByDataFilter", {"fields": fields}, body)
        return self._answer("", {"ranges": [one.a1 for one in wanted], "fields": fields})

    def _values(self, known: dict[str, int]) -> Snapshot:
        found = self._by_id(known) if self.access is Access.WRITE else self._by_title(known)
        self._mark_amounts(found, known)
        return found

    def _by_title(self, known: dict[str, int]) -> Snapshot:
        query: dict[str, Any] = {
            "ranges": [one.a1 for one in bands.tabs(known)],
            **_HOW,
            "fields": "valueRanges",
        }
        return snapshot_of(self._answer("/values:batchGet", query), self.origin)

    def _by_id(self, known: dict[str, int]) -> Snapshot:
        filters = [one.data_filter for one in bands.tabs(known)]
        body = encode({"dataFilters": filters, **_HOW})
        answer = self._answer("/values:batchGetByDataFilter", {"fields": _BY_ID}, body)
        found, grids = snapshot_by_id(answer, self.origin)
        self.grids.update(grids)
        return found

    def _mark_amounts(self, found: Snapshot, known: dict[str, int]) -> None:
        from sheets_sync.stores.google.read.grid import FORMATS, mark_kinds

        if wanted := list(bands.amounts(found, known, self.amounts)):
            mark_kinds(self._asked(FORMATS, wanted), found)


def _ids(whole: Whole) -> dict[str, int]:
    tabs = whole.snapshot.tabs
    return {tab.title: tab.sheet_id or 0 for tab in tabs if not tab.title.startswith(SCRATCH)}
