"""The programmes that ship: each a file that says what its rows mean."""

from __future__ import annotations

from pathlib import Path

from sheets_sync.rules.loading import decide

PILOT = Path(__file__).with_name("pilot.toml")
"""The pilot's programme file."""

__all__ = ["PILOT", "decide"]
