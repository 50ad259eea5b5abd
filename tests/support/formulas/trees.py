"""Well-typed trees for formulas, and small worlds to run them on, drawn at random."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from hypothesis import strategies as st

from sheets_sync.formula import nodes
from sheets_sync.formula.nodes import Formula, Node, Span
from sheets_sync.formula.types import DAY, MOMENT, NUMBER, TEXT, YES_NO, Type
from support.formulas.worlds import (
    CHOICE,
    CHOICES,
    EURO,
    POINTS_AT,
    TYPES,
    Tab,
    TableWorld,
    row_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy

Maker: TypeAlias = "Callable[[Type, int], Node]"
Comparison: TypeAlias = Literal["=", "<>", "<", "<=", ">", ">="]

AT = Span(0, 0)
VALUES: dict[Type, SearchStrategy[Any]] = {
    NUMBER: st.sampled_from((0, 100, 150, -100, 250, 300, 1)) | st.integers(-2000, 2000),
    EURO: st.sampled_from((0, 100, 12_345)),
    DAY: st.sampled_from((44_561, 44_562, 43_890, 44_620, 36_585, 44_600, 44_601, 44_606)),
    MOMENT: st.sampled_from((44_561, 44_600.5, 44_561.25, 44_600.0)).map(float),
    TEXT: st.sampled_from(
        ("jan", "Jan", " JAN", "e\u0301e\u0301n", "één", "k-001", "k-000", "a-b")
    ),
    CHOICE: st.sampled_from(CHOICE.choices),
    CHOICES: st.sampled_from((("Catering",), ("Catering", "Schoonmaak"))),
    YES_NO: st.booleans(),
}

_SIGNS: SearchStrategy[Literal["+", "-"]] = st.sampled_from(("+", "-"))
_EQUAL: SearchStrategy[Comparison] = st.sampled_from(("=", "<>"))
_ORDERED: SearchStrategy[Comparison] = st.sampled_from(("=", "<>", "<", "<=", ">", ">="))
_LOGIC: SearchStrategy[Literal["AND", "OR"]] = st.sampled_from(("AND", "OR"))


@st.composite
def worlds(draw: DrawFn) -> TableWorld:
    """Three tabs of some rows each; blanks, wrong cells and blank rows among them."""
    heights = {tab: draw(st.integers(1, 6)) for tab in POINTS_AT}
    tabs = {tab: draw(_tabs(height, heights[POINTS_AT[tab]])) for tab, height in heights.items()}
    return TableWorld(tabs)


@st.composite
def _tabs(draw: DrawFn, height: int, targets: int) -> Tab:
    columns: dict[str, list[Any]] = {}
    wrong: dict[str, set[int]] = {}
    for header, kind in [*TYPES.items(), ("Bij", None)]:
        values = VALUES[kind] if kind else st.integers(0, targets - 1)
        blank = draw(st.sampled_from((0, 0, 1, 3)))
        cell = st.one_of(*[values] * 4, *[st.none()] * blank) if blank else values
        columns[header] = draw(st.lists(cell, min_size=height, max_size=height))
        if draw(st.integers(0, 7)) == 0:
            wrong[header] = draw(st.sets(st.integers(0, height - 1), max_size=2))
    if height > 2 and draw(st.booleans()):
        for header, column in columns.items():
            column[1] = None
            wrong.get(header, set()).discard(1)
    order = draw(st.permutations(range(height)))
    return Tab(columns, wrong_cells=wrong, order=order)


class Trees:
    """Draws trees of a type within a tab."""

    def __init__(self, draw: DrawFn, tab: str, home: Trees | None = None) -> None:
        self.draw = draw
        self.tab = tab
        self.home = home

    def tree(self, kind: Type, depth: int) -> Node:
        """A tree that gives this type."""
        makers = self._leaves(kind)
        if depth > 0:
            makers = [self._cell, *self._branches(kind)]
        return self._one_of(makers)(kind, depth - 1)

    def _one_of(self, makers: Sequence[Maker]) -> Maker:
        return self.draw(st.sampled_from(makers))

    def _leaves(self, kind: Type) -> list[Maker]:
        makers: list[Maker] = [self._cell, self._cell, self._constant, self._through]
        if self.home is not None:
            makers += [self._this, self._this]
        if kind in {DAY, MOMENT}:
            makers.append(lambda kind, _: nodes.Today(kind, AT))
        if kind == TEXT:
            makers.append(lambda kind, _: nodes.Key(kind, AT))
            makers.append(lambda kind, _: nodes.Status(kind, AT))
        return makers

    def _branches(self, kind: Type) -> list[Maker]:
        several: list[Maker] = [self._if, self._ifs, self._otherwise]
        own: dict[Type, list[Maker]] = {
            NUMBER: [
                self._sum,
                self._sum,
                self._product,
                self._quotient,
                self._between,
                self._aggregate,
                self._aggregate,
                self._of_day,
                self._difference,
                self._rounded,
                self._running,
                self._count,
                self._length,
            ],
            EURO: [self._sum, self._aggregate, self._quotient, self._product, self._running],
            DAY: [self._moved, self._extreme, self._working_day, self._date],
            MOMENT: [self._moved, self._extreme],
            TEXT: [self._joined, self._chosen, self._lower],
            CHOICE: [self._chosen],
            CHOICES: [],
            YES_NO: [
                self._compare,
                self._compare,
                self._logic,
                self._logic,
                self._not,
                self._is_blank,
                self._flag,
                self._member,
            ],
        }
        return several + own[kind]

    def _any(self, *without: Type) -> Type:
        return self.draw(st.sampled_from([kind for kind in VALUES if kind not in without]))

    def _constant(self, kind: Type, _depth: int) -> Node:
        return nodes.Constant(self.draw(VALUES[kind]), kind, AT)

    def _cell(self, kind: Type, _depth: int) -> Node:
        headers = [header for header, its in TYPES.items() if its == kind]
        return nodes.Cell(self.draw(st.sampled_from(headers)), kind, AT)

    def _this(self, kind: Type, _depth: int) -> Node:
        assert self.home is not None
        leaf = self.draw(st.sampled_from((self.home._cell, self.home._through)))
        return nodes.This(leaf(kind, 0), kind, AT)

    def _through(self, kind: Type, depth: int) -> Node:
        row = self._row(depth)
        there = Trees(self.draw, row.type.tab)
        makers: list[Maker] = [there._cell]
        if kind == TEXT:
            makers += [lambda kind, _: nodes.Status(kind, AT), lambda kind, _: nodes.Key(kind, AT)]
        if depth > 0:
            makers.append(there._through)
        return nodes.Through(row, self._one_of(makers)(kind, depth - 1), kind, AT)

    def _row(self, depth: int) -> Node:
        target = POINTS_AT[self.tab]
        choice = self.draw(st.integers(0, 5)) if depth > 0 else 0
        if choice == 1:
            text = self.tree(TEXT, 0)
            return nodes.Lookup(target, text, row_of(target), AT)
        if choice == 2:
            return self._earlier(depth)
        return nodes.Cell("Bij", row_of(target), AT)

    def _earlier(self, depth: int) -> Node:
        own = Trees(self.draw, self.tab)
        columns = tuple(own._cell(self._any(), 0) for _ in range(self.draw(st.integers(1, 2))))
        condition = own.tree(YES_NO, depth - 1) if self.draw(st.booleans()) else None
        return nodes.Earlier(columns, condition, row_of(self.tab), AT)

    def _running(self, kind: Type, depth: int) -> Node:
        own = Trees(self.draw, self.tab)
        order = tuple(own._cell(self._any(CHOICES), 0) for _ in range(self.draw(st.integers(0, 2))))
        group = own._cell(self._any(), 0)
        return nodes.Running(own.tree(kind, depth - 1), group, order, kind, AT)

    def _if(self, kind: Type, depth: int) -> Node:
        arguments = [self.tree(YES_NO, depth), self.tree(kind, depth)]
        if self.draw(st.booleans()):
            arguments.append(self.tree(kind, depth))
        return self._call("IF", kind, *arguments)

    def _ifs(self, kind: Type, depth: int) -> Node:
        pairs = [
            part
            for _ in range(self.draw(st.integers(1, 2)))
            for part in (self.tree(YES_NO, depth), self.tree(kind, depth))
        ]
        return self._call("IFS", kind, *pairs)

    def _otherwise(self, kind: Type, depth: int) -> Node:
        parts = [self.tree(kind, depth) for _ in range(self.draw(st.integers(2, 3)))]
        return self._call("IFBLANK", kind, *parts)

    def _call(self, function: str, kind: Type, *arguments: Node) -> Node:
        return nodes.Call(function, arguments, kind, AT)

    def _sum(self, kind: Type, depth: int) -> Node:
        sign = self.draw(_SIGNS)
        return nodes.Arithmetic(sign, self.tree(kind, depth), self.tree(kind, depth), kind, AT)

    def _product(self, kind: Type, depth: int) -> Node:
        return nodes.Arithmetic("*", self.tree(kind, depth), self.tree(NUMBER, depth), kind, AT)

    def _quotient(self, kind: Type, depth: int) -> Node:
        return nodes.Arithmetic("/", self.tree(kind, depth), self.tree(NUMBER, depth), kind, AT)

    def _between(self, _kind: Type, depth: int) -> Node:
        kind = self.draw(st.sampled_from((DAY, MOMENT)))
        return nodes.Arithmetic("-", self.tree(kind, depth), self.tree(kind, depth), NUMBER, AT)

    def _moved(self, kind: Type, depth: int) -> Node:
        sign = self.draw(_SIGNS)
        return nodes.Arithmetic(sign, self.tree(kind, depth), self._small(depth), kind, AT)

    def _small(self, depth: int) -> Node:
        """A number that does not lead out of the calendar."""
        if depth <= 0 or self.draw(st.booleans()):
            return self._cell(NUMBER, 0)
        return self._sum(NUMBER, 0)

    def _rows(self, kind: Type, depth: int) -> nodes.Rows:
        """Along a reference, or of a whole tab."""
        pointing = [tab for tab, target in POINTS_AT.items() if target == self.tab]
        via = self.draw(st.booleans()) and bool(pointing)
        tab = self.draw(st.sampled_from(pointing if via else list(POINTS_AT)))
        other = Trees(self.draw, tab, self)
        value = other.tree(kind, min(depth, 1))
        condition = None
        if self.draw(st.booleans()):
            asked = other._meeting if self.draw(st.booleans()) else other.tree
            condition = asked(YES_NO, min(depth, 1))
        return nodes.Rows(tab, "Bij" if via else "", value, condition, kind, AT)

    def _meeting(self, kind: Type, depth: int) -> Node:
        """Comparisons of what is there with what is here, and perhaps something else."""
        parts = [self._pair(kind) for _ in range(self.draw(st.integers(1, 3)))]
        if self.draw(st.booleans()):
            parts.append(self.tree(kind, depth))
        return parts[0] if len(parts) == 1 else nodes.Logic("AND", tuple(parts), kind, AT)

    def _pair(self, kind: Type) -> Node:
        of = self._any(CHOICES, YES_NO, CHOICE)
        there, here = self._cell(of, 0), self._this(of, 0)
        if of in {NUMBER, DAY} and self.draw(st.booleans()):
            here = nodes.Arithmetic(self.draw(_SIGNS), here, self._constant(NUMBER, 0), of, AT)
        sides = (there, here) if self.draw(st.booleans()) else (here, there)
        return nodes.Compare(self.draw(_ORDERED), *sides, kind, AT)

    def _aggregate(self, kind: Type, depth: int) -> Node:
        names = ("SUM", "MIN", "MAX", "AVERAGE", "FIRST", "LAST")
        function = self.draw(st.sampled_from(names))
        arguments: list[Node] = [self._rows(kind, depth)]
        if function in {"SUM", "MIN", "MAX", "AVERAGE"} and self.draw(st.booleans()):
            arguments.append(self.tree(kind, depth))
        return self._call(function, kind, *arguments)

    def _extreme(self, kind: Type, depth: int) -> Node:
        function = self.draw(st.sampled_from(("MIN", "MAX", "FIRST", "LAST")))
        return self._call(function, kind, self._rows(kind, depth))

    def _chosen(self, kind: Type, depth: int) -> Node:
        function = self.draw(st.sampled_from(("FIRST", "LAST")))
        return self._call(function, kind, self._rows(kind, depth))

    def _count(self, kind: Type, depth: int) -> Node:
        counted: list[Node] = [self._rows(self._any(), depth)]
        if self.draw(st.booleans()):
            counted.append(self.tree(self._any(), depth))
        return self._call("COUNT", kind, *counted)

    def _of_day(self, kind: Type, depth: int) -> Node:
        function = self.draw(st.sampled_from(("YEAR", "MONTH", "DAY", "WEEKDAY")))
        return self._call(
            function, kind, self.tree(self.draw(st.sampled_from((DAY, MOMENT))), depth)
        )

    def _difference(self, kind: Type, depth: int) -> Node:
        days = self.draw(st.sampled_from((DAY, MOMENT)))
        start, end = self.tree(days, depth), self.tree(days, depth)
        if self.draw(st.booleans()):
            free = [self._rows(DAY, depth)] if self.draw(st.booleans()) else []
            return self._call("NETWORKDAYS", kind, start, end, *free)
        unit = nodes.Constant(self.draw(st.sampled_from("dmy")), TEXT, AT)
        return self._call("DATEDIF", kind, start, end, unit)

    def _working_day(self, kind: Type, depth: int) -> Node:
        free = [self._rows(DAY, depth)] if self.draw(st.booleans()) else []
        return self._call("WORKDAY", kind, self.tree(DAY, depth), self._small(depth), *free)

    def _date(self, kind: Type, depth: int) -> Node:
        year = self._call("YEAR", NUMBER, self.tree(DAY, depth))
        return self._call("DATE", kind, year, self._small(depth), self._small(0))

    def _rounded(self, kind: Type, depth: int) -> Node:
        places = nodes.Constant(self.draw(st.sampled_from((-100, 0, 100, 200, 300))), NUMBER, AT)
        if self.draw(st.booleans()):
            return self._call("ROUND", kind, self.tree(kind, depth), places)
        function = self.draw(st.sampled_from(("ABS", "NEGATE")))
        return self._call(function, kind, self.tree(kind, depth))

    def _length(self, kind: Type, depth: int) -> Node:
        return self._call("LEN", kind, self.tree(TEXT, depth))

    def _lower(self, kind: Type, depth: int) -> Node:
        return self._call("LOWER", kind, self.tree(TEXT, depth))

    def _joined(self, kind: Type, depth: int) -> Node:
        parts = tuple(self.tree(self._any(), depth) for _ in range(2))
        return nodes.Joined(parts, kind, AT)

    def _compare(self, kind: Type, depth: int) -> Node:
        of = self._any(CHOICES)
        operator = self.draw(_EQUAL if of in {CHOICE, YES_NO} else _ORDERED)
        return nodes.Compare(operator, self.tree(of, depth), self.tree(of, depth), kind, AT)

    def _logic(self, kind: Type, depth: int) -> Node:
        operator = self.draw(_LOGIC)
        parts = tuple(self.tree(YES_NO, depth) for _ in range(self.draw(st.integers(2, 3))))
        return nodes.Logic(operator, parts, kind, AT)

    def _not(self, kind: Type, depth: int) -> Node:
        return nodes.Not(self.tree(YES_NO, depth), kind, AT)

    def _is_blank(self, kind: Type, depth: int) -> Node:
        function = self.draw(st.sampled_from(("ISBLANK", "ISFILLED")))
        row = self.draw(st.booleans())
        return self._call(
            function, kind, self._row(depth) if row else self.tree(self._any(), depth)
        )

    def _flag(self, kind: Type, _depth: int) -> Node:
        header = self.draw(st.sampled_from(("", "Uren", "Naam")))
        if self.draw(st.booleans()):
            return nodes.IsWrong(header, kind, AT)
        return nodes.IsMissing(header, kind, AT)

    def _member(self, kind: Type, depth: int) -> Node:
        way = self.draw(st.integers(0, 2))
        if way == 0:
            several = self._cell(CHOICES, 0)
            return self._call("CONTAINS", kind, several, self.tree(CHOICE, 0))
        of = self._any(CHOICES)
        rows, element = self._rows(of, depth), self.tree(of, depth)
        if way == 1:
            return self._call("CONTAINS", kind, rows, element)
        return self._call("IN", kind, element, rows)


@st.composite
def formulas(draw: DrawFn, kind: Type | None = None, tab: str | None = None) -> Formula:
    """A formula of this type; of any where none is asked."""
    of = kind or draw(st.sampled_from(list(VALUES)))
    within = tab or draw(st.sampled_from(list(POINTS_AT)))
    return Formula("", within, Trees(draw, within).tree(of, draw(st.integers(0, 4))))
