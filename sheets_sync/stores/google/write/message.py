"""What is said to Google."""

from __future__ import annotations

from typing import Any, TypeAlias

Message: TypeAlias = dict[str, Any]
"""One JSON message of the API."""
