"""Where a register lives. Every store keeps one small promise, tested by one set of tests."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sheets_sync.grid.edits import ColumnEdit, Edit, Format
    from sheets_sync.grid.place import Place
    from sheets_sync.grid.snapshot import Cell, Snapshot


class Aside(NamedTuple):
    """A cell about to be overwritten, and the row of the log that keeps what stood in it.

    ``format`` is how numbers of its column are shown.
    """

    place: Place
    line: int
    format: Format


class Guide(NamedTuple):
    """What a store that others may be changing meanwhile has to know of the register.

    ``version`` is another whenever a run has written since. ``log`` is the title of the tab that
    only grows; its new lines go below whatever stands there by then. ``witnesses`` gives, by the
    title of a tab, the sheet columns that tell its rows apart, and its header row. ``careful``
    are edits that put something right, of cells that are not written about in the log. ``asides``
    are cells of which column ``old`` of the log should keep what stood there until this moment.
    ``mark`` is to be found by later reads as ``Snapshot.mark``, all or nothing with the edits; ""
    leaves there what there is.

    >>> Guide(log="Logboek", witnesses={"Plannen": (0, (5,))}).careful
    ()
    """

    version: str = ""
    log: str = ""
    witnesses: Mapping[str, tuple[int, tuple[int, ...]]] = MappingProxyType({})
    careful: Sequence[ColumnEdit] = ()
    asides: Sequence[Aside] = ()
    old: int = 0
    mark: str = ""


UNGUIDED: Final = Guide()


class After(NamedTuple):
    """What stands in a register after a write, where that is not just what was written.

    ``later`` tells that it was read some time after the write, not in the same instant. ``before``
    has what stood in cells when they were written to, where that is known.

    >>> from sheets_sync.grid.snapshot import Snapshot
    >>> After(Snapshot((), "", "Register.xlsx"), later=False).before
    mappingproxy({})
    """

    snapshot: Snapshot
    later: bool
    before: Mapping[Place, Cell] = MappingProxyType({})


class Store(Protocol):
    """A spreadsheet that can be read whole and patched all-or-nothing."""

    @property
    def origin(self) -> str:
        """How people know it: the path or the address."""

    @property
    def portion(self) -> int | None:
        """Bytes that one write should carry at most; None when it does not matter."""

    def read(self) -> Snapshot:
        """Everything in it, now. Raises Unreachable."""

    def write(
        self, edits: Sequence[Edit], basis: Snapshot, guide: Guide = UNGUIDED
    ) -> After | None:
        """Carry out all edits or none.

        Returns None when exactly these cells changed since ``basis`` was read. Cells beyond the
        width of a tab in ``basis`` become new columns there, and push aside whatever came to
        stand there since.

        Raises Busy when nothing was written because somebody has it open or it changed since
        ``basis`` was read (the code then ends in ``.changed``), Unreachable when it cannot be
        written, BrokenStructure when a cell to write cannot be written safely.
        """


@runtime_checkable
class Glanced(Protocol):
    """A store that can tell without reading cells whether anything stands there that is new."""

    def seen(self) -> tuple[str, str]:
        """A digest of all that the last read was made of, and the way to look for it again.

        ``("", "")`` when that cannot be told.
        """

    def glance(self, way: str) -> str:
        """The digest of what stands there now, found by ``way``; "" when it leads nowhere.

        What it took is not asked for again by the next read. Raises what ``read`` does.
        """
