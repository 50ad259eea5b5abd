"""The text of a TOML file, gone through from its beginning to its end."""

from __future__ import annotations

import re
from typing import Final

from sheets_sync.programme.toml_tree import Slip, Tree
from sheets_sync.programme.toml_words import value_of

KEY: Final = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
DOTTED: Final = re.compile(rf"{KEY}(?:[ \t]*\.[ \t]*{KEY})*")
ASSIGNED: Final = re.compile(rf"[ \t]*{DOTTED.pattern}[ \t]*=(?!=)")
HEADING: Final = re.compile(
    rf"[ \t]*\[{{1,2}}[ \t]*(?:[A-Za-z]\w*)(?:\.{KEY})*[ \t]*\]{{1,2}}[ \t]*(?:#|\n|$)"
)
_BLANKS: Final = re.compile(r"[ \t]*")
_CERTAIN: Final = frozenset(
    f"toml.{code}"
    for code in (
        *(
            "unquoted",
            "yes_no",
            "nothing",
            "day_form",
            "decimal_comma",
            "number_with_unit",
            "curly",
        ),
        *("no_first_quote", "formula_bare", "semicolon", "no_comma", "colon", "strange_blank"),
    )
)
"""Slips that no other slip on the same line can have led to."""


class Scan:
    """The text, and how far it was read."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.slips: list[Slip] = []
        self.tree = Tree()
        self.broke_off = False
        """Whether a bracket was just told to lack; what stands here follows from that."""

    # ---- moving on

    def note(self, code: str, start: int, end: int, **details: str) -> None:
        """Note a slip; of what follows from it on the same line nothing more is told."""
        line = self.text.rfind("\n", 0, start)
        same = [one for one in self.slips if self.text.rfind("\n", 0, one.start) == line]
        if all(code in _CERTAIN and one.code in _CERTAIN and one.end <= start for one in same):
            self.slips.append(Slip(code, start, max(end, start + 1), tuple(details.items())))

    def ahead(self) -> str:
        """The next character; nothing at the end."""
        return self.text[self.at : self.at + 1]

    def blanks(self) -> None:
        """Past spaces and tabs; those of the kind that TOML does not know are told."""
        while True:
            self.at = _end(_BLANKS, self.text, self.at)
            if not self.ahead() or self.ahead() not in "\u00a0\u202f\u200b\u2007\ufeff":
                return
            self.note("toml.strange_blank", self.at, self.at + 1)
            self.at += 1

    def line_end(self, start: int | None = None) -> int:
        """Where the line ends."""
        end = self.text.find("\n", self.at if start is None else start)
        return len(self.text) if end < 0 else end

    def rest(self) -> str:
        """What stands on the line from here, without a remark at its end."""
        line = self.text[self.at : self.line_end()]
        return re.sub(r"\s+#\s[^\"']*$", "", line).rstrip()

    def gap(self) -> None:
        """Past blanks, line ends and remarks within brackets."""
        while True:
            self.blanks()
            if self.ahead() == "#":
                self.at = self.line_end()
            elif self.ahead() == "\n":
                self.at += 1
            else:
                return


def names_in(dotted: str) -> tuple[str, ...]:
    """The parts of a dotted key, without their quotes."""
    parts = re.findall(KEY, dotted)
    return tuple(str(value_of(part)) if part[0] in "\"'" else part for part in parts)


def names_value(text: str) -> bool:
    """Whether a value begins here."""
    return bool(re.match(r"[ \t]*(?:[\"'\[{]|\d|(?:true|false)\b)", text))


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at
