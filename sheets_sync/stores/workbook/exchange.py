"""Two files that change places in one step, so that what was replaced can still be looked at."""

from __future__ import annotations

import errno
import os
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_HERE: Final = -100
"""AT_FDCWD: paths are as everywhere else."""
_EXCHANGE: Final = 2
_UNKNOWN_HERE: Final = frozenset(
    {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EPERM}
)


def exchange(one: Path, other: Path) -> bool:
    """Let two files change places; False where the system or its file system has no such step.

    Raises:
        OSError: the system has it, and it did not work.
    """
    call = _call()
    number = call(os.fsencode(one), os.fsencode(other)) if call else errno.ENOSYS
    if number in _UNKNOWN_HERE:
        return False
    if number:
        raise OSError(number, os.strerror(number), str(other))
    return True


@cache
def _call() -> Callable[[bytes, bytes], int] | None:
    """Linux's ``renameat2``, answering 0 or the number of the error; Python has no name for it."""
    import ctypes

    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return None
    text, number = ctypes.c_char_p, ctypes.c_int
    rename.argtypes = (number, text, number, text, ctypes.c_uint)

    def call(one: bytes, other: bytes) -> int:
        while True:
            if not rename(_HERE, one, _HERE, other, _EXCHANGE):
                return 0
            if (found := ctypes.get_errno()) != errno.EINTR:
                return found

    return call
