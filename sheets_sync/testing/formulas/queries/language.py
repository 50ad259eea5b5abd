"""The text of a query, taken apart."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from sheets_sync.records import NamedTuple
from sheets_sync.testing.entries.days import day_serial
from sheets_sync.testing.formulas.coerce import Problem

if TYPE_CHECKING:
    from sheets_sync.testing.cells import Value

WORD = re.compile(
    r"\s*(?:(?P<text>'[^']*'|\"[^\"]*\")|(?P<quoted>`[^`]*`)|(?P<number>\d+\.?\d*|\.\d+)"
    r"|(?P<word>[A-Za-z_]\w*)|(?P<sign><=|>=|!=|<>|[=<>(),*+/-]))"
)
CLAUSES = ("select", "where", "group by", "order by", "limit", "offset", "label")
NOT_HERE = {"pivot", "format", "options", "skipping"}
AGGREGATES = {"sum", "avg", "count", "max", "min"}
COMPARE = {"=", "!=", "<>", "<", "<=", ">", ">="}
WORDY = {"contains", "starts", "ends", "matches", "like"}


class Column(NamedTuple):
    """A column by its letters, or ``Col1``; ``summary`` is what its rows come to, if asked."""

    name: str
    summary: str = ""


class Literal(NamedTuple):
    value: Value


class Sum(NamedTuple):
    """``A + B`` and its like."""

    sign: str
    left: Term
    right: Term


Term: TypeAlias = "Column | Literal | Sum"


class Test(NamedTuple):
    """A comparison; ``sign`` may be a word, or ``is null``."""

    sign: str
    left: Term
    right: Term | None = None


class Joined(NamedTuple):
    """``and``, ``or`` or ``not`` upon conditions."""

    sign: str
    parts: tuple[Condition, ...]


Condition: TypeAlias = "Test | Joined"


class Query(NamedTuple):
    """``select`` is None for all columns; ``order`` has the terms, each with whether it falls."""

    select: list[Term] | None = None
    where: Condition | None = None
    group: list[Column] | None = None
    order: list[tuple[Term, bool]] | None = None
    limit: int | None = None
    offset: int = 0
    labels: dict[Term, str] | None = None


def refuse(why: str) -> NoReturn:
    """Raises Problem as Google does for a query that it cannot carry out."""
    said = "Unable to parse query string for Function QUERY parameter 2:"
    raise Problem("VALUE", f"{said} {why}")


def read_query(text: str) -> Query:
    """The query that a text stands for. Raises Problem."""
    return _Reader(text).query()


class _Reader:
    def __init__(self, text: str) -> None:
        self.words: list[tuple[str, str]] = []
        self.place, at = 0, 0
        while text[at:].strip():
            found = WORD.match(text, at)
            if found is None:
                refuse(f"PARSE_ERROR: {text[at:].strip()[:20]}")
            kind = str(found.lastgroup)
            self.words.append((kind, found[kind]))
            at = found.end()

    def peek(self, ahead: int = 0) -> str:
        place = self.place + ahead
        if place >= len(self.words):
            return ""
        kind, text = self.words[place]
        return text.lower() if kind in ("word", "sign") else f"\0{text}"

    def take(self) -> tuple[str, str]:
        if self.place >= len(self.words):
            refuse("PARSE_ERROR: the query ends too early")
        self.place += 1
        return self.words[self.place - 1]

    def skip(self, *wanted: str) -> bool:
        """Whether the next words are these; they are behind us then."""
        if any(self.peek(i) != word for i, word in enumerate(wanted)):
            return False
        self.place += len(wanted)
        return True

    def expect(self, *wanted: str) -> None:
        if not self.skip(*wanted):
            refuse(f"PARSE_ERROR: expected {' '.join(wanted)}")

    def query(self) -> Query:
        query = Query()
        for clause in CLAUSES:
            if self.skip(*clause.split()):
                query = getattr(self, "_" + clause.split()[0])(query)
        if self.peek() in NOT_HERE:
            message = f"This testing server does not work out {self.peek()} in a QUERY."
            raise Problem("NAME", message)
        if self.place < len(self.words):
            refuse(f"PARSE_ERROR: {self.words[self.place][1]}")
        return query

    def _select(self, query: Query) -> Query:
        return query if self.skip("*") else query._replace(select=self._terms())

    def _where(self, query: Query) -> Query:
        return query._replace(where=self._either())

    def _group(self, query: Query) -> Query:
        columns = [term for term in self._terms() if isinstance(term, Column)]
        return query._replace(group=columns)

    def _order(self, query: Query) -> Query:
        order = []
        while True:
            term = self._term()
            falls = self.skip("desc")
            order.append((term, falls or (self.skip("asc") and False)))
            if not self.skip(","):
                return query._replace(order=order)

    def _limit(self, query: Query) -> Query:
        return query._replace(limit=self._count())

    def _offset(self, query: Query) -> Query:
        return query._replace(offset=self._count())

    def _label(self, query: Query) -> Query:
        labels: dict[Term, str] = {}
        while True:
            term = self._term()
            kind, text = self.take()
            if kind != "text":
                refuse("PARSE_ERROR: a label is a text")
            labels[term] = text[1:-1]
            if not self.skip(","):
                return query._replace(labels=labels)

    def _count(self) -> int:
        return int(self._number())

    def _number(self) -> float:
        kind, text = self.take()
        if kind != "number":
            refuse("PARSE_ERROR: expected a number")
        return float(text)

    def _terms(self) -> list[Term]:
        found = [self._term()]
        while self.skip(","):
            found.append(self._term())
        return found

    def _term(self) -> Term:
        left = self._product()
        while self.peek() in ("+", "-"):
            left = Sum(self.take()[1], left, self._product())
        return left

    def _product(self) -> Term:
        left = self._single()
        while self.peek() in ("*", "/"):
            left = Sum(self.take()[1], left, self._single())
        return left

    def _single(self) -> Term:
        kind, text = self.take()
        if text == "(" and kind == "sign":
            term = self._term()
            self.expect(")")
            return term
        if text == "-" and kind == "sign":
            return Literal(-self._number())
        if kind == "number":
            return Literal(float(text))
        if kind in ("text", "quoted"):
            return Literal(text[1:-1]) if kind == "text" else Column(text[1:-1])
        if kind == "sign":
            refuse(f"PARSE_ERROR: {text}")
        return self._word(text)

    def _word(self, text: str) -> Term:
        lower = text.lower()
        if lower in ("true", "false"):
            return Literal(lower == "true")
        if lower == "date":
            return Literal(float(_day(self.take()[1])))
        if self.peek() != "(":
            return Column(text if lower.startswith("col") else text.upper())
        if lower not in AGGREGATES:
            raise Problem("NAME", f"This testing server does not work out {lower}() in a QUERY.")
        self.expect("(")
        name = self.take()[1]
        self.expect(")")
        return Column(name if name.lower().startswith("col") else name.upper(), lower)

    def _either(self) -> Condition:
        parts = [self._both()]
        while self.skip("or"):
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else Joined("or", tuple(parts))

    def _both(self) -> Condition:
        parts = [self._test()]
        while self.skip("and"):
            parts.append(self._test())
        return parts[0] if len(parts) == 1 else Joined("and", tuple(parts))

    def _test(self) -> Condition:
        if self.skip("not"):
            return Joined("not", (self._test(),))
        start = self.place
        if self.skip("("):
            try:
                inside = self._either()
                self.expect(")")
            except Problem:
                self.place = start
            else:
                return inside
        return self._compared(self._term())

    def _compared(self, left: Term) -> Condition:
        if self.skip("is", "null"):
            return Test("is null", left)
        if self.skip("is", "not", "null"):
            return Joined("not", (Test("is null", left),))
        sign = self.peek()
        if sign not in COMPARE | WORDY:
            refuse(f"PARSE_ERROR: {sign or 'a comparison is missing'}")
        self.take()
        if sign in ("starts", "ends"):
            self.expect("with")
        return Test("!=" if sign == "<>" else sign, left, self._term())


def _day(text: str) -> int:
    try:
        return day_serial(date.fromisoformat(text[1:-1]))
    except ValueError:
        refuse(f"Invalid date literal [{text[1:-1]}]. Date literals should be of form yyyy-MM-dd.")
