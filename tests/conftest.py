from __future__ import annotations

import os
import tempfile

from hypothesis import settings

pytest_plugins = [
    "sheets_sync.testing.fixture",
    "support.google.gspreading",
    "support.google.online",
    "support.loopback.fixtures",
    "support.workbooks",
    "support.written.homes",
]

# Registers in memory all have one name: each process of the tests has locks of its own.
os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp(prefix="sheets-sync-tests-")

# A busy machine is no reason to fail.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
