"""The query of drive.files.list: terms about a file joined by ``and``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sheets_sync.testing.drive.answers import DriveError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.world import File

TEXT = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
TERM = re.compile(
    rf"\s*(?:(?P<field>name|mimeType)\s*(?P<sign>=|!=|contains)\s*(?P<text>{TEXT})"
    rf"|parents\s+in\s+(?P<in_parent>{TEXT})|(?P<parent>{TEXT})\s+in\s+parents"
    rf"|trashed\s*=\s*(?P<trashed>true|false)|sharedWithMe(?P<shared>))\s*"
)


def matcher(query: str) -> Callable[[File], bool]:
    """Whether a file fits the query. Raises DriveError on one that cannot be read."""
    terms, place = [], 0
    while place < len(query):
        found = TERM.match(query, place)
        if not found:
            raise DriveError(400, "Invalid Value", "invalid", "q")
        terms.append(_rule(found))
        joint = re.compile(r"and\b").match(query, found.end())
        place = joint.end() if joint else found.end()
        if not joint and place < len(query):
            raise DriveError(400, "Invalid Value", "invalid", "q")
    return lambda file: all(term(file) for term in terms)


def _rule(found: re.Match[str]) -> Callable[[File], bool]:
    if found["field"]:
        return _comparison(found["field"], found["sign"], _unquoted(found["text"]))
    if found["trashed"]:
        return lambda _: found["trashed"] == "false"
    if found["shared"] is not None:
        return lambda file: len(file.permissions) > 1
    folder = _unquoted(found["in_parent"] or found["parent"])
    return lambda file: folder in (file.parents or ["root"])


def _comparison(name: str, sign: str, text: str) -> Callable[[File], bool]:
    def value(file: File) -> str:
        return file.name if name == "name" else file.mime_type

    if sign == "contains":
        return lambda file: text.casefold() in value(file).casefold()
    if sign == "!=":
        return lambda file: value(file) != text
    return lambda file: value(file) == text


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1])
