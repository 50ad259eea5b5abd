"""Values of a TOML file, lists and tables in braces, read on past what is not right in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.programme.toml_scan import ASSIGNED, DOTTED, HEADING, KEY, names_in, names_value
from sheets_sync.programme.toml_texts import CURLY, SHUTS, Texts
from sheets_sync.programme.toml_tree import Path, Slip, Spot, Tree
from sheets_sync.programme.toml_words import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_FORMULA_KEYS: Final = re.compile(
    r"formula|.*when|stamp|seal|start|amount|total|most|taken|met_on|unless|accepted"
)


class Values(Texts):
    """What stands behind the sign of a name."""

    # ---- values

    def value(self, path: Path, within: str) -> Any:
        """The value from here; None where there is none, or none was meant."""
        self.blanks()
        start = self.at
        found = self._value(path, within)
        key = self.tree.spots[path].key if path in self.tree.spots else (start, start)
        self.tree.spots[path] = Spot(key, (start, max(self.at, start + 1)))
        return found

    def _value(self, path: Path, within: str) -> Any:
        sign = self.ahead()
        if not sign or sign in "#\n" + SHUTS[within]:
            name = str(path[-1]) if path else ""
            at = len(self.text[: self.at].rstrip())
            self.note("toml.no_value", at - 1, at, name=name)
            return None
        if self.text.startswith(('"""', "'''"), self.at):
            return self.long_text()
        if sign in CURLY or (self.text.startswith("''", self.at) and self.is_doubled()):
            return self.curly(within)
        if sign == "[" and self._is_formula(path):
            return self.bare("line" if within == "line" else within)
        return _READERS.get(sign, Values.word)(self, path, within)

    def _is_formula(self, path: Path) -> bool:
        """``[Kolom] > 0`` without quotes; a list where nothing comes behind it."""
        name = str(path[-1]) if path else ""
        found = re.match(r"\[[^\]\"'\n,={}\[]+\]([^\n]*)", self.text[self.at : self.line_end()])
        if found is None:
            return False
        behind = found[1].strip()
        return bool(re.match(r"[-+*/&<>=.]|EN\b|OF\b|AND\b|OR\b", behind)) or bool(
            _FORMULA_KEYS.fullmatch(name)
        )

    # ---- lists

    def _list(self, path: Path, _within: str) -> Any:
        start, shut = self.at, ")" if self.ahead() == "(" else "]"
        if shut == ")":
            self.note("toml.round_list", start, start + 1)
        self.at += 1
        items: list[Any] = []
        self.gap()
        if ASSIGNED.match(self.text, self.at) and not self._is_statement():
            return self._pairs_in_list(path, start)
        while self._more(start, shut):
            before = self.at
            item = self.value((*path, len(items)), "list")
            items += [item] if item is not None else []
            if self.at == before:
                self.at += 1
            self._between(len(items))
        self.tree.close(path)
        return items

    def _pairs_in_list(self, path: Path, start: int) -> Any:
        """``[ header = "Naam" ]``: names with their values stand in braces."""
        self.note("toml.pairs_in_list", start, start + 1)
        tree = Tree()
        while ASSIGNED.match(self.text, self.at):
            self._pair(path, tree)
            self._between_pairs()
            self.gap()
        self.at += self.ahead() in {"]", ")", "}"}
        return tree.root

    def _more(self, start: int, shut: str) -> bool:
        """Whether there is one more item; the bracket that shuts is passed, or told to lack."""
        self.gap()
        sign = self.ahead()
        if sign and sign == shut:
            self.at += 1
            return False
        if sign and sign in "}])":
            self.note("toml.wrong_bracket", self.at, self.at + 1, found=sign, expected=shut)
            self.at += 1
            return False
        if not sign or self._is_statement():
            self._never_shut(start, shut)
            return False
        while self.ahead() == ",":
            self.note("toml.comma_twice", self.at, self.at + 1)
            self.at += 1
            self.gap()
        return self.ahead() != shut or self._more(start, shut)

    def _never_shut(self, start: int, shut: str) -> None:
        details = (("expected", shut), ("found", self.text[start]))
        self.slips.append(Slip("toml.open_bracket", start, start + 1, details))
        self.broke_off = True

    def _is_statement(self) -> bool:
        """Whether a line begins here that is a heading, or a name with its value."""
        line = self.text.rfind("\n", 0, self.at) + 1
        if self.text[line : self.at].strip():
            return False
        here = self.text[line : self.line_end()]
        return bool(HEADING.match(here) or ASSIGNED.match(here))

    def _between(self, count: int) -> None:
        """Past what separates two items."""
        after = self.at
        self.gap()
        sign = self.ahead()
        if sign == ",":
            self.at += 1
        elif sign == ";":
            self.note("toml.semicolon", self.at, self.at + 1)
            self.at += 1
        elif sign and sign not in "]})" and count and not (self.broke_off or self._is_statement()):
            self.note("toml.no_comma", max(after - 1, 0), after)
        self.broke_off = False

    # ---- tables in braces

    def _table(self, path: Path, _within: str) -> Any:
        start = self.at
        self.at += 1
        tree = Tree()
        while self._more_pairs(start):
            before = self.at
            if not self._pair(path, tree):
                return self._list_in_braces(path, start)
            if self.at == before:
                self.at += 1
            self._between_pairs()
        self.tree.close(path)
        return tree.root

    def _more_pairs(self, start: int) -> bool:
        self.gap()
        sign = self.ahead()
        if sign == "}":
            self.at += 1
            return False
        line = self.text.rfind("\n", 0, self.at) + 1
        is_first = not self.text[line : self.at].strip()
        opens_anew = is_first and (sign in {"{", "]"} or HEADING.match(self.text, line))
        if not sign or opens_anew or (sign in "])" and not is_first):
            self._never_shut(start, "}")
            return False
        return True

    def _pair(self, path: Path, tree: Tree) -> bool:
        """One ``key = value`` in braces; False where this is no name at all."""
        if self.ahead() == ",":
            self.note("toml.comma_twice", self.at, self.at + 1)
            self.at += 1
            return True
        keys = self.keys_and_sign("table")
        if keys is None:
            return False
        key_start, key_end, names = keys
        inner = (*path, *names)
        known = self.tree.spots.get(inner)
        self.tree.spots[inner] = Spot((key_start, key_end), (key_start, key_end))
        value = self.value(inner, "table")
        clash = tree.put(names, value) if value is not None else None
        if clash:
            line = self.text.count("\n", 0, known.key[0] if known else key_start) + 1
            self.note(clash.code, key_start, key_end, name=".".join(names), line=str(line))
        return True

    def keys_and_sign(self, _within: str) -> tuple[int, int, tuple[str, ...]] | None:
        """Past a name and what stands between it and its value; None where there is no name."""
        start = self.at
        found = DOTTED.match(self.text, self.at)
        stop = re.compile(r"[=:,}\n]").search(self.text, found.end() if found else self.at)
        sign_at = stop.start() if stop else len(self.text)
        sign = self.text[sign_at : sign_at + 1]
        if found is None or self.text[found.end() : sign_at].strip():
            return self._odd_name(start, sign_at, sign)
        self.at = sign_at
        if sign == "=":
            self.at += 1
        elif sign == ":":
            self.note("toml.colon", sign_at, sign_at + 1, expected=f"{found[0]} =")
            self.at += 1
        elif names_value(self.text[self.at :]):
            self.note("toml.no_equals", start, sign_at, expected=f"{found[0]} =")
        else:
            return None
        return start, found.end(), names_in(found[0])

    def _odd_name(
        self, start: int, sign_at: int, sign: str
    ) -> tuple[int, int, tuple[str, ...]] | None:
        head = self.text[start:sign_at].strip()
        spaced = re.match(rf"({KEY})\s+(?=[\"'\[{{\d])", self.text[start : self.line_end()])
        if spaced:
            self.at = start + spaced.end()
            self.note("toml.no_equals", start, self.at, expected=f"{spaced[1]} =")
            return start, start + len(spaced[1]), names_in(spaced[1])
        if sign not in {"=", ":"} or not head or head[0] in "\"'{[":
            return None
        name = head.strip(CURLY + "\"'")
        self.note("toml.name_quotes", start, start + len(head), expected=f"{quoted(name)} =")
        self.at = sign_at + 1
        return start, start + len(head), (name,)

    def _between_pairs(self) -> None:
        after = self.at
        self.gap()
        sign = self.ahead()
        if sign == ",":
            self.at += 1
        elif sign == ";":
            self.note("toml.semicolon", self.at, self.at + 1)
            self.at += 1
        elif sign and sign not in "]})" and not self._is_new_line(after):
            self.note("toml.no_comma", max(after - 1, 0), after)

    def _is_new_line(self, after: int) -> bool:
        return "\n" in self.text[after : self.at] and self.ahead() in {"{", "["}

    def _list_in_braces(self, path: Path, start: int) -> Any:
        """``{ "A", "B" }``: a list stands in square brackets."""
        self.note("toml.braces_list", start, start + 1)
        self.at = start + 1
        items: list[Any] = []
        while True:
            self.gap()
            if not self.ahead() or self.ahead() == "}" or self._is_statement():
                self.at += 1
                return items
            before = self.at
            item = self.value((*path, len(items)), "table")
            items += [item] if item is not None else []
            self.at += self.ahead() == "," or self.at == before


_READERS: Final[Mapping[str, Callable[[Values, Path, str], Any]]] = {
    '"': Values.short_text,
    "'": Values.short_text,
    "[": Values._list,  # noqa: SLF001
    "(": Values._list,  # noqa: SLF001
    "{": Values._table,  # noqa: SLF001
}
