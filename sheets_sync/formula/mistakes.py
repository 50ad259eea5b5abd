"""What is wrong in a formula: where, what is there, and what to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from sheets_sync.formula.nodes import Span


class Mistake(NamedTuple):
    """A sentence's code, the characters that it is about, and what the sentence names."""

    code: str
    span: Span
    details: tuple[tuple[str, str], ...] = ()


def mistake(code: str, span: Span, **details: str) -> Mistake:
    """``code`` without the room that all of these have in common.

    >>> from sheets_sync.formula.nodes import Span
    >>> mistake("strange", Span(3, 4), found="?").code
    'formula.strange'
    """
    return Mistake(f"formula.{code}", span, tuple(details.items()))


WIDEST = 76
"""Characters of a formula that are shown around a mistake."""


def marked(text: str, span: Span) -> str:
    """The formula, on one line, with marks under the characters of the mistake.

    >>> from sheets_sync.formula.nodes import Span
    >>> print(marked('[Soort] = "Proeftuinn"', Span(10, 22)))
    [Soort] = "Proeftuinn"
              ^^^^^^^^^^^^
    """
    plain = "".join(char if char.isprintable() else " " for char in text)
    start, end = max(0, min(span.start, len(plain))), max(span.end, span.start + 1)
    first = max(0, min(start - WIDEST // 2, len(plain) - WIDEST)) if len(plain) > WIDEST else 0
    shown = plain[first : first + WIDEST]
    before = "…" if first else ""
    after = "…" if first + WIDEST < len(plain) else ""
    marks = max(1, min(end, first + WIDEST) - start)
    return f"{before}{shown}{after}\n{' ' * (len(before) + start - first)}{'^' * marks}"
