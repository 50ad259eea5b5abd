"""A TOML file that is none, read to its end: every slip with its place, and what was meant.

Only for files in which something is wrong; what is TOML is read by the library. A line that is not
right is read as it was most likely meant, so that all that is wrong is told at once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.programme.toml_scan import ASSIGNED, DOTTED, KEY, names_in, names_value
from sheets_sync.programme.toml_tree import Clash, Path, Slip, Spot
from sheets_sync.programme.toml_values import Values
from sheets_sync.programme.toml_words import quoted
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FOREIGN_REMARK: Final = re.compile(r"//|--(?!-)|;|/\*|\*/|<!--|%|REM\b|'\s")
_FENCE: Final = re.compile(r"```.*|~~~.*|-{3,}\s*|={3,}\s*|\*{3,}\s*")
_HEADING: Final = re.compile(
    rf"(?P<open>\[\[?)[ \t]*(?P<keys>{DOTTED.pattern})[ \t]*(?P<shut>\]\]?)(?P<rest>[^\n]*)"
)


class Reading(NamedTuple):
    """The tables as they were most likely meant, what is wrong, and where everything stands."""

    table: Mapping[str, Any]
    slips: Sequence[Slip]
    spots: Mapping[Path, Spot]


def read_toml(text: str) -> Reading:
    """All of a TOML file, whatever is wrong with it."""
    reader = _Reader(text)
    reader.document()
    return Reading(
        reader.tree.root, sorted(reader.slips, key=lambda one: one.start), reader.tree.spots
    )


class _Reader(Values):
    """Goes through the lines."""

    def document(self) -> None:
        while self.at < len(self.text):
            before = self.at
            self.blanks()
            if self.ahead() in {"\n", ""}:
                self.at += 1
            elif self.ahead() == "#":
                self.at = self.line_end()
            else:
                self._statement()
                self._end_of_statement()
            if self.at == before:
                self.at += 1

    def _statement(self) -> None:
        line = self.rest()
        if _FENCE.fullmatch(line):
            self._skip("toml.fence")
        elif line.startswith("{") and not self.tree.root:
            self._skip("toml.json")
            self.at = len(self.text)
        elif self.ahead() == "[":
            self._heading()
        elif ASSIGNED.match(self.text, self.at, self.line_end()):
            self._assignment()
        elif _FOREIGN_REMARK.match(line):
            self._skip("toml.remark")
        elif line[:1] in {"]", "}", ")"}:
            self.note("toml.shut_too_often", self.at, self.at + 1, found=line[:1])
            self.at += 1
        else:
            self._odd_line(line)

    def _skip(self, code: str, **details: str) -> None:
        self.note(code, self.at, self.at + len(self.rest()), **details)
        self.at = self.line_end()

    # ---- name = value

    def _assignment(self) -> None:
        found = DOTTED.match(self.text, self.at)
        assert found is not None, self.text[self.at :][:40]
        start, end = self.at, found.end()
        self.at = end
        self.blanks()
        self.at += 1
        self._assign(start, end, names_in(found[0]))

    def _assign(self, start: int, end: int, names: tuple[str, ...]) -> None:
        self.blanks()
        if self.ahead() in {"=", ">"}:
            name = self.text[start:end]
            self.note("toml.equals_twice", self.at - 1, self.at + 1, expected=f"{name} =")
            self.at += 1
        path = (*self.tree.at, *names)
        known = self.tree.spots.get(path)
        self.tree.spots[path] = Spot((start, end), (start, end))
        value = self.value(path, "line")
        value = self._without_brackets(path, value)
        clash = self.tree.put(names, value) if value is not None else None
        if clash:
            self._tell(clash, start, end, known)
            if known:
                self.tree.spots[path] = known

    def _without_brackets(self, path: Path, value: Any) -> Any:
        """``"A", "B"``: a list stands in brackets; a comma alone is one too many."""
        self.blanks()
        if self.ahead() != ",":
            return value
        if not self.text[self.at + 1 : self.line_end()].split("#")[0].strip():
            self.note("toml.comma_at_end", self.at, self.at + 1)
            self.at += 1
            return value
        start = self.tree.spots[path].value[0]
        expected = (
            f"[{self.text[start : start + len(self.text[start : self.line_end(start)].rstrip())]}]"
        )
        self.note("toml.no_brackets", start, self.line_end(), expected=expected)
        items = [value]
        while self.ahead() == ",":
            self.at += 1
            items.append(self.value((*path, len(items)), "list"))
            self.blanks()
        return [item for item in items if item is not None]

    def _tell(self, clash: Clash, start: int, end: int, known: Spot | None = None) -> None:
        """Two things of one name, and the line of the first."""
        first = known or self.tree.spots.get(clash.first)
        # A table that no heading of its own begins, begins with what is first said in it.
        inside = [
            spot.key[0]
            for path, spot in self.tree.spots.items()
            if path[: len(clash.first)] == clash.first
        ]
        at = first.key[0] if first else min(inside, default=0)
        line = self.text.count("\n", 0, at) + 1
        name = ".".join(str(part) for part in clash.first if isinstance(part, str))
        self.note(clash.code, start, end, name=name, line=str(line))

    def _odd_line(self, line: str) -> None:
        """A line that begins as no line of TOML does."""
        start = self.at
        plain = DOTTED.match(line)
        behind = line[plain.end() :].lstrip() if plain else ""
        at_equals = line.find("=")
        if line[0] in "=:":
            self._skip("toml.no_name")
        elif plain and re.match(r":=?|=>?=?", behind):
            self._other_sign(plain[0], len(line) - len(behind))
        elif plain and not behind and at_equals < 0:
            self._skip("toml.lone_line")
        elif rounded := re.fullmatch(rf"[({{<]\s*({DOTTED.pattern})\s*[)}}>]", line):
            self._skip("toml.heading_not_opened", expected=f"[{rounded[1]}]")
            self._begin(names_in(rounded[1]), is_item=False, spot=(start, start + len(line)))
        elif plain and re.fullmatch(r"\]{1,2}", behind):
            shut = behind
            self._skip("toml.heading_not_opened", expected=f"{'[' * len(shut)}{line}")
            self._begin(names_in(plain[0]), is_item=len(shut) > 1, spot=(start, start + len(line)))
        elif plain and names_value(behind) and '"' not in plain[0]:
            self.note("toml.no_equals", start, start + len(plain[0]), expected=f"{plain[0]} =")
            self.at = start + plain.end()
            self._assign(start, start + plain.end(), names_in(plain[0]))
        elif at_equals > 0 and not re.search(r"[\"'\[{]", line[:at_equals].strip(" \"'“”‘’„")):
            self._odd_name_on_line(line, at_equals)
        else:
            self._skip("toml.lone_line")

    def _other_sign(self, name: str, at: int) -> None:
        start = self.at
        sign = re.match(r":=?|=>?=?", self.text[start + at :])
        assert sign is not None, name
        code = "toml.colon" if sign[0] == ":" else "toml.equals_twice"
        self.note(code, start + at, start + at + len(sign[0]), expected=f"{name} =")
        self.at = start + at + len(sign[0])
        self._assign(start, start + len(name), names_in(name))

    def _odd_name_on_line(self, line: str, at_equals: int) -> None:
        start = self.at
        head = line[:at_equals].strip()
        name = head.strip("\"'“”‘’„ ")
        self.note("toml.name_quotes", start, start + len(head), expected=f"{quoted(name)} =")
        self.at = start + at_equals + 1
        self._assign(start, start + len(head), (name,))

    def _end_of_statement(self) -> None:
        self.blanks()
        begin = self.text.rfind("\n", 0, self.at) + 1
        if not self.text[begin : self.at].strip() or self.ahead() in {"", "\n", "#"}:
            return
        line = self.rest()
        if ASSIGNED.match(line):
            self.note("toml.two_on_a_line", self.at, self.at + len(line))
        elif line.startswith(("//", "--", "/*")):
            self._skip("toml.remark")
        elif re.match(r"[;,.:]\s*$", line):
            code = "toml.comma_at_end" if line[0] == "," else "toml.sign_at_end"
            self._skip(code, found=line[0])
        elif line[0] in "]})":
            self.note("toml.shut_too_often", self.at, self.at + 1, found=line[0])
            self.at += 1
            self._end_of_statement()
        else:
            self._skip("toml.too_much", found=line)

    # ---- headings

    def _heading(self) -> None:
        found = _HEADING.match(self.text, self.at)
        if found is None or len(found["open"]) != len(found["shut"]):
            self._odd_heading(found)
            return
        start, end = self.at, self.at + len(found[0]) - len(found["rest"])
        self.at = end
        self._begin(names_in(found["keys"]), is_item=found["open"] == "[[", spot=(start, end))
        rest = found["rest"].strip()
        if rest and not rest.startswith("#") and ASSIGNED.match(rest):
            self.note("toml.heading_goes_on", end, end + len(found["rest"].rstrip()))

    def _begin(self, names: tuple[str, ...], *, is_item: bool, spot: tuple[int, int]) -> None:
        clash = self.tree.head_item(names) if is_item else self.tree.head(names)
        if clash:
            self._tell(clash, *spot)
        self.tree.spots.setdefault(self.tree.at, Spot(spot, spot))

    def _odd_heading(self, found: re.Match[str] | None) -> None:
        start, line = self.at, self.rest()
        if found:
            twice = "[[" in (found["open"], f"[{found['shut'][1:]}")
            marks = ("[[", "]]") if twice or len(found["shut"]) > 1 else ("[", "]")
            expected = f"{marks[0]}{found['keys']}{marks[1]}"
            self.note("toml.heading_brackets", start, start + len(line), expected=expected)
            self._begin(
                names_in(found["keys"]), is_item=len(marks[0]) > 1, spot=(start, start + len(line))
            )
            self.at = start + len(found[0]) - len(found["rest"])
            return
        count = 2 if line.startswith("[[") else 1
        inside = re.sub(r"\]+[;:,.]?\s*$", "", line[count:]).strip().rstrip("=:;,")
        parts = [part.strip() for part in _parts(inside) if part.strip(" .")]
        names = tuple(part.strip("\"'“”‘’„") for part in parts)
        expected = f"{'[' * count}{'.'.join(map(_bare_or_quoted, names))}{']' * count}"
        closed = line.rstrip(";:,. ").endswith("]")
        code = (
            "toml.heading_name"
            if closed and names
            else "toml.heading_not_shut"
            if names
            else "toml.heading_empty"
        )
        self._skip(code, expected=expected)
        if names:
            self._begin(names, is_item=count > 1, spot=(start, start + len(line)))


def _parts(inside: str) -> list[str]:
    return re.findall(rf"{KEY}(?=\s*(?:\.|$))|[^.]+", inside)


def _bare_or_quoted(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else quoted(name)
