"""Bodies in parts, to the byte."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BOUNDARY = re.compile(r"""boundary=(?:"([^"]+)"|([^;\s]+))""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """Its headers by their names in small letters."""

    headers: dict[str, str]
    content: bytes


def parts(content_type: str, body: bytes) -> list[Part]:
    """The parts of a multipart body, none where it is not one or lacks its end."""
    found = _BOUNDARY.search(content_type)
    if not found or not content_type.lower().startswith("multipart/"):
        return []
    border = b"--" + (found[1] or found[2]).encode()
    _, *pieces = re.split(rb"(?:^|\r?\n)" + re.escape(border), body)
    if not pieces or not pieces[-1].startswith(b"--"):
        return []
    return [headed(re.sub(rb"^[ \t]*\r?\n", b"", piece, count=1)) for piece in pieces[:-1]]


def headed(raw: bytes) -> Part:
    """Headers, an empty line, and the content."""
    if raw[:1] == b"\n" or raw[:2] == b"\r\n":
        return Part({}, raw.removeprefix(b"\r").removeprefix(b"\n"))
    head, *rest = re.split(rb"\r?\n\r?\n", raw, maxsplit=1)
    pairs = (line.partition(":") for line in head.decode("latin-1").splitlines())
    headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
    return Part(headers, rest[0] if rest else b"")
