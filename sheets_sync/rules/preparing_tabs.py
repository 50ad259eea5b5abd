"""The steps that a programme's tabs come to: columns, rules, terms, statuses, explanations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.formula.compile import compile_column, compile_ladder
from sheets_sync.problems.problem import Severity
from sheets_sync.problems.stop import BadProgramme
from sheets_sync.programme.blocks import in_language
from sheets_sync.programme.misfits import mistake
from sheets_sync.rules.column_rules import rules_of_columns
from sheets_sync.rules.lengths import length_of
from sheets_sync.rules.needs import Need, needs_of
from sheets_sync.rules.order_of_work import Work
from sheets_sync.rules.prepared import (
    ChangeStep,
    ColumnStep,
    FaultsStep,
    LadderStep,
    PointStep,
    PythonStep,
    RuleStep,
    StampStep,
    TellStep,
    TermStep,
)
from sheets_sync.rules.preparing_formulas import LANGUAGES
from sheets_sync.rules.python_rules import function_called

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sheets_sync.formula.check import Want
    from sheets_sync.formula.nodes import Formula
    from sheets_sync.programme.blocks import Rule, Term
    from sheets_sync.programme.model import Column, Programme, RegisterTab, TabName
    from sheets_sync.rules.preparing_formulas import Preparing


_CONDITIONS: Final = {
    "wrong_when": Severity.WRONG,
    "missing_when": Severity.MISSING,
    "warn_when": Severity.ATTENTION,
    "note_when": Severity.NOTE,
}


def works_of_tabs(preparing: Preparing) -> Iterator[Work]:
    """All steps of the tabs, in the order of the file."""
    for name, tab in preparing.programme.tabs.items():
        yield from _of_references(preparing, name, tab)
        yield from _of_columns(preparing, name, tab)
        yield from _of_rules(preparing, name, tab)
        for place, term in enumerate(tab.terms, start=1):
            work = _of_term(preparing, f"tabs.{name}.terms[{place}]", name, term)
            if work:
                yield work
        yield from _of_changes(preparing, name, tab)
        if tab.statuses:
            yield from _of_statuses(preparing, name, tab)
            yield from _of_explanations(preparing, name, tab)


def _of_references(preparing: Preparing, name: TabName, tab: RegisterTab) -> Iterator[Work]:
    """References to rows that are called by what is worked out."""
    for column in tab.human:
        if column.reference is None:
            continue
        naming = preparing.programme.tabs[column.reference].naming_columns
        called = {Need("column", column.reference, one.header) for one in naming if one.formula}
        if called:
            gives = frozenset((Need("column", name, column.header),))
            key = f"tabs.{name}.columns ({column.header})"
            yield Work(PointStep(name, column.header), gives, frozenset(called), key)


def _of_columns(preparing: Preparing, name: TabName, tab: RegisterTab) -> Iterator[Work]:
    for place, column in enumerate(tab.columns, start=1):
        formula = preparing.formulas.get((name, column.header))
        if column.stamp:
            yield from _of_stamp(preparing, name, place, column)
        if formula:
            recipe = compile_column(formula, preparing.programme.language).recipe
            key = f"tabs.{name}.columns[{place}] ({column.header})"
            step = ColumnStep(name, column.header, recipe)
            yield Work(step, _given(name, column), needs_of(formula), key)


def _of_changes(preparing: Preparing, name: TabName, tab: RegisterTab) -> Iterator[Work]:
    for place, change in enumerate(tab.changes, start=1):
        key = f"tabs.{name}.changes[{place}]"
        formula = preparing.formula(f"{key}.when", change.when, name, "yes_no")
        known = {column.header: column for column in tab.human}
        unknown = [one for one in (change.key, *change.columns) if one not in known]
        for header in unknown:
            preparing.mistakes.append(mistake("unknown_column", key, header, ", ".join(known)))
        if formula is None or unknown:
            continue
        cells = tuple((one, known[one].kind == "day") for one in (change.key, *change.columns))
        dutch, english = (in_language(change.message, one) for one in LANGUAGES)
        recipe = compile_column(formula, preparing.programme.language).recipe
        step = ChangeStep(change.name or key, name, recipe, change.key, cells, (dutch, english))
        needs = {Need("column", name, header) for header, _ in cells}
        gives = frozenset((Need("faults", name, key),))
        yield Work(step, gives, needs_of(formula) | needs, key)


def _of_stamp(preparing: Preparing, name: TabName, place: int, column: Column) -> Iterator[Work]:
    key = f"tabs.{name}.columns[{place}] ({column.header}).stamp"
    formula = preparing.formula(key, column.stamp, name, "yes_no")
    if formula:
        recipe = compile_column(formula, preparing.programme.language).recipe
        step = StampStep(name, column.header, recipe)
        yield Work(step, _given(name, column), needs_of(formula), key)


def _of_rules(preparing: Preparing, name: TabName, tab: RegisterTab) -> Iterator[Work]:
    gates: set[Need] = set()
    rules = [*rules_of_columns(tab), *enumerate(tab.rules, start=1)]
    for place, rule in rules:
        key = f"tabs.{name}.rules[{place}]" if isinstance(place, int) else f"tabs.{name}.{place}"
        work = _of_rule(preparing, key, name, rule)
        if work is None:
            continue
        gates |= work.gives
        yield work
    yield Work(FaultsStep(name), frozenset((Need("faults", name),)), frozenset(gates), name)


def _of_rule(preparing: Preparing, key: str, name: TabName, rule: Rule) -> Work | None:
    said = [(way, getattr(rule, way)) for way in _CONDITIONS if getattr(rule, way)]
    if rule.python and not said:
        return _of_python(preparing, key, name, rule)
    if len(said) != 1:
        found = ", ".join(way for way, _ in said) or "-"
        ways = ", ".join(_CONDITIONS)
        preparing.mistakes.append(
            BadProgramme("programme.one_condition", key=key, found=found, expected=ways)
        )
        return None
    way, condition = said[0]
    judged = preparing.formula(f"{key}.{way}", condition, name, "yes_no")
    texts = preparing.texts(f"{key}.message", rule.message, name)
    if judged is None or texts is None:
        return None
    severity = _CONDITIONS[way]
    step = RuleStep(
        rule.name or key,
        name,
        severity,
        rule.column,
        compile_column(judged, preparing.programme.language).recipe,
        texts,
        frozenset() if rule.counts else frozenset((Severity.WRONG, Severity.MISSING)),
    )
    gives = frozenset((Need("faults", name, key),))
    gate = gives if severity in step.gates else frozenset[Need]()
    return Work(step, gate, needs_of(judged) | preparing.needed[f"{key}.message"], key)


def _of_python(preparing: Preparing, key: str, name: TabName, rule: Rule) -> Work | None:
    texts = preparing.texts(f"{key}.message", rule.message, name)
    tab = preparing.programme.tabs[name]
    known = [column.header for column in tab.columns]
    uses = rule.uses or tuple(column.header for column in tab.human)
    unknown = [header for header in uses if header not in known]
    for header in unknown:
        preparing.mistakes.append(
            mistake("unknown_column", f"{key}.uses", header, ", ".join(known))
        )
    try:
        function_called(rule.python)
    except LookupError:
        preparing.mistakes.append(mistake("no_python", f"{key}.python", rule.python))
        return None
    if texts is None or unknown:
        return None
    severity = Severity[rule.severity.upper()]
    gates = frozenset(() if rule.counts else (Severity.WRONG, Severity.MISSING))
    said = (rule.name or key, name, severity, rule.column, rule.python, uses, texts, gates)
    gives = frozenset((Need("faults", name, key),))
    needs = frozenset(Need("column", name, header) for header in uses)
    gate = gives if severity in gates else frozenset[Need]()
    return Work(PythonStep(*said), gate, needs | preparing.needed[f"{key}.message"], key)


def _of_statuses(preparing: Preparing, name: TabName, tab: RegisterTab) -> Iterator[Work]:
    formulas: list[Formula] = []
    *rungs, last = tab.statuses.items()
    key = f"tabs.{name}.statuses"
    for status, words in rungs:
        formula = preparing.formula(f"{key}.{status}.when", words.when, name, "yes_no")
        formulas += [formula] if formula else []
    if last[1].when:
        preparing.mistakes.append(
            BadProgramme("programme.no_last_rung", key=f"{key}.{last[0]}.when")
        )
        return
    if len(formulas) < len(rungs):
        return
    recipe = compile_ladder(formulas, preparing.programme.language).recipe if formulas else None
    gives = {Need("status", name)}
    if column := tab.by_role.get("status"):
        gives.add(Need("column", name, column.header))
    needs = frozenset[Need]().union(*map(needs_of, formulas))
    yield Work(LadderStep(name, tuple(tab.statuses), recipe), frozenset(gives), needs, key)


def _of_explanations(preparing: Preparing, name: TabName, tab: RegisterTab) -> Iterator[Work]:
    column = tab.by_role.get("explanation")
    if column is None:
        return
    language, key = preparing.programme.language, f"tabs.{name}.statuses"
    texts, needs = [], {Need("status", name)}
    for status, words in tab.statuses.items():
        said = in_language(words.told, language)
        text = preparing.text(f"{key}.{status}.told", said, name, language) if said else None
        if text:
            needs |= needs_of(text)
            texts.append((words.label, compile_column(text, language).recipe))
    gives = frozenset((Need("column", name, column.header),))
    yield Work(TellStep(name, column.header, tuple(texts)), gives, frozenset(needs), key)


def _of_term(preparing: Preparing, key: str, name: TabName, term: Term) -> Work | None:
    found, length = _formulas_of_term(preparing, key, name, term), length_of(term.length)
    if found is None or _mistaken(preparing, key, term, found):
        return None
    made = {
        part: compile_column(formula, preparing.programme.language).recipe
        for part, formula in found.items()
    }
    pauses = tuple(
        (made[f"pause[{one}].1"], made[f"pause[{one}].2"]) for one in range(1, len(term.pause) + 1)
    )
    step = TermStep(
        *(name, term.fills, term.late, made["start"], length or made["length"]),
        *(made.get("when"), made.get("met_on"), term.calendar, term.ends_on_working_day),
        pauses,
        made.get("late_when"),
    )
    gives = {Need("column", name, header) for header in (term.fills, term.late) if header}
    needs = frozenset[Need]().union(*map(needs_of, found.values()))
    if term.calendar in preparing.programme.tabs:
        free = preparing.programme.tabs[term.calendar]
        days = [one.header for one in free.columns if one.kind == "day"]
        needs |= {Need("column", term.calendar, days[0])} if days else frozenset()
    return Work(step, frozenset(gives), needs, key)


def _formulas_of_term(
    preparing: Preparing, key: str, name: TabName, term: Term
) -> dict[str, Formula] | None:
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
        formula = preparing.formula(f"{key}.{part}", text, name, want)
        if formula:
            found[part] = formula
    return found if len(found) == len(asked) else None


def _mistaken(preparing: Preparing, key: str, term: Term, found: Mapping[str, Formula]) -> bool:
    """Whether something in a term gives what cannot be counted from or with."""
    before, length = len(preparing.mistakes), length_of(term.length)
    if length is not None and length.number < 0:
        told = {"key": f"{key}.length", "found": term.length, "expected": ""}
        preparing.mistakes.append(BadProgramme("programme.no_length", **told))
    for part, formula in found.items():
        family = formula.node.type.family
        code = ""
        if part == "length" and family not in {"number", "blank"}:
            code = "no_amount"
        elif part not in _OTHERWISE and family not in {"day", "moment", "blank"}:
            code = "no_day_given"
        if code:
            told = {"key": f"{key}.{part}", "found": formula.text}
            preparing.mistakes.append(BadProgramme(f"programme.{code}", **told))
    preparing.mistakes += _calendar_mistakes(f"{key}.calendar", term.calendar, preparing.programme)
    return len(preparing.mistakes) > before


def _given(name: TabName, column: Column) -> frozenset[Need]:
    """What is known with a column that is worked out."""
    own = Need("column", name, column.header)
    return frozenset((own, Need("order", name)) if column.role == "order" else (own,))


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
