"""A register in Google Sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.grid.store import UNGUIDED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.grid.edits import Edit
    from sheets_sync.grid.snapshot import Snapshot
    from sheets_sync.grid.store import After, Guide
    from sheets_sync.stores.google.read.session import Session


class GoogleSheet:
    """The Store of a spreadsheet in Google Sheets, safe under people's hands."""

    portion = 1_900_000

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def origin(self) -> str:
        return self._session.origin

    @property
    def session(self) -> Session:
        """How it deals with its spreadsheet, for what makes it ready; a run needs a Store only."""
        return self._session

    def read(self) -> Snapshot:
        """Every tab of the programme, in one request. Raises Unreachable."""
        from sheets_sync.stores.google.refusals import as_stop

        with as_stop(self._session):
            return self._marked(self._session.read())

    def seen(self) -> tuple[str, str]:
        """A digest of the answers that the last read was made of, and their requests."""
        return self._session.answers.told()

    def glance(self, way: str) -> str:
        """The digest of the answers to the same requests now. Raises Unreachable."""
        from sheets_sync.stores.google.refusals import as_stop

        with as_stop(self._session):
            return self._session.answers.glance(way, self._session.api)

    def write(
        self, edits: Sequence[Edit], basis: Snapshot, guide: Guide = UNGUIDED
    ) -> After | None:
        """Carry out all edits in one request, whose answer shows what came of it.

        Raises Busy with a code in ``.changed`` when nothing was written because another run was
        first or a tab is gone, Busy when Google's quota is used up, Unreachable when it cannot be
        written or nobody can tell whether it was, BrokenStructure when a protected range is in
        the way or the spreadsheet is full.
        """
        from sheets_sync.stores.google.refusals import as_stop
        from sheets_sync.stores.google.write.writing import write

        with as_stop(self._session):
            after = write(self._session, edits, basis, guide)
            return after._replace(snapshot=self._marked(after.snapshot)) if after else None

    def _marked(self, found: Snapshot) -> Snapshot:
        from sheets_sync.stores.google.read.answer import snapshot

        return snapshot(found.tabs, found.origin, self._session.mark)
