"""Where a register stands, and whether it still stands where its mark says."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from sheets_sync.host.settings import is_there

_ONLINE: Final = "://"


def whereabouts(origin: str) -> str:
    """The address or path of a register, however it was named."""
    return origin if _ONLINE in origin or not is_there(origin) else os.path.realpath(origin)


def elsewhere(here: str, known: str) -> str:
    """Where the register stands as well: "" when it stands ``here`` alone.

    Of another spreadsheet nobody can tell whether it is still there; a file may have moved.
    """
    if not known or known == here or (_ONLINE in known) != (_ONLINE in here):
        return ""
    if _ONLINE in known:
        return known
    if not is_there(known) or (is_there(here) and Path(known).samefile(here)):
        return ""
    return known
