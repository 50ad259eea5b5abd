"""Fleets as people meet them: a file with registers, and the commands on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.fleets import Fleet, VirtualClock

from sheets_sync.command_line import fleeting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.written.books import Said


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> VirtualClock:
    """A fleet waits for its quota by this clock."""
    clock = VirtualClock()
    monkeypatch.setattr(fleeting, "new_clock", lambda: clock)
    return clock


@pytest.fixture
def fleet(tmp_path: Path, say: Callable[..., Said], hands: VirtualClock) -> Fleet:
    return Fleet(tmp_path, say, hands)
