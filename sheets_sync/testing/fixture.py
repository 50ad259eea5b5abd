"""A pytest fixture: ``pytest_plugins = ["sheets_sync.testing.fixture"]`` in the root conftest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sheets_sync.testing.server import SheetsServer

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def running_sheets_server() -> Iterator[SheetsServer]:
    """The server as the tests before left it, for what is made once for several tests."""
    with SheetsServer() as server:
        yield server


@pytest.fixture
def sheets_server(running_sheets_server: SheetsServer) -> SheetsServer:
    """A loopback Google Sheets, empty but for two of somebody else's files."""
    running_sheets_server.reset()
    return running_sheets_server
