"""The one way to the screen: every line passes here, and steers nothing when it arrives."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sheets_sync.cells.legible import escaped, legible

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO


def print_lines(lines: Iterable[str]) -> None:
    """Each on a line of its own, as soon as it is known."""
    for line in lines:
        _put(legible(line), sys.stdout)


def print_text(text: str) -> None:
    """A sentence with the line ends that the program put in it."""
    print_lines(text.split("\n"))


def complain(text: str) -> None:
    """The same on stderr."""
    for line in text.split("\n"):
        _put(legible(line), sys.stderr)


def print_json(record: object, indent: int | None = 2) -> None:
    """For programs; with an indent still to be read by people."""
    import json

    text = json.dumps(record, ensure_ascii=False, indent=indent, default=str)
    _put(escaped(text), sys.stdout)


def _put(line: str, stream: TextIO | None) -> None:
    # A job that was started without a screen has none.
    if stream is not None:
        stream.write(f"{line}\n")
        stream.flush()
