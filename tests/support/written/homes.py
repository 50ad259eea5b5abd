"""Fixtures: a home folder for each test, and the commands."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest

from .books import Said, command

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_NUMBERS = count(1)


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """No test writes in the home folder; what is remembered of a programme serves all of them."""
    base = tmp_path_factory.getbasetemp()
    state = base / f"state-{next(_NUMBERS)}"
    monkeypatch.setenv("XDG_CACHE_HOME", str(base / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(state))
    monkeypatch.setenv("COLUMNS", "160")
    for name in ("SHEETS_SYNC_REGISTER", "SHEETS_SYNC_PROGRAMME", "SHEETS_SYNC_LANG"):
        monkeypatch.delenv(name, raising=False)
    return state


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Run a command in this process."""
    return command(capsys)
