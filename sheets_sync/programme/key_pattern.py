"""How the rows of a tab are numbered: ``SI-{year}-{n:03}``, ``U-{n:04}``, ``{request}-{letter}``.

The number, or the letters, always come last. It counts over the whole tab, whatever the year; in a
tab whose rows belong to rows of another, ``{request}`` being the column that names them, it counts
within each of those.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from sheets_sync.programme.model import Column, Programme, RegisterTab, TabName

_PATTERN: Final = re.compile(
    r"(?:(?P<prefix>[A-Z][A-Z0-9]*)(?P<year>-\{year\})?|\{(?P<within>[^{}]+)\})"
    r"-\{(?:(?P<letter>letter)|n(?::0(?P<width>[1-9]))?)\}"
)


class KeyPattern(NamedTuple):
    """What stands in front, and how the number is written.

    Either a ``prefix``, with the year of arrival behind it or not, or the key of the row that the
    column ``within`` points at. ``width`` is how many digits a number has at least, 0 for letters.
    """

    prefix: str
    has_year: bool
    within: str
    width: int

    @property
    def number(self) -> str:
        """The last part as a regular expression."""
        return rf"\d{{{self.width},}}+" if self.width else "[A-Z]++"


def read_pattern(text: str) -> KeyPattern | None:
    """The pattern in this text; None when it is none.

    >>> read_pattern("SI-{year}-{n:03}")
    KeyPattern(prefix='SI', has_year=True, within='', width=3)
    >>> read_pattern("{request}-{letter}")
    KeyPattern(prefix='', has_year=False, within='request', width=0)
    >>> read_pattern("{n}")
    """
    found = _PATTERN.fullmatch(text)
    if found is None:
        return None
    width = 0 if found["letter"] else int(found["width"] or 1)
    return KeyPattern(found["prefix"] or "", bool(found["year"]), found["within"] or "", width)


def pattern_of(tab: RegisterTab) -> KeyPattern:
    """The pattern of a tab with keys, in a programme that was checked."""
    pattern = read_pattern(tab.key)
    assert pattern is not None, tab.key
    return pattern


def stem_column(tab: RegisterTab) -> Column | None:
    """The column that names the row within which a row of this tab is numbered."""
    within = pattern_of(tab).within
    return next((one for one in tab.human if within and within in {one.role, one.header}), None)


def expression(programme: Programme, name: TabName) -> str:
    """What every key of this tab looks like, as a regular expression."""
    tab = programme.tabs[name]
    pattern, stem = pattern_of(tab), stem_column(tab)
    if stem and stem.reference:
        return f"{expression(programme, stem.reference)}-{pattern.number}"
    year = r"\d{4}-" if pattern.has_year else ""
    return f"{re.escape(pattern.prefix)}-{year}{pattern.number}"


def series(programme: Programme) -> list[TabName]:
    """The tabs whose rows have keys, each behind the one within whose rows it is numbered."""
    keyed = [name for name, tab in programme.tabs.items() if tab.key]
    return sorted(keyed, key=lambda name: _depth(programme, name))


def _depth(programme: Programme, name: TabName) -> int:
    stem = stem_column(programme.tabs[name])
    return 1 + _depth(programme, stem.reference) if stem and stem.reference else 0
