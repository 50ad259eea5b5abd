from __future__ import annotations

from hypothesis import settings
from written.homes import home, say

__all__ = ["home", "say"]

# A busy machine is no reason to fail.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
