"""Output that breaks off no run: on a screen that is full or closed it is lost, and no more."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import contextmanager, suppress
from io import RawIOBase, TextIOWrapper
from typing import IO, TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from _typeshed import ReadableBuffer

_STANDARD: Final = range(3)


class Screen(RawIOBase):
    """Passes bytes on for as long as that works; ``failed`` is what it failed with.

    What comes after that is dropped, so that whoever prints need not know.
    """

    def __init__(self, under: IO[bytes]) -> None:
        super().__init__()
        self._under = under
        self.failed: OSError | None = None

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self._under.isatty()

    def fileno(self) -> int:
        return self._under.fileno()

    def write(self, data: ReadableBuffer, /) -> int:
        content = memoryview(data).cast("B")
        size = len(content)
        try:
            while content and not self.failed:
                content = content[self._under.write(content) or 0 :]
        except OSError as error:
            self.failed = error
        return size

    def lost(self) -> OSError | None:
        """Why somebody who wanted to read could not; who has read enough (``head``) missed none."""
        return None if self.failed and self.failed.errno == errno.EPIPE else self.failed


def open_missing() -> None:
    """Let standard streams that are closed lead nowhere.

    The next file to be opened would take their place, and with it whatever a library prints.
    """
    for number in _STANDARD:
        try:
            os.fstat(number)
        except OSError:
            with suppress(OSError):
                os.open(os.devnull, os.O_RDWR)


@contextmanager
def unbreakable() -> Iterator[Screen | None]:
    """While the body runs nothing printed fails; the Screen behind stdout, if there is one."""
    streams = sys.stdout, sys.stderr
    (sys.stdout, out), (sys.stderr, _) = map(_guarded, streams)
    try:
        yield out
    finally:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        sys.stdout, sys.stderr = streams


def _guarded(stream: TextIO | None) -> tuple[TextIO, Screen | None]:
    buffer = getattr(stream, "buffer", None)
    if stream is None or buffer is None:
        return stream, None  # type: ignore[return-value] # without a stream there is None in sys
    with suppress(OSError):
        stream.flush()
    # Straight to the file: what a buffer could not get rid of would be tried again at the very end.
    screen = Screen(getattr(buffer, "raw", buffer))
    text = TextIOWrapper(
        cast("IO[bytes]", screen),
        encoding=stream.encoding,
        errors=stream.errors,
        newline="\n",
        write_through=True,
    )
    return text, screen
