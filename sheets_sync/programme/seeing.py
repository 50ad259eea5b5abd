"""Where in a programme file a mistake stands: the line, and marks under the place."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.cells.marks import marked
from sheets_sync.problems.stop import BadProgramme, Seen
from sheets_sync.programme.misfits import called

if TYPE_CHECKING:
    from sheets_sync.programme.toml_reader import Reading
    from sheets_sync.programme.toml_tree import Path, Slip, Spot

_OF_THE_KEY: Final = frozenset(
    f"programme.{code}"
    for code in ("unknown_key", "key_of_programme", "key_of_tab", "key_of_column", "block_list")
)
"""Mistakes in a key itself, no matter its value."""


class Sight:
    """The text of a file, and what was read in it."""

    def __init__(self, file: str, text: str, reading: Reading) -> None:
        self.file, self.text, self.reading = PurePath(file).name, text, reading

    def of_slip(self, slip: Slip) -> BadProgramme:
        """A slip as a mistake that is shown."""
        bad = BadProgramme(slip.code, **dict(slip.details))
        bad.seen = self._seen((slip.start, slip.end))
        return bad

    def of_mistake(self, bad: BadProgramme) -> BadProgramme:
        """The same mistake, with the line in which it stands as far as that is known."""
        path, is_whole = path_of(str(bad.details.get("key", "")), self.reading.table)
        return self.of_place(bad, path, is_whole=is_whole)

    def of_place(self, bad: BadProgramme, path: Path, *, is_whole: bool) -> BadProgramme:
        """The same mistake, shown where this path leads; ``is_whole``: as far as its key tells."""
        about_key = bad.code in _OF_THE_KEY or path[-1:] == (bad.details.get("found"),)
        if bad.seen is None and (span := self._span(path, about_key=about_key, is_whole=is_whole)):
            seen = self._seen(span)
            # A formula is shown by itself, with marks of its own.
            bad.seen = seen._replace(shown="") if bad.code == "programme.formula" else seen
        return bad

    def _span(self, path: Path, *, about_key: bool, is_whole: bool) -> tuple[int, int] | None:
        spots = self.reading.spots
        while path and path not in spots:
            inside = [spot for place, spot in spots.items() if place[: len(path)] == path]
            if inside:
                return min(inside, key=lambda spot: spot.key).key
            path, is_whole = path[:-1], False
        spot = spots.get(path)
        if spot is None:
            return None
        if is_whole:
            return spot.key if about_key else spot.value
        return self._named(path, spot)

    def _named(self, path: Path, spot: Spot) -> tuple[int, int]:
        """Of a block in which something lacks: its heading, or what it is called."""
        for name in ("header", "name", "label"):
            if inner := self.reading.spots.get((*path, name)):
                return inner.value
        return (spot.key[0], max(spot.key)) if spot.key[1] > spot.key[0] else spot.value

    def _seen(self, span: tuple[int, int]) -> Seen:
        start = min(span[0], len(self.text))
        begin = self.text.rfind("\n", 0, start) + 1
        end = self.text.find("\n", start)
        line = self.text[begin : len(self.text) if end < 0 else end]
        indent = len(line) - len(line.lstrip())
        stripped = line.strip()
        first, last = start - begin - indent, min(span[1] - begin - indent, len(stripped))
        number = self.text.count("\n", 0, start) + 1
        return Seen(self.file, number, marked(stripped, first, last))


def path_of(key: str, table: object) -> tuple[Path, bool]:
    """The path that a key such as ``tabs.plans.columns[3] (Leverancier).kind`` tells of.

    And whether all of it is there; where it is not, the path ends in what is.
    """
    path: list[str | int] = []
    rest = key
    while rest:
        step = _step(rest, table)
        if step is None:
            return tuple(path), False
        part, table, rest = step
        path.append(part)
    return tuple(path), True


def _step(rest: str, table: Any) -> tuple[str | int, object, str] | None:
    if isinstance(table, list):
        found = re.match(r"\[(\d+)\]", rest)
        place = int(found[1]) - 1 if found else -1
        if found is None or not 0 <= place < len(table):
            return None
        item = table[place]
        return place, item, rest[found.end() :].removeprefix(called(item))
    if not isinstance(table, dict):
        return None
    rest = rest.removeprefix(".")
    names = [name for name in table if re.match(rf"{re.escape(name)}(?:$|[.\[])", rest)]
    if not names:
        return None
    name = max(names, key=len)
    return name, table[name], rest[len(name) :]
