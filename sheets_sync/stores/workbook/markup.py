"""XML as bytes: found, read and rewritten in place, so that every other byte stays as it was."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HEAD: Final = 1_000_000
_RARE: Final = 500_000
_HIDDEN = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
INSIDE: Final = rb"(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+"
"""What may stand inside a tag: a ``>`` in quotes does not end it."""

_ATTRIBUTE = re.compile(rb"\s+([\w:.\-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_NAMESPACE = re.compile(rb"\sxmlns:([\w.\-]+)\s*=\s*[\"']([^\"']*)")
_ALTERNATES = re.compile(
    rb"<([\w.\-]+:)?AlternateContent[\s>].*?</(?:[\w.\-]+:)?AlternateContent\s*>", re.DOTALL
)
_WAY = re.compile(
    rb"<([\w.\-]+:)?(?:Choice|Fallback)(?=[\s>])([^<>]*)>(.*?)</\1?(?:Choice|Fallback)\s*>",
    re.DOTALL,
)
_MICROSOFT: Final = b"schemas.microsoft.com/office/"
"""What newer versions of Excel added begins with this; other additions it passes over."""
_FIRST = re.compile(rb"<(?:([\w.\-]+:))?([\w.\-]+)(?=[\s/>])(" + INSIDE + b")>")
_ENTITY = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(lt|gt|amp|quot|apos));")
_NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


class Element(NamedTuple):
    """An opening (or self-closing) tag: its bytes are ``xml[start:end]``."""

    start: int
    end: int
    raw: bytes

    @property
    def closed(self) -> bool:
        return self.raw.endswith(b"/")

    @property
    def attributes(self) -> dict[str, str]:
        return attributes(self.raw)


class Splice(NamedTuple):
    """Put ``content`` in the place of ``xml[start:end]``."""

    start: int
    end: int
    content: bytes


def masked(xml: bytes) -> bytes:
    """The same bytes at the same places, with nothing in comments and CDATA that looks like a tag.

    Comments and processing instructions become blanks, CDATA becomes letters, and of what is told
    in several ways for several programs only the way for this one is left.
    """
    return one_way(_masked(xml))


def _masked(xml: bytes) -> bytes:
    start = xml.find(b"?>", 0, 200) + 2 if b"<?xml" in xml[:8] else 0
    if not any(_there(xml, one, start) for one in (b"<!", b"<?")):
        return xml
    return _HIDDEN.sub(
        lambda match: (b"x" if match[0].startswith(b"<![") else b" ") * len(match[0]), xml
    )


def _there(xml: bytes, mark: bytes, start: int) -> bool:
    # Looking for one rare byte is much faster than looking for "<", which is everywhere.
    place = xml.find(mark[1], start)
    for _ in range(_RARE):
        if place < 0 or xml[place - 1] == mark[0]:
            return place >= 0
        place = xml.find(mark[1], place + 1)
    return xml.find(mark, place) >= 0


def one_way(xml: bytes) -> bytes:
    """All but one of the ways in which something is told made blank."""
    if xml.find(b"AlternateContent", 0, _HEAD) < 0:
        return xml
    spaces = {match[1]: match[2] for match in _NAMESPACE.finditer(xml)}
    return _ALTERNATES.sub(lambda match: _chosen(match[0], spaces), xml)


def _chosen(alternates: bytes, spaces: dict[bytes, bytes]) -> bytes:
    ways = list(_WAY.finditer(alternates))
    taken = next((way for way in ways if _understood(way[2], spaces)), None)
    blank = bytearray(b" " * len(alternates))
    if taken:
        blank[taken.start(3) : taken.end(3)] = taken[3]
    return bytes(blank)


def _understood(raw: bytes, spaces: dict[bytes, bytes]) -> bool:
    needed = attributes(raw).get("Requires", "").split()
    return all(_MICROSOFT in spaces.get(one.encode(), b"") for one in needed)


@cache
def opening(prefix: bytes, name: bytes) -> re.Pattern[bytes]:
    """Finds the opening tags of one element; group 1 is what stands between name and ``>``."""
    return re.compile(b"<" + re.escape(prefix) + name + rb"(?=[\s/>])(" + INSIDE + b")>")


@cache
def closing(prefix: bytes, name: bytes) -> re.Pattern[bytes]:
    """Finds the closing tags of one element."""
    return re.compile(b"</" + re.escape(prefix) + name + rb"\s*>")


def root(xml: bytes) -> tuple[bytes, Element]:
    """The prefix (``b"x:"`` or ``b""``) and the tag of the outermost element of masked XML.

    Raises ValueError when there is none.
    """
    match = _FIRST.search(xml)
    if match is None:
        raise ValueError("no root element")
    return match[1] or b"", Element(match.start(), match.end(), match[3])


def elements(xml: bytes, prefix: bytes, name: bytes) -> Iterator[Element]:
    """All elements of this name in masked XML, in order."""
    for match in opening(prefix, name).finditer(xml):
        yield Element(match.start(), match.end(), match[1])


def content(xml: bytes, element: Element, prefix: bytes, name: bytes) -> tuple[int, int, int]:
    """Where an element's content begins and ends, and where the whole element ends.

    The element must not be nested in one of its own name.
    """
    if element.closed:
        return element.end, element.end, element.end
    match = closing(prefix, name).search(xml, element.end)
    if match is None:
        raise ValueError(f"{name.decode()} is not closed")
    return element.end, match.start(), match.end()


def attributes(raw: bytes) -> dict[str, str]:
    """What stands inside a tag, as names and values."""
    return {
        match[1].decode(): unescaped((match[3] if match[2] is None else match[2]).decode())
        for match in _ATTRIBUTE.finditer(raw)
    }


def without(raw: bytes, names: frozenset[bytes]) -> bytes:
    """What stands inside a tag, less some attributes; the others keep their bytes and order."""
    return _ATTRIBUTE.sub(lambda match: b"" if match[1] in names else match[0], raw)


def with_attribute(raw: bytes, name: bytes, value: bytes) -> bytes:
    """What stands inside a tag with one attribute set, in place when it is there already."""
    for match in _ATTRIBUTE.finditer(raw):
        if match[1] == name:
            return raw[: match.start()] + b" " + name + b'="' + value + b'"' + raw[match.end() :]
    inside = raw.rstrip(b"/ \t\r\n")
    return inside + b" " + name + b'="' + value + b'"' + raw[len(inside) :].lstrip()


def spliced(xml: bytes, splices: Sequence[Splice]) -> bytes:
    """The XML with all splices in place; they ascend and do not overlap."""
    pieces: list[bytes] = []
    position = 0
    for splice in splices:
        pieces += (xml[position : splice.start], splice.content)
        position = splice.end
    return b"".join((*pieces, xml[position:]))


def unescaped(text: str) -> str:
    """Character and entity references turned into the characters they stand for."""
    if "&" not in text:
        return text
    return _ENTITY.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    if match[3]:
        return _NAMED[match[3]]
    return chr(int(match[1], 16) if match[1] else int(match[2]))


def escaped(text: str) -> bytes:
    """Text fit for element content and double-quoted attributes."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.replace('"', "&quot;").encode()
