"""A program that knows of no testing server, run against it."""

from __future__ import annotations

import json
import os
import ssl
import subprocess
import sys
from contextlib import closing, contextmanager
from http.client import HTTPSConnection
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

import pytest
import trustme
from support.loopback.calls import Api

from sheets_sync.testing.running.proxy import Proxy
from sheets_sync.testing.running.recorder import Recorder
from sheets_sync.testing.server import SheetsServer
from sheets_sync.testing.world import ROBOT

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = [sys.executable, "-m", "sheets_sync.testing"]

GSPREAD = """
import gspread, os
client = gspread.service_account(os.environ["GOOGLE_APPLICATION_CREDENTIALS"])
sheet = client.create("Register").sheet1
sheet.update([["a", "7.5"]], "A1")
print(sheet.get_all_values())
"""
GOOGLES_OWN = """
import google.auth
from googleapiclient.discovery import build
scopes = ["https://www.googleapis.com/auth/spreadsheets"]
credentials, _ = google.auth.default(scopes)
with build("sheets", "v4", credentials=credentials) as service:
    made = service.spreadsheets().create(body={"properties": {"title": "x"}}).execute()
    print(len(made["spreadsheetId"]))
"""
ELSEWHERE = """
import requests
print(requests.get("https://example.org/", timeout=9).status_code)
"""
NODE = """
fetch("https://sheets.googleapis.com/v4/spreadsheets", {
  method: "POST", body: '{"properties": {"title": "x"}}', headers: {authorization: "Bearer any"},
}).then((answer) => answer.json()).then((made) => console.log(made.properties.title));
"""


def run(*command: str) -> subprocess.CompletedProcess[str]:
    full = [*HERE, "run", "--", *command]
    bare = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    return subprocess.run(full, capture_output=True, text=True, timeout=120, check=False, env=bare)


@pytest.mark.parametrize(
    ("program", "said"),
    [(GSPREAD, "[['a', '7.5']]"), (GOOGLES_OWN, "44")],
    ids=["gspread", "google-api-python-client"],
)
def test_a_python_program_runs_as_it_is(program: str, said: str) -> None:
    done = run(sys.executable, "-c", program)
    assert (done.returncode, done.stdout.strip()) == (0, said), done.stderr


def test_nothing_but_google_is_reached(tmp_path: Path) -> None:
    script = tmp_path / "program.py"
    script.write_text(ELSEWHERE, "utf-8")
    done = run(sys.executable, str(script))
    assert done.returncode == 1
    assert "example.org was asked for and not reached." in done.stderr


@pytest.mark.skipif(which("node") is None, reason="there is no Node here")
def test_a_node_program_runs_as_it_is() -> None:
    done = run("node", "-e", NODE)
    assert (done.returncode, done.stdout.strip()) == (0, "x"), done.stderr


def test_the_exit_code_is_that_of_the_program() -> None:
    assert run(sys.executable, "-c", "raise SystemExit(7)").returncode == 7
    missing = run("no-such-program")
    assert missing.returncode == 1
    assert "no-such-program" in missing.stderr


def test_nothing_stays_behind() -> None:
    program = "import os; print(os.path.dirname(os.environ['SHEETS_TESTING_KEY']))"
    folder = run(sys.executable, "-c", program).stdout.strip()
    assert folder
    assert not Path(folder).exists()


SECRETS = ("ya29.", "secret-key", "refresh", "robot@", "assertion")


def recorded(server: SheetsServer, file: Path) -> list[dict[str, Any]]:
    """What a session with a Google that is in truth this server leaves in the file."""
    recorder = Recorder(file, lambda _: server.base_url)
    with Proxy(server.base_url, trustme.CA(), recorder) as proxy:
        context = ssl.create_default_context(cadata=proxy.authority_pem)
        token = urlencode(server.user_file(ROBOT) | {"grant_type": "refresh_token"})
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        with led(proxy, "oauth2.googleapis.com", context) as web:
            web.request("POST", "/token", token, form)
            access = json.loads(web.getresponse().read())["access_token"]
        headers = {"Authorization": f"Bearer {access}"}
        with led(proxy, "sheets.googleapis.com", context) as web:
            body = json.dumps({"properties": {"title": "of ann@example.com"}})
            web.request("POST", "/v4/spreadsheets?key=secret-key&fields=properties", body, headers)
            assert json.loads(web.getresponse().read())["properties"]["title"]
            web.request("GET", "/v4/spreadsheets/nothing", headers=headers)
            assert web.getresponse().status == 404
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


@contextmanager
def led(proxy: Proxy, host: str, context: ssl.SSLContext) -> Iterator[HTTPSConnection]:
    parts = urlsplit(proxy.url)
    web = HTTPSConnection(parts.hostname or "", parts.port, context=context, timeout=9)
    web.set_tunnel(host, 443)
    with closing(web):
        yield web


def test_what_google_answers_is_written_down_without_secrets(
    sheets_server: SheetsServer, tmp_path: Path
) -> None:
    file = tmp_path / "session.jsonl"
    lines = recorded(sheets_server, file)
    assert [(line["method"], line["status"]) for line in lines] == [("POST", 200), ("GET", 404)]
    first = lines[0]
    assert first["target"] == "/v4/spreadsheets?fields=properties"
    assert first["request"] == {"properties": {"title": "of person1@example.org"}}
    assert first["response"]["properties"]["title"] == "of person1@example.org"
    assert first.keys() == {"host", "method", "target", "request", "status", "date", "response"}
    text = file.read_text("utf-8")
    assert [secret for secret in SECRETS if secret in text] == []


def test_a_write_past_the_edge_is_refused_unless_the_grid_may_grow() -> None:
    for grows in (False, True):
        with SheetsServer(grows=grows) as server:
            api = Api(server)
            past = {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 25, "endColumnIndex": 9}
            look = {"cell": {"note": "x"}, "fields": "note"}
            body = {"requests": [{"repeatCell": {"range": past} | look}]}
            answer = api.raw("POST", f"{api.here}:batchUpdate", json=body)
            assert answer.ok is grows
            where = f"{api.here}/values/A30:B31"
            values = {"values": [["x"] * 12] * 2}
            answer = api.raw("PUT", where.replace(":B31", ""), params=RAW, json=values)
            assert answer.ok is grows
            grid = api.sheet()["properties"]["gridProperties"]
            assert (grid["rowCount"], grid["columnCount"]) == ((31, 12) if grows else (20, 6))


RAW = {"valueInputOption": "RAW"}
