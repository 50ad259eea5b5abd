"""What can be made of the tables of a programme file in which something is wrong."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, Protocol

from sheets_sync.programme.mistakes import mistakes
from sheets_sync.programme.salvage import Doubtful, Salvaged, salvage
from sheets_sync.programme.seeing import path_of
from sheets_sync.programme.toml_file import tables_of
from sheets_sync.programme.toml_reader import Reading, read_toml
from sheets_sync.programme.toml_tree import Slip
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheets_sync.problems.stop import BadProgramme
    from sheets_sync.programme.model import Programme

_RESTS_ON_OTHERS = frozenset(
    f"programme.{code}"
    for code in (
        *("missing_role", "machine_without_formula", "not_filled", "unknown_column", "key_within"),
        *(
            "not_a_choice",
            "not_one_of",
            "not_referable",
            "unknown_day_column",
            "queue_without_pool",
        ),
        *("unknown_unit", "kind_for_key", "missing"),
    )
)
"""Mistakes that may come of another one, in what they look for."""


class Shows(Protocol):
    """What shows where a mistake stands."""

    def of_mistake(self, bad: BadProgramme) -> BadProgramme:
        """The same mistake, with the file and the line in which it stands."""


class Draft(NamedTuple):
    """What could be made of a file, and what is wrong with it; ``sight`` shows where."""

    programme: Programme | None
    mistakes: list[BadProgramme]
    doubtful: Doubtful
    sight: Shows


def judged(table: Mapping[str, Any], told: list[BadProgramme], sight: Shows) -> Draft:
    """What can be made of these tables, after what is told of their text."""
    salvaged = salvaged_from(deepcopy(table))
    further = _further(salvaged.programme, salvaged.doubtful)
    doubtful = _doubts(salvaged, further, table)
    found = [*salvaged.mistakes, *further]
    told = told + [one for one in map(sight.of_mistake, found) if not _at_a_slip(one, told)]
    return Draft(salvaged.programme, told, doubtful, sight)


def _at_a_slip(bad: BadProgramme, slips: list[BadProgramme]) -> bool:
    """Whether the very place is told about already: what was meant there is a guess."""
    return any(one.seen == bad.seen for one in slips) and bad.seen is not None


def salvaged_from(table: Any) -> Salvaged:
    """See ``salvage``."""
    from sheets_sync.programme.validated import validated

    return salvage(table, validated)


def _doubts(salvaged: Salvaged, further: list[BadProgramme], table: object) -> Doubtful:
    """What rests on a mistake of either kind."""
    if salvaged.programme is None:
        return salvaged.doubtful
    places = []
    for one in further:
        key = str(one.details.get("key", ""))
        path, _ = path_of(key, table)
        # What lacks is no part of the path, and doubtful all the same.
        places.append((*path, "reference") if key.endswith(".reference") else path)
    return salvaged.doubtful.and_after(places, salvaged.programme)


def _further(programme: Programme | None, doubtful: Doubtful) -> list[BadProgramme]:
    """What cannot be right together, where that does not follow from something else."""
    if programme is None:
        return []
    is_doubtful = bool(doubtful.keys)
    found = mistakes(programme)
    points_nowhere = any(one.code == "programme.no_reference" for one in found)
    return [
        one
        for one in found
        if not (points_nowhere and one.code == "programme.key_within")
        if not doubtful.covers(str(one.details.get("key", "")))
        and not (is_doubtful and one.code in _RESTS_ON_OTHERS)
    ]


def reading_of(source: bytes, text: str) -> Reading:
    """What stands where; what the library found is told where nothing else is."""
    reading = read_toml(text)
    try:
        tables_of(source)
    except UnicodeDecodeError:
        return reading
    except ValueError as error:
        if reading.slips:
            return reading
        at = _offset(str(error), text)
        return reading._replace(slips=[Slip("toml.other", at, at + 1)])
    return reading._replace(slips=())


def _offset(reason: str, text: str) -> int:
    """Where the library says that it is: ``(at line 3, column 7)``."""
    import re

    place = re.search(r"line (\d+), column (\d+)", reason)
    if place is None:
        return max(len(text.rstrip()) - 1, 0)
    lines = text.split("\n")[: int(place[1]) - 1]
    return sum(len(line) + 1 for line in lines) + int(place[2]) - 1
