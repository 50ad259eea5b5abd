"""What stops a run. Each error names its sentence in the catalogue and the exit code it ends in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from sheets_sync.problems.problem import Detail


class Seen(NamedTuple):
    """Where in a file something is not right.

    ``shown`` is the line, and below it marks under the place; blank where the sentence shows it.
    """

    file: str
    line: int
    shown: str


class Stop(Exception):
    """A run cannot go on; nothing was written.

    ``code`` names a sentence in the catalogue, ``details`` fill its places. ``places`` holds
    further sentences of the same kind, one for each place that has to be mended.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, code: str, /, **details: Detail) -> None:
        super().__init__(code, details)
        self.code = code
        self.details = details
        self.places: tuple[Stop, ...] = ()
        self.seen: Seen | None = None
        """Where in a file this is, of what is known to stand there."""
        self.on_looking = False
        """Whether nobody asked to write anything."""


class BadProgramme(Stop):
    """The programme file cannot be used as it is."""

    exit_code = 2


class Unreachable(Stop):
    """The spreadsheet cannot be reached, opened or written."""

    exit_code = 3


class BrokenStructure(Stop):
    """Tabs, headers or keys are not what they must be."""

    exit_code = 4


class Busy(Stop):
    """Somebody has the spreadsheet open, or another run is at work on it."""

    exit_code = 5


class Changed(Busy):
    """The spreadsheet is another than the one that was read; nothing was written."""


class Unsafe(Stop):
    """The run would change more than it should without somebody's consent."""

    exit_code = 6
