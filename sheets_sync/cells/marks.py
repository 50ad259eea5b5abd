"""A line with marks under the place that is meant."""

from __future__ import annotations

WIDEST = 76
"""Characters of a line that are shown around a place."""


def marked(text: str, start: int, end: int) -> str:
    """The text, on one line, with marks under the characters from ``start`` up to ``end``.

    >>> print(marked('[Soort] = "Proeftuinn"', 10, 22))
    [Soort] = "Proeftuinn"
              ^^^^^^^^^^^^
    """
    plain = "".join(char if char.isprintable() else " " for char in text)
    start, end = max(0, min(start, len(plain))), max(end, start + 1)
    first = max(0, min(start - WIDEST // 2, len(plain) - WIDEST)) if len(plain) > WIDEST else 0
    shown = plain[first : first + WIDEST]
    before = "…" if first else ""
    after = "…" if first + WIDEST < len(plain) else ""
    marks = max(1, min(end, first + WIDEST) - start)
    return f"{before}{shown}{after}\n{' ' * (len(before) + start - first)}{'^' * marks}"
