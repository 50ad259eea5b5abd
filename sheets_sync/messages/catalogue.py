"""People's words: every sentence the program says, per language, by code."""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sheets_sync.cells.dates import DAY_SECONDS, format_day, format_moment
from sheets_sync.cells.legible import legible
from sheets_sync.cells.numbers import format_amount, format_money
from sheets_sync.problems.problem import (
    Amount,
    Day,
    Drawing,
    Drawings,
    Instant,
    Money,
    Options,
    Quantity,
)
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sheets_sync.cells.text import Language, Unit
    from sheets_sync.problems.problem import Detail, Problem
    from sheets_sync.problems.stop import Stop

_TOPICS = (
    *(
        "cells",
        "shown_numbers",
        "structure",
        "memory",
        "programme",
        "toml",
        "workbook",
        "google",
        "run",
        "screen",
        "new_register",
        "new_spreadsheet",
    ),
    *("doctor", "cron", "adopting", "settings", "page", "fleet", "mail"),
)


_WRITTEN: Mapping[type, Callable[[Any, Language], str]] = {
    Amount: format_amount,
    Money: format_money,
    Day: format_day,
    Instant: lambda seconds, language: format_moment(seconds / DAY_SECONDS, language),
}


class _Counted(str):
    """A number that a sentence may follow by what it counts: ``{cells:cell|cells}``."""

    __slots__ = ()

    def __format__(self, words: str) -> str:
        one, _, more = words.partition("|")
        return f"{self!s} {one if self == '1' else more}" if words else str(self)


class Catalogue(NamedTuple):
    """The sentences of one language, and how it writes amounts.

    ``unit`` is the programme's unit: a message about 750 hundredths says ``7,5 uur`` or
    ``€ 7,50``. ``words`` are the programme's own names for who takes part.
    """

    language: Language
    unit: Unit
    sentences: Mapping[str, str]
    words: Mapping[str, str] = MappingProxyType({})

    def extended(self, sentences: Mapping[str, str], words: Mapping[str, str]) -> Catalogue:
        """The same catalogue with more sentences, and with these names for who takes part."""
        shown = {name: legible(word) for name, word in words.items()}
        return self._replace(sentences={**self.sentences, **sentences}, words=shown)

    def say(self, code: str, /, **details: Detail) -> str:
        """The sentence with its places filled; what fills one stays on its line, as ``legible``.

        KeyError for a code without a sentence.
        """
        return self._filled(self.sentences[code], details)

    def message(self, problem: Problem) -> str:
        """What a person reads about one problem."""
        return self.say(problem.code, column=problem.column, **dict(problem.details))

    def error(self, stop: Stop) -> str:
        """What a person reads when a run stops, every place to mend on a line of its own."""
        first = self.say(stop.code, **stop.details)
        lines = [self.to_onlookers(first) if stop.on_looking else first]
        lines += [f"  - {self._place(place)}" for place in stop.places]
        return "\n".join(lines)

    def _place(self, place: Stop) -> str:
        """One thing to mend: where it is, what stands there, what to do."""
        seen = place.seen
        if seen is None:
            return self.say(place.code, **place.details)
        # The key stands before the line, and so no longer before the sentence.
        alone = self.sentences[place.code].removeprefix("{key}:").lstrip()
        sentence = self._filled(alone, place.details)
        key = self._show(place.details.get("key", ""))
        at = self.say("programme.at", file=seen.file, line=seen.line)
        where = f"{at}: {key}" if key else at
        shown = f"{self._show(Drawing(seen.shown))}\n" if seen.shown else ""
        told = sentence if "\n" in sentence else f"      {sentence[:1].upper()}{sentence[1:]}"
        return f"{where}\n{shown}{told}"

    def _filled(self, sentence: str, details: Mapping[str, Detail]) -> str:
        shown = {name: self._show(detail) for name, detail in details.items()}
        return sentence.format_map({**self.words, **shown})

    def to_onlookers(self, sentence: str) -> str:
        """The sentence without the clause that nothing was written, for whoever only looks."""
        clause = self.sentences["done.none"]
        alone = f" {clause[0].upper()}{clause[1:]}."
        return sentence.replace(f"; {clause}", "").replace(alone, "")

    def amount(self, hundredths: int) -> str:
        """An amount of the programme's unit, with its unit."""
        if self.unit == "euro":
            return format_money(hundredths, self.language)
        return self.sentences["unit.hours"].format(
            _Counted(format_amount(hundredths, self.language))
        )

    def _show(self, detail: Detail) -> str:
        if isinstance(detail, (Drawings, Options)):
            return self._chosen(detail)
        if isinstance(detail, Quantity):
            return self.amount(detail)
        if isinstance(detail, tuple(_WRITTEN)):
            return _WRITTEN[type(detail)](detail, self.language)
        if isinstance(detail, Drawing):
            return "\n".join(f"      {legible(line)}" for line in detail.split("\n"))
        if isinstance(detail, tuple):
            return ", ".join(map(legible, detail))
        return legible(detail) if isinstance(detail, str) else _Counted(detail)

    def _chosen(self, detail: Drawings | Options) -> str:
        if isinstance(detail, Drawings):
            return self._show(detail.en if self.language == "en" else detail.nl)
        code = "programme.near" if detail.near else "programme.choose"
        return self.say(code, near=detail.near, all=detail.all)


def load_catalogue(language: Language, unit: Unit = "hours") -> Catalogue:
    """The engine's own sentences; the rules add theirs."""
    sentences: dict[str, str] = {}
    for topic in _TOPICS:
        module = import_module(f"sheets_sync.messages.{topic}")
        sentences |= module.EN if language == "en" else module.NL
    return Catalogue(language, unit, sentences)
