"""Every package that the metadata name: why it is there, and which version was tried."""

from __future__ import annotations

import ast
import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "design.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LINES = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
TRIED = {
    str(canonicalize_name(name)): version
    for name, _, version in (line.partition("==") for line in LINES if "==" in line)
}
ASKED = [
    Requirement(line)
    for lines in (PROJECT["dependencies"], *PROJECT["optional-dependencies"].values())
    for line in lines
    if not line.startswith("sheets-sync")
]


def section(title: str) -> list[list[str]]:
    """The rows of the table in a section of the page, without its head."""
    text = PAGE.partition(f"## {title}\n")[2].partition("\n## ")[0]
    rows = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]


def code(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


@pytest.mark.parametrize("name", sorted({asked.name for asked in ASKED}))
def test_the_design_says_where_a_package_works_and_why(name: str) -> None:
    rows = [row for row in section("Packages") if name in code(row[0])]
    assert len(rows) == 1, "add a line to the table in docs/design.md"
    _, where, why = rows[0]
    assert len(why) > 10
    assert all(any(ROOT.glob(f"{top}{place.rstrip('/')}")) for place, top in places(where))


def places(where: str) -> list[tuple[str, str]]:
    at_the_top = ("tests/", "bench/")
    found = [place for place in code(where) if not place.startswith("make ")]
    return [(place, "" if place.startswith(at_the_top) else "sheets_sync/") for place in found]


IMPORTED_AS = {
    "fpdf2": ("fpdf",),
    "google-auth": ("google.auth", "google.oauth2"),
    "python-calamine": ("python_calamine",),
    "vcrpy": ("vcr",),
}
WITHOUT_AN_IMPORT = {"tzdata", "pyarrow", "uvicorn"}
"""Looked for by others: Python's time zones, pandas' files; or loaded by name."""
AT_WORK = {asked.name for asked in ASKED[: len(PROJECT["dependencies"])]} | {"pytest", "vcrpy"}


@pytest.mark.parametrize("name", sorted(AT_WORK - WITHOUT_AN_IMPORT))
def test_a_package_works_where_the_design_says_and_nowhere_else(name: str) -> None:
    ((_, where, _),) = (row for row in section("Packages") if name in code(row[0]))
    said = [f"{top}{place}" for place, top in places(where)]
    at_work = [path for path in IMPORTS if works(name, path)]
    tops = {place.partition("/")[0] for place in said}
    here = [path for path in at_work if path.partition("/")[0] in tops]
    assert [path for path in here if not path.startswith(tuple(said))] == []
    assert [place for place in said if not any(path.startswith(place) for path in here)] == []


def imports_of(path: Path) -> Iterator[str]:
    """Every module that a file imports, at once, late or for its types alone."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


IMPORTS = {
    path.relative_to(ROOT).as_posix(): set(imports_of(path))
    for top in ("sheets_sync", "tests")
    for path in (ROOT / top).rglob("*.py")
}


def works(name: str, path: str) -> bool:
    roots = IMPORTED_AS.get(name, (name.replace("-", "_"),))
    return any(f"{module}.".startswith(f"{root}.") for module in IMPORTS[path] for root in roots)


def test_the_design_names_no_package_that_is_gone() -> None:
    named = {name for row in section("Packages") for name in code(row[0])}
    assert named == {asked.name for asked in ASKED}


def test_the_design_names_every_room() -> None:
    rooms = {path.parent.name for path in (ROOT / "sheets_sync").glob("*/__init__.py")}
    named = {name.rstrip("/") for row in section("The rooms") for name in code(row[0])}
    assert named == rooms | {"cli.py", "records.py"}


def test_every_package_that_comes_along_has_a_version_that_was_tried() -> None:
    assert needed() <= set(TRIED)


def needed() -> set[str]:
    """All that the metadata lead to, as far as the version that was tried is installed here."""
    found, open_ends = set[str](), [asked for asked in ASKED if wanted(asked, {""})]
    while open_ends:
        asked = open_ends.pop()
        name, extras = canonicalize_name(asked.name), asked.extras or {""}
        if name in found:
            continue
        try:
            known = distribution(name)
        except PackageNotFoundError:
            continue
        found.add(name)
        if TRIED.get(name, known.version) == known.version:
            further = map(Requirement, known.requires or [])
            open_ends += [one for one in further if wanted(one, extras)]
    return found


def wanted(asked: Requirement, extras: set[str]) -> bool:
    return asked.marker is None or any(asked.marker.evaluate({"extra": e}) for e in extras)
