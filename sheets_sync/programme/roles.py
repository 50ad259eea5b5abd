"""What the program calls columns of its own that it fills without being told how."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

OWN_ROLES = ("key", "status", "turn", "next", "explanation", "messages")
"""Columns that the program fills by itself."""

MACHINE_TAB_ROLES: Mapping[str, tuple[str, ...]] = {
    "overview": ("item", "value"),
    "rules": ("topic", "rule"),
    "log": ("number", "moment", "tab", "key", "column", "old", "new", "reason"),
}
"""The columns of the program's own tabs; those of the queue are the programme's to choose."""
