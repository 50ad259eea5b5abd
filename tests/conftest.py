from __future__ import annotations

from hypothesis import settings

pytest_plugins = [
    "sheets_sync.testing.fixture",
    "support.google.gspreading",
    "support.google.online",
    "support.loopback.fixtures",
    "support.workbooks",
    "support.written.homes",
]

# A busy machine is no reason to fail.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
