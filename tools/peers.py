"""`make peers`: other people's suites, as they are, against the testing server.

Each gets an environment of its own below build/peers. Those whose tests come with their source
distribution are fetched from the package index; for the others CHECKOUTS names a folder with a
checkout of each. Prints a table; the exit code is 1 when a suite could not be run at all.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tarfile
import urllib.request
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build" / "peers"
ROBOT = "robot@example.iam.gserviceaccount.com"
SUMMARY = re.compile(r"(\d+) (passed|failed|error|errors|skipped|xfailed)")
PYTEST = ("{python}", "-m", "pytest", "-p", "no:cacheprovider")


@dataclass(frozen=True)
class Suite:
    """``version`` is that of the source distribution, empty where a checkout is needed."""

    name: str
    version: str
    needs: tuple[str, ...]
    command: tuple[str, ...]


SUITES = (
    Suite(
        "gspread-dataframe",
        "4.0.0",
        ("gspread-dataframe==4.0.0", "oauth2client", "pandas", "six", "pytest", "requests"),
        (*PYTEST, "tests/gspread_dataframe_integration.py"),
    ),
    Suite(
        "gspread-formatting",
        "1.2.0",
        ("gspread-formatting==1.2.0", "gspread-dataframe", "oauth2client", "pandas", "pytest"),
        (*PYTEST, "test.py"),
    ),
    Suite(
        "petl",
        "1.7.30",
        ("petl==1.7.30", "gspread", "pytest"),
        (*PYTEST, "petl/test/io/test_gsheet.py"),
    ),
    Suite(
        "gspread",
        "",
        ("google-auth", "google-auth-oauthlib", "vcrpy", "pytest", "pytest-vcr", "requests"),
        (*PYTEST, "tests"),
    ),
    Suite(
        "pygsheets",
        "",
        ("google-api-python-client", "google-auth-oauthlib", "pandas", "pytest"),
        (*PYTEST, "tests/online_test.py"),
    ),
    Suite("node-google-spreadsheet", "", (), ("npx", "vitest", "run")),
)


def main(checkouts: str) -> int:
    """Run every suite that is to be had."""
    BUILD.mkdir(parents=True, exist_ok=True)
    lines, missed = [], False
    for suite in SUITES:
        folder = _fetched(suite) if suite.version else Path(checkouts or "/nowhere") / suite.name
        if not folder.is_dir():
            lines.append(f"| {suite.name} | needs a checkout |")
            continue
        told = _run(suite, folder)
        missed = missed or not told
        lines.append(f"| {suite.name} | {told or 'could not be run'} |")
    sys.stdout.write("\n".join(["| Suite | Result |", "|---|---|", *lines, ""]))
    return int(missed)


def _fetched(suite: Suite) -> Path:
    target = BUILD / f"{suite.name}-{suite.version}"
    if not target.is_dir():
        wish = [f"{suite.name}=={suite.version}", "--no-deps", "--no-binary", ":all:"]
        _pip(sys.executable, "download", "--dest", str(BUILD), *wish)
        packed = next(BUILD.glob(f"{suite.name.replace('-', '[-_]')}-{suite.version}.tar.gz"))
        with tarfile.open(packed) as archive:
            archive.extractall(BUILD, filter="data")
        loose = BUILD / f"{suite.name.replace('-', '_')}-{suite.version}"
        if loose.is_dir():
            loose.rename(target)
    return target


def _pip(python: str, *arguments: str) -> None:
    command = [python, "-m", "pip", *arguments, "--quiet", "--disable-pip-version-check"]
    subprocess.run(command, check=True)  # noqa: S603


def _run(suite: Suite, folder: Path) -> str:
    python = BUILD / f"env-{suite.name}" / "bin" / "python"
    if suite.needs and not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(python.parents[1])], check=True)  # noqa: S603
        _pip(str(python), "install", *suite.needs)
    # Some write past the edge of a grid; what Google says to that is not known here.
    server = [sys.executable, "-m", "sheets_sync.testing", "--grow", "run", "--"]
    inside = [sys.executable, str(Path(__file__)), "inside", suite.name, str(folder), str(python)]
    done = subprocess.run([*server, *inside], capture_output=True, text=True, check=False, cwd=ROOT)  # noqa: S603
    text = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout)
    (BUILD / f"{suite.name}.log").write_text(text + done.stderr, "utf-8")
    last = [line for line in text.splitlines() if SUMMARY.search(line)][-1:]
    return ", ".join(f"{count} {word}" for count, word in SUMMARY.findall("".join(last)))


def inside(name: str, folder: Path, python: str) -> int:
    """Below `run`: what a person sets up once with an account, and then the suite."""
    suite = next(each for each in SUITES if each.name == name)
    key = Path(os.environ["SHEETS_TESTING_KEY"])
    environment = dict(os.environ)
    if name == "gspread":
        environment |= {"GS_CREDS_FILENAME": str(key), "GS_RECORD_MODE": "all"}
    elif name == "petl":
        environment["PETL_GCP_JSON_PATH"] = str(key)
    elif name == "pygsheets":
        _put(folder / "tests/auth_test_data/pygsheettest_service_account.json", key.read_text())
    elif name == "node-google-spreadsheet":
        _prepare_node(folder, json.loads(key.read_text()))
    else:
        sheet = _control("spreadsheets", {"title": "test", "owner": ROBOT})["spreadsheetId"]
        place = folder / "tests" if name == "gspread-dataframe" else folder
        _put(place / "tests.config", f"[Spreadsheet]\nid: {sheet}\n")
        _put(place / "creds.json", key.read_text())
    command = [part.format(python=python) for part in suite.command]
    return subprocess.run(command, cwd=folder, env=environment, check=False).returncode  # noqa: S603


def _prepare_node(folder: Path, key: dict[str, str]) -> None:
    text = (folder / "src/test/auth/docs-and-auth.ts").read_text()
    for name, sheet in re.findall(r"(\w+): '([\w-]{44})'", text):
        role = "reader" if name.endswith("ReadOnly") else "writer"
        everybody = role if name.startswith("public") else ""
        wish = {"title": name, "spreadsheetId": sheet, "robot": role, "everybody": everybody}
        _control("spreadsheets", wish)
        rows = [["column 1", "column 2"], ["a", "b"]]
        _control("people", {"spreadsheetId": sheet, "typing": [{"range": "A1", "values": rows}]})
    private = key["private_key"].replace("\n", "\\n")
    mail = key["client_email"]
    settings = f"GOOGLE_API_KEY=a-key\nGOOGLE_SERVICE_ACCOUNT_EMAIL={mail}\nTEST_DELAY=0\n"
    _put(folder / ".env.local", settings + f'GOOGLE_SERVICE_ACCOUNT_KEY="{private}"\n')


def _put(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def _control(action: str, body: object) -> dict[str, str]:
    url = f"{os.environ['SHEETS_TESTING_URL']}/_control/{action}"
    request = urllib.request.Request(url, json.dumps(body).encode(), method="POST")  # noqa: S310
    with urllib.request.urlopen(request) as answer:  # noqa: S310 - the server on this machine
        found: dict[str, str] = json.load(answer)
        return found


if __name__ == "__main__":
    if sys.argv[1:2] == ["inside"]:
        raise SystemExit(inside(sys.argv[2], Path(sys.argv[3]), sys.argv[4]))
    raise SystemExit(main(sys.argv[1] if sys.argv[1:] else ""))
