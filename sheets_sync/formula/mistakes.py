"""What is wrong in a formula: where, what is there, and what to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.cells import marks
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


def marked(text: str, span: Span) -> str:
    """The formula, on one line, with marks under the characters of the mistake.

    >>> from sheets_sync.formula.nodes import Span
    >>> print(marked('[Soort] = "Proeftuinn"', Span(10, 22)))
    [Soort] = "Proeftuinn"
              ^^^^^^^^^^^^
    """
    return marks.marked(text, span.start, span.end)
