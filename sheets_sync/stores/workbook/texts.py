"""Texts of cells, shared or their own, of which only matters whether there is anything to read."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from sheets_sync.stores.workbook.markup import masked, root, unescaped

if TYPE_CHECKING:
    from collections.abc import Callable, Container

_KIND: Final = re.compile(rb"""\st\s*=\s*["'](\w+)["']""")
_BLANK: Final = re.compile(rb"<(?:[\w.\-]+:)?t(?:\s[^<>]*)?(?:/>|>(?:\s|\xc2\xa0|&#\w+;)*+</)")


def blank_inside(
    prefix: bytes, raw: bytes, inside: bytes, blank_texts: Callable[[], Container[int]]
) -> bool:
    """Whether a cell with this tag and this content holds nothing but white space."""
    if _formula(prefix).search(inside):
        return False
    kind = _KIND.search(raw)
    values = _contents(prefix).findall(inside)
    if kind and kind[1] == b"s":
        return all(one.strip().isdigit() and int(one) in blank_texts() for one in values)
    return b"<![CDATA[" not in inside and not any(map(_readable, values))


def blank_texts_in(xml: bytes) -> frozenset[int]:
    """Which of the shared texts hold nothing but white space."""
    safe = masked(xml)
    prefix, _ = root(safe)
    item = re.compile(rb"<%bsi(?=[\s/>])" % re.escape(prefix))
    if not _BLANK.search(safe):
        return frozenset()
    starts = [found.start() for found in item.finditer(safe)]
    return frozenset(
        number
        for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(safe)], strict=True))
        if _BLANK.search(safe, start, end)
        if not any(map(_readable, _contents(prefix).findall(xml[start:end])))
    )


def _readable(content: bytes) -> bool:
    return bool(unescaped(content.decode("utf-8", "replace")).strip())


@cache
def _formula(prefix: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"<%bf(?=[\s/>])" % re.escape(prefix))


@cache
def _contents(prefix: bytes) -> re.Pattern[bytes]:
    """What stands in values and texts."""
    return re.compile(rb"<%b[vt](?:\s[^<>]*)?>([^<]*)<" % re.escape(prefix))
