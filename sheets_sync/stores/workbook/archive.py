"""The zip container: members are copied as they lie there, compressed bytes and all."""

from __future__ import annotations

import struct
import zlib
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_END: Final = b"PK\x05\x06"
_ENTRY: Final = struct.Struct("<4s6H3L5H2L")
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_TAIL: Final = struct.Struct("<4s4H2LH")
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _UTF8 = 0x1, 0x800
_ZIP64_VALUE: Final = 0xFFFFFFFF
_NEW_DATE: Final = 0x21
_SMALL: Final = 4_000_000
_HEAD: Final = 4096


class BadArchiveError(Exception):
    """The bytes are no zip file that can be read whole."""


class Member(NamedTuple):
    """One member: ``record`` is its line in the directory, ``data[offset:end]`` all the rest."""

    name: str
    record: bytes
    offset: int
    end: int
    method: int
    crc: int
    packed: int
    size: int


class Archive:
    """A zip file held in memory. Raises BadArchiveError when it is not whole."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        try:
            self.members, self._comment = _directory(data)
        except (struct.error, UnicodeDecodeError, IndexError) as error:
            raise BadArchiveError("directory") from error
        self._folded = {name.casefold(): name for name in self.members}

    def find(self, name: str) -> str | None:
        """The member's own spelling of a name, which case does not tell apart."""
        return name if name in self.members else self._folded.get(name.casefold())

    def read(self, name: str) -> bytes:
        """A member's content. Raises KeyError, and BadArchiveError when it is damaged."""
        member = self.members[name]
        start = _content_offset(self.data, member)
        packed = self.data[start : start + member.packed]
        try:
            content = packed if member.method == _STORED else _inflate(packed, member.size)
        except zlib.error as error:
            raise BadArchiveError(name) from error
        if len(content) != member.size or zlib.crc32(content) != member.crc:
            raise BadArchiveError(name)
        return content

    def head(self, name: str) -> bytes:
        """The first few thousand bytes of a member's content, whole or not."""
        member = self.members[name]
        start = _content_offset(self.data, member)
        packed = self.data[start : start + min(member.packed, _HEAD)]
        if member.method == _STORED:
            return packed
        try:
            return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, _HEAD)
        except zlib.error as error:
            raise BadArchiveError(name) from error

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
                records[name] = _moved(record, position)
                pieces += written
                position += sum(map(len, written))
        lines = [records[name] for name in (*self.members, *new) if name in records]
        tail = _tail(len(lines), sum(map(len, lines)), position, self._comment)
        return [*pieces, *lines, tail]

    def _written(self, name: str, contents: Mapping[str, bytes]) -> tuple[bytes, list[bytes]]:
        member = self.members.get(name)
        if member and name not in contents:
            return member.record, [self.copied(name)]
        return _packed(name, contents[name], member.record if member else None)


def _directory(data: bytes) -> tuple[dict[str, Member], bytes]:
    end = data.rfind(_END, max(0, len(data) - 65_557))
    if end < 0:
        raise BadArchiveError("end")
    *_, count, size, start, comment = _TAIL.unpack_from(data, end)
    if start + size > end or _ZIP64_VALUE in (start, size):
        raise BadArchiveError("end")
    found = []
    position = start
    for _ in range(count):
        fields = _ENTRY.unpack_from(data, position)
        length = _ENTRY.size + sum(fields[10:13])
        found.append((data[position : position + length], fields))
        position += length
    ends = _ends([fields[16] for _, fields in found], start)
    members = {}
    for record, fields in found:
        member = _member(record, fields, ends)
        if member.name in members:
            raise BadArchiveError(member.name)
        members[member.name] = member
    return members, data[end + _TAIL.size : end + _TAIL.size + comment]


def _ends(offsets: list[int], start: int) -> dict[int, int]:
    ordered = sorted({*offsets, start})
    return dict(pairwise(ordered))


def _member(record: bytes, fields: tuple[Any, ...], ends: dict[int, int]) -> Member:
    flags, method = fields[3], fields[4]
    crc, packed, size, length, offset = *fields[7:11], fields[16]
    readable = fields[0] == b"PK\x01\x02" and method in (_STORED, _DEFLATED)
    if not readable or flags & _ENCRYPTED or offset not in ends:
        raise BadArchiveError("entry")
    name = record[_ENTRY.size : _ENTRY.size + length]
    text = name.decode("utf-8" if flags & _UTF8 else "cp437")
    return Member(text, record, offset, ends[offset], method, crc, packed, size)


def _content_offset(data: bytes, member: Member) -> int:
    try:
        magic, *_, name, extra = _LOCAL.unpack_from(data, member.offset)
    except struct.error as error:
        raise BadArchiveError(member.name) from error
    if magic != b"PK\x03\x04":
        raise BadArchiveError(member.name)
    return member.offset + _LOCAL.size + int(name) + int(extra)


def _inflate(packed: bytes, size: int) -> bytes:
    # The size is a buffer's first size; a wrong one costs time and is noticed by the caller.
    return zlib.decompress(packed, -zlib.MAX_WBITS, max(1, min(size, 1 << 31)))


def _packed(name: str, content: bytes, record: bytes | None) -> tuple[bytes, list[bytes]]:
    packed = _deflated(content)
    old = _ENTRY.unpack_from(record) if record else (0, 20, 20, _UTF8, 0, 0, _NEW_DATE, *[0] * 10)
    encoded = record[_ENTRY.size : _ENTRY.size + old[10]] if record else name.encode()
    flags = old[3] & _UTF8
    sizes = (zlib.crc32(content), sum(map(len, packed)), len(content))
    local = _LOCAL.pack(
        b"PK\x03\x04", 20, flags, _DEFLATED, old[5], old[6], *sizes, len(encoded), 0
    )
    entry = _ENTRY.pack(
        *(b"PK\x01\x02", old[1], 20, flags, _DEFLATED, old[5], old[6], *sizes),
        *(len(encoded), 0, 0, 0, old[14], old[15], 0),
    )
    return entry + encoded, [local + encoded, *packed]


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


def _moved(record: bytes, offset: int) -> bytes:
    return record[:42] + struct.pack("<L", offset) + record[46:]


def _tail(count: int, size: int, start: int, comment: bytes) -> bytes:
    return _TAIL.pack(_END, 0, 0, count, count, size, start, len(comment)) + comment
