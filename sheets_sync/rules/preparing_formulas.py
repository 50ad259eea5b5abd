"""Checks the formulas of a programme; of computed columns each after those that it uses."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.text import fold
from sheets_sync.formula.check import check
from sheets_sync.formula.checker import NotYetKnown
from sheets_sync.formula.compile import compile_column
from sheets_sync.formula.mistakes import Mistake
from sheets_sync.formula.nodes import Formula
from sheets_sync.formula.shifting import shifting
from sheets_sync.formula.telling import show_mistake
from sheets_sync.formula.types import Type
from sheets_sync.messages import formula as sentences
from sheets_sync.problems.problem import Drawing, Drawings
from sheets_sync.problems.stop import BadProgramme
from sheets_sync.programme.blocks import in_language
from sheets_sync.rules.needs import Need, needs_of
from sheets_sync.rules.schema import schema_of, type_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sheets_sync.cells.text import Language
    from sheets_sync.formula.check import Want
    from sheets_sync.formula.types import Schema
    from sheets_sync.programme.blocks import Said
    from sheets_sync.programme.model import Column, Programme, TabName
    from sheets_sync.programme.salvage import Doubtful
    from sheets_sync.rules.prepared import Texts

LANGUAGES: Final[tuple[Language, Language]] = ("nl", "en")
_HOLDS: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(("amount", "money", "number", "percent", "duration"), ("number", "blank")),
    **dict.fromkeys(("day", "moment"), ("day", "moment", "blank")),
    "yes_no": ("yes_no", "blank"),
}
"""Kinds of columns that hold one thing only → the families of formulas that give it."""
_ONLY_SHOWN: Final = ("alerts",)
"""Blocks of which the texts stand in no cell."""
_PLACES: Final = re.compile(r"\{(?P<formula>(?:[^{}])+)\}")


class Preparing:
    """Goes through a programme; ``types`` are those of computed columns, by tab and header."""

    def __init__(self, programme: Programme, doubtful: Doubtful | None = None) -> None:
        self.programme, self.doubtful = programme, doubtful
        self.broken = set(doubtful.columns) if doubtful else set()
        """Columns of which the type will not be known, by tab and header."""
        self.types: dict[tuple[TabName, str], Type] = {}
        self.formulas: dict[tuple[TabName, str], Formula] = {}
        self.mistakes: list[BadProgramme] = []
        self.needed: dict[str, frozenset[Need]] = {}

    def schema(self) -> Schema:
        """What is known so far; computed columns that are not are known by name alone."""
        schema = schema_of(self.programme, self.types)
        if self.doubtful and self.doubtful.values:
            # What fits everywhere, so that nothing is told of where it is used.
            doubtful = dict.fromkeys(map(fold, self.doubtful.values), (Type("blank"), None))
            schema = schema._replace(values=MappingProxyType({**schema.values, **doubtful}))
        unknown = {
            (name, column.header)
            for name, tab in self.programme.tabs.items()
            for column in tab.columns
            if column.formula and (name, column.header) not in self.types
        } | self.broken
        if not unknown:
            return schema
        tabs = {
            name: tab._replace(
                types={one: kind for one, kind in tab.types.items() if (name, one) not in unknown}
            )
            for name, tab in schema.tabs.items()
        }
        return schema._replace(tabs=tabs)

    def columns(self) -> None:
        """Check all computed columns, each once those that it uses are known."""
        waiting = {
            (name, column.header): (
                f"tabs.{name}.columns[{place}] ({column.header}).formula",
                column,
            )
            for name, tab in self.programme.tabs.items()
            for place, column in enumerate(tab.columns, start=1)
            if column.formula
        }
        while waiting:
            schema = self.schema()
            known = {}
            lacking: dict[tuple[TabName, str], tuple[TabName, str]] = {}
            for place, (key, column) in waiting.items():
                try:
                    found = check(column.formula, schema, place[0])
                except NotYetKnown as unknown:
                    lacking[place] = unknown.args[0], unknown.args[1]
                    continue
                known[place] = found
                if isinstance(found, Formula):
                    self.formulas[place] = found
                else:
                    self.broken.add(place)
                    self._tell(key, column.formula, found, schema)
            if not known:
                self._circles(waiting, lacking)
                return
            for place, found in known.items():
                key, column = waiting.pop(place)
                if isinstance(found, Formula):
                    self._fits(key, column, found.node.type)
                    self.types[place] = self._declared(key, place[0], column, found.node.type)
                    if not column.hidden:
                        self.refuse_shifting(key, found)

    def _circles(
        self,
        waiting: Mapping[tuple[TabName, str], tuple[str, Column]],
        lacking: Mapping[tuple[TabName, str], tuple[TabName, str]],
    ) -> None:
        """Columns that need one another; others only wait for one in which there is a mistake."""
        told: set[tuple[TabName, str]] = set()
        for place in waiting:
            path = [place]
            while (after := lacking.get(path[-1])) and after not in path:
                path.append(after)
            if after is None or told.intersection(path):
                continue
            circle = path[path.index(after) :]
            told.update(circle)
            members = " → ".join(f"{tab}.{header}" for tab, header in (*circle, after))
            key = waiting[after][0]
            self.mistakes.append(BadProgramme("programme.circle", key=key, members=members))

    def formula(self, key: str, text: str, tab: TabName, want: Want = "value") -> Formula | None:
        """The formula, checked; what is wrong with it is among the mistakes."""
        if self.doubtful and self.doubtful.covers(key):
            return None
        schema = self.schema()
        try:
            found = check(text, schema, tab, want)
        except NotYetKnown:
            # Its column has a mistake of its own, which is told.
            return None
        if isinstance(found, Formula):
            return found
        self._tell(key, text, found, schema)
        return None

    def _fits(self, key: str, column: Column, kind: Type) -> None:
        """What a formula gives has to be what its column is said to hold."""
        if kind.family in _HOLDS.get(column.kind, (kind.family, "blank")):
            return
        said = sentences.EN if self.programme.language == "en" else sentences.NL
        told = {"found": said[f"formula.type.{kind.family}"], "expected": column.kind}
        self.mistakes.append(BadProgramme("programme.formula_of_kind", key=key, **told))

    def _declared(self, key: str, tab: TabName, column: Column, kind: Type) -> Type:
        """A plain number gets the unit that its column is said to have; another unit is told."""
        with_unit = column.kind in {"money", "duration"} or (
            column.kind == "amount" and column.unit
        )
        if kind.family != "number" or not with_unit:
            return kind
        own = type_of(column, self.programme.tabs[tab])
        if kind.unit not in {"", own.unit}:
            words = self.programme.units.get(kind.unit)
            many = in_language(words.many, self.programme.language) if words else kind.unit
            told = {"found": many, "expected": column.unit or column.kind}
            self.mistakes.append(BadProgramme("programme.formula_of_kind", key=key, **told))
        return own

    def refuse_shifting(self, key: str, formula: Formula) -> None:
        """What is written may not be different each day by itself."""
        if span := shifting(formula, self.formulas):
            self._tell(key, formula.text, [Mistake("formula.today_written", span)], self.schema())

    def _tell(self, key: str, text: str, found: Iterable[Mistake], schema: Schema) -> None:
        for one in found:
            if self.doubtful and self._is_doubtful(one, self.doubtful):
                continue
            dutch, english = (
                Drawing(show_mistake(text, one, schema, language)) for language in LANGUAGES
            )
            shown = Drawings(dutch, english)
            self.mistakes.append(BadProgramme("programme.formula", key=key, shown=shown))

    def _is_doubtful(self, one: Mistake, doubtful: Doubtful) -> bool:
        """Whether it looks for something that may well be there once the file is mended."""
        details = dict(one.details)
        titles = {self.programme.tabs[tab].title for tab in doubtful.tabs & {*self.programme.tabs}}
        looks = one.code.startswith(("formula.no_column", "formula.not_pointing"))
        return looks and details.get("tab") in titles

    def texts(self, key: str, said: Said, tab: TabName) -> Texts | None:
        """A sentence with ``{[Kolom]}`` in it, as recipes that give it in each language."""
        recipes = []
        for language in LANGUAGES:
            formula = self.text(key, in_language(said, language), tab, language)
            if formula is None:
                continue
            self.needed[key] = self.needed.get(key, frozenset()) | needs_of(formula)
            recipes.append(compile_column(formula, language).recipe)
        if len(recipes) < len(LANGUAGES):
            return None
        dutch, english = recipes
        return dutch, english

    def text(self, key: str, said: str, tab: TabName, language: Language) -> Formula | None:
        """The sentence as a formula of which the outcome is shown in this language."""
        parts: list[str] = []
        at, is_right = 0, True
        for place in _PLACES.finditer(said):
            formula = self.formula(key, place["formula"], tab, "row or value")
            if formula is None:
                is_right = False
                continue
            if key.partition("[")[0] not in _ONLY_SHOWN and ".facts" not in key:
                self.refuse_shifting(key, formula)
            parts += [_quoted(said[at : place.start()]), *self._with_unit(formula, language)]
            at = place.end()
        if not is_right:
            return None
        parts.append(_quoted(said[at:]))
        if left := re.search(r"[{}].{0,20}", _PLACES.sub("", said)):
            told = {"key": key, "found": left.group()}
            self.mistakes.append(BadProgramme("programme.braces", **told))
            return None
        return self.formula(key, " & ".join([*parts, '""']), tab)

    def shown(self, formula: Formula, language: Language) -> Formula | None:
        """What the formula gives, as a text that people read."""
        parts = " & ".join([*self._with_unit(formula, language), '""'])
        return self.formula("shown", parts, formula.tab)

    def _with_unit(self, formula: Formula, language: Language) -> Iterator[str]:
        """The formula; behind it, unless it is blank, the word for one or for many of its unit."""
        yield f"({formula.text})"
        words = self.programme.units.get(formula.node.type.unit)
        if words:
            one, many = (
                _quoted(f" {in_language(each, language)}") for each in (words.one, words.many)
            )
            between = ";" if self.programme.language == "nl" else ","
            choice = (f"({formula.text}) = 1", one, f"ISFILLED({formula.text})", many)
            yield f"IFS({between.join(choice[2:] if one == many else choice)})"


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
