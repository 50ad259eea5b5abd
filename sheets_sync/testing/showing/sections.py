"""A number pattern cut into its sections, and a section into its pieces."""

from __future__ import annotations

import operator
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

QUOTED = r'"[^"]*"|\\.|\[[^\]]*\]'
PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<width>.)|\*(?P<fill>.)'
    r"|\[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]|\[(?P<bracket>[^\]]*)\]"
    r"|(?P<power>[eE][+-]0+)|(?P<digit>[0#?])|(?P<sign>[.,%/@])|(?P<other>.)",
    re.DOTALL,
)
CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?[0-9]+(?:\.[0-9]+)?)")
COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}


class Piece(NamedTuple):
    """``kind`` is ``digit``, ``sign``, ``power`` or ``literal``."""

    kind: str
    text: str


class Section(NamedTuple):
    """One part between semicolons; ``condition`` is a comparison and a number, if it has one."""

    pieces: tuple[Piece, ...]
    condition: tuple[str, float] | None = None

    def has(self, kind: str, text: str) -> bool:
        return Piece(kind, text) in self.pieces

    @property
    def literal(self) -> str:
        """What it shows apart from digits."""
        return "".join(piece.text for piece in self.pieces if piece.kind == "literal")


@lru_cache(maxsize=512)
def sections(pattern: str) -> tuple[Section, ...]:
    """The sections of a pattern."""
    parts, start = [], 0
    for found in re.finditer(rf"{QUOTED}|;", pattern):
        if found[0] == ";":
            parts.append(pattern[start : found.start()])
            start = found.end()
    return tuple([_section(part) for part in [*parts, pattern[start:]]])


def _section(text: str) -> Section:
    found = list(PIECE.finditer(text))
    conditions = [CONDITION.fullmatch(match["bracket"] or "") for match in found]
    limit = next(((c[1], float(c[2])) for c in conditions if c), None)
    return Section(tuple([piece for match in found if (piece := _piece(match))]), limit)


def _piece(found: re.Match[str]) -> Piece | None:
    kind = str(found.lastgroup)
    if kind in ("digit", "sign", "power"):
        return Piece(kind, found[0])
    # A width is kept free with a space. What fills the column has no place in a text.
    texts = {"width": " ", "fill": "", "bracket": ""}
    text = texts.get(kind, found[kind])
    return Piece("literal", text) if text else None


def chosen(number: float, parts: tuple[Section, ...]) -> tuple[Section, bool]:
    """The section for a number, and whether that section says itself that it is negative."""
    if any(part.condition for part in parts):
        return _by_condition(number, parts)
    if number < 0 and len(parts) > 1:
        return parts[1], True
    if number == 0 and len(parts) > 2:
        return parts[2], False
    return parts[0], False


def _by_condition(number: float, parts: tuple[Section, ...]) -> tuple[Section, bool]:
    for part in parts[:3]:
        if part.condition is None:
            return part, part is not parts[0] and number < 0 and parts[0].condition == (">=", 0)
        sign, limit = part.condition
        if COMPARE[sign](number, limit):
            return part, sign in ("<", "<=") and limit <= 0
    return parts[0], False
