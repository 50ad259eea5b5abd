"""A programme out of tables in which something is wrong, so that the rest of it can be checked.

What cannot be right is left out or filled in by a stand-in, and what rests on that is doubtful: of
that nothing more is told until the cause is mended.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.programme.misfits import key_of, misfits, place_of_detail
from sheets_sync.programme.model import Programme, labelled
from sheets_sync.programme.suggesting import near
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pydantic_core import ErrorDetails

    from sheets_sync.problems.stop import BadProgramme
    from sheets_sync.programme.toml_tree import Path

_ROUNDS: Final = 20
_STANDING_IN: Final[Mapping[str, Any]] = {
    "columns": [],
    "claims": {"tab": "", "amount": ""},
    "total": 0,
    "most": 0,
    "number": 0,
    "tabs": {},
    "headers": {},
    "own": {name: {"title": f"?{name}", "headers": {}} for name in ("overview", "rules", "log")},
    **{name: {"title": f"?{name}", "headers": {}} for name in ("overview", "rules", "log")},
}
"""Of what has to be there and is no text."""
_HARMLESS: Final = frozenset(("help", "reason", "accepts", "pattern_help", "why", "next", "told"))
"""Keys on which nothing else rests."""


class Salvaged(NamedTuple):
    """What could be made of the tables, what is wrong, and which places rest on what is wrong."""

    programme: Programme | None
    mistakes: list[BadProgramme]
    doubtful: Doubtful


class Doubtful(NamedTuple):
    """``keys`` of blocks with a stand-in in them, ``columns`` by tab and header, whole ``tabs``."""

    keys: frozenset[str] = frozenset()
    columns: frozenset[tuple[str, str]] = frozenset()
    tabs: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()

    def and_after(self, paths: Iterable[Path], programme: Programme) -> Doubtful:
        """What is doubtful too where something is not right at these places of the file."""
        keys, columns = set(self.keys), set(self.columns)
        tabs, values = set(self.tabs), set(self.values)
        for path in paths:
            match path:
                case ("values", str(name), *_):
                    values.add(name)
                case ("pools", int(number), *_):
                    keys.add(f"pools[{number + 1}]")
                case ("tabs", str(tab), "terms", int(number), *_):
                    keys.add(f"tabs.{tab}.terms[{number + 1}]")
                case ("tabs", str(tab), "columns", int(number), *_):
                    columns.add((tab, programme.tabs[tab].columns[number].header))
                    # Who points at whom is not known either.
                    tabs |= {tab} if path[-1] == "reference" else set()
                case _:
                    pass
        return Doubtful(frozenset(keys), frozenset(columns), frozenset(tabs), frozenset(values))

    def covers(self, key: str) -> bool:
        """Whether a mistake under this key may follow from what is doubtful."""
        plain = _bare(key)
        blocks = map(_bare, self.keys)
        return any(plain == one or plain.startswith((f"{one}.", f"{one}[")) for one in blocks)


def salvage(table: dict[str, Any], validate: Callable[[Mapping[str, Any]], Programme]) -> Salvaged:
    """The programme in these tables, which are changed; ``validate`` is pydantic's check."""
    from pydantic import ValidationError

    found: list[BadProgramme] | None = None
    work = _Salvaging(table)
    for _ in range(_ROUNDS):
        try:
            programme = labelled(validate(table))
        except ValidationError as error:
            details = error.errors()
            found = misfits(details, table) if found is None else found
            work.repair(details)
        else:
            return Salvaged(programme, found or [], work.doubtful())
    return Salvaged(None, found or [], work.doubtful())


class _Salvaging:
    """Repairs, and what they make doubtful."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.table = table
        self.keys: set[str] = set()
        self.columns: set[tuple[str, str]] = set()
        self.tabs: set[str] = set()
        self.values: set[str] = set()

    def doubtful(self) -> Doubtful:
        keys, columns = frozenset(self.keys), frozenset(self.columns)
        return Doubtful(keys, columns, frozenset(self.tabs), frozenset(self.values))

    def repair(self, details: Iterable[ErrorDetails]) -> None:
        places = dict.fromkeys((place_of_detail(one), one["type"]) for one in details)
        for place, kind in places:
            around = _at(self.table, place[:-1])
            if kind == "unexpected_keyword_argument" and isinstance(around, dict):
                self._rename(place, around)
            elif kind == "missing" and isinstance(around, dict):
                self._doubt(place)
                name = str(place[-1])
                around[name] = _STANDING_IN.get(
                    name,
                    f"?{'.'.join(map(str, place[:-1]))}"
                    if name in {"header", "title", "name"}
                    else "",
                )
            elif kind == "tuple_type" and isinstance(around, dict):
                # One where there can be several.
                around[str(place[-1])] = [around[str(place[-1])]]
            elif isinstance(around, (dict, list)):
                self._doubt(place)
                self._take_out(place, around)

    def _rename(self, place: Path, around: dict[str, Any]) -> None:
        """A key that does not exist counts as the one that was meant."""
        from sheets_sync.programme.misfits import known_keys

        value = around.pop(str(place[-1]), None)
        meant = near(str(place[-1]), known_keys(place[:-1]))
        if meant and meant not in around:
            around[meant] = value
        elif place[-1] not in _HARMLESS:
            self._doubt(place)

    def _take_out(self, place: Path, around: Any) -> None:
        if isinstance(around, dict):
            around.pop(place[-1], None)
        elif isinstance(place[-1], int) and place[-1] < len(around):
            # Other items keep their places.
            around[place[-1]] = {} if isinstance(around[place[-1]], dict) else ""

    def _doubt(self, place: Path) -> None:
        if place[-1] in _HARMLESS:
            return
        self.keys.add(key_of(place[:-1] or place, self.table))
        match place:
            case ("values", str(name), *_):
                self.values.add(name)
            case ("tabs", str(tab), "columns", int(), "header", *_):
                self.tabs.add(tab)
            case ("tabs", str(tab), "columns", int(number), *_):
                column = _at(self.table, ("tabs", tab, "columns", number))
                header = column.get("header") if isinstance(column, dict) else None
                self.columns.add((tab, str(header)))
                self.tabs |= set() if isinstance(header, str) else {tab}
            case ("tabs", str(tab)) | ("tabs", str(tab), "columns" | "title" | "accepts", *_):
                self.tabs.add(tab)
            case _:
                pass


def _bare(key: str) -> str:
    """Without what items are called behind their numbers, which not every key has."""
    return re.sub(r"(\[\d+\]) \(.*?\)(?=[.\[]|$)", r"\1", key)


def _at(table: Any, place: Path) -> Any:
    for part in place:
        try:
            table = table[part]
        except (LookupError, TypeError):
            return None
    return table
