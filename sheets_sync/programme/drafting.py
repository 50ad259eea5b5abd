"""A programme file in which something is wrong: all that is, as far as it can be read.

Loaded only where a file is not sound. Of one that extends others, each mistake is shown in the file
that makes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheets_sync.problems.stop import BadProgramme
from sheets_sync.programme.extending import Layer, NotExtended, layers_of, lost, origin, whole
from sheets_sync.programme.judging import Draft, judged, reading_of
from sheets_sync.programme.salvage import Doubtful
from sheets_sync.programme.seeing import Sight, path_of
from sheets_sync.programme.toml_file import text_of
from sheets_sync.programme.toml_reader import Reading

if TYPE_CHECKING:
    from sheets_sync.programme.toml_tree import Slip


def draft_of(source: bytes, file: str) -> Draft:
    """All that is wrong with this file but for its formulas, each with its line."""
    text, slip = text_of(source)
    if slip and not text.strip():
        bad = BadProgramme(slip.code, **dict(slip.details))
        return Draft(None, [bad], Doubtful(), Sight(file, text, Reading({}, (), {})))
    try:
        reading = reading_of(source, text)
    except RecursionError:
        bad = BadProgramme("programme.nested", file=file)
        return Draft(None, [bad], Doubtful(), Sight(file, text, Reading({}, (), {})))
    if "extends" in reading.table:
        return _draft_of_layers(source, file)
    sight = Sight(file, text, reading)
    slips = [*([slip] if slip else ()), *reading.slips]
    told = [sight.of_slip(one) for one in slips]
    if any(one.code == "toml.json" for one in slips):
        return Draft(None, told, Doubtful(), sight)
    return judged(reading.table, told, sight)


class Sights:
    """Several files that are one programme: a mistake is shown in the one that says it."""

    def __init__(self, layers: list[Layer], sights: list[Sight]) -> None:
        self.layers, self.sights, self.table = layers, sights, whole(layers)

    def of_mistake(self, bad: BadProgramme) -> BadProgramme:
        """The same mistake, with the file and the line in which it stands."""
        path, is_whole = path_of(str(bad.details.get("key", "")), self.table)
        number, place = origin(path, self.layers)
        return self.sights[number].of_place(bad, place, is_whole=is_whole)


def _draft_of_layers(source: bytes, file: str) -> Draft:
    """As ``draft_of``, of a file that extends others."""
    sights: list[Sight] = []
    slips: list[BadProgramme] = []

    def read(content: bytes, name: str) -> dict[str, Any]:
        text, slip = text_of(content)
        reading = reading_of(content, text)
        sights.append(Sight(name, text, reading))
        found: list[Slip] = [*([slip] if slip else ()), *reading.slips]
        slips.extend(map(sights[-1].of_slip, found))
        return dict(reading.table)

    layers: list[Layer] = []
    try:
        for layer in layers_of(source, file, read):
            layers.append(layer)  # noqa: PERF402 -- as far as it goes
    except NotExtended as error:
        told = [*slips, sights[-1].of_mistake(error.bad)]
        return Draft(None, told, Doubtful(), sights[-1])
    told = [*slips, *(sights[number].of_mistake(bad) for number, bad in lost(layers))]
    seen = Sights(layers, sights)
    return judged(seen.table, told, seen)
