"""What was not foreseen: the particulars go to a file, the person gets a sentence."""

from __future__ import annotations

import os
import sys
import traceback
from typing import TYPE_CHECKING

from sheets_sync.catalogue import load_catalogue
from sheets_sync.journal import state_folder

if TYPE_CHECKING:
    from pathlib import Path

    from sheets_sync.programme.model import Language


def report_crash(language: Language) -> str:
    """Write the exception being handled to a file of its owner's; the sentence to show."""
    kind = sys.exc_info()[0]
    try:
        path = _write(state_folder() / "crash.txt")
    except OSError:
        path = _write_elsewhere()
    reason = kind.__name__ if kind else "?"
    return load_catalogue(language).say("run.unexpected", reason=reason, file=path)


def _write(path: Path) -> str:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as out:
        traceback.print_exc(file=out)
    return str(path)


def _write_elsewhere() -> str:
    import tempfile

    try:
        with tempfile.NamedTemporaryFile("w", prefix="sheets-sync-", delete=False) as out:
            traceback.print_exc(file=out)
    except OSError:
        return "-"
    return out.name
