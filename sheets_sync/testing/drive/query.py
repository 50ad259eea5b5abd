"""The query of drive.files.list: terms about a file, ``and``, ``or``, ``not`` and brackets."""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, TypeAlias

from sheets_sync.testing.cells import full
from sheets_sync.testing.drive.answers import DriveError
from sheets_sync.testing.wire import unsupported

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.world import File, World

Rule: TypeAlias = "Callable[[File], bool]"

TOKEN = re.compile(
    r"""\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[A-Za-z][A-Za-z.]*|<=|>=|!=|[=<>(){}])"""
)
SIGNS: Final = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
EQUAL: Final = ("=", "!=")
ROLES: Final = {
    "owners": ("owner",),
    "writers": ("owner", "organizer", "fileOrganizer", "writer"),
    "readers": ("owner", "organizer", "fileOrganizer", "writer", "commenter", "reader"),
}
ABSENT: Final = ("viewedByMeTime", "visibility", "shortcutDetails.targetId", "sharedWithMeTime")
DEEPEST: Final = 100


def matcher(query: str, world: World, person: str) -> Rule:
    """Whether a file fits the query of this person.

    Raises DriveError on a query that cannot be read, 501 on a term that Drive has and this server
    has not. ``and`` and ``or`` go from left to right (D).
    """
    if not query.strip():
        return lambda _: True
    reading = _Reading(_tokens(query), world, person)
    rule = reading.clauses()
    if reading.tokens:
        raise _bad()
    return rule


def _tokens(query: str) -> list[str]:
    found, place = [], 0
    while place < len(query.rstrip()):
        token = TOKEN.match(query, place)
        if not token:
            raise _bad()
        found.append(token[1])
        place = token.end()
    return found


@dataclass
class _Reading:
    tokens: list[str]
    world: World
    person: str
    depth: int = field(default=0)

    def clauses(self) -> Rule:
        self.depth += 1
        if self.depth > DEEPEST:
            raise _bad()
        rule = self._clause()
        while self.tokens and self.tokens[0] in ("and", "or"):
            joint, left, right = self._next(), rule, self._clause()
            rule = _both(left, right) if joint == "and" else _either(left, right)
        self.depth -= 1
        return rule

    def _clause(self) -> Rule:
        negated = False
        while self.tokens[:1] == ["not"]:
            self._next()
            negated = not negated
        rule = self._group() if self.tokens[:1] == ["("] else self._term()
        return (lambda file: not rule(file)) if negated else rule

    def _group(self) -> Rule:
        self._next()
        rule = self.clauses()
        self._expect(")")
        return rule

    def _term(self) -> Rule:
        first = self._next()
        if first[0] in "'\"":
            self._expect("in")
            return self._within(self._next(), _unquoted(first))
        if first in ABSENT:
            raise unsupported(f"The term {first} of a query")
        if first in ("parents", *ROLES):
            # The other way round is what old programs write; Drive takes it.
            self._expect("in")
            return self._within(first, self._text())
        if first in ("properties", "appProperties"):
            self._expect("has")
            return self._having(first)
        if first == "sharedWithMe" and (not self.tokens or self.tokens[0] not in EQUAL):
            return self._shared
        return self._compared(first, self._next())

    def _compared(self, name: str, sign: str) -> Rule:
        if name in ("name", "mimeType", "fullText"):
            return _textual(name, sign, self._text())
        if name in ("modifiedTime", "createdTime") and sign in SIGNS:
            moment, compare = _moment(self._text()), SIGNS[sign]
            if name == "modifiedTime":
                return lambda file: bool(compare(file.modified, moment))
            return lambda file: bool(compare(file.created, moment))
        if name in ("trashed", "starred", "sharedWithMe") and sign in EQUAL:
            wanted = (self._flag() == "true") == (sign == "=")
            return lambda file: self._state(name, file) == wanted
        raise _bad()

    def _state(self, name: str, file: File) -> bool:
        if name == "trashed":
            return self.world.is_trashed(file)
        return bool(file.details.get("starred")) if name == "starred" else self._shared(file)

    def _shared(self, file: File) -> bool:
        return file.role_of(self.person) not in ("", "owner")

    def _within(self, collection: str, text: str) -> Rule:
        if collection == "parents":
            folder = self.world.root_id(self.person) if text == "root" else text
            return lambda file: folder in self.world.parents_of(file)
        if collection not in ROLES:
            raise _bad()
        person = self.person if text == "me" else text
        return lambda file: any(
            each.get("emailAddress") == person and each["role"] in ROLES[collection]
            for each in file.permissions
        )

    def _having(self, name: str) -> Rule:
        parts = []
        for mark in ("{", "key", "=", "", "and", "value", "=", "", "}"):
            if mark:
                self._expect(mark)
            else:
                parts.append(self._text())
        key, value = parts
        return lambda file: file.details.get(name, {}).get(key) == value

    def _next(self) -> str:
        if not self.tokens:
            raise _bad()
        return self.tokens.pop(0)

    def _expect(self, mark: str) -> None:
        if self._next() != mark:
            raise _bad()

    def _text(self) -> str:
        token = self._next()
        if token[0] not in "'\"":
            raise _bad()
        return _unquoted(token)

    def _flag(self) -> str:
        token = self._next()
        if token not in ("true", "false"):
            raise _bad()
        return token


def _both(left: Rule, right: Rule) -> Rule:
    return lambda file: left(file) and right(file)


def _either(left: Rule, right: Rule) -> Rule:
    return lambda file: left(file) or right(file)


def _textual(name: str, sign: str, text: str) -> Rule:
    if name == "fullText":
        if sign != "contains":
            raise _bad()
        return lambda file: _holds(_all_text(file), text)
    if sign == "contains" and name == "name":
        wanted = _words(text)
        return lambda file: all(
            any(word.startswith(part) for word in _words(file.name)) for part in wanted
        )
    if sign == "contains":
        return lambda file: text.casefold() in file.mime_type.casefold()
    if sign not in EQUAL:
        raise _bad()
    compare = SIGNS[sign]
    return lambda file: bool(compare(file.name if name == "name" else file.mime_type, text))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _holds(content: str, text: str) -> bool:
    """Whole words, in any order; in a row where the text stands between double quotes."""
    words, wanted = _words(content), _words(text)
    if text[:1] == text[-1:] == '"':
        places = range(len(words) - len(wanted) + 1)
        return any(words[place : place + len(wanted)] == wanted for place in places)
    return set(wanted) <= set(words)


def _all_text(file: File) -> str:
    found = [file.name, file.details.get("description", "")]
    if file.book is not None:
        cells = (c for s in file.book.sheets for row in s.rows for c in row if c is not None)
        found += [str(full(cell).value) for cell in cells]
    elif file.kind.startswith("text/"):
        found.append(file.content.decode("utf-8", "replace"))
    return " ".join(found)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise _bad() from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1])


def _bad() -> DriveError:
    return DriveError(400, "Invalid Value", "invalid", "q")
