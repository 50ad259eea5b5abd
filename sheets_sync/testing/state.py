"""A folder in which everything stays between two starts, one file of JSON for each."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import msgspec

from sheets_sync.testing.saved import file_read, file_saved, surface

if TYPE_CHECKING:
    from pathlib import Path

    from sheets_sync.testing.book import Book
    from sheets_sync.testing.world import World


class Damaged(Exception):
    """A file of the folder cannot be read; the message names it and says why."""


class State:
    """Keeps what changed after every request, whole files only, so that a kill loses nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._kept: dict[str, tuple[Book | None, bytes]] = {}

    def load(self, world: World) -> None:
        """Let the world hold what the folder has, if anything. Raises Damaged, OSError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        found = sorted(self.folder.glob("*.json"))
        if found:
            world.files.clear()
        for path in found:
            try:
                file = file_read(path.read_bytes())
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise Damaged(f"{path}: {error}") from error
            world.files[file.file_id] = file
            self._kept[file.file_id] = (file.book, surface(file))

    def keep(self, world: World) -> None:
        """Write what is new or changed, remove what is gone. Raises OSError."""
        for file in world.files.values():
            mark = (file.book, surface(file))
            old = self._kept.get(file.file_id)
            if old is None or old[0] is not mark[0] or old[1] != mark[1]:
                self._write(f"{file.file_id}.json", file_saved(file))
                self._kept[file.file_id] = mark
        for gone in self._kept.keys() - world.files.keys():
            (self.folder / f"{gone}.json").unlink(missing_ok=True)
            del self._kept[gone]

    def _write(self, name: str, content: bytes) -> None:
        fresh = self.folder / f"{name}.new"
        with fresh.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.folder / name)
