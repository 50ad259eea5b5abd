from __future__ import annotations

from hypothesis import settings
from support.written.homes import home, say

__all__ = ["home", "say"]

pytest_plugins = ["support.loopback.fixtures", "support.workbooks"]

# A busy machine is no reason to fail.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
