"""What a write leaves in a spreadsheet by which it is known again, and readers pass over."""

from __future__ import annotations

from typing import Final

MARKER_KEY: Final = "sheets-sync.run"
"""The developer metadata that has the mark of the last write."""

SCRATCH: Final = "sheets-sync "
"""How the title of a hidden tab begins in which a write lays cells aside."""
