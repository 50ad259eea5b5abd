"""Runs that nobody watches: silent when all is fine, a log for machines, a call to a watchdog."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from support.answering import answering
from support.written.books import Said, process, save

from sheets_sync.host.lock import only_run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TODAY = "--today=2022-03-01"
FINE = "Aanvragen\nHogeschool | Geschatte uren\nHRO | 10"
BAD = "Aanvragen\nE-mailadres | Geschatte uren\njan.piet(at)example.org | veertig"


class Watchdog(HTTPServer):
    """What healthchecks.io and its like do: remember who called."""

    def __init__(self, status: int = 200) -> None:
        self.status = status
        self.calls: list[str] = []
        super().__init__(("127.0.0.1", 0), _Answer)
        self.address = f"http://127.0.0.1:{self.server_port}/5f3c?rid=7"


class _Answer(BaseHTTPRequestHandler):
    server: Watchdog

    def do_GET(self) -> None:
        self.server.calls.append(self.path)
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def watchdog() -> Iterator[Watchdog]:
    with answering(Watchdog()) as server:
        yield server


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return save(FINE, tmp_path / "Register.xlsx")


def logged(said: Said) -> list[dict[str, Any]]:
    assert said.err == ""
    return [json.loads(line) for line in said.lines]


# ---- --quiet


def test_nothing_is_said_when_all_is_fine(path: Path, say: Callable[..., Said]) -> None:
    assert say("sync", path, TODAY, "--quiet") == Said(0, "", "")
    assert say("sync", path, TODAY, "--quiet") == Said(0, "", "")


def test_only_what_needs_attention_is_said(tmp_path: Path, say: Callable[..., Said]) -> None:
    path = save("Aanvragen\nGeschatte uren\nveertig", tmp_path / "Register.xlsx")
    attention = [
        "Aandacht nodig (1):",
        (
            '  Aanvragen!K2  SI-2022-001  Geschatte uren: "veertig" is geen aantal uren; '
            "vul een getal in, bijvoorbeeld 7,5."
        ),
    ]
    assert say("sync", path, TODAY, "--quiet").lines == attention
    assert say("sync", path, TODAY, "--quiet") == Said(0, "", "")


def test_what_stops_a_run_is_said_all_the_same(tmp_path: Path, say: Callable[..., Said]) -> None:
    said = say("sync", tmp_path / "Weg.xlsx", "--quiet")
    assert (said.code, said.out) == (3, "")
    assert said.err.startswith(f"{tmp_path / 'Weg.xlsx'} bestaat niet.")


# ---- --wait


def test_another_run_at_work(path: Path, say: Callable[..., Said]) -> None:
    before = path.read_bytes()
    with only_run(str(path)):
        said = say("sync", path, TODAY, "--wait", "0")
    assert said == Said(
        5, "", f"Een andere sync van {path} is nog bezig; probeer het straks opnieuw.\n"
    )
    assert path.read_bytes() == before


@pytest.mark.parametrize("wait", ["-1", "lang", "1.5", "", "9" * 5000])
def test_a_wait_that_is_none(path: Path, say: Callable[..., Said], wait: str) -> None:
    said = say("sync", path, f"--wait={wait}")
    assert said == Said(2, "", "De waarde bij --wait kan niet. Zie: sheets-sync sync --help\n")


# ---- --log-json


def test_the_log_of_a_run(path: Path, say: Callable[..., Said]) -> None:
    start, end = logged(say("sync", path, TODAY, "--log-json"))
    assert (start["event"], start["register"]) == ("start", str(path))
    assert start["time"] <= end["time"]
    assert 0 < end["seconds"] < 60
    assert {
        name: end[name] for name in ("event", "outcome", "exit_code", "written", "new_rows")
    } == {"event": "end", "outcome": "done", "exit_code": 0, "written": True, "new_rows": 1}
    assert end["cells"] > 0
    _, again = logged(say("sync", path, TODAY, "--log-json", "--quiet"))
    assert (again["written"], again["cells"]) == (False, 0)


def test_the_log_holds_nothing_of_what_people_typed(
    tmp_path: Path, say: Callable[..., Said]
) -> None:
    path = save(BAD, tmp_path / "Register.xlsx")
    said = say("sync", path, TODAY, "--log-json")
    assert logged(said)[1]["findings"]["wrong"] == 2
    assert "example.org" not in said.out
    assert "veertig" not in said.out


def test_the_log_does_not_say_who_has_a_workbook_open(path: Path, say: Callable[..., Said]) -> None:
    path.with_name(f".~lock.{path.name}#").write_text(",Bea Beheer,host,01.03.2022 09:00,x;")
    said = say("sync", path, TODAY, "--log-json")
    _, end = logged(said)
    assert said.code == end["exit_code"] == 5
    assert (end["outcome"], end["error"]) == ("stopped", "workbook.open")
    assert "Bea" not in said.out


def test_the_log_of_a_broken_structure(path: Path, say: Callable[..., Said]) -> None:
    save("Aanvragen\nHogeschool\nHRO", path)
    import openpyxl

    book = openpyxl.load_workbook(path)
    del book["Plannen"]
    book["Uren"]["A1"] = "?"
    book.save(path)
    _, end = logged(say("sync", path, "--log-json"))
    assert (end["exit_code"], end["error"], end["places"]) == (4, "structure.broken", 2)


def test_the_log_of_what_nobody_foresaw(path: Path) -> None:
    broken = "import sheets_sync.sync.review\nsheets_sync.sync.review.find_layout = None"
    said = process("sync", path, TODAY, "--log-json", before=broken)
    end = json.loads(said.lines[1])
    assert said.code == end["exit_code"] == 70
    assert end["outcome"] == "crashed"


# ---- --ping


def test_the_watchdog_hears_of_success_and_failure(
    path: Path, say: Callable[..., Said], watchdog: Watchdog
) -> None:
    assert say("sync", path, TODAY, "--quiet", "--ping", watchdog.address) == Said(0, "", "")
    assert watchdog.calls == ["/5f3c?rid=7"]
    assert say("sync", path.with_name("Weg.xlsx"), "--ping", watchdog.address).code == 3
    assert watchdog.calls[1:] == ["/5f3c/fail?rid=7"]


def test_the_watchdog_from_the_environment(
    path: Path, say: Callable[..., Said], watchdog: Watchdog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHEETS_SYNC_PING", watchdog.address)
    assert say("check", path, TODAY).code == 0
    assert say("sync", path, TODAY, "--dry-run").code == 0
    assert watchdog.calls == []
    _, end = logged(say("sync", path, TODAY, "--log-json"))
    assert end["ping"] == "ok"
    assert len(watchdog.calls) == 1


def test_a_watchdog_that_refuses_changes_nothing(
    path: Path, say: Callable[..., Said], watchdog: Watchdog
) -> None:
    watchdog.status = 404
    said = say("sync", path, TODAY, "--quiet", "--ping", watchdog.address)
    assert said == Said(
        0,
        "",
        "Het adres bij --ping was niet te bereiken (HTTP 404); voor de sync maakte dat niet uit. "
        "Controleer het adres en de verbinding met internet.\n",
    )


def test_a_watchdog_that_is_not_there_changes_nothing(
    path: Path, say: Callable[..., Said], watchdog: Watchdog
) -> None:
    address = watchdog.address
    watchdog.server_close()
    said = say("sync", path, TODAY, "--ping", address)
    assert said.code == 0
    assert "Connection refused" in said.err
    assert "5f3c" not in said.err
    _, end = logged(say("sync", path, TODAY, "--log-json", "--ping", address))
    assert (end["exit_code"], end["ping"]) == (0, "Connection refused")


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/x",
        "file:///etc/passwd",
        "example.org",
        "https://",
        "http://[",
        "http://a b",
    ],
)
def test_an_address_to_ping_that_is_none(
    path: Path, say: Callable[..., Said], address: str
) -> None:
    before = path.read_bytes()
    said = say("sync", path, TODAY, "--ping", address)
    assert said == Said(
        2,
        "",
        "Het adres bij --ping of in SHEETS_SYNC_PING is geen webadres; er is niets gedaan. Geef "
        "een adres dat met https:// begint.\n",
    )
    assert path.read_bytes() == before


# ---- schedule


SHEET = "https://docs.google.com/spreadsheets/d/1aBcDeFgHiJkLmNoPqRsTuVwXyZ-0123456789"


def test_a_schedule_has_everything_absolute(
    tmp_path: Path, say: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = say("schedule", "Register.xlsx", "--programme", "p.toml", "--every", "30")
    (line,) = [line for line in said.lines if line.startswith("*/30 * * * * ")]
    assert said.code == 0
    assert line.endswith(
        f" sync {tmp_path}/Register.xlsx --quiet --wait 60 --programme {tmp_path}/p.toml"
    )


def test_a_schedule_for_a_google_sheet(
    tmp_path: Path, say: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SHEETS_SYNC_CREDENTIALS", "key.json")
    said = say("schedule", f"{SHEET}/edit?usp=sharing#gid=0", "--lang=en")
    (line,) = [line for line in said.lines if line.startswith("*/15 * * * * ")]
    assert f" SHEETS_SYNC_CREDENTIALS={tmp_path}/key.json " in line
    assert line.endswith(f" sync {SHEET} --quiet --wait 60 --lang en")
    assert said.lines[0].startswith("# Choose cron or systemd")


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["r.xlsx", "--every", "7"], 2, "Bij --every kan alleen een van deze: 1, 2, 5, "),
        (["https://example.org/sheet"], 3, "Het adres van het register is geen"),
        (["r.xlsx", "--ping", "ftp://a"], 2, "Het adres bij --ping of in SHEETS_SYNC_PING is"),
        (["r\n.xlsx"], 3, "Bij REGISTER (SHEETS_SYNC_REGISTER) hoort het pad van een werkmap"),
    ],
)
def test_what_cannot_be_scheduled(
    say: Callable[..., Said],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    arguments: list[str],
    code: int,
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    said = say("schedule", *arguments)
    assert (said.code, said.out) == (code, "")
    assert said.err.replace(f"{tmp_path}/", "").startswith(sentence)
