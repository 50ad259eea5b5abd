from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import requests

from sheets_sync.testing.client import signed_in

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from sheets_sync.testing.server import SheetsServer

pytest_plugins = ["pytester"]


def test_the_command_prints_its_address_and_serves(tmp_path: Path) -> None:
    key = tmp_path / "key.json"
    command = [sys.executable, "-m", "sheets_sync.testing", "--port", "0", "--key-file", str(key)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            assert process.stdout is not None
            base_url = process.stdout.readline().strip()
            assert base_url.startswith("http://127.0.0.1:")
            client = signed_in(base_url, json.loads(key.read_text("utf-8")))
            assert client.create("Register").sheet1.title == "Sheet1"
        finally:
            process.terminate()


def test_the_server_listens_on_the_loopback_address_alone(sheets_server: SheetsServer) -> None:
    assert sheets_server.base_url.startswith("http://127.0.0.1:")


def test_what_is_no_part_of_the_api_is_not_found(sheets_server: SheetsServer) -> None:
    response = requests.get(f"{sheets_server.base_url}/v5/nothing", timeout=10)
    assert (response.status_code, response.headers["content-type"]) == (
        404,
        "text/html; charset=UTF-8",
    )


def test_the_fixture_gives_each_test_a_fresh_drive(pytester: pytest.Pytester) -> None:
    pytester.makeconftest('pytest_plugins = ["sheets_sync.testing.fixture"]')
    pytester.makepyfile(
        """
        import pytest

        @pytest.mark.parametrize("turn", [1, 2])
        def test_register(sheets_server, turn):
            client = sheets_server.client()
            names = [file["name"] for file in client.list_spreadsheet_files()]
            assert "Register" not in names
            client.create("Register")
        """
    )
    pytester.runpytest_inprocess("-p", "no:cacheprovider").assert_outcomes(passed=2)
