"""Working a formula out: arithmetic, comparison, references and a handful of functions."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any

from sheets_sync.testing.areas import corners
from sheets_sync.testing.cells import ERROR_TEXTS, Cell, ErrorValue, Value
from sheets_sync.testing.formulas.functions import FUNCTIONS, Argument, Problem, number, scalar
from sheets_sync.testing.formulas.tokens import Word, split_reference, words
from sheets_sync.testing.locales import tongue
from sheets_sync.testing.shapes import plain_number

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.book import Book
    from sheets_sync.testing.sheet import Sheet

BINDING = {
    "=": 1,
    "<>": 1,
    "<": 1,
    ">": 1,
    "<=": 1,
    ">=": 1,
    "&": 2,
    "+": 3,
    "-": 3,
    "*": 4,
    "/": 4,
}
BINDING["^"] = 6
COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}
UNDER_WAY = ErrorValue("REF", "Circular dependency detected.")


def value_at(book: Book, sheet: Sheet, row: int, column: int) -> Value:
    """The value of a cell, its formula worked out when it has one."""
    stored = sheet.cell(row, column)
    if not isinstance(stored, Cell):
        return stored
    if not stored.formula:
        return stored.value
    key = (sheet.sheet_id, row, column)
    if key not in book.worked_out:
        book.worked_out[key] = UNDER_WAY
        book.worked_out[key] = outcome(book, sheet, stored.formula)
    return book.worked_out[key]


def outcome(book: Book, sheet: Sheet, formula: str) -> Value:
    """What a formula standing on this sheet comes to; a problem is an ErrorValue."""
    try:
        parser = _Parser(book, sheet, formula)
        value = scalar(parser.expression(0))
        parser.expect_end()
    except Problem as problem:
        return problem.value
    except (ZeroDivisionError, OverflowError):
        return ErrorValue("DIVIDE_BY_ZERO")
    return plain_number(value) if isinstance(value, float) else value


class _Parser:
    def __init__(self, book: Book, sheet: Sheet, formula: str) -> None:
        self.book, self.sheet = book, sheet
        cut = words(formula[1:])
        if tongue(book.locale).decimal == ",":
            cut = _with_decimals(cut)
        self.words = [word for word in cut if word.kind != "space"]
        self.place = 0

    def peek(self) -> Word:
        return self.words[self.place] if self.place < len(self.words) else Word("end", "")

    def take(self) -> Word:
        word = self.peek()
        self.place += 1
        return word

    def expect(self, text: str) -> None:
        if self.take().text != text:
            raise Problem("ERROR", "Formula parse error.")

    def expect_end(self) -> None:
        if self.peek().kind != "end":
            raise Problem("ERROR", "Formula parse error.")

    def expression(self, least: int) -> Argument:
        left = self.operand()
        while BINDING.get(self.peek().text, -1) >= max(least, 1):
            sign = self.take().text
            left = _applied(sign, left, self.expression(BINDING[sign] + 1))
        return left

    def operand(self) -> Argument:
        word = self.take()
        if word.text == "-":
            return -number(scalar(self.expression(7)))
        if word.text == "+":
            return self.expression(7)
        value = self.single(word)
        while self.peek().text == "%":
            self.take()
            value = number(scalar(value)) / 100
        return value

    def single(self, word: Word) -> Argument:
        if word.text == "(":
            value = self.expression(0)
            self.expect(")")
            return value
        if word.kind == "number":
            return float(word.text)
        if word.kind == "text":
            return word.text[1:-1].replace('""', '"')
        if word.kind == "reference":
            return self.reference(word.text)
        if word.kind == "name":
            return self.named(word.text)
        kind = next((kind for kind, text in ERROR_TEXTS.items() if text == word.text), "ERROR")
        raise Problem(kind, "" if word.kind == "error" else "Formula parse error.")

    def named(self, name: str) -> Argument:
        if self.peek().text == "(":
            return self.call(name.upper())
        if name.upper() in ("TRUE", "FALSE"):
            return name.upper() == "TRUE"
        if any(named["name"].casefold() == name.casefold() for named in self.book.named_ranges):
            return self.reference(name)
        raise Problem("NAME", f"Unknown range name: '{name}'.")

    def call(self, name: str) -> Argument:
        self.take()
        arguments: list[Argument] = []
        while self.peek().text != ")":
            arguments.append(self.expression(0))
            if self.peek().text in (",", ";"):
                self.take()
            elif self.peek().text != ")":
                raise Problem("ERROR", "Formula parse error.")
        self.take()
        if name not in FUNCTIONS:
            raise Problem("NAME", f"This testing server does not work out the function {name}.")
        return FUNCTIONS[name](arguments)

    def reference(self, text: str) -> Argument:
        title, cells = split_reference(text)
        sheet = self.book.titled(title) if title else self.sheet
        wanted = corners(cells)
        if wanted is None:
            sheet, wanted = self.book.find(text)
        if sheet is None:
            raise Problem("REF", f"Unresolved sheet name '{title}'.")
        area = wanted.within(sheet.row_count, sheet.column_count)
        if not area.height or not area.width:
            raise Problem("REF", "Reference does not exist.")
        rows, columns = range(area.top, area.bottom), range(area.left, area.right)
        if area.height == area.width == 1:
            return value_at(self.book, sheet, area.top, area.left)
        rows = range(area.top, min(area.bottom, max(len(sheet.rows), area.top + 1)))
        return [[value_at(self.book, sheet, row, column) for column in columns] for row in rows]


def _with_decimals(cut: list[Word]) -> list[Word]:
    # Where the comma is decimal, arguments are parted by semicolons.
    result: list[Word] = []
    for word in cut:
        before = [each.text for each in result[-2:]]
        if word.kind == "number" and before[1:] == [","] and before[0].isdigit():
            result[-2:] = [Word("number", f"{before[0]}.{word.text}")]
        else:
            result.append(word)
    return result


def _applied(sign: str, left: Argument, right: Argument) -> Value:
    first, second = scalar(left), scalar(right)
    for value in (first, second):
        if isinstance(value, ErrorValue):
            raise Problem(value.kind, value.message)
    if sign == "&":
        return _text(first) + _text(second)
    if sign in COMPARISONS:
        return COMPARISONS[sign](*_comparable(first, second))
    one, other = number(first), number(second)
    if sign == "/" and other == 0:
        raise Problem("DIVIDE_BY_ZERO", "Function DIVIDE parameter 2 cannot be zero.")
    results = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}
    return float(results.get(sign, operator.pow)(one, other))


def _comparable(first: Value, second: Value) -> tuple[Value, Value]:
    return (
        (_rank(first), _rank(second)) if type(first) is not type(second) else _folded(first, second)
    )


def _rank(value: Value) -> Value:
    return {bool: 2, str: 1}.get(type(value), 0)


def _folded(first: Value, second: Value) -> tuple[Value, Value]:
    if isinstance(first, str) and isinstance(second, str):
        return first.casefold(), second.casefold()
    return first, second


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float | int):
        return f"{plain_number(float(value)):.15g}"
    return "" if value is None else str(value)
