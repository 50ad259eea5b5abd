"""Several requests in one: the batch endpoint, which clients in Python and Java use."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

import msgspec

from sheets_sync.testing.doors import Incoming, entered
from sheets_sync.testing.multipart import headed, parts
from sheets_sync.testing.outgoing import Outgoing
from sheets_sync.testing.wire import invalid

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.multipart import Part

BATCH_PATHS: Final = ("/batch", "/batch/drive/v3")
MOST: Final = 100


def batched(incoming: Incoming, answer: Callable[[Incoming], tuple[Outgoing, str]]) -> Outgoing:
    """One answer with that of each request in it; each stands on its own (D)."""
    found = parts(incoming.content_type, incoming.body)
    if not found:
        error = invalid("Failed to parse batch request, error: no parts found.")
        return Outgoing(400, msgspec.json.encode(error.body()))
    if len(found) > MOST:
        error = invalid(f"The batch request contains more than {MOST} calls.")
        return Outgoing(400, msgspec.json.encode(error.body()))
    border = f"batch_{secrets.token_urlsafe(16)}"
    written = [_written(part, incoming, answer) for part in found]
    body = b"".join(f"--{border}\r\n".encode() + each for each in written)
    kind = f"multipart/mixed; boundary={border}"
    return Outgoing(200, body + f"--{border}--\r\n".encode(), kind)


def _written(
    part: Part, outer: Incoming, answer: Callable[[Incoming], tuple[Outgoing, str]]
) -> bytes:
    inner = _inner(part.content, outer)
    name = part.headers.get("content-id", "").strip("<>")
    head = "Content-Type: application/http\r\n"
    head += f"Content-ID: <response-{name}>\r\n" if name else ""
    if inner is None:
        error = invalid("Failed to parse batch request, error: malformed inner request.")
        return _http(
            head, 400, "application/json; charset=UTF-8", msgspec.json.encode(error.body())
        )
    found = answer(inner)[0]
    return _http(head, found.status, found.content_type, found.content)


def _http(head: str, status: int, kind: str, content: bytes) -> bytes:
    lines = f"{head}\r\nHTTP/1.1 {status} {_WORDS.get(status, 'Error')}\r\nContent-Type: {kind}\r\n"
    return f"{lines}Content-Length: {len(content)}\r\n\r\n".encode() + content + b"\r\n"


_WORDS: Final = {200: "OK", 204: "No Content", 400: "Bad Request", 404: "Not Found"}


def _inner(raw: bytes, outer: Incoming) -> Incoming | None:
    """The request in a part; a token that it lacks is that of the batch."""
    line, _, rest = raw.lstrip(b"\r\n").partition(b"\n")
    words = line.decode("ascii", "replace").split()
    if len(words) < 2 or (not words[1].startswith("/") and "://" not in words[1]):
        return None
    part = headed(rest)
    if outer.token:
        part.headers.setdefault("authorization", f"Bearer {outer.token}")
    target = words[1]
    if "://" in target:
        target = "/" + target.partition("://")[2].partition("/")[2]
    path, _, query = target.partition("?")
    return entered(words[0].upper(), path, query, part.headers, part.content)
