"""One write: a single batch, and the answer that tells what stands there after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec.json import encode

from sheets_sync.grid.snapshot import Snapshot, Tab
from sheets_sync.grid.store import After
from sheets_sync.host.deeds import Attempt, Deed, attempt
from sheets_sync.problems.stop import BrokenStructure, Changed, Stop, Unreachable
from sheets_sync.stores.google.http.api import Refused
from sheets_sync.stores.google.http.patience import Hiccup
from sheets_sync.stores.google.http.transport import Unanswered
from sheets_sync.stores.google.left_behind import MARKER_KEY
from sheets_sync.stores.google.read.grid import FIELDS, updated_of
from sheets_sync.stores.google.write.batch import Marks, marker_id, requests_of
from sheets_sync.stores.google.write.diagnosis import refuse_what_is_in_the_way
from sheets_sync.stores.google.write.proof import Proof
from sheets_sync.stores.google.write.scratch import Scratch, scratch_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sheets_sync.grid.edits import Edit
    from sheets_sync.grid.place import Place
    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.grid.store import Guide
    from sheets_sync.stores.google.read.grid import Whole
    from sheets_sync.stores.google.read.session import Session
    from sheets_sync.stores.google.write.message import Message

Before: TypeAlias = "Mapping[Place, Cell]"

_ATTEMPTS: Final = 3
_QUERY: Final = {"fields": f"updatedSpreadsheet({FIELDS})"}


def write(session: Session, edits: Sequence[Edit], basis: Snapshot, guide: Guide) -> After | None:
    """See ``GoogleSheet.write``."""
    if not edits:
        return None
    basis = _with_ids(session, basis)
    version = guide.version or basis.fingerprint
    requests = requests_of(edits, basis, session.grids, guide)
    mark = session.next_mark()
    # What an earlier write left of the register may go with the old marks: then it is left anew.
    left = guide.mark or (session.mark if session.old_marks() else "")
    scratch = scratch_for(guide.careful, mark, marker_id("scratch", mark))
    proof = Proof.of(edits, basis, guide)
    value = f"{mark} {session.stamped(left)}" if left else mark
    return _Write(session, version, value, requests, proof, scratch).carried_out()


def _with_ids(session: Session, basis: Snapshot) -> Snapshot:
    """A tab that an earlier write of this run made has no id in the snapshot yet."""
    known = session.memory.tabs if session.memory else {}
    tabs = [
        tab
        if tab.sheet_id is not None
        else Tab(tab.title, tab.columns, tab.height, known.get(tab.title), tab.merged)
        for tab in basis.tabs
    ]
    return Snapshot(tuple(tabs), basis.fingerprint, basis.origin, basis.mark)


@dataclass(frozen=True, slots=True)
class _Write:
    """``version`` names the state of the register that the write is based on, ``mark`` itself."""

    session: Session
    version: str
    mark: str
    requests: list[Message]
    proof: Proof
    scratch: Scratch

    def carried_out(self) -> After | None:
        if self.scratch.cells:
            self.session.owe(self.scratch.sheet_id)
        try:
            return self._carried_out()
        finally:
            self._tidied()

    def _tidied(self) -> None:
        if self.scratch.cells:
            self.session.remove(self.scratch.sheet_id)

    def _carried_out(self) -> After | None:
        with attempt(self.session.origin) as tried:
            return self._tried(tried)

    def _tried(self, tried: Attempt) -> After | None:
        marks = self._marks()
        body = self._body(marks)
        for number in range(_ATTEMPTS):
            try:
                whole = self._sent(body, number)
            except (Stop, Refused, Hiccup):
                tried.settle(Deed.NOTHING)
                raise
            if whole is not None:
                tried.settle(Deed.WRITTEN)
                self.session.spent.clear()
                self.session.settle_up(marks.tabs)
                self.session.merge(whole)
                return self._verdict(*self._taken_from(whole.snapshot))
            whole = self._looked()
            if marks.value in whole.markers.values():
                tried.settle(Deed.WRITTEN)
                self.session.spent.clear()
                self.session.settle_up(marks.tabs)
                return self._as_it_stands(*self._taken_from(whole.snapshot))
            if not self.proof.unchanged(whole.snapshot):
                tried.settle(Deed.NOTHING)
                self.session.spent.append(marks.own)
                raise Changed("google.changed", origin=self.session.origin)
        raise Unreachable("google.unsure", origin=self.session.origin)

    def _taken_from(self, after: Snapshot) -> tuple[Snapshot, Before, Before]:
        """What stands there without the hidden tab, and what stood in cells: put right, others."""
        without, careful = self.scratch.taken_from(after)
        return without, careful, self.proof.kept(without)

    def _looked(self) -> Whole:
        try:
            return self.session.whole()
        except Hiccup as error:
            raise Unreachable("google.unsure", origin=self.session.origin) from error

    def _marks(self) -> Marks:
        """Two runs that start from the same state use the same id: the second is refused."""
        session = self.session
        salt = session.run if self.version == session.refused else ""
        number = marker_id(self.version, salt)
        tabs = [one for one in session.leftovers if one != self.scratch.sheet_id]
        # Back at the state of a write whose fate is unknown: its id is this one's own.
        spent = [one for one in session.spent if one != number]
        return Marks(number, self.mark, spent, session.old_marks(), tabs)

    def _body(self, marks: Marks) -> bytes:
        return encode(
            {
                "requests": [
                    *marks.requests(),
                    *self.scratch.requests(self.proof.ids),
                    *self.requests,
                ],
                "includeSpreadsheetInResponse": True,
                "responseRanges": self.proof.ranges + self.scratch.ranges,
                "responseIncludeGridData": True,
            }
        )

    def _sent(self, body: bytes, attempt: int) -> Whole | None:
        """What stands there after it, or None when nobody knows whether it was carried out."""
        try:
            answer = self.session.api.write(_QUERY, body)
        except Unanswered:
            return None
        except Refused as error:
            if error.status != 400:
                raise
            if attempt:
                # The mark is there already: the first attempt arrived after all.
                return None
            self._explain(error)
            raise
        return updated_of(answer, self.session.origin, MARKER_KEY)

    def _explain(self, refused: Refused) -> None:
        """The same refusal twice in a row is not about what others did meanwhile."""
        session = self.session
        refuse_what_is_in_the_way(session, self.proof.edits, self.requests)
        session.forget_marks()
        if session.spent or session.leftovers:
            # Another run may have used the same id; then it cannot be used up any more. Somebody
            # may have deleted a hidden tab; then it cannot go with a write any more.
            there = session.whole().markers
            session.spent = [number for number in session.spent if number not in there]
        if session.refused == self.version:
            raise BrokenStructure("google.refused", origin=session.origin, reason=refused.message)
        session.refused = self.version
        raise Changed("google.changed", origin=session.origin)

    def _verdict(self, after: Snapshot, careful: Before, kept: Before) -> After | None:
        if self.proof.holds(after) and self.proof.overwrote(careful):
            return None
        if self.proof.parts is None:
            return After(after, later=False, before={**kept, **careful})
        return self._as_it_stands(self.session.read(), careful, kept)

    def _as_it_stands(self, now: Snapshot, careful: Before, kept: Before) -> After | None:
        if self.proof.all_as_expected(now) and self.proof.overwrote(careful):
            return None
        return After(now, later=True, before={**kept, **careful})
