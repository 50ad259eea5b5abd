"""The pages about formulas and programme files say what the program does, and all of it."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

import pytest
from support.written.runs import column, messages
from support.written.small import run

from sheets_sync.formula.functions import FUNCTIONS
from sheets_sync.programme.model import Programme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from support.written.books import Said

ROOT = Path(__file__).parents[3]
PROGRAMME = (ROOT / "docs" / "programme.md").read_text("utf-8")
FORMULAS = (ROOT / "docs" / "formulas.md").read_text("utf-8")


def test_the_tables_are_those_that_the_program_makes() -> None:
    """Every example runs here as well; ``make reference`` brings the pages up to date."""
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "reference.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("", "")


def test_every_function_is_told_in_both_languages() -> None:
    for function in FUNCTIONS.values():
        for name in (function.dutch, function.english, *function.others):
            assert f"`{name}`" in FORMULAS, name


def test_every_key_is_told() -> None:
    for name, record in records().items():
        assert f"<!-- made: {name.lower()} -->" in PROGRAMME
        for field in fields(record):
            assert f"| `{field.name}` |" in PROGRAMME, (name, field.name)


def records(record: Any = Programme) -> dict[str, Any]:
    """All that a programme is made of."""
    found = {record.__name__: record}
    for hint in get_type_hints(record).values():
        for inner in within(hint):
            found |= records(inner)
    return found


def within(hint: Any) -> Iterator[Any]:
    if is_dataclass(hint):
        yield hint
    for part in get_args(hint):
        yield from within(part)


@pytest.fixture(scope="module")
def lending() -> str:
    [source] = re.findall(r"```toml\n(# lending\.toml.*?)```", PROGRAMME, re.DOTALL)
    return str(source)


def test_the_first_file_of_the_page_is_what_it_says(lending: str) -> None:
    loans = [
        ("Tijdstempel", "Lener", "Laptop", "Uitgeleend op", "Terug op", "E-mailadres"),
        ("2024-03-01T09:00", "An", "Laptop 1", "2024-03-01", "2024-03-08"),
        ("2024-03-04T09:00", "Bo", "laptop 1", "2024-03-11", ""),
        ("2024-03-05T09:00", "an", "De blauwe", "2024-03-15", ""),
        ("2024-03-12T09:00", "Cas", "Laptop 2", "2024-03-15", ""),
        ("2024-03-28T09:00", "Dee", "Laptop 1", "", ""),
        ("2024-03-28T10:00", "", "Laptop 3", "", ""),
    ]
    laptops = [("Naam", "Andere namen"), ("Laptop 1", ""), ("Laptop 2", "de blauwe")]
    after = run(lending, {"Leningen": loans, "Laptops": laptops}, "2024-03-29T10:00")
    assert column(after, "Leningen", "Status") == [
        *("Terug", "Te laat", "Uitgeleend", "Uitgeleend", "Gevraagd", "Onjuist"),
    ]
    # Good Friday is the 29th of March, so what was lent on the 15th may come back on Tuesday.
    assert column(after, "Leningen", "Uiterlijk")[1:3] == [45376, 45384]
    assert column(after, "Leningen", "Dagen te laat") == ["", 4, "", "", "", ""]
    assert column(after, "Leningen", "Eerder geleend")[2] == "L-2024-001"
    assert column(after, "Laptops", "Uitgeleend") == [1, 2]
    assert messages(after, "Leningen")[2] == [
        "Laptop: Laptop 2 is 2 keer tegelijk uitgeleend; vraag na wie hem heeft."
    ]


@pytest.mark.parametrize("command", ["status", "check", "doctor"])
def test_its_commands_work(
    command: str, lending: str, tmp_path: Path, say: Callable[..., Said]
) -> None:
    file, register = tmp_path / "lending.toml", tmp_path / "laptops.xlsx"
    file.write_text(lending, encoding="utf-8")
    assert say("programme", file).code == 0
    assert say("init", register, "--programme", file).code == 0
    assert say("sync", register, "--programme", file).code == 0
    assert say(command, register, "--programme", file).code == 0
    asked = ("[Terug op] - [Uitgeleend op]", "--tab", "Leningen", "--programme", file)
    assert say("try", register, *asked).code == 0


def test_the_pages_are_found() -> None:
    for page in ("formulas.md", "programme.md"):
        assert page in (ROOT / "mkdocs.yml").read_text("utf-8")
        assert f"docs/{page}" in (ROOT / "README.md").read_text("utf-8")
