"""Checks a programme's formulas and blocks, compiles them and puts them in order."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.text import fold
from sheets_sync.formula.check import NotYetKnown, check
from sheets_sync.formula.compile import compile_column, compile_ladder
from sheets_sync.formula.mistakes import Mistake
from sheets_sync.formula.nodes import Formula
from sheets_sync.formula.shifting import shifting
from sheets_sync.formula.telling import show_mistake
from sheets_sync.formula.types import Type
from sheets_sync.messages import formula as sentences
from sheets_sync.problems.problem import Drawing, Drawings, Severity
from sheets_sync.problems.stop import BadProgramme
from sheets_sync.programme.blocks import in_language
from sheets_sync.programme.misfits import mistake
from sheets_sync.rules.lengths import length_of
from sheets_sync.rules.needs import Need, needs_of
from sheets_sync.rules.order_of_work import Work, in_order
from sheets_sync.rules.prepared import (
    AlertStep,
    ChangeStep,
    ColumnStep,
    FaultsStep,
    LadderStep,
    LineStep,
    PointStep,
    Prepared,
    RuleStep,
    StampStep,
    TellStep,
    TermStep,
)
from sheets_sync.rules.preparing_memory import lines_of_memory, questions_of, relied_of, seals_of
from sheets_sync.rules.schema import schema_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sheets_sync.cells.text import Language
    from sheets_sync.formula.check import Want
    from sheets_sync.formula.recipes import Recipe
    from sheets_sync.formula.types import Schema
    from sheets_sync.programme.blocks import OverviewLine, Rule, Said, Term
    from sheets_sync.programme.model import Column, Kind, Programme, RegisterTab, TabName
    from sheets_sync.programme.salvage import Doubtful
    from sheets_sync.rules.prepared import Texts

_CONDITIONS: Final = {
    "wrong_when": Severity.WRONG,
    "missing_when": Severity.MISSING,
    "warn_when": Severity.ATTENTION,
    "note_when": Severity.NOTE,
}
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


def prepare(programme: Programme, file: str = "", doubtful: Doubtful | None = None) -> Prepared:
    """The programme, ready to be worked out.

    Of formulas that rest on what is doubtful no mistakes are told.

    Raises:
        BadProgramme: formulas that are not right, each with its place and a mark; or a circle.
    """
    preparing = Preparing(programme, doubtful)
    preparing.columns()
    works = list(preparing.works())
    overview = tuple(preparing.lines())
    alerts = tuple(preparing.alerts())
    facts = tuple(preparing.facts())
    explained = tuple(preparing.explained())
    seals, relied = tuple(seals_of(preparing)), tuple(relied_of(preparing))
    questions = tuple(questions_of(preparing))
    if preparing.mistakes:
        stop = BadProgramme("programme.mistakes", file=file, count=len(preparing.mistakes))
        stop.places = tuple(preparing.mistakes)
        raise stop
    steps = in_order(works, file)
    whole = _with_kinds(programme, preparing.types)
    return Prepared(whole, steps, overview, alerts, facts, explained, seals, relied, questions)


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

    # ---- computed columns

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
                    self.types[place] = found.node.type
                    self._fits(key, column, found.node.type)
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

    # ---- one formula

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

    # ---- what there is to do

    def works(self) -> Iterator[Work]:
        """All steps, in the order of the file."""
        for name, tab in self.programme.tabs.items():
            yield from self._of_references(name, tab)
            yield from self._of_columns(name, tab)
            yield from self._of_rules(name, tab)
            for place, term in enumerate(tab.terms, start=1):
                work = self._of_term(f"tabs.{name}.terms[{place}]", name, term)
                if work:
                    yield work
            yield from self._of_changes(name, tab)
            if tab.statuses:
                yield from self._of_statuses(name, tab)
                yield from self._of_explanations(name, tab)
        from sheets_sync.rules.preparing_pools import works_of_pools

        yield from works_of_pools(self)

    def _of_references(self, name: TabName, tab: RegisterTab) -> Iterator[Work]:
        """References to rows that are called by what is worked out."""
        for column in tab.human:
            if column.reference is None:
                continue
            naming = self.programme.tabs[column.reference].naming_columns
            called = {Need("column", column.reference, one.header) for one in naming if one.formula}
            if called:
                gives = frozenset((Need("column", name, column.header),))
                key = f"tabs.{name}.columns ({column.header})"
                yield Work(PointStep(name, column.header), gives, frozenset(called), key)

    def _of_columns(self, name: TabName, tab: RegisterTab) -> Iterator[Work]:
        for place, column in enumerate(tab.columns, start=1):
            formula = self.formulas.get((name, column.header))
            if column.stamp:
                yield from self._of_stamp(name, place, column)
            if formula:
                recipe = compile_column(formula, self.programme.language).recipe
                key = f"tabs.{name}.columns[{place}] ({column.header})"
                step = ColumnStep(name, column.header, recipe)
                yield Work(step, _given(name, column), needs_of(formula), key)

    def _of_changes(self, name: TabName, tab: RegisterTab) -> Iterator[Work]:
        for place, change in enumerate(tab.changes, start=1):
            key = f"tabs.{name}.changes[{place}]"
            formula = self.formula(f"{key}.when", change.when, name, "yes_no")
            known = {column.header: column for column in tab.human}
            unknown = [one for one in (change.key, *change.columns) if one not in known]
            for header in unknown:
                self.mistakes.append(mistake("unknown_column", key, header, ", ".join(known)))
            if formula is None or unknown:
                continue
            cells = tuple((one, known[one].kind == "day") for one in (change.key, *change.columns))
            dutch, english = (in_language(change.message, one) for one in LANGUAGES)
            recipe = compile_column(formula, self.programme.language).recipe
            step = ChangeStep(change.name or key, name, recipe, change.key, cells, (dutch, english))
            needs = {Need("column", name, header) for header, _ in cells}
            gives = frozenset((Need("faults", name, key),))
            yield Work(step, gives, needs_of(formula) | needs, key)

    def _of_stamp(self, name: TabName, place: int, column: Column) -> Iterator[Work]:
        key = f"tabs.{name}.columns[{place}] ({column.header}).stamp"
        formula = self.formula(key, column.stamp, name, "yes_no")
        if formula:
            recipe = compile_column(formula, self.programme.language).recipe
            step = StampStep(name, column.header, recipe)
            yield Work(step, _given(name, column), needs_of(formula), key)

    def _of_rules(self, name: TabName, tab: RegisterTab) -> Iterator[Work]:
        gates: set[Need] = set()
        rules = [*self._from_columns(tab), *enumerate(tab.rules, start=1)]
        for place, rule in rules:
            key = (
                f"tabs.{name}.rules[{place}]" if isinstance(place, int) else f"tabs.{name}.{place}"
            )
            work = self._of_rule(key, name, rule)
            if work is None:
                continue
            gates |= work.gives
            yield work
        yield Work(FaultsStep(name), frozenset((Need("faults", name),)), frozenset(gates), name)

    @staticmethod
    def _from_columns(tab: RegisterTab) -> Iterator[tuple[str, Rule]]:
        from sheets_sync.rules.column_rules import rules_of_columns

        return rules_of_columns(tab)

    def _of_rule(self, key: str, name: TabName, rule: Rule) -> Work | None:
        said = [(way, getattr(rule, way)) for way in _CONDITIONS if getattr(rule, way)]
        if len(said) != 1:
            found = ", ".join(way for way, _ in said) or "-"
            ways = ", ".join(_CONDITIONS)
            self.mistakes.append(
                BadProgramme("programme.one_condition", key=key, found=found, expected=ways)
            )
            return None
        way, condition = said[0]
        judged = self.formula(f"{key}.{way}", condition, name, "yes_no")
        texts = self.texts(f"{key}.message", rule.message, name)
        if judged is None or texts is None:
            return None
        severity = _CONDITIONS[way]
        step = RuleStep(
            rule.name or key,
            name,
            severity,
            rule.column,
            compile_column(judged, self.programme.language).recipe,
            texts,
            frozenset() if rule.counts else frozenset((Severity.WRONG, Severity.MISSING)),
        )
        gives = frozenset((Need("faults", name, key),))
        gate = gives if severity in step.gates else frozenset[Need]()
        return Work(step, gate, needs_of(judged) | self.needed[f"{key}.message"], key)

    def _of_statuses(self, name: TabName, tab: RegisterTab) -> Iterator[Work]:
        formulas: list[Formula] = []
        *rungs, last = tab.statuses.items()
        key = f"tabs.{name}.statuses"
        for status, words in rungs:
            formula = self.formula(f"{key}.{status}.when", words.when, name, "yes_no")
            formulas += [formula] if formula else []
        if last[1].when:
            self.mistakes.append(
                BadProgramme("programme.no_last_rung", key=f"{key}.{last[0]}.when")
            )
            return
        if len(formulas) < len(rungs):
            return
        recipe = compile_ladder(formulas, self.programme.language).recipe if formulas else None
        gives = {Need("status", name)}
        if column := tab.by_role.get("status"):
            gives.add(Need("column", name, column.header))
        needs = frozenset[Need]().union(*map(needs_of, formulas))
        yield Work(LadderStep(name, tuple(tab.statuses), recipe), frozenset(gives), needs, key)

    def _of_explanations(self, name: TabName, tab: RegisterTab) -> Iterator[Work]:
        column = tab.by_role.get("explanation")
        if column is None:
            return
        language, key = self.programme.language, f"tabs.{name}.statuses"
        texts, needs = [], {Need("status", name)}
        for status, words in tab.statuses.items():
            said = in_language(words.told, language)
            text = self.text(f"{key}.{status}.told", said, name, language) if said else None
            if text:
                needs |= needs_of(text)
                texts.append((words.label, compile_column(text, language).recipe))
        gives = frozenset((Need("column", name, column.header),))
        yield Work(TellStep(name, column.header, tuple(texts)), gives, frozenset(needs), key)

    def _of_term(self, key: str, name: TabName, term: Term) -> Work | None:
        found, length = self._formulas_of_term(key, name, term), length_of(term.length)
        if found is None or self._mistaken(key, term, found):
            return None
        made = {
            part: compile_column(formula, self.programme.language).recipe
            for part, formula in found.items()
        }
        pauses = tuple(
            (made[f"pause[{one}].1"], made[f"pause[{one}].2"])
            for one in range(1, len(term.pause) + 1)
        )
        step = TermStep(
            *(name, term.fills, term.late, made["start"], length or made["length"]),
            *(made.get("when"), made.get("met_on"), term.calendar, term.ends_on_working_day),
            pauses,
            made.get("late_when"),
        )
        gives = {Need("column", name, header) for header in (term.fills, term.late) if header}
        needs = frozenset[Need]().union(*map(needs_of, found.values()))
        if term.calendar in self.programme.tabs:
            free = self.programme.tabs[term.calendar]
            days = [one.header for one in free.columns if one.kind == "day"]
            needs |= {Need("column", term.calendar, days[0])} if days else frozenset()
        return Work(step, frozenset(gives), needs, key)

    def _formulas_of_term(self, key: str, name: TabName, term: Term) -> dict[str, Formula] | None:
        """Those of a term by the part that they stand in; None where one is not right."""
        asked = {"start": term.start, "when": term.when, "met_on": term.met_on}
        asked["late_when"] = term.late_when
        if length_of(term.length) is None:
            asked["length"] = term.length
        for number, (begin, end) in enumerate(term.pause):
            asked[f"pause[{number + 1}].1"], asked[f"pause[{number + 1}].2"] = begin, end
        asked = {part: text for part, text in asked.items() if text or part in {"start", "length"}}
        found: dict[str, Formula] = {}
        for part, text in asked.items():
            want: Want = "yes_no" if part in {"when", "late_when"} else "value"
            formula = self.formula(f"{key}.{part}", text, name, want)
            if formula:
                found[part] = formula
        return found if len(found) == len(asked) else None

    def _mistaken(self, key: str, term: Term, found: Mapping[str, Formula]) -> bool:
        """Whether something in a term gives what cannot be counted from or with."""
        before, length = len(self.mistakes), length_of(term.length)
        if length is not None and length.number < 0:
            told = {"key": f"{key}.length", "found": term.length, "expected": ""}
            self.mistakes.append(BadProgramme("programme.no_length", **told))
        for part, formula in found.items():
            family = formula.node.type.family
            code = ""
            if part == "length" and family not in {"number", "blank"}:
                code = "no_amount"
            elif part not in _OTHERWISE and family not in {"day", "moment", "blank"}:
                code = "no_day_given"
            if code:
                told = {"key": f"{key}.{part}", "found": formula.text}
                self.mistakes.append(BadProgramme(f"programme.{code}", **told))
        self.mistakes += _calendar_mistakes(f"{key}.calendar", term.calendar, self.programme)
        return len(self.mistakes) > before

    # ---- the overview

    def lines(self) -> Iterator[LineStep]:
        """The lines of the overview; a sensible one where the file says none."""
        for place, line in enumerate(self.programme.overview or _usual(self.programme), start=1):
            formula, key = None, f"overview[{place}].formula"
            if line.formula:
                # A figure is about the register as a whole: it has no columns of a row.
                formula = self.formula(key, line.formula, "")
                if formula is None:
                    continue
                self.refuse_shifting(key, formula)
            yield self._line(line, formula)
        yield from lines_of_memory(self.programme)

    def _line(self, line: OverviewLine, formula: Formula | None) -> LineStep:
        language = self.programme.language
        label = in_language(line.label, language)
        tab, _, column = line.choices.partition(".")
        chart = label if line.chart is True else in_language(line.chart or "", language)
        return LineStep(
            line.label,
            compile_column(formula, language).recipe if formula else None,
            line.name,
            line.statuses,
            line.pool,
            (tab, column) if tab else None,
            _kind_of(formula.node.type) if formula else "number",
            line.urgent,
            chart,
            line.shade,
        )

    # ---- what is told about the register as a whole

    def alerts(self) -> Iterator[AlertStep]:
        """Those in which there is no mistake."""
        for place, alert in enumerate(self.programme.alerts, start=1):
            key = f"alerts[{place}]"
            condition = self.formula(f"{key}.when", alert.when, alert.tab, "yes_no")
            texts = self.texts(f"{key}.message", alert.message, alert.tab)
            if condition and texts:
                recipe = compile_column(condition, self.programme.language).recipe
                yield AlertStep(alert.name or key, recipe, texts)

    def facts(self) -> Iterator[tuple[TabName, Texts]]:
        """What ``explain`` tells of rows."""
        for name, tab in self.programme.tabs.items():
            for place, said in enumerate(tab.facts, start=1):
                if texts := self.texts(f"tabs.{name}.facts[{place}]", said, name):
                    yield name, texts

    def explained(self, language: Language | None = None) -> Iterator[tuple[str, Recipe]]:
        """The rules that the programme tells itself, topic and text."""
        language = language or self.programme.language
        for place, line in enumerate(self.programme.explained, start=1):
            said = in_language(line.text, language)
            text = self.text(f"explained[{place}].text", said, "", language)
            if text:
                yield in_language(line.topic, language), compile_column(text, language).recipe


_OTHERWISE: Final = frozenset(("when", "late_when", "length"))
"""Parts of a term that give no day."""


def _calendar_mistakes(key: str, calendar: str, programme: Programme) -> Iterator[BadProgramme]:
    if not calendar:
        return
    if calendar in programme.tabs:
        if not any(one.kind == "day" for one in programme.tabs[calendar].human):
            yield BadProgramme("programme.no_free_days", key=key, found=calendar)
        return
    from sheets_sync.rules.calendars import is_country

    if not is_country(calendar):
        tabs = ", ".join(programme.tabs)
        yield BadProgramme("programme.no_calendar", key=key, found=calendar, expected=tabs)


def _given(name: TabName, column: Column) -> frozenset[Need]:
    """What is known with a column that is worked out."""
    own = Need("column", name, column.header)
    return frozenset((own, Need("order", name)) if column.role == "order" else (own,))


def _usual(programme: Programme) -> Iterator[OverviewLine]:
    from sheets_sync.programme.blocks import OverviewLine

    for pool in programme.pools:
        yield OverviewLine(label=pool.name, pool=pool.name)
    for name, tab in programme.tabs.items():
        if tab.statuses:
            yield OverviewLine(label=tab.title, statuses=name)


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


# ---- kinds of computed columns


def _with_kinds(programme: Programme, types: Mapping[tuple[TabName, str], Type]) -> Programme:
    tabs = {
        name: replace(
            tab,
            columns=tuple(_with_kind(one, types.get((name, one.header))) for one in tab.columns),
        )
        for name, tab in programme.tabs.items()
    }
    return replace(programme, tabs=tabs)


def _with_kind(column: Column, kind: Type | None) -> Column:
    """A computed column is of the kind that its formula gives, unless the file names one."""
    if kind is None or column.kind != "text":
        return column
    return replace(column, kind=_kind_of(kind), unit=column.unit or kind.unit)


def _kind_of(kind: Type) -> Kind:
    if kind.family == "number":
        return "money" if kind.unit == "euro" else "amount" if kind.unit else "number"
    if kind.family == "day":
        return "day"
    return "moment" if kind.family == "moment" else "text"
