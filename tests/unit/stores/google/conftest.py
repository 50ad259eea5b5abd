from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sheets_sync.testing.fixture import _sheets_server, sheets_server

if TYPE_CHECKING:
    from sheets_sync.testing.server import SheetsServer

__all__ = ["_sheets_server", "sheets_server"]


@pytest.fixture(autouse=True)
def _at_this_server(sheets_server: SheetsServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Addresses lead to the loopback server, and nobody is signed in."""
    monkeypatch.setenv("SHEETS_SYNC_API", sheets_server.base_url)
    for name in ("CREDENTIALS", "IMPERSONATE"):
        monkeypatch.delenv(f"SHEETS_SYNC_{name}", raising=False)
    monkeypatch.delenv("GOOGLE_APPLICATION_CREDENTIALS", raising=False)
