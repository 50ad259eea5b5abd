"""Google's answer to one ``values:batchGet`` → tabs, column by column."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

from msgspec import DecodeError, Struct, field
from msgspec.json import Decoder

from sheets_sync.errors import Unreachable
from sheets_sync.snapshot import Column, Snapshot, Tab

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Range(Struct, rename="camel"):
    range: str
    major_dimension: Literal["COLUMNS"]
    values: list[Column] = field(default_factory=list)


class _Answer(Struct, rename="camel"):
    value_ranges: list[_Range]


_DECODER = Decoder(_Answer)


def snapshot_of(answer: bytes, origin: str) -> Snapshot:
    """The tabs in this answer, one for each range, in the order asked.

    The ranges were asked as whole tabs, column by column, unformatted and with serial dates.
    Google trims what is blank at the end of a column and the columns behind the last; every
    column gets its blanks back, as long as the longest one.

    Raises:
        Unreachable: it is no such answer, or only a part of one.
    """
    try:
        with _uncollected():
            ranges = _DECODER.decode(answer).value_ranges
    except (DecodeError, UnicodeDecodeError) as error:
        raise Unreachable("google.not_an_answer", origin=origin, reason=str(error)) from error
    return Snapshot(tuple(map(_tab, ranges)), sha256(answer).hexdigest(), origin)


@contextmanager
def _uncollected() -> Iterator[None]:
    # Millions of new cells, none of them garbage: looking through them costs more than decoding.
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _tab(found: _Range) -> Tab:
    height = max(map(len, found.values), default=0)
    for column in found.values:
        column.extend([""] * (height - len(column)))
    return Tab(_title(found.range), tuple(found.values), height)


def _title(range_: str) -> str:
    """``'Plan ''22'!A1:B9`` → ``Plan '22``."""
    title = range_.rpartition("!")[0]
    return title[1:-1].replace("''", "'") if title.startswith("'") else title
