"""The tables that a TOML file builds up, and where in the text each key and value stands."""

from __future__ import annotations

from typing import Any, TypeAlias

from sheets_sync.records import NamedTuple

Path: TypeAlias = tuple["str | int", ...]
"""From the top of the file: names of keys, and places in lists from 0."""


class Slip(NamedTuple):
    """What is not TOML: a sentence's code, the characters it is about, what the sentence names."""

    code: str
    start: int
    end: int
    details: tuple[tuple[str, str], ...] = ()


class Spot(NamedTuple):
    """Where a key and its value stand, as offsets in the text; items of lists have no key."""

    key: tuple[int, int]
    value: tuple[int, int]


class Clash(NamedTuple):
    """Two things of one name: the sentence's code, and where the first one stands."""

    code: str
    first: Path


class Tree:
    """What was read so far; ``at`` is the path of the table that lines are about."""

    def __init__(self) -> None:
        self.root: dict[str, Any] = {}
        self.at: Path = ()
        self.spots: dict[Path, Spot] = {}
        self._closed: set[Path] = set()
        self._headed: set[Path] = set()

    def put(self, keys: tuple[str, ...], value: Any, *, under: Path | None = None) -> Clash | None:
        """Give this key of the table its value; a clash with what is there changes nothing."""
        path = self.at if under is None else under
        table = _at(self.root, path)
        for key in keys[:-1]:
            path = (*path, key)
            table = table.setdefault(key, {})
            if not isinstance(table, dict) or path in self._closed:
                return Clash("toml.key_no_table", path)
        if keys[-1] in table:
            return Clash("toml.key_twice", (*path, keys[-1]))
        table[keys[-1]] = value
        return None

    def close(self, path: Path) -> None:
        """A table or list that was written as one value; no heading adds to it."""
        self._closed.add(path)

    def head(self, keys: tuple[str, ...]) -> Clash | None:
        """``[a.b]``: lines from here on are about this table."""
        clash = self._descend(keys[:-1])
        path = (*self.at, keys[-1])
        found = _at(self.root, self.at).setdefault(keys[-1], {})
        if isinstance(found, list) and path not in self._closed:
            found.append({})
            self.at = (*path, len(found) - 1)
            return clash or Clash("toml.list_as_table", path)
        if not isinstance(found, dict) or path in self._closed:
            return clash or Clash("toml.key_no_table", path)
        if path in self._headed:
            clash = clash or Clash("toml.table_twice", path)
        self._headed.add(path)
        self.at = path
        return clash

    def head_item(self, keys: tuple[str, ...]) -> Clash | None:
        """``[[a.b]]``: lines from here on are about a new item of this list."""
        clash = self._descend(keys[:-1])
        path = (*self.at, keys[-1])
        found = _at(self.root, self.at).setdefault(keys[-1], [])
        if isinstance(found, dict) and path not in self._closed:
            _at(self.root, self.at)[keys[-1]] = [found, {}]
            self.at = (*path, 1)
            return clash or Clash("toml.table_as_list", path)
        if not isinstance(found, list) or path in self._closed:
            return clash or Clash("toml.key_no_table", path)
        found.append({})
        self.at = (*path, len(found) - 1)
        return clash

    def _descend(self, keys: tuple[str, ...]) -> Clash | None:
        """To the table within which a heading stands; the last item where it is a list."""
        self.at = ()
        for key in keys:
            table = _at(self.root, self.at)
            found = table.setdefault(key, {})
            path = (*self.at, key)
            if isinstance(found, list) and found and isinstance(found[-1], dict):
                self.at = (*path, len(found) - 1)
            elif isinstance(found, dict):
                self.at = path
            else:
                return Clash("toml.key_no_table", path)
        return None


def _at(table: Any, path: Path) -> Any:
    for part in path:
        table = table[part]
    return table
