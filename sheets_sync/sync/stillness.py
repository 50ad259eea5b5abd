"""A run without news: what it would find was found before, so there is nothing to decide.

That is certain when all is the same that a decision depends on: every byte of the register, the
programme, this program, the day, what the journal and the memory of cells know; and when nothing
turned by itself since. What is kept is a digest, a way to look again and some counts.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sheets_sync.grid.store import Glanced
from sheets_sync.history.last_seen import version_of, version_of_cells
from sheets_sync.host.settings import is_there
from sheets_sync.host.state_folder import keep, recall, state_folder
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sheets_sync.grid.store import Store
    from sheets_sync.history.journal import Journal
    from sheets_sync.host.clock import Moment
    from sheets_sync.programme.model import Programme
    from sheets_sync.sync.review import Review

_PACKAGE = Path(__file__).parents[1]


class Still(NamedTuple):
    """A register in which nothing is new, and what its last run counted."""

    counts: Mapping[str, Any]


class Watch(NamedTuple):
    """What a run is about to look at: where, by which programme, when, for whom it is told.

    ``teller`` names the form in which it is told: what one form told another did not. ``told`` is
    the file that keeps what was, None where there is none.
    """

    store: Store
    programme: Programme
    moment: Moment
    journal: Journal
    teller: str
    told: Path | None = None

    def found(self) -> Still | None:
        """What is known when nothing is new; None when a run has to find out.

        Raises what reading the register does.
        """
        if not isinstance(self.store, Glanced) or (kept := self._kept()) is None:
            return None
        digest, way, begun, until, counts = kept
        if not begun <= self.moment.now < until:
            return None
        seen = self.store.glance(way)
        return Still(counts) if seen and self._token(seen) == digest else None

    def _kept(self) -> tuple[str, str, float, float, dict[str, Any]] | None:
        content = recall(self._path)
        with suppress(ValueError, LookupError, TypeError):
            known = json.loads(content or b"")
            if known["before"] == self._circumstances():
                return (
                    *(known["digest"], known["way"]),
                    *(float(known["begun"]), float(known["until"]), known["counts"]),
                )
        return None

    def keep(self, seen: Review, counts: Mapping[str, Any]) -> None:
        """Remember a run that found nothing to do; anything else makes the next one look."""
        with suppress(OSError):
            content, way = self.store.seen() if isinstance(self.store, Glanced) else ("", "")
            if not content or not _is_settled(seen):
                self._path.unlink(missing_ok=True)
                return
            until = self.moment.today + 1.0
            if seen.decision.turns is not None:
                until = min(until, seen.decision.turns)
            known = {
                "before": self._circumstances(),
                "digest": self._token(content),
                "way": way,
                "begun": self.moment.now,
                "until": until,
                "counts": counts,
            }
            keep(self._path, json.dumps(known).encode())

    @property
    def _path(self) -> Path:
        origin = self.store.origin
        known = os.path.realpath(origin) if is_there(origin) else origin
        named = f"{known} {self.teller}".encode(errors="surrogatepass")
        name = sha256(named).hexdigest()[:16]
        return state_folder() / "still" / f"{name}.json"

    def _circumstances(self) -> str:
        """All that has to be the same but for the register itself."""
        parts = (
            *(sys.hexversion, *_versions(_PACKAGE), self.moment.today),
            *(self.journal.known(self.store.origin), version_of_cells(self.store.origin)),
            version_of(self.told) if self.told else None,
        )
        # Not as it is pickled: that changes when a property of it was asked for.
        return sha256(repr((parts, self.programme)).encode(errors="surrogatepass")).hexdigest()

    def _token(self, content: str) -> str:
        text = f"{content} {self.store.origin}"
        return sha256(text.encode(errors="surrogatepass")).hexdigest()


def _is_settled(seen: Review) -> bool:
    """Whether the next run would find the same and do as little."""
    return not (seen.edits or seen.restored or seen.doubts or seen.plan.overdone or seen.remarks)


def _versions(folder: Path) -> Iterator[tuple[str, int, int]]:
    """What tells the code of this program from any other; a file that changes is seen at once."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir():
            if entry.name not in {"__pycache__", "testing"}:
                yield from _versions(Path(entry.path))
        elif not entry.name.endswith(".pyc"):
            stat = entry.stat()
            yield entry.name, stat.st_size, stat.st_mtime_ns
