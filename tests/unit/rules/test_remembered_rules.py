"""A prepared programme is remembered by its file, and believed only where nobody else wrote it."""

from __future__ import annotations

import os
import pickle
import sys
from typing import TYPE_CHECKING

import pytest

from sheets_sync.rules import loading
from sheets_sync.validators import PILOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sheets_sync.programme.model import Programme


def loaded() -> Programme:
    """As a process that knows nothing yet loads the pilot."""
    for known in (loading._KNOWN, loading._MADE, loading._NAMES):
        known.clear()
    return loading.load_programme(PILOT)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """What a run left of the pilot, with a programme of another name planted in it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    for name in ("_KNOWN", "_MADE", "_NAMES"):
        monkeypatch.setattr(loading, name, {})
    loaded()
    [path] = (tmp_path / "sheets-sync").glob("*.rules")
    prepared, meaning = pickle.loads(path.read_bytes())
    other = pickle.loads(pickle.dumps(prepared.programme))
    other.__dict__["name"] = "Iets anders"
    path.write_bytes(pickle.dumps((prepared._replace(programme=other), meaning)))
    yield path
    path.parent.chmod(0o700)


def test_what_is_ours_is_believed(kept: Path) -> None:
    assert kept.stat().st_mode & 0o777 == 0o600
    assert loaded().name == "Iets anders"


@pytest.mark.parametrize(("file", "folder"), [(0o620, 0o700), (0o602, 0o700), (0o600, 0o770)])
def test_what_others_can_write_is_not_believed(file: int, folder: int, kept: Path) -> None:
    kept.chmod(file)
    kept.parent.chmod(folder)
    assert loaded().name.startswith("Bijdragen")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="who else owns files")
def test_what_another_owns_is_not_believed(kept: Path) -> None:
    os.chown(kept, 12345, 12345)
    assert loaded().name.startswith("Bijdragen")


@pytest.mark.parametrize("size", [0, 1, 50, 5000, -1])
def test_what_is_damaged_is_not_believed(size: int, kept: Path) -> None:
    kept.write_bytes(kept.read_bytes()[:size])
    assert loaded().name.startswith("Bijdragen")


def test_another_version_looks_elsewhere(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "hexversion", 0)
    loading._makers.cache_clear()
    assert loaded().name.startswith("Bijdragen")
    assert len(list(kept.parent.glob("*.rules"))) == 2
    monkeypatch.undo()
    loading._makers.cache_clear()
