from __future__ import annotations

from written.homes import home, say

__all__ = ["home", "say"]
