"""What is sent back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheets_sync.testing.faults import Fault

JSON: Final = "application/json; charset=UTF-8"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """An answer, and what is wrong with the way it is sent."""

    status: int
    content: bytes = b""
    content_type: str = JSON
    fault: Fault | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
