"""The zip container: members are copied as they lie there, compressed bytes and all."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Final

from sheets_sync.stores.workbook.directory import (
    ENTRY,
    UTF8,
    BadArchiveError,
    Member,
    directory,
    moved,
    tail,
)
from sheets_sync.stores.workbook.encoding import in_utf8

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_LOCAL: Final = struct.Struct("<4s5H3L2H")
STORED: Final = 0
_DEFLATED: Final = 8
_ENCRYPTED: Final = 0x1
_NEW_DATE: Final = 0x21
_SMALL: Final = 4_000_000
_PIECE: Final = 1 << 16

MOST_UNPACKED: Final = 2_000_000_000
"""Bytes of one member. The biggest of a register of 400,000 rows takes a quarter of it."""
_SUSPECT: Final = 100_000_000
_MOST_TIMES: Final = 200
"""Nothing that people fill in can be packed so tightly."""


class Archive:
    """A zip file held in memory. Raises BadArchiveError when it is not whole."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.members, self._comment = directory(data)
        self._folded = {_folded(name): name for name in self.members}

    def find(self, name: str) -> str | None:
        """The member's own spelling of a name; case and the slant of slashes make no difference."""
        return name if name in self.members else self._folded.get(_folded(name))

    def read(self, name: str) -> bytes:
        """A member's content.

        Raises BadArchiveError when it is not there, damaged, or bigger than any register's.
        """
        member, packed = self._packed(name)
        try:
            content = packed if member.method == STORED else _inflated(packed, member)
        except zlib.error as error:
            raise BadArchiveError(name) from error
        if len(content) != member.size or zlib.crc32(content) != member.crc:
            raise BadArchiveError(name)
        return content

    def xml(self, name: str) -> bytes:
        """A member's content in UTF-8, whatever it was written in. Raises as ``read``."""
        content = self.read(name)
        try:
            return in_utf8(content)
        except ValueError as error:
            raise BadArchiveError(name) from error

    def renamed(self, name: str, new: str) -> tuple[bytes, list[bytes]]:
        """A member under another name: its line in a directory, and its bytes as they are packed.

        Raises BadArchiveError as ``read``, without a look inside.
        """
        member, packed = self._packed(name)
        return entry(new, member.method, (member.crc, member.packed, member.size), [packed])

    def copied(self, name: str) -> bytes:
        """All bytes of a member as they lie in the file: header, content, descriptor."""
        member = self.members[name]
        return self.data[member.offset : member.end]

    def changed(self, contents: Mapping[str, bytes], dropped: Collection[str] = ()) -> list[bytes]:
        """The pieces of a zip file with some members replaced, added or left out."""
        in_place = sorted(self.members.values(), key=lambda member: member.offset)
        new = [name for name in contents if name not in self.members]
        pieces = [self.data[: in_place[0].offset] if in_place else b""]
        position = len(pieces[0])
        records = {}
        for name in (*(member.name for member in in_place), *new):
            if name not in dropped:
                record, written = self._written(name, contents)
                records[name] = moved(record, position)
                pieces += written
                position += sum(map(len, written))
        lines = [records[name] for name in (*self.members, *new) if name in records]
        return [*pieces, *lines, tail(len(lines), sum(map(len, lines)), position, self._comment)]

    def _written(self, name: str, contents: Mapping[str, bytes]) -> tuple[bytes, list[bytes]]:
        member = self.members.get(name)
        if member and name not in contents:
            return member.record, [self.copied(name)]
        return _packed(name, contents[name], member.record if member else None)

    def _packed(self, name: str) -> tuple[Member, bytes]:
        member = self.members.get(name)
        if member is None:
            raise BadArchiveError(name)
        _refuse_unreadable(member)
        start = _content_offset(self.data, member)
        return member, self.data[start : start + member.packed]


def _folded(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _refuse_unreadable(member: Member) -> None:
    if member.flags & _ENCRYPTED:
        raise BadArchiveError(member.name, "workbook.zip_password")
    if member.method not in (STORED, _DEFLATED):
        raise BadArchiveError(member.name, "workbook.zip_method")
    tight = member.size > _SUSPECT and member.size > _MOST_TIMES * member.packed
    if tight or member.size > MOST_UNPACKED:
        raise BadArchiveError(member.name, "workbook.bomb")


def _content_offset(data: bytes, member: Member) -> int:
    try:
        magic, *_, name, extra = _LOCAL.unpack_from(data, member.offset)
    except struct.error as error:
        raise BadArchiveError(member.name) from error
    if magic != b"PK\x03\x04":
        raise BadArchiveError(member.name)
    start = member.offset + _LOCAL.size + int(name) + int(extra)
    if start + member.packed > member.end:
        raise BadArchiveError(member.name)
    return start


def _inflated(packed: bytes, member: Member) -> bytes:
    # Piece by piece, so that more than was promised is noticed before it fills the memory.
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    pieces, left = [], member.size
    for start in range(0, len(packed), _PIECE):
        pieces.append(inflater.decompress(packed[start : start + _PIECE]))
        left -= len(pieces[-1])
        if left < 0:
            raise BadArchiveError(member.name)
    pieces.append(inflater.flush())
    return b"".join(pieces)


def entry(
    name: str, method: int, sizes: tuple[int, int, int], content: list[bytes]
) -> tuple[bytes, list[bytes]]:
    """A new member: its line in a directory, and all its bytes.

    ``sizes`` are the checksum, and how long the content is packed and unpacked.
    """
    return _entry(name.encode(), (20, UTF8, 0, _NEW_DATE, 0, 0), method, sizes, content)


def _entry(
    name: bytes,
    marks: tuple[int, ...],
    method: int,
    sizes: tuple[int, int, int],
    content: list[bytes],
) -> tuple[bytes, list[bytes]]:
    version, flags, time, date, inner, outer = marks
    local = _LOCAL.pack(b"PK\x03\x04", 20, flags, method, time, date, *sizes, len(name), 0)
    record = ENTRY.pack(
        *(b"PK\x01\x02", version, 20, flags, method, time, date, *sizes),
        *(len(name), 0, 0, 0, inner, outer, 0),
    )
    return record + name, [local + name, *content]


def _packed(name: str, content: bytes, record: bytes | None) -> tuple[bytes, list[bytes]]:
    packed = _deflated(content)
    sizes = (zlib.crc32(content), sum(map(len, packed)), len(content))
    if record is None:
        return entry(name, _DEFLATED, sizes, packed)
    old = ENTRY.unpack_from(record)
    marks = (old[1], old[3] & UTF8, old[5], old[6], old[14], old[15])
    encoded = record[ENTRY.size : ENTRY.size + old[10]]
    return _entry(encoded, marks, _DEFLATED, sizes, packed)


def _deflated(content: bytes) -> list[bytes]:
    # Small members cost nothing to squeeze; for big ones speed counts, Excel squeezes them again.
    if len(content) < _SMALL:
        return [_squeezed(content, 6, zlib.Z_FINISH)]
    from concurrent.futures import ThreadPoolExecutor

    # Streams that end on a byte may follow each other; zlib does not hold the interpreter's lock.
    starts = range(0, len(content), _SMALL)
    with ThreadPoolExecutor() as executor:
        return list(
            executor.map(
                lambda start: _squeezed(
                    content[start : start + _SMALL],
                    1,
                    zlib.Z_FINISH if start == starts[-1] else zlib.Z_SYNC_FLUSH,
                ),
                starts,
            )
        )


def _squeezed(content: bytes, level: int, ending: int) -> bytes:
    squeezer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return squeezer.compress(content) + squeezer.flush(ending)
