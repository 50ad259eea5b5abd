"""What the rows of a programme with requests, plans, hours and evaluations mean."""

from __future__ import annotations

from pathlib import Path

from sheets_sync.validators.decide import decide, empty_overview

PILOT = Path(__file__).with_name("pilot.toml")
"""The pilot's programme file."""

__all__ = ["PILOT", "decide", "empty_overview"]
