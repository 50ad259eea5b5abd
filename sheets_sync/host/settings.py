"""What people set with an option or a variable: its value is repeated where it surely is a path.

Somebody may have put a key itself in the place of its file, ``$(cat key.json)`` in a crontab for
instance, and what a sync says is mailed and kept.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

from sheets_sync.problems.stop import Stop, Unreachable

_LONGEST_SHOWN: Final = 1000
_NEVER: Final = ('"', "{", "}", "<", ">", "|", "`", "://", "-----")
"""In a key, in an address with a token; hardly ever in a path."""
_ENDING: Final = r"\.[A-Za-z]{2,5}"


class BadSetting(Stop):
    """An option, an argument or a variable does not hold what it is for."""

    exit_code = 2


def path_of(text: str) -> Path:
    """The path that was set; the home folder of somebody who is not there stays a text."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def is_there(text: str) -> bool:
    """Whether a file or folder has this name; a name that can be none has nothing."""
    try:
        path_of(text).stat()
    except (OSError, ValueError):
        return False
    return True


def looks_like_a_path(text: str) -> bool:
    """Whether it can be told from a secret, and may be repeated."""
    return bool(text) and (is_there(text) or _is_plain(text))


def names_a_file(text: str) -> bool:
    """The same of what should be there already: it is, or ends as names of files do."""
    ends_well = re.fullmatch(_ENDING, Path(text).suffix) is not None
    return bool(text) and (is_there(text) or (ends_well and _is_plain(text)))


def refuse_what_is_no_register(text: str, setting: str) -> None:
    """Raises Unreachable for what is neither a path nor an address, without repeating it."""
    if not text or not names_a_file(text):
        raise Unreachable("setting.not_a_register", setting=setting)


def _is_plain(text: str) -> bool:
    # A name that is not UTF-8 is one of a file all the same.
    legal = os.fsencode(text).decode("utf-8", "replace")
    return (
        legal.isprintable()
        and len(text) <= _LONGEST_SHOWN
        and not any(sign in text for sign in _NEVER)
    )
