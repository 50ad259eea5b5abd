"""A sound programme is remembered, and believed only where nobody else could write it."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sheets_sync.programme.blocks import Quantity
from sheets_sync.programme.load import load_programme, parse_programme
from sheets_sync.validators import PILOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.programme.model import Programme

ROOT = Path(__file__).parents[3]
SOURCE = PILOT.read_text(encoding="utf-8")


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of remembered programmes that holds the pilot."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    load_programme(PILOT)
    folder = tmp_path / "sheets-sync"
    yield folder
    folder.chmod(0o700)


def remembered(folder: Path) -> Path:
    [path] = folder.iterdir()
    return path


def planted(folder: Path) -> Programme:
    """Something else than the file says, to see whether it is believed."""
    other = replace(load_programme(PILOT), name="Iets anders")
    remembered(folder).write_bytes(pickle.dumps(other))
    return other


def test_a_remembered_programme_equals_a_fresh_one(memory: Path) -> None:
    assert remembered(memory).stat().st_mode & 0o777 == 0o600
    assert load_programme(PILOT) == parse_programme(PILOT.read_bytes(), "pilot.toml")


def test_a_remembered_programme_needs_no_pydantic(memory: Path) -> None:
    program = (
        "import sys; from sheets_sync.programme.load import load_programme; from pathlib import "
        "Path; load_programme(Path(sys.argv[1])); print('pydantic' in sys.modules)"
    )
    environment = os.environ | {"XDG_CACHE_HOME": str(memory.parent), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", program, str(PILOT)]
    shown = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert shown.stdout == "False\n"


@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "believed"),
    [
        (0o600, 0o700, True),
        (0o644, 0o755, True),
        (0o620, 0o700, False),
        (0o602, 0o700, False),
        (0o600, 0o770, False),
        (0o600, 0o777, False),
    ],
)
def test_what_others_can_write_is_not_believed(
    file_mode: int,
    folder_mode: int,
    believed: bool,  # noqa: FBT001
    memory: Path,
) -> None:
    other = planted(memory)
    remembered(memory).chmod(file_mode)
    memory.chmod(folder_mode)
    assert (load_programme(PILOT) == other) is believed


@pytest.mark.parametrize("kept", [0, 1, 2, 50, 1000, -1])
def test_a_damaged_memory_is_not_believed(kept: int, memory: Path) -> None:
    path = remembered(memory)
    path.write_bytes(path.read_bytes()[:kept])
    assert load_programme(PILOT) == parse_programme(PILOT.read_bytes(), "pilot.toml")


@pytest.mark.parametrize("planted_bytes", [b"hello", b"\x80\x05K\x01.", pickle.dumps("text")])
def test_a_memory_of_something_else_is_not_believed(planted_bytes: bytes, memory: Path) -> None:
    remembered(memory).write_bytes(planted_bytes)
    assert load_programme(PILOT).name.startswith("Bijdragen")


def test_a_changed_file_is_read_anew(memory: Path, tmp_path: Path) -> None:
    planted(memory)
    path = tmp_path / "other.toml"
    path.write_text(SOURCE.replace("number = 400", "number = 450"), encoding="utf-8")
    total = load_programme(path).values["totaal"]
    assert isinstance(total, Quantity)
    assert total.number == 450


def test_without_a_place_to_remember_it_works_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert load_programme(PILOT).name.startswith("Bijdragen")
