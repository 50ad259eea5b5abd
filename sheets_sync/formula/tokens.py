"""The text of a formula as tokens: numbers, texts, columns, names and signs, each with its place.

What people write by habit from elsewhere (``==``, ``&&``, curly quotes) is understood and told as a
mistake, so that the rest of the formula is looked at as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.text import fold
from sheets_sync.formula.mistakes import Mistake, mistake
from sheets_sync.formula.nodes import Span
from sheets_sync.formula.numerals import numeral_at, with_a_comma
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sheets_sync.cells.text import Language

LONGEST: Final = 4000
"""Characters of a formula."""

DEEPEST: Final = 40
"""Brackets within one another."""


class Token(NamedTuple):
    """``kind`` is a terminal of the grammar; ``text`` is what it says, quotes and brackets off."""

    kind: str
    text: str
    span: Span


_WORDS: Final = {"en": "AND", "and": "AND", "of": "OR", "or": "OR"}
_NOT: Final = frozenset(("niet", "not"))
_THIS: Final = frozenset(("deze", "this"))
_VALUE_ENDS: Final = frozenset(
    ("NUMBER", "STRING", "DAY", "MOMENT", "COLUMN", "NAME", "RPAR", "CLOSE", "PERCENT")
)
_SIGNS: Final = {
    "<>": "CMP",
    "<=": "CMP",
    ">=": "CMP",
    "=": "CMP",
    "<": "CMP",
    ">": "CMP",
    "+": "PLUS",
    "-": "MINUS",
    "*": "TIMES",
    "/": "TIMES",
    "&": "AMP",
    "%": "PERCENT",
    "(": "LPAR",
    ")": "RPAR",
    ";": "SEP",
    ",": "SEP",
    "]": "CLOSE",
}
HABITS: Final = {
    "==": "=",
    "!=": "<>",
    "=<": "<=",
    "=>": ">=",
    "&&": "EN",
    "||": "OF",
    "×": "*",
    "÷": "/",
    "−": "-",
    "–": "-",
    "≤": "<=",
    "≥": ">=",
    "≠": "<>",
}
"""What is written elsewhere → what it is here."""

_CURLY: Final = "“”„‟‘’‚`´«»"
_DAY: Final = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?!\d)")
_MOMENT: Final = re.compile(_DAY.pattern + r"[T ]\d{1,2}:\d\d(?::\d\d)?(?!\d)")
_OTHER_DAY: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_GOES_ON: Final = re.compile(r"[^\[\];()\"]*\w[^\[\];()\"]*\]")
"""What stands behind ``]]`` where that is a bracket in a header, within brackets."""
_NAME: Final = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")
_SIGN: Final = re.compile(r"==|!=|=<|=>|<>|<=|>=|&&|\|\||[-=<>+*/&%();,\]×÷−–≤≥≠]")


class Tokens:
    """Reads a formula from left to right; ``mistakes`` are those found so far."""

    def __init__(self, text: str, language: Language) -> None:
        self.text, self.language = text, language
        self.mistakes: list[Mistake] = []
        self.tokens: list[Token] = []
        self._open: list[int] = []
        """Where in ``tokens`` the brackets that are open were opened."""
        self._commas: list[Token] = []
        self._by_first: dict[str, Callable[[int], int]] = {
            '"': self._string,
            "'": self._tab,
            "[": self._column,
            ".": self._dot,
            **dict.fromkeys(_CURLY, self._curly),
        }

    def read(self) -> list[Token]:
        """All tokens; what is none is among the mistakes."""
        if len(self.text) > LONGEST:
            self._note("too_long", 0, len(self.text), most=str(LONGEST))
            return []
        place = self._begin()
        while place < len(self.text):
            place = place + 1 if self.text[place].isspace() else self._next(place)
        self._close_all()
        return self.tokens

    def _begin(self) -> int:
        """Behind the sign with which formulas begin in a spreadsheet."""
        stripped = self.text.lstrip()
        start = len(self.text) - len(stripped)
        return start + 1 if stripped.startswith("=") and not stripped.startswith("==") else start

    def _next(self, place: int) -> int:
        """Read one token; where the next one may begin."""
        char = self.text[place]
        if (read := self._by_first.get(char)) is not None:
            return read(place)
        if char.isdecimal():
            return self._number(place)
        if found := _NAME.match(self.text, place):
            return self._name(found.group(), place)
        if sign := _SIGN.match(self.text, place):
            return self._sign(sign.group(), place)
        self._note("strange", place, place + 1, found=char)
        return place + 1

    # ---- texts, columns and names

    def _string(self, place: int) -> int:
        found = re.compile(r'"((?:[^"]|"")*)"').match(self.text, place)
        if found is None:
            self._note("open_quote", place, len(self.text))
            self._add("STRING", self.text[place + 1 :], place, len(self.text))
            return len(self.text)
        self._add("STRING", found[1].replace('""', '"'), place, found.end())
        return found.end()

    def _curly(self, place: int) -> int:
        closing = next(
            (end for end in range(place + 1, len(self.text)) if self.text[end] in _CURLY + '"'),
            len(self.text) - 1,
        )
        inner = self.text[place + 1 : closing]
        self._note("curly", place, closing + 1, expected=f'"{inner}"')
        self._add("STRING", inner, place, closing + 1)
        return closing + 1

    def _tab(self, place: int) -> int:
        found = re.compile(r"'((?:[^']|'')*)'").match(self.text, place)
        if found is None:
            self._note("open_quote", place, len(self.text))
            return len(self.text)
        name = found[1].replace("''", "'")
        if self.text[found.end() : found.end() + 1] == "[":
            return self._rows("TAB", name, place, found.end())
        self._note("single_quotes", place, found.end(), expected=f'"{name}"')
        self._add("STRING", name, place, found.end())
        return found.end()

    def _column(self, place: int) -> int:
        name, end = self._header(place + 1, self._open)
        if self.text[end : end + 1] != "]":
            self._note("open_column", place, place + 1)
            self._add("COLUMN", name.strip(), place, end)
            return end
        self._add("COLUMN", name, place, end + 1)
        return end + 1

    def _rows(self, kind: str, name: str, place: int, bracket: int) -> int:
        """``Tab[Kolom`` of ``Tab[Kolom; voorwaarde]``, or of ``DEZE[Kolom]``."""
        self._add(kind, name, place, bracket + 1)
        self._open.append(len(self.tokens) - 1)
        if self.text[bracket + 1 : bracket + 2] == "[":
            return bracket + 1
        header, end = self._header(bracket + 1, self._open[:-1], ";" if kind == "TAB" else "")
        self._add("COLUMN", header.strip(), bracket + 1, end)
        return end

    def _header(self, start: int, around: list[int], others: str = "") -> tuple[str, int]:
        """The header from here, and where it ends: at ``]``, or at one of ``others``.

        ``]]`` is a bracket in a header, but where brackets within brackets both end; ``around``
        are those that were open before.
        """
        end = start
        while end < len(self.text) and self.text[end] not in "[" + others:
            if self.text[end] != "]":
                end += 1
                continue
            run = len(self.text[end:]) - len(self.text[end:].lstrip("]"))
            ending = self._ending(run, end, around)
            end += run - ending
            if ending:
                break
        return self.text[start:end].replace("]]", "]"), end

    def _ending(self, run: int, place: int, around: list[int]) -> int:
        """How many of so many ``]`` end brackets; the others are in the header, two for each."""
        depth = 2 if around and self.tokens[around[-1]].kind != "LPAR" else 1
        if run % 2 == 0 and (depth < 2 or _GOES_ON.match(self.text, place + run)):
            return 0
        most = min(run, depth)
        return most - (run - most) % 2 or run

    def _name(self, name: str, place: int) -> int:
        end = place + len(name)
        folded = fold(name)
        if self.text[end : end + 1] == "[":
            return self._rows("THIS" if folded in _THIS else "TAB", name, place, end)
        if self._is_after_value() and folded in _WORDS:
            self._add(_WORDS[folded], name, place, end)
        elif not self._is_after_value() and folded in _NOT:
            self._add("NOT", name, place, end)
        elif folded == "via" and self.tokens and self.tokens[-1].kind == "SEP":
            self._add("VIA", name, place, end)
        else:
            self._add("NAME", name, place, end)
        return end

    def _is_after_value(self) -> bool:
        return bool(self.tokens) and self.tokens[-1].kind in _VALUE_ENDS

    # ---- numbers and days

    def _number(self, place: int) -> int:
        if moment := _MOMENT.match(self.text, place):
            self._add("MOMENT", moment.group(), place, moment.end())
            return moment.end()
        if day := _DAY.match(self.text, place):
            self._add("DAY", day.group(), place, day.end())
            return day.end()
        if other := _OTHER_DAY.match(self.text, place):
            written = f"{other[4]}-{int(other[3]):02}-{int(other[1]):02}"
            self._note("day_form", place, other.end(), found=other.group(), expected=written)
            self._add("DAY", written, place, other.end())
            return other.end()
        number = numeral_at(self.text, place, self.language)
        if self.language == "en" and not self._open:
            number = with_a_comma(self.text, place) or number
        end = place + len(number.text)
        if number.doubt:
            self._note(number.doubt, place, end, **dict(number.details))
        self._add("NUMBER", number.read, place, end)
        if self.language == "nl" and "," in number.text:
            self._commas.append(self.tokens[-1])
        return end

    # ---- signs

    def _dot(self, place: int) -> int:
        after = self.tokens[-1].kind in {"COLUMN", "CLOSE", "RPAR"} if self.tokens else False
        if after and self.text[place + 1 : place + 2] == "[":
            self._add("DOT", ".", place, place + 1)
        else:
            self._note("strange", place, place + 1, found=".")
        return place + 1

    def _sign(self, sign: str, place: int) -> int:
        end = place + len(sign)
        if sign in HABITS:
            self._note("habit", place, end, found=sign, expected=HABITS[sign])
            meant = HABITS[sign]
            self._add({"EN": "AND", "OF": "OR"}.get(meant) or _SIGNS[meant], meant, place, end)
            return end
        kind = _SIGNS[sign]
        self._add(kind, sign, place, end)
        if kind == "LPAR":
            self._open.append(len(self.tokens) - 1)
            if len(self._open) == DEEPEST:
                self._note("too_deep", place, end, most=str(DEEPEST))
        elif kind in {"RPAR", "CLOSE"}:
            self._shut(kind, place)
        return end

    def _shut(self, kind: str, place: int) -> None:
        opener = self.tokens[self._open[-1]].kind if self._open else ""
        fits = opener == "LPAR" if kind == "RPAR" else opener in {"TAB", "THIS"}
        if not fits:
            code = "shut_too_often" if not opener else "shut_otherwise"
            self._note(code, place, place + 1, found=self.text[place])
            return
        self._settle(self._open.pop())

    def _settle(self, opened: int) -> None:
        """A comma between digits in a function without a ``;`` has two readings (Dutch)."""
        inner = self.tokens[opened:]
        is_call = opened > 0 and self.tokens[opened - 1].kind == "NAME"
        if self.language != "nl" or not (is_call or inner[0].kind == "TAB"):
            return
        own = list(_at_this_level(inner))
        if any(token.kind == "SEP" and token.text == ";" for token in own):
            return
        for token in own:
            if token in self._commas:
                text = self.text[token.span.start : token.span.end]
                apart = text.replace(",", "; ")
                self._note("comma", *token.span, found=text, apart=apart)

    def _close_all(self) -> None:
        for opened in self._open:
            token = self.tokens[opened]
            end = token.span.end
            self._note("unclosed", end - 1, end, found=self.text[end - 1])

    # ---- what was found

    def _add(self, kind: str, text: str, start: int, end: int) -> None:
        self.tokens.append(Token(kind, text, Span(start, end)))

    def _note(self, code: str, start: int, end: int, **details: str) -> None:
        self.mistakes.append(mistake(code, Span(start, end), **details))


def _at_this_level(tokens: list[Token]) -> Iterator[Token]:
    """The tokens between an opening bracket and its end that are in no bracket within."""
    depth = 0
    for token in tokens:
        if token.kind in {"LPAR", "TAB", "THIS"}:
            depth += 1
        elif token.kind in {"RPAR", "CLOSE"}:
            depth -= 1
        elif depth == 1:
            yield token
