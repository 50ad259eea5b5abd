"""What was not foreseen: the particulars go to a file, the person gets a sentence.

The file names kinds of errors and places in code, and nothing that stood in a cell, a setting or
an answer; it can be passed on without being read first.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING, Final

from sheets_sync.host.state_folder import state_folder
from sheets_sync.host.system import OPEN_AS_IS

if TYPE_CHECKING:
    from collections.abc import Iterator

_HOME: Final = Path(__file__).parents[2]
_INSTALLED: Final = "site-packages/"


def report_crash(error: BaseException) -> str:
    """Write what can be told of the error to a file of its owner's; where it stands now.

    A dash when it could be written nowhere.
    """
    report = "\n".join([f"Python {sys.version.split()[0]}", *_told(error), ""])
    try:
        return _write(state_folder() / "crash.txt", report)
    except OSError:
        return _write_elsewhere(report)


def _told(error: BaseException) -> Iterator[str]:
    for one in _chain(error):
        yield "Traceback (most recent call last), kinds and places only:"
        for frame, line in walk_tb(one.__traceback__):
            code = frame.f_code
            yield f"  {_place(code.co_filename)}:{line} in {code.co_name}"
        yield _kind(one)


def _chain(error: BaseException) -> list[BaseException]:
    """What led to it first."""
    found: list[BaseException] = []
    one: BaseException | None = error
    while one is not None and one not in found:
        found.append(one)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return found[::-1]


def _kind(error: BaseException) -> str:
    name = f"{type(error).__module__}.{type(error).__qualname__}"
    number = error.errno if isinstance(error, OSError) else None
    return f"{name} {errno.errorcode.get(number, number)}" if number else name


def _place(file: str) -> str:
    """Without the folders of whoever installed it."""
    if _INSTALLED in file:
        return file.rpartition(_INSTALLED)[2]
    path = Path(file)
    return str(path.relative_to(_HOME)) if path.is_relative_to(_HOME) else path.name


def _write(path: Path, report: str) -> str:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # An earlier report goes; of a link that somebody put there, only the link.
    path.unlink(missing_ok=True)
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | OPEN_AS_IS
    with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8") as out:
        out.write(report)
    return str(path)


def _write_elsewhere(report: str) -> str:
    import tempfile

    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", prefix="sheets-sync-", delete=False
        ) as out:
            out.write(report)
    except OSError:
        return "-"
    return out.name
