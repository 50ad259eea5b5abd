from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.loopback.calls import Api

if TYPE_CHECKING:
    from sheets_sync.testing.server import SheetsServer


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers",
        "evidence(kind): what a test of the server rests on: C recorded traffic, L captured live by"
        " others, D documentation or discovery document, T tried with gspread, R reported message",
    )


@pytest.fixture
def api(sheets_server: SheetsServer) -> Api:
    return Api(sheets_server)


@pytest.fixture
def dutch(sheets_server: SheetsServer) -> Api:
    return Api(sheets_server, "nl_NL")
