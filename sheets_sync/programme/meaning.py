"""What a programme means, in plain lines: all by which a row could come to say something else.

Words that people read, help, accepted headers, colours, texts and examples are no part of it. Tabs
go by their name in the file and the program's own columns by what they are for, so that these may
be called otherwise without a change of meaning.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.programme.blocks import Quantity
from sheets_sync.records import NamedTuple, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sheets_sync.programme.tabs import RegisterTab

_WORDS: Final[Mapping[str, frozenset[str]]] = {
    "Programme": frozenset(
        (
            *("name", "language", "names", "own", "alerts", "overview", "charts", "explained"),
            *("forms", "privacy", "contact", "mail"),
        )
    ),
    "RegisterTab": frozenset(("title", "accepts", "facts", "form", "one_row", "rows")),
    "Column": frozenset(("accepts", "pattern_help", "reason", "help")),
    "Status": frozenset(("label", "tone", "why", "next", "told", "cells")),
    "UnitWords": frozenset(("one", "many")),
    "Rule": frozenset(("message",)),
    "Question": frozenset(("message",)),
    "Change": frozenset(("message",)),
    "Term": frozenset(("remind",)),
}
"""What is for people's eyes alone, by the kind of record."""
_NAMES: Final = ("role", "header", "name", "fills", "title")
"""By what the records of a list are told apart, the first that one has."""
_IN_ORDER: Final = frozenset(("statuses", "pools"))
"""Of these it makes a difference which comes first."""


class Meaning(NamedTuple):
    """``lines`` by what they are about, section by section; ``words`` is a digest of all else."""

    sections: Mapping[str, Mapping[str, str]]
    words: str


def meaning_of(programme: Record, tabs: Mapping[str, RegisterTab]) -> Meaning:
    """The meaning of this programme, which has these tabs."""
    sections: dict[str, dict[str, str]] = {}
    for line, value in _lines(programme, _plainly(tabs)):
        section, _, rest = line.partition(".")
        if section == "tabs":
            section, _, rest = rest.partition(".")
        sections.setdefault(section, {})[rest or section] = value
    words = sha256(repr(programme).encode(errors="surrogatepass")).hexdigest()[:16]
    return Meaning(sections, words)


def section_text(lines: Mapping[str, str]) -> str:
    r"""The lines of a section as they stand in the log.

    >>> section_text({"total": "400", "short": "partial"})
    'total: 400\nshort: partial'
    """
    return "\n".join(f"{line}: {value}" for line, value in lines.items())


def lines_in(text: str) -> dict[str, str]:
    """The lines of a section by what they are about, as the log has them."""
    return {
        line: value for row in text.split("\n") for line, _, value in [row.partition(": ")] if line
    }


def _lines(record: Record, plainly: _Plainly, at: str = "") -> Iterator[tuple[str, str]]:
    name = at.rpartition(".")[2]
    words = _WORDS.get(type(record).__name__, frozenset())
    if getattr(record, "role", "") and getattr(record, "owner", "") == "machine":
        words |= {"header"}
    for field, value in record.items():
        if field in words or record.is_usual(field):
            continue
        if field not in _NAMES or value != name:
            yield from _of(value, plainly, f"{at}.{field}" if at else field)


def _of(value: Any, plainly: _Plainly, at: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Quantity):
        yield at, f"{value.number} {value.unit}"
    elif isinstance(value, Record):
        yield from _lines(value, plainly, at)
    elif isinstance(value, (dict, tuple, list)) or hasattr(value, "items"):
        yield from _of_many(value, plainly, at)
    else:
        yield at, _one_line(plainly.said(value, at) if isinstance(value, str) else str(value))


def _of_many(value: Any, plainly: _Plainly, at: str) -> Iterator[tuple[str, str]]:
    named = dict(value.items() if hasattr(value, "items") else _named(value))
    if not any(isinstance(one, Record) for one in named.values()) and not hasattr(value, "items"):
        texts = (plainly.said(one, at) if isinstance(one, str) else str(one) for one in value)
        yield at, _one_line(", ".join(texts))
        return
    if at.rpartition(".")[2] in _IN_ORDER:
        yield f"{at}.(order)", ", ".join(map(str, named))
    for name, one in named.items():
        yield from _of(one, plainly, f"{at}.{name}")


def _named(records: Iterable[object]) -> Iterator[tuple[str, object]]:
    taken: dict[str, int] = {}
    for place, one in enumerate(records, 1):
        name = next((str(found) for key in _NAMES if (found := getattr(one, key, ""))), str(place))
        taken[name] = taken.get(name, 0) + 1
        yield name if taken[name] == 1 else f"{name} ({taken[name]})", one


def _one_line(text: str) -> str:
    return " ".join(text.split())


class _Plainly(NamedTuple):
    """A formula with tabs and columns of the program's own by what they are for.

    ``tabs`` has their names by their titles, ``roles`` those of columns by tab and header.
    """

    tabs: Mapping[str, str]
    roles: Mapping[str, Mapping[str, str]]
    titles: re.Pattern[str]

    def said(self, text: str, at: str) -> str:
        """``at`` tells in which tab it stands."""
        if "[" not in text and "(" not in text:
            return text
        text = self.titles.sub(lambda found: self.tabs[found[0]], text)
        own = at.split(".")[1] if at.startswith("tabs.") else ""

        def column(found: re.Match[str]) -> str:
            before, header = found[1], found[2]
            # Behind a dot stands a column of a row elsewhere; which tab that is in is not told.
            tab = own if before in {None, ""} else before
            return f"{before or ''}[{self.roles.get(tab, {}).get(header, header)}]"

        return _COLUMN.sub(column, text)


_COLUMN: Final = re.compile(r"(\w+|\.)?\[([^\[\]]+)\]")


def _plainly(spec: Mapping[str, RegisterTab]) -> _Plainly:
    tabs = {tab.title: name for name, tab in spec.items()}
    titles = "|".join(map(re.escape, sorted(tabs, key=len, reverse=True)))
    roles = {
        name: {
            column.header: column.role
            for column in tab.columns
            if column.role and column.owner == "machine"
        }
        for name, tab in spec.items()
    }
    return _Plainly(tabs, roles, re.compile(rf"\b(?:{titles})(?=[\[;,)])"))
