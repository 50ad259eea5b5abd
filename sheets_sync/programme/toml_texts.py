"""Texts and words of a TOML file, read on past what is not right in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.programme.toml_scan import ASSIGNED, HEADING, KEY, Scan
from sheets_sync.programme.toml_words import has_two_meanings, meant_by, quoted, value_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheets_sync.programme.toml_tree import Path

CURLY: Final = "“”„‟«»‘’‚‛`´"
_ESCAPE: Final = re.compile(r'\\(?:[btnfre"\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|x[0-9A-Fa-f]{2})')
_STRING: Final = re.compile(r'"((?:[^"\\\n]|\\.)*)"|\'([^\'\n]*)\'')
SHUTS: Final[Mapping[str, str]] = {"line": "", "list": ",]", "table": ",}"}
"""The signs at which a value ends, by what it stands in; a line and a remark end it too."""


class Texts(Scan):
    """What stands between quotes, and what should."""

    def is_doubled(self) -> bool:
        return bool(re.match(r"''[^'\n]+''", self.text[self.at : self.line_end()]))

    def long_text(self) -> str:
        mark, start = self.text[self.at : self.at + 3], self.at
        end = self.text.find(mark, start + 3)
        if end < 0:
            self.note("toml.open_long_text", start, start + 3, mark=mark)
            self.at = self._next_statement()
            return self.text[start + 3 : self.at]
        # Two quotes more belong to the text.
        end += 3 + len(re.match(rf"{mark[0]}{{0,2}}", self.text[end + 3 :])[0])  # type: ignore[index]
        self.at = end
        return str(self._known(self.text[start:end], start))

    def _next_statement(self) -> int:
        """The end of the line before the next one that is a heading or a name with its value."""
        end = self.line_end()
        while end < len(self.text):
            line = self.text[end + 1 : self.line_end(end + 1)]
            if HEADING.match(line) or ASSIGNED.match(line):
                return end
            end = self.line_end(end + 1)
        return end

    def _known(self, token: str, start: int) -> Any:
        """The value of what is well formed; a backslash may still be wrong."""
        try:
            return value_of(token)
        except ValueError:
            inside = token.strip("\"'")
            bad = [one.start() for one in re.finditer(r"\\", _ESCAPE.sub("  ", token))]
            at = start + (bad[0] if bad else 0)
            code = "toml.backslash" if bad else "toml.strange_sign"
            self.note(code, at, at + 1, expected=f"'{inside}'" if bad else "")
            return inside

    def short_text(self, _path: Path, within: str) -> str:
        mark, start, end = self.ahead(), self.at, self.line_end()
        found = _STRING.match(self.text, start, end)
        if found is None or _breaks_off(self.text, found.end(), end, within):
            return self._open_text(mark, within)
        self.at = found.end()
        if self._goes_on(within):
            return self._text_within_text(start, within)
        return str(self._known(found[0], start))

    def _goes_on(self, within: str) -> bool:
        """Whether what stands behind a text can only belong to it."""
        behind = self.text[self.at : self.line_end()]
        if within == "line":
            return bool(re.match(r"[^\s,#;\]}/-].*[\"']\s*(?:#.*)?$|[^\s,#;\]}/-]+[\"']", behind))
        if ASSIGNED.match(behind) or re.match(r"\s*[\"'\[{]", behind):
            return False
        return bool(re.match(r"\s*[^\s,\]}#;:=][^,\]}]*[\"']", behind))

    def _text_within_text(self, start: int, within: str) -> str:
        line = self.text[start : self.line_end()]
        mark, begin = line[0], self.at - start
        if within == "line":
            last = line.rindex(mark)
        else:
            found = re.search(rf"{mark}(?=\s*(?:[{re.escape(SHUTS[within])}]|$))", line[begin:])
            last = begin + found.start() if found else len(line.rstrip())
        self.at = start + last + 1
        inside = line[1:last]
        self.note("toml.quote_within", start, self.at, expected=quoted(inside))
        return inside

    def _open_text(self, mark: str, within: str) -> str:
        """A text that does not end: it goes to the end of the line, or of the part of it."""
        start, line = self.at, self.rest()
        if within == "line" and (end := self._end_further_on(mark)):
            self.at = end
            self.note("toml.text_over_lines", start, self.line_end(start), mark=mark * 3)
            return self.text[start + 1 : end - 1]
        found = re.match(rf"[^{re.escape(SHUTS[within])}\n]*", line) if within != "line" else None
        token = (found[0] if found else line).rstrip().rstrip(",;")
        other = "'" if mark == '"' else '"'
        inside = token[1:]
        mixed = inside.endswith((other, *CURLY)) and other not in inside[:-1]
        inside = inside[:-1] if mixed else inside.rstrip(mark)
        self.at = start + len(token)
        code = "toml.mixed_quotes" if mixed else "toml.open_quote"
        self.note(code, start, self.at, mark=mark, expected=quoted(inside))
        return inside

    def _end_further_on(self, mark: str) -> int:
        """Behind the quote that ends the text on one of the lines below; 0 where there is none."""
        block = self.text[self.line_end() : self._next_statement()]
        found = re.search(rf"{mark}[ \t]*$", block, re.MULTILINE)
        return self.line_end() + found.start() + 1 if found else 0

    def curly(self, within: str) -> str:
        start, line = self.at, self.text[self.at : self.line_end()]
        found = re.match(rf"[{CURLY}']+([^{CURLY}\"'\n]*)[{CURLY}\"']+", line)
        if found is None:
            return str(self.bare(within))
        self.at = start + found.end()
        self.note("toml.curly", start, self.at, expected=quoted(found[1]))
        return found[1]

    def word(self, _path: Path, within: str) -> Any:
        return self.bare(within)

    def bare(self, within: str) -> Any:
        start = self.at
        token = self._token(within)
        self.at = start + len(token)
        if has_two_meanings(token):
            whole, less = token.replace(".", ""), f"{float(token):g}"
            self.note("toml.two_meanings", start, self.at, found=token, whole=whole, less=less)
        try:
            return value_of(token)
        except ValueError:
            pass
        if (mark := token[-1:]) in {'"', "'"} and token.count(mark) == 1:
            inside = token[:-1]
            self.note("toml.no_first_quote", start, self.at, expected=quoted(inside))
            return inside
        meant = meant_by(token)
        if within == "list" and meant.code == "toml.yes_no":
            self.note("toml.unquoted", start, self.at, expected=quoted(token))
            return token
        self.note(meant.code, start, self.at, found=token, expected=meant.expected)
        return None if meant.is_nothing else meant.value

    def _token(self, within: str) -> str:
        line = self.rest()
        if within == "line":
            return re.split(r"\s+//", line)[0].rstrip(",; \t") or line
        number = re.match(r"-?\d+,\d+(?=\s*[,}])", line) if within == "table" else None
        if number:
            return number[0]
        # The brackets of a formula are its own.
        found = re.match(r"(?:\[[^\]\n]*\]|[^,\]}#\n\"'])+[\"']?", line)
        token = found[0] if found else line[:1]
        # What is a name and its value comes next.
        return (
            re.sub(rf"\s+{KEY}\s*$", "", token).rstrip()
            if line[len(token) :].startswith("=")
            else token.rstrip()
        )


def _breaks_off(text: str, at: int, end: int, within: str) -> bool:
    """``["A, "B"]``: the quote that ends the text is the one that begins the next."""
    if within == "line":
        return False
    behind = text[at:end]
    shut = SHUTS[within][1]
    return bool(
        re.match(rf"[^\s,{re.escape(shut)}\"'][^\"',]*[\"']\s*[,{re.escape(shut)}]", behind)
    ) and (text[:at].rstrip()[-2:-1] in {" ", ","})
