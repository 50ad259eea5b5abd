"""The answers that a read was made of, so that the next run can tell whether anything is new.

The same requests are sent first, as they stand; when their answers are the same to the byte nothing
has to be decoded. When they are not, the read that follows takes them and asks nothing twice.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, TypeAlias

from msgspec import DecodeError
from msgspec.json import decode, encode

from sheets_sync.stores.google.http.api import Refused

if TYPE_CHECKING:
    from sheets_sync.stores.google.http.api import Api, Query

_Asked: TypeAlias = tuple[str, dict[str, str | list[str]], str]
"""The end of an address, its query, its body."""


@dataclass(slots=True)
class Answers:
    """What was asked since ``forget``, with the digest of each answer."""

    asked: list[bytes] = field(default_factory=list)
    digests: list[bytes] = field(default_factory=list)
    fetched: dict[bytes, bytes] = field(default_factory=dict)

    def forget(self) -> None:
        """Another read begins."""
        self.asked.clear()
        self.digests.clear()

    def answer(self, api: Api, tail: str, query: Query, body: bytes) -> bytes:
        """That of a glance just before, or a new one."""
        key = encode((tail, query, body.decode()))
        answer = self.fetched.pop(key, None)
        if answer is None:
            answer = api.read(tail, query, body)
        self.asked.append(key)
        self.digests.append(sha256(answer).digest())
        return answer

    def told(self) -> tuple[str, str]:
        """A digest of all of them, and the requests, to be made again by ``glance``."""
        if not self.asked:
            return "", ""
        return sha256(b"".join(self.digests)).hexdigest(), f"[{b','.join(self.asked).decode()}]"

    def glance(self, way: str, api: Api) -> str:
        """The digest of the answers to these requests now; "" where Google refuses one.

        Until a read took them they are not asked for again.
        """
        digests = []
        with suppress(DecodeError, Refused):
            for tail, query, body in decode(way, type=list[_Asked]):
                key = encode((tail, query, body))
                if key not in self.fetched:
                    self.fetched[key] = api.read(tail, query, body.encode())
                answer = self.fetched[key]
                digests.append(sha256(answer).digest())
            return sha256(b"".join(digests)).hexdigest() if digests else ""
        return ""
