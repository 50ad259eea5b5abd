"""A number as a whole and a fraction: ``# ?/?``, ``??/??``, ``# ?/8``."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sheets_sync.records import NamedTuple
from sheets_sync.testing.showing.sections import Piece

if TYPE_CHECKING:
    from decimal import Decimal

    from sheets_sync.testing.showing.sections import Section


class _Parts(NamedTuple):
    before: str
    whole: str
    gap: str
    top: str
    bottom: str
    after: str


def is_fraction(section: Section) -> bool:
    """Whether the section shows a fraction."""
    return section.has("sign", "/") and bool(_parts(section).top)


def fraction(amount: Decimal, section: Section) -> str:
    """The amount, which is not negative, to the nearest fraction that the section has room for."""
    parts = _parts(section)
    exact = Fraction(amount)
    fixed = parts.bottom.isdigit() and int(parts.bottom) > 0
    if fixed:
        below = int(parts.bottom)
        top = round(exact * below)
    else:
        near = exact.limit_denominator(10 ** len(parts.bottom) - 1)
        top, below = near.numerator, near.denominator
    whole, top = divmod(top, below) if parts.whole else (0, top)
    empty = parts.whole and not top and "0" not in parts.top
    width = len(parts.top) if "?" in parts.top else 0
    shown = f"{top:>{width}}/{below:<{len(parts.bottom) if '?' in parts.bottom else 0}}"
    whole_text = str(whole) if whole or "0" in parts.whole or empty else ""
    shown = " " * len(shown) if empty else shown
    return f"{parts.before}{whole_text}{parts.gap}{shown}{parts.after}"


def _parts(section: Section) -> _Parts:
    pieces = list(section.pieces)
    slash = pieces.index(Piece("sign", "/"))
    start = _run_start(pieces, slash)
    end = slash + 1
    while end < len(pieces) and (pieces[end].kind == "digit" or pieces[end].text.isdigit()):
        end += 1
    digits = [index for index, piece in enumerate(pieces[:start]) if piece.kind == "digit"]
    first, last = (digits[0], digits[-1] + 1) if digits else (start, start)
    cuts = [(0, first), (first, last), (last, start), (start, slash), (slash + 1, end), (end, None)]
    return _Parts(*["".join(piece.text for piece in pieces[a:b]) for a, b in cuts])


def _run_start(pieces: list[Piece], end: int) -> int:
    start = end
    while start and pieces[start - 1].kind == "digit":
        start -= 1
    return start
