"""From the text of a formula to its syntax tree; loaded only for a programme that is new."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from lark import Lark, Token, Transformer, UnexpectedInput
from lark.lexer import Lexer

from sheets_sync.formula import syntax
from sheets_sync.formula.mistakes import Mistake, mistake
from sheets_sync.formula.nodes import Span
from sheets_sync.formula.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sheets_sync.cells.text import Language
    from sheets_sync.formula.syntax import Said

MOST_MISTAKES: Final = 5
_UNNAMED: Final = {name: f"_{name}" for name in ("OR", "AND", "AMP", "DOT", "SEP")}


def parse(text: str, language: Language) -> tuple[Said | None, list[Mistake]]:
    """The tree of a formula and what is wrong with it; no tree where it does not hang together.

    Raises nothing, whatever the text.
    """
    reader = Tokens(text, language)
    tokens = reader.read()
    mistakes = sorted(reader.mistakes, key=lambda one: one.span)
    if any(one.code in _FATAL for one in mistakes):
        return None, mistakes[:MOST_MISTAKES]
    if not tokens:
        return None, mistakes or [mistake("empty", Span(0, len(text)))]
    try:
        said: Said = _parser().parse(_as_lark(tokens))  # type: ignore[assignment]
    except UnexpectedInput as error:
        found = _unexpected(error, tokens, text)
        return None, [*mistakes, found][:MOST_MISTAKES]
    return said, mistakes[:MOST_MISTAKES]


_FATAL: Final = frozenset(
    f"formula.{code}"
    for code in (
        *("too_long", "too_deep", "unclosed", "shut_too_often", "shut_otherwise"),
        *("open_column", "open_quote"),
    )
)
"""After these the rest cannot be made sense of."""


def _as_lark(tokens: Sequence[Any]) -> list[Token]:
    return [
        Token(_UNNAMED.get(kind, kind), text, start_pos=span.start, end_pos=span.end)
        for kind, text, span in tokens
    ]


class _Given(Lexer):
    """Hands over tokens that were read before."""

    def __init__(self, lexer_conf: object) -> None:
        pass

    def lex(self, data: Any) -> Iterator[Token]:  # type: ignore[override]
        yield from data


@cache
def _parser() -> Lark:
    grammar = Path(__file__).with_name("grammar.lark").read_text("utf-8")
    return Lark(grammar, parser="lalr", lexer=_Given, transformer=_Tree())


def _span(first: Any, last: Any) -> Span:
    return Span(_start(first), _end(last))


def _start(part: Any) -> int:
    place: int = part.start_pos if isinstance(part, Token) else part.span.start  # type: ignore[assignment]
    return place


def _end(part: Any) -> int:
    place: int = part.end_pos if isinstance(part, Token) else part.span.end  # type: ignore[assignment]
    return place


def _of(token: Token) -> Span:
    return _span(token, token)


class _Tree(Transformer[Token, Any]):
    """What each rule of the grammar makes."""

    def number(self, parts: list[Token]) -> Said:
        return syntax.Number(str(parts[0]), _of(parts[0]))

    def text(self, parts: list[Token]) -> Said:
        return syntax.Text(str(parts[0]), _of(parts[0]))

    def day(self, parts: list[Token]) -> Said:
        return syntax.Day(str(parts[0]), _of(parts[0]))

    def moment(self, parts: list[Token]) -> Said:
        return syntax.Moment(str(parts[0]), _of(parts[0]))

    def column(self, parts: list[Token]) -> Said:
        return syntax.Column(str(parts[0]), _of(parts[0]))

    def name(self, parts: list[Token]) -> Said:
        return syntax.Name(str(parts[0]), _of(parts[0]))

    def bracketed(self, parts: list[Any]) -> Said:
        return parts[1]._replace(span=_span(parts[0], parts[2]))  # type: ignore[no-any-return]

    def call(self, parts: list[Any]) -> Said:
        name, _, *arguments, shut = parts
        given = tuple(one for one in arguments if one is not None)
        return syntax.Called(str(name), _of(name), given, _span(name, shut))

    def this(self, parts: list[Token]) -> Said:
        return syntax.ThisColumn(str(parts[1]), _span(parts[0], parts[2]))

    def rows(self, parts: list[Any]) -> Said:
        tab, column, *condition, shut = parts
        return self._rows(tab, column, None, condition, shut)

    def rows_via(self, parts: list[Any]) -> Said:
        tab, column, _, via, *condition, shut = parts
        return self._rows(tab, column, syntax.Column(str(via), _of(via)), condition, shut)

    def rows_then_via(self, parts: list[Any]) -> Said:
        tab, column, condition, _, via, shut = parts
        return self._rows(tab, column, syntax.Column(str(via), _of(via)), [condition], shut)

    def _rows(
        self,
        tab: Token,
        column: Token,
        via: syntax.Column | None,
        condition: list[Said],
        shut: Token,
    ) -> Said:
        name = Span(_start(tab), _end(tab) - 1)
        own = syntax.Column(str(column), _of(column))
        asked = condition[0] if condition else None
        return syntax.TabRows(str(tab), name, own, via, asked, _span(tab, shut))

    def through(self, parts: list[Any]) -> Said:
        row, column = parts
        own = syntax.Column(str(column), _of(column))
        return syntax.Dereferenced(row, own, _span(row, column))

    def hundredths(self, parts: list[Any]) -> Said:
        return syntax.Unary("%", parts[0], _span(parts[0], parts[1]))

    def negated(self, parts: list[Any]) -> Said:
        return syntax.Unary("-", parts[1], _span(parts[0], parts[1]))

    def same(self, parts: list[Any]) -> Said:
        return parts[1]  # type: ignore[no-any-return]

    def denied(self, parts: list[Any]) -> Said:
        return syntax.Unary("NOT", parts[1], _span(parts[0], parts[1]))

    def worked(self, parts: list[Any]) -> Said:
        left, sign, right = parts
        return syntax.Binary(str(sign), left, right, _of(sign), _span(left, right))

    compared = worked

    def joined(self, parts: list[Any]) -> Said:
        return syntax.Several("&", tuple(parts), _span(parts[0], parts[-1]))

    def both(self, parts: list[Any]) -> Said:
        return syntax.Several("AND", tuple(parts), _span(parts[0], parts[-1]))

    def either(self, parts: list[Any]) -> Said:
        return syntax.Several("OR", tuple(parts), _span(parts[0], parts[-1]))


# ---- what stands where it cannot


_STARTS: Final = frozenset(
    ("NUMBER", "STRING", "DAY", "MOMENT", "COLUMN", "NAME", "LPAR", "TAB", "THIS", "NOT")
)


def _unexpected(error: UnexpectedInput, tokens: Sequence[Any], text: str) -> Mistake:
    token = getattr(error, "token", None)
    if token is None or token.type == "$END":
        end = len(text.rstrip())
        return mistake("stops", Span(max(end - 1, 0), end), found=text[tokens[-1].span.start :])
    expected = getattr(error, "accepts", None) or error.expected  # type: ignore[attr-defined]
    span = _of(token)
    found = text[span.start : span.end]
    wants_value = "NUMBER" in expected
    if token.type == "CMP" and not wants_value:
        return mistake("chained", span, found=found)
    if token.type == "_SEP" and not wants_value:
        return mistake("separator", span, found=found)
    if wants_value:
        return mistake("no_value", span, found=found)
    code = "no_sign" if token.type in _STARTS else "strange"
    return mistake(code, span, found=found)
