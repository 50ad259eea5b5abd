"""The names of what the program puts beside a workbook."""

from __future__ import annotations

import os
import re
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

_NAME_BYTES: Final = 255
_SHOWN_BYTES: Final = 60
_OWN: Final = ".sheets-sync"
_DIGITS: Final = 16


class Marks(NamedTuple):
    """What a finished version is told by wherever it lies: its own content, and the former one."""

    new: str
    old: str


def backup_of(path: Path) -> Path:
    """``Register.xlsx`` → ``Register.bak.xlsx``; of a name that is too long for that, the start."""
    end = f".bak{path.suffix}"
    return path.with_name(_cut(path.stem, _NAME_BYTES - len(os.fsencode(end))) + end)


def fresh_names(path: Path) -> tuple[Path, Path]:
    """Hidden names that nothing has: for a new version, and for keeping the one before."""
    start = f"{_start(path)}-{os.urandom(4).hex()}"
    return path.with_name(f"{start}.tmp"), path.with_name(f"{start}.bak.tmp")


def finished_name(fresh: Path, marks: Marks) -> Path:
    """The name of a new version that is whole and may take the file's place."""
    return fresh.with_name(f"{fresh.stem}-{marks.new}-{marks.old}.tmp")


def lock_of(path: Path) -> Path:
    """The hidden file that runs on any host hold while they are at work on this one."""
    return path.with_name(f"{_start(path)}.lock")


def mark(*pieces: bytes) -> str:
    """Tells one content from another."""
    digest = sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest()[:_DIGITS]


def marks_in(name: str) -> Marks | None:
    """Those in the name of a finished version; None in any other name."""
    found = re.fullmatch(r".*-([0-9a-f]{16})-([0-9a-f]{16})\.tmp", name, re.DOTALL)
    return Marks(found[1], found[2]) if found else None


def leftovers(path: Path) -> list[Path]:
    """Regular files beside this one under names that only the program gives. Raises OSError."""
    hexadecimal = r"-[0-9a-f]{8}(-[0-9a-f]{16}-[0-9a-f]{16}|\.bak)?\.tmp"
    own = re.compile(re.escape(_start(path)) + hexadecimal)
    with os.scandir(path.parent) as entries:
        return [
            path.with_name(entry.name)
            for entry in entries
            if own.fullmatch(entry.name) and entry.is_file(follow_symlinks=False)
        ]


def _start(path: Path) -> str:
    """Names that are cut off keep something that tells them apart."""
    name = path.name
    if len(os.fsencode(name)) > _SHOWN_BYTES:
        told_apart = sha256(os.fsencode(name)).hexdigest()[:_DIGITS]
        name = f"{_cut(name, _SHOWN_BYTES - _DIGITS)}{told_apart}"
    return f".{name}{_OWN}"


def _cut(name: str, size: int) -> str:
    while len(os.fsencode(name)) > size:
        name = name[:-1]
    return name
