"""A pytest fixture: ``pytest_plugins = ["sheets_sync.testing.fixture"]`` in the root conftest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sheets_sync.testing.server import SheetsServer

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def _sheets_server() -> Iterator[SheetsServer]:
    with SheetsServer() as server:
        yield server


@pytest.fixture
def sheets_server(_sheets_server: SheetsServer) -> SheetsServer:
    """A loopback Google Sheets, empty but for two of somebody else's files."""
    _sheets_server.reset()
    return _sheets_server
