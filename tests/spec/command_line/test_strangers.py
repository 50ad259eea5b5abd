"""Tokens and addresses go where they belong, and to nobody who asks for them on the way."""

from __future__ import annotations

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import gspread
import pytest
from support.answering import answering
from support.google.online import Online, sign_in_at
from support.written.books import Said, save

from sheets_sync.problems.stop import Unreachable
from sheets_sync.stores.google.for_gspread import PatientHTTPClient, open_spreadsheet
from sheets_sync.stores.google.http.credentials import Access, load_credentials
from sheets_sync.stores.google.http.transport import Http, Reply, Request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SEND = "sheets_sync.stores.google.http.transport.Http.send"
STRANGERS = [
    *(
        "https://example.org",
        "https://sheets.googleapis.com.example.org",
        "https://example.org:8443",
    ),
    *(
        "https://robot:wachtwoord@sheets.googleapis.com",
        "https://sheets.googleapis.com@example.org",
    ),
    *("http://sheets.googleapis.com", "https://[::1", "https://?", "gopher://127.0.0.1"),
    *("https://example.org?token=1", "https://example.org:geheim", "https://127.0.0.1@example.org"),
]


@pytest.mark.parametrize("base", STRANGERS)
@pytest.mark.parametrize("command", ["sync", "doctor", "init"])
def test_a_token_of_googles_goes_to_nobody_else(
    online: Online, monkeypatch: pytest.MonkeyPatch, base: str, command: str
) -> None:
    sign_in_at("https://oauth2.googleapis.com", online)
    sent: list[Request] = []
    monkeypatch.setattr(SEND, lambda _, request: sent.append(request))
    monkeypatch.setenv("SHEETS_SYNC_API", base)
    said = online.say(command)
    assert said.code == 3
    assert "SHEETS_SYNC_API" in said.out + said.err
    assert base not in said.out + said.err
    assert sent == []


def test_what_signs_in_at_that_very_address_goes_there(
    online: Online, monkeypatch: pytest.MonkeyPatch
) -> None:
    hosts: list[str] = []

    def send(_: Http, request: Request) -> Reply:
        hosts.append(urlsplit(request.url).netloc)
        return Reply(400, b"{}")

    monkeypatch.setattr(SEND, send)
    monkeypatch.setenv("SHEETS_SYNC_API", "https://sheets.example.org")
    sign_in_at("https://sheets.example.org", online)
    assert online.say("sync").code == 3
    assert set(hosts) == {"sheets.example.org"}


def test_nor_by_the_door_for_gspread(online: Online, monkeypatch: pytest.MonkeyPatch) -> None:
    robot = load_credentials(None, Access.WRITE)
    book = gspread.Client(robot, http_client=PatientHTTPClient).open_by_key(online.sheet)
    monkeypatch.setenv("SHEETS_SYNC_API", "https://example.org")
    for way in (
        lambda: gspread.Client(robot, http_client=PatientHTTPClient),
        lambda: open_spreadsheet(book, None, Access.LOOK),
    ):
        with pytest.raises(Unreachable) as stop:
            way()
        assert stop.value.code == "google.stranger"


# ---- pings


class Watchdog(HTTPServer):
    """Sends whoever calls on to another address."""

    def __init__(self, host: str, onward: str = "") -> None:
        self.onward = onward
        self.calls: list[str] = []
        super().__init__((host, 0), _Answer)

    @property
    def address(self) -> str:
        return f"http://{self.server_address[0]!s}:{self.server_port}"


class _Answer(BaseHTTPRequestHandler):
    server: Watchdog

    def do_GET(self) -> None:
        self.server.calls.append(f"{self.path} {self.headers.get('Authorization')}")
        onward = self.server.onward if self.path.startswith("/geheim") else ""
        self.send_response(302 if onward else 200)
        self.send_header("Location", onward)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        return


@contextmanager
def listening(host: str, onward: str = "") -> Iterator[Watchdog]:
    with answering(Watchdog(host, onward)) as server:
        yield server


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return save("Aanvragen\nHogeschool\nHRO", tmp_path / "Register.xlsx")


def test_a_ping_is_followed_on_its_own_server(path: Path, say: Callable[..., Said]) -> None:
    with listening("127.0.0.1", "/verder") as server:
        said = say("sync", path, "--quiet", "--ping", f"{server.address}/geheim")
    assert (said.code, said.err) == (0, "")
    assert server.calls == ["/geheim None", "/verder None"]


@pytest.mark.parametrize("onward", ["{other}/x", "file:///etc/passwd", "ftp://127.0.0.1/x", "//["])
def test_a_ping_is_followed_nowhere_else(path: Path, say: Callable[..., Said], onward: str) -> None:
    with (
        listening("127.0.0.2") as other,
        listening("127.0.0.1", onward.format(other=other.address)) as server,
    ):
        said = say("sync", path, "--quiet", "--ping", f"{server.address}/geheim-token")
    assert said.code == 0
    assert said.err.startswith("Het adres bij --ping was niet te bereiken (")
    assert "geheim-token" not in said.err
    assert (len(server.calls), other.calls) == (1, [])


@pytest.mark.parametrize(
    "address", ["https://a:b@example.org/x", "file:///etc/passwd", "https://example.org:x/", "//x"]
)
def test_a_ping_with_a_password_or_elsewhere_is_refused(
    path: Path, say: Callable[..., Said], address: str
) -> None:
    said = say("sync", path, "--ping", address)
    assert said.code == 2
    assert address not in said.err
    assert said.err.startswith("Het adres bij --ping of in SHEETS_SYNC_PING is")
