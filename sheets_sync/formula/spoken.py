"""A formula in the other language: words, signs between values, decimals. It means the same.

Columns, tabs, texts and what the programme calls by a name of its own stay as they are.

>>> said_in('ALS([Uren] > 7,5; "veel"; NIET LEEG([Dag]))', "nl", "en")
'IF([Uren] > 7.5, "veel", NOT ISBLANK([Dag]))'
>>> said_in("ABS([Hours] - 1.5)", "en", "nl")
'ABS([Hours] - (1,5))'
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.cells.text import fold
from sheets_sync.formula import syntax
from sheets_sync.formula.functions import COUNTS, function_named
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from sheets_sync.cells.text import Language
    from sheets_sync.formula.syntax import Said

_WORDS: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {"AND": "EN", "OR": "OF", "NOT": "NIET", "THIS": "DEZE", "separator": "; "},
    "en": {"AND": "AND", "OR": "OR", "NOT": "NOT", "THIS": "THIS", "separator": ", "},
}
_NAME: Final = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")
_LOOKS_DOUBLE: Final = re.compile(r"[1-9]\d{0,2}\.\d{3}")

# How tightly each kind of part binds, from the loosest on.
_OR, _AND, _NOT, _COMPARED, _JOINED, _SUM, _PRODUCT, _SIGNED, _PERCENT, _VALUE, _SINGLE = range(11)
_SEVERAL: Final = {"OR": _OR, "AND": _AND, "&": _JOINED}
_WORKED: Final = {**dict.fromkeys("+-", _SUM), **dict.fromkeys("*/", _PRODUCT)}


def said_in(text: str, written: Language, language: Language, names: Collection[str] = ()) -> str:
    """The formula that is ``written`` in one language as the other has it.

    ``names`` are the programme's own, which stay. A formula that is not right stays as it is.
    """
    from sheets_sync.formula.parse import parse

    said, mistakes = parse(text, written)
    if said is None or mistakes:
        return text
    return say(said, language, names)


def say(said: Said, language: Language, names: Collection[str] = ()) -> str:
    """A tree as text in this language, with no more brackets than it needs."""
    return _Speaker(language, frozenset(map(fold, names))).text(said)


class _Speaker(NamedTuple):
    language: Language
    names: frozenset[str]
    doubts_commas: bool = False
    """Within brackets without a separator, where a decimal comma might be one (Dutch)."""
    in_rows: bool = False
    """Within the brackets of a tab, where two that end are kept apart."""

    def text(self, said: Said, least: int = _OR) -> str:
        """In brackets where it binds less tightly than ``least``."""
        binds = _binds(said)
        if binds >= least:
            return _SAY[type(said)](self, said)
        return f"({_SAY[type(said)](self._replace(doubts_commas=False), said)})"

    def word(self, name: str) -> str:
        return _WORDS[self.language][name]

    def within(self, *parts: str) -> str:
        return self.word("separator").join(parts)

    # ---- each kind of part

    def number(self, said: syntax.Number) -> str:
        exact = said.text + ("0" if _LOOKS_DOUBLE.fullmatch(said.text) else "")
        text = exact.replace(".", ",") if self.language == "nl" else exact
        return f"({text})" if "," in text and self.doubts_commas else text

    def quoted(self, said: syntax.Text) -> str:
        doubled = said.text.replace('"', '""')
        return f'"{doubled}"'

    def as_written(self, said: syntax.Day | syntax.Moment) -> str:
        return said.text

    def column(self, said: syntax.Column) -> str:
        return f"[{_escaped(said.name)}]"

    def name(self, said: syntax.Name) -> str:
        function = None if fold(said.name) in self.names else function_named(said.name)
        is_bare = function is not None and COUNTS[function.english][0] == 0
        return function.name(self.language) if function and is_bare else said.name

    def this(self, said: syntax.ThisColumn) -> str:
        return f"{self.word('THIS')}[{_escaped(said.name)}]"

    def through(self, said: syntax.Dereferenced) -> str:
        pointing = (syntax.Column, syntax.ThisColumn, syntax.Dereferenced, syntax.Called)
        row = self.text(said.row, _VALUE)
        if not isinstance(said.row, (*pointing, syntax.TabRows)) and not row.endswith(")"):
            row = f"({row})"
        return f"{row}.{self.column(said.column)}"

    def rows(self, said: syntax.TabRows) -> str:
        inside = self._replace(doubts_commas=False, in_rows=True)
        parts = [_plain_header(said.column.name)]
        # What is behind a header has a semicolon in front in either language.
        parts += [f"via {self.column(said.via)}"] if said.via else []
        parts += [inside.text(said.condition)] if said.condition is not None else []
        apart = " " if self.in_rows and parts[-1].endswith("]") else ""
        return f"{_tab(said.tab)}[{'; '.join(parts)}{apart}]"

    def called(self, said: syntax.Called) -> str:
        function = function_named(said.name)
        name = function.name(self.language) if function else said.name
        inside = self._replace(doubts_commas=self.language == "nl" and len(said.arguments) == 1)
        arguments = list(map(inside.text, said.arguments))
        if function and function.english == "LOOKUP":
            # First the name of a tab, also where a function is called so.
            arguments[:1] = [
                one.name if isinstance(one, syntax.Name) else arguments[0]
                for one in said.arguments[:1]
            ]
        return f"{name}({self.within(*arguments)})"

    def unary(self, said: syntax.Unary) -> str:
        if said.sign == "NOT":
            return f"{self.word('NOT')} {self.text(said.value, _NOT)}"
        if said.sign == "%":
            return f"{self.text(said.value, _PERCENT)}%"
        return f"-{self.text(said.value, _SIGNED)}"

    def binary(self, said: syntax.Binary) -> str:
        own = _binds(said)
        left = own + 1 if own == _COMPARED else own
        return f"{self.text(said.left, left)} {said.sign} {self.text(said.right, own + 1)}"

    def several(self, said: syntax.Several) -> str:
        sign = "&" if said.sign == "&" else self.word(said.sign)
        least = _SEVERAL[said.sign] + 1
        return f" {sign} ".join(self.text(part, least) for part in said.parts)


def _binds(said: Said) -> int:
    match said:
        case syntax.Several():
            return _SEVERAL[said.sign]
        case syntax.Binary():
            return _WORKED.get(said.sign, _COMPARED)
        case syntax.Unary():
            return {"NOT": _NOT, "%": _PERCENT}.get(said.sign, _SIGNED)
        case syntax.Dereferenced():
            return _VALUE
        case _:
            return _SINGLE


def _escaped(header: str) -> str:
    return header.replace("]", "]]")


def _plain_header(header: str) -> str:
    """A header behind a tab; one that would end too soon stands in brackets of its own."""
    return f"[{_escaped(header)}]" if ";" in header or "]" in header else header


def _tab(name: str) -> str:
    if _NAME.fullmatch(name) and fold(name) not in {"deze", "this"}:
        return name
    doubled = name.replace("'", "''")
    return f"'{doubled}'"


_SAY: Final[dict[type, Callable[[_Speaker, Any], str]]] = {
    syntax.Number: _Speaker.number,
    syntax.Text: _Speaker.quoted,
    syntax.Day: _Speaker.as_written,
    syntax.Moment: _Speaker.as_written,
    syntax.Column: _Speaker.column,
    syntax.Name: _Speaker.name,
    syntax.ThisColumn: _Speaker.this,
    syntax.Dereferenced: _Speaker.through,
    syntax.TabRows: _Speaker.rows,
    syntax.Called: _Speaker.called,
    syntax.Unary: _Speaker.unary,
    syntax.Binary: _Speaker.binary,
    syntax.Several: _Speaker.several,
}
