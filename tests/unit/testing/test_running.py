"""A program that knows of no testing server, run against it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

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
