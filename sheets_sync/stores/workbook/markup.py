"""XML as bytes: found, read and rewritten in place, so that every other byte stays as it was."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HIDDEN = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
INSIDE: Final = rb"(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+"
"""What may stand inside a tag: a ``>`` in quotes does not end it."""

_ATTRIBUTE = re.compile(rb"\s+([\w:.\-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
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

    Comments and processing instructions become blanks, CDATA becomes letters.
    """
    start = xml.find(b"?>", 0, 200) + 2 if b"<?xml" in xml[:8] else 0
    # Looking for one rare byte is much faster than looking for "<", which is everywhere.
    if not any(
        xml.find(one[1:], start) >= 0 and xml.find(one, start) >= 0 for one in (b"<!", b"<?")
    ):
        return xml
    return _HIDDEN.sub(
        lambda found: (b"x" if found[0].startswith(b"<![") else b" ") * len(found[0]), xml
    )


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
    found = _FIRST.search(xml)
    if found is None:
        raise ValueError("no root element")
    return found[1] or b"", Element(found.start(), found.end(), found[3])


def elements(xml: bytes, prefix: bytes, name: bytes) -> Iterator[Element]:
    """All elements of this name in masked XML, in order."""
    for found in opening(prefix, name).finditer(xml):
        yield Element(found.start(), found.end(), found[1])


def content(xml: bytes, element: Element, prefix: bytes, name: bytes) -> tuple[int, int, int]:
    """Where an element's content begins and ends, and where the whole element ends.

    The element must not be nested in one of its own name.
    """
    if element.closed:
        return element.end, element.end, element.end
    found = closing(prefix, name).search(xml, element.end)
    if found is None:
        raise ValueError(f"{name.decode()} is not closed")
    return element.end, found.start(), found.end()


def attributes(raw: bytes) -> dict[str, str]:
    """What stands inside a tag, as names and values."""
    return {
        found[1].decode(): unescaped((found[3] if found[2] is None else found[2]).decode())
        for found in _ATTRIBUTE.finditer(raw)
    }


def without(raw: bytes, names: frozenset[bytes]) -> bytes:
    """What stands inside a tag, less some attributes; the others keep their bytes and order."""
    return _ATTRIBUTE.sub(lambda found: b"" if found[1] in names else found[0], raw)


def with_attribute(raw: bytes, name: bytes, value: bytes) -> bytes:
    """What stands inside a tag with one attribute set, in place when it is there already."""
    for found in _ATTRIBUTE.finditer(raw):
        if found[1] == name:
            return raw[: found.start()] + b" " + name + b'="' + value + b'"' + raw[found.end() :]
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


def _character(found: re.Match[str]) -> str:
    if found[3]:
        return _NAMED[found[3]]
    return chr(int(found[1], 16) if found[1] else int(found[2]))


def escaped(text: str) -> bytes:
    """Text fit for element content and double-quoted attributes."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.replace('"', "&quot;").encode()
