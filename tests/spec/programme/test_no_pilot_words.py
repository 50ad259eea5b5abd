"""The program knows no word of the pilot: its tabs, roles, statuses and rules stand in its file."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import sheets_sync
from sheets_sync.validators import PILOT

ROOM = Path(sheets_sync.__file__).parent
FILES = [
    file
    for file in sorted(ROOM.rglob("*.py"))
    # A stand-in for Google has its own sample data; the programmes are what is looked for.
    if not {"testing", "validators"} & set(file.relative_to(ROOM).parts)
]
WORDS = re.compile(
    r"\b(hogescho\w*|zestor|dnz|plannen|plankenmerk|evaluaties?|boekingen?|proeftuin\w*"
    r"|goedgekeurd|toegekend|afgewezen|verantwoord)\b",
    re.IGNORECASE,
)
TABS = frozenset(("requests", "plans", "bookings", "evaluations", "parties"))
OF_GOOGLE = {"stores/google/write/writing.py", "stores/google/read/session.py"}
OF_GOOGLE |= {"stores/google/provisioning/sending.py"}
"""What Google's own interface calls ``requests``."""


def texts(file: Path) -> list[str]:
    """The texts in the code, without what is told about the code itself."""
    tree = ast.parse(file.read_text("utf-8"))
    about = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in about | bare
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOM)))
def test_no_text_of_the_program_names_what_is_the_pilots(file: Path) -> None:
    name = file.relative_to(ROOM).as_posix()
    found = texts(file)
    if name == "formula/functions.py":
        # Its table has examples of formulas, which are about something.
        found = []
    assert [text for text in found if WORDS.search(text)] == []
    assert [text for text in found if text in TABS and name not in OF_GOOGLE] == []


def test_the_words_are_the_pilots() -> None:
    words = WORDS.findall(PILOT.read_text("utf-8"))
    assert len({word.casefold() for word in words}) > 12
