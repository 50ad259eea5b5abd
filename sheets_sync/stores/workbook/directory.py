"""The directory at the end of a zip file: which members there are, and where each of them lies."""

from __future__ import annotations

import struct
from itertools import pairwise
from typing import Any, Final

from sheets_sync.records import NamedTuple

_END: Final = b"PK\x05\x06"
_TAIL: Final = struct.Struct("<4s4H2LH")
_WIDE_TAIL: Final = struct.Struct("<4sQ2H2L4Q")
_LOCATOR: Final = struct.Struct("<4sLQL")
ENTRY: Final = struct.Struct("<4s6H3L5H2L")
"""A line of the directory, without the name that follows it."""

_LONGEST_TAIL: Final = 65_557
_ELSEWHERE: Final = (0xFFFF, 0xFFFFFFFF)
"""What stands in the place of a number that is too big for it."""
_WIDE: Final = 1
UTF8: Final = 0x800


class BadArchiveError(Exception):
    """The bytes are no workbook that can be read; ``code`` names the sentence that says why."""

    def __init__(self, place: str, code: str = "workbook.damaged") -> None:
        super().__init__(place)
        self.code = code


class Member(NamedTuple):
    """One member: ``record`` is its line in the directory, ``data[offset:end]`` all the rest."""

    name: str
    record: bytes
    offset: int
    end: int
    flags: int
    method: int
    crc: int
    packed: int
    size: int


def directory(data: bytes) -> tuple[dict[str, Member], bytes]:
    """The members by name, in the order listed, and the comment on the whole file.

    Raises BadArchiveError when there is no such directory, or a member is listed twice.
    """
    end = data.rfind(_END, max(0, len(data) - _LONGEST_TAIL))
    if end < 0:
        raise BadArchiveError("end")
    try:
        return _directory(data, end)
    except (struct.error, UnicodeDecodeError, IndexError) as error:
        raise BadArchiveError("directory") from error


def tail(count: int, size: int, start: int, comment: bytes) -> bytes:
    """What ends a zip file whose directory has this many lines, and lies there."""
    return _TAIL.pack(_END, 0, 0, count, count, size, start, len(comment)) + comment


def moved(record: bytes, offset: int) -> bytes:
    """A line of the directory for a member that lies elsewhere now."""
    return record[:42] + struct.pack("<L", offset) + record[46:]


def _directory(data: bytes, end: int) -> tuple[dict[str, Member], bytes]:
    count, size, start, comment = _bounds(data, end)
    if start + size > end:
        raise BadArchiveError("end")
    found = []
    position = start
    for _ in range(count):
        fields = ENTRY.unpack_from(data, position)
        length = ENTRY.size + sum(fields[10:13])
        found.append((data[position : position + length], fields))
        position += length
    places = [_wide(record, fields) for record, fields in found]
    ends = dict(pairwise(sorted({*(offset for *_, offset in places), start})))
    members: dict[str, Member] = {}
    for (record, fields), place in zip(found, places, strict=True):
        member = _member(record, fields, place, ends)
        if member.name in members:
            raise BadArchiveError(member.name)
        members[member.name] = member
    return members, data[end + _TAIL.size : end + _TAIL.size + comment]


def _bounds(data: bytes, end: int) -> tuple[int, int, int, int]:
    _, disk, first_disk, here, count, size, start, comment = _TAIL.unpack_from(data, end)
    if count in _ELSEWHERE or size in _ELSEWHERE or start in _ELSEWHERE:
        magic, _, place, _ = _LOCATOR.unpack_from(data, end - _LOCATOR.size)
        if magic != b"PK\x06\x07":
            raise BadArchiveError("end")
        _, _, _, _, disk, first_disk, here, count, size, start = _WIDE_TAIL.unpack_from(data, place)
    if disk or first_disk or here != count:
        raise BadArchiveError("end", "workbook.split_zip")
    return count, size, start, comment


def _wide(record: bytes, fields: tuple[Any, ...]) -> tuple[int, int, int]:
    """Packed size, size and offset; those too big for their place stand behind the name."""
    size, packed, offset = fields[9], fields[8], fields[16]
    extra = record[ENTRY.size + fields[10] : ENTRY.size + fields[10] + fields[11]]
    wide = iter(_wide_numbers(extra))
    size, packed, offset = (
        next(wide, one) if one == _ELSEWHERE[1] else one for one in (size, packed, offset)
    )
    return packed, size, offset


def _wide_numbers(extra: bytes) -> list[int]:
    place = 0
    while place + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, place)
        if kind == _WIDE:
            count = length // 8
            return list(struct.unpack_from(f"<{count}Q", extra, place + 4))
        place += 4 + length
    return []


def _member(
    record: bytes, fields: tuple[Any, ...], place: tuple[int, int, int], ends: dict[int, int]
) -> Member:
    flags, method, crc = fields[3], fields[4], fields[7]
    packed, size, offset = place
    if fields[0] != b"PK\x01\x02" or offset not in ends:
        raise BadArchiveError("entry")
    name = record[ENTRY.size : ENTRY.size + fields[10]]
    text = name.decode("utf-8" if flags & UTF8 else "cp437")
    return Member(text, record, offset, ends[offset], flags, method, crc, packed, size)
