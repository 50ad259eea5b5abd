"""Pytest fixtures; an entry point lets pytest find them wherever the package is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.testing.server import SheetsServer


@pytest.fixture(scope="session")
def running_sheets_server() -> Iterator[SheetsServer]:
    """The server as the tests before left it, for what is made once for several tests."""
    # Loaded here: pytest reads this file in projects that never ask for a server.
    from sheets_sync.testing.server import SheetsServer

    with SheetsServer() as server:
        yield server


@pytest.fixture
def sheets_server(running_sheets_server: SheetsServer) -> SheetsServer:
    """A loopback Google Sheets, empty but for two of somebody else's files."""
    running_sheets_server.reset()
    return running_sheets_server
