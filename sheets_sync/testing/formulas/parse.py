"""From the text of a formula to its tree, with the separators of the locale."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sheets_sync.testing.cells import ERROR_TEXTS, ErrorValue
from sheets_sync.testing.formulas.coerce import Problem
from sheets_sync.testing.formulas.tokens import Word, words
from sheets_sync.testing.formulas.tree import (
    Applied,
    Braces,
    Call,
    Constant,
    Name,
    Node,
    Reference,
    Signed,
)

if TYPE_CHECKING:
    from collections.abc import Callable

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
    "^": 5,
}
# A sign in front binds more tightly than a power: -2^2 is 4.
SIGN_BINDING = 6
DEEPEST = 100
END = Word("end", "")


@lru_cache(maxsize=65_536)
def parsed(formula: str, decimal: str) -> Node:
    r"""The tree of a formula, ``=`` included. Raises Problem where Google cannot parse it.

    Where the decimal mark is a comma, arguments are parted by ``;`` alone and the columns of an
    array by ``\\``; elsewhere by ``,`` or ``;``, and by ``,``.
    """
    parser = _Parser(formula[1:], decimal)
    node = parser.expression(0)
    if parser.peek() is not END:
        raise unparsable()
    return node


def unparsable() -> Problem:
    return Problem("ERROR", "Formula parse error.")


class _Parser:
    def __init__(self, text: str, decimal: str) -> None:
        cut = words(text)
        if decimal == ",":
            cut = _with_decimals(cut)
        self.words = [word for word in cut if word.kind != "space"]
        self.separators = (";",) if decimal == "," else (",", ";")
        self.column_mark = "\\" if decimal == "," else ","
        self.place = 0
        self.depth = 0

    def peek(self) -> Word:
        return self.words[self.place] if self.place < len(self.words) else END

    def take(self) -> Word:
        word = self.peek()
        self.place += 1
        return word

    def expect(self, text: str) -> None:
        if self.take().text != text:
            raise unparsable()

    def expression(self, least: int) -> Node:
        self.depth += 1
        if self.depth > DEEPEST:
            raise unparsable()
        left = self.operand()
        while BINDING.get(self.sign(), 0) > least:
            sign = self.take().text
            left = Applied(sign, left, self.expression(BINDING[sign]))
        self.depth -= 1
        return left

    def sign(self) -> str:
        word = self.peek()
        return word.text if word.kind == "sign" else ""

    def operand(self) -> Node:
        if self.sign() in ("-", "+"):
            return Signed(self.take().text, self.expression(SIGN_BINDING))
        node = self.single(self.take())
        while self.sign() == "%":
            node = Signed(self.take().text, node)
        return node

    def single(self, word: Word) -> Node:
        if word.text == "(" and word.kind == "sign":
            node = self.expression(0)
            self.expect(")")
            return node
        if word.text == "{" and word.kind == "sign":
            return self.braces()
        if word.kind == "name":
            return self.named(word.text)
        if word.kind not in SINGLE:
            raise unparsable()
        return SINGLE[word.kind](word.text)

    def named(self, name: str) -> Node:
        if self.sign() == "(":
            self.take()
            return Call(name.upper(), self.arguments())
        if name.upper() in ("TRUE", "FALSE"):
            return Constant(name.upper() == "TRUE")
        return Name(name)

    def arguments(self) -> tuple[Node, ...]:
        if self.sign() == ")":
            self.take()
            return ()
        found = [self.argument()]
        while self.sign() in self.separators:
            self.take()
            found.append(self.argument())
        self.expect(")")
        return tuple(found)

    def argument(self) -> Node:
        if self.sign() == ")" or self.sign() in self.separators:
            return Constant(None)
        return self.expression(0)

    def braces(self) -> Braces:
        rows: list[list[Node]] = [[]]
        while self.sign() != "}":
            rows[-1].append(self.expression(0))
            if self.sign() == ";":
                self.take()
                rows.append([])
            elif self.sign() == self.column_mark:
                self.take()
            elif self.sign() != "}":
                raise unparsable()
        self.take()
        if not all(rows):
            raise unparsable()
        return Braces(tuple([tuple(row) for row in rows]))


def _error(text: str) -> Constant:
    kind = next((kind for kind, shown in ERROR_TEXTS.items() if shown == text.upper()), None)
    if kind is None:
        raise unparsable()
    return Constant(ErrorValue(kind))


SINGLE: dict[str, Callable[[str], Node]] = {
    "number": lambda text: Constant(float(text)),
    "text": lambda text: Constant(text[1:-1].replace('""', '"')),
    "reference": Reference,
    "error": _error,
}


def _with_decimals(cut: list[Word]) -> list[Word]:
    # A point is no decimal mark here; digits, comma, digits are one number.
    if any(word.kind == "number" and "." in word.text for word in cut):
        raise unparsable()
    result: list[Word] = []
    for word in cut:
        before = [each.text for each in result[-2:]]
        if word.kind == "number" and before[1:] == [","] and before[0].isdigit():
            result[-2:] = [Word("number", f"{before[0]}.{word.text}")]
        else:
            result.append(word)
    return result
