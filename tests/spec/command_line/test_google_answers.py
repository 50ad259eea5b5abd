"""What Google answers and the loopback server does not: each has its sentence, and exit code 3."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from support.written.books import Said

NOWHERE = "1" + "A" * 43


class Refusing(HTTPServer):
    """Answers every request with the same error."""

    def __init__(self, status: int, reason: str) -> None:
        error = {"code": status, "message": "No.", "details": [{"reason": reason}]}
        self.status, self.body = status, json.dumps({"error": error}).encode()
        super().__init__(("127.0.0.1", 0), _Answer)
        self.base = f"http://127.0.0.1:{self.server_port}"


class _Answer(BaseHTTPRequestHandler):
    server: Refusing

    def do_GET(self) -> None:
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(self.server.body)))
        self.end_headers()
        self.wfile.write(self.server.body)

    do_POST = do_GET  # noqa: N815 -- http.server's name

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def refusing(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Refusing]:
    with Refusing(*request.param) as server:
        monkeypatch.setenv("SHEETS_SYNC_API", server.base)
        for name in ("SHEETS_SYNC_CREDENTIALS", "GOOGLE_APPLICATION_CREDENTIALS"):
            monkeypatch.delenv(name, raising=False)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("refusing", "sentence"),
    [
        (
            (403, "SERVICE_DISABLED"),
            (
                "De Google Sheets API staat uit in het Google-project van het account. Zet die aan "
                "op https://console.cloud.google.com/apis/library/sheets.googleapis.com en wacht "
                "een paar minuten."
            ),
        ),
        (
            (403, "ACCESS_TOKEN_SCOPE_INSUFFICIENT"),
            (
                "De aanmelding geeft niet genoeg rechten. Meld opnieuw aan met het recht "
                "https://www.googleapis.com/auth/spreadsheets."
            ),
        ),
        (
            (400, "FAILED_PRECONDITION"),
            (
                f"https://docs.google.com/spreadsheets/d/{NOWHERE} is geen Google-spreadsheet, "
                "maar bijvoorbeeld een Excel-bestand op Drive. Kies daar Bestand > Opslaan als "
                "Google Spreadsheets en gebruik het nieuwe adres."
            ),
        ),
        (
            (401, "UNAUTHENTICATED"),
            (
                "Google herkent de aanmelding niet. Meld opnieuw aan, of geef een sleutelbestand "
                "met --credentials."
            ),
        ),
    ],
    indirect=["refusing"],
    ids=["API off", "scope", "not a sheet", "not signed in"],
)
@pytest.mark.parametrize("command", ["sync", "doctor", "init", "init --adopt"])
def test_what_google_refuses_is_said_with_what_to_do(
    refusing: Refusing, say: Callable[..., Said], command: str, sentence: str
) -> None:
    assert refusing.base
    name, *options = command.split()
    said = say(name, NOWHERE, *options)
    assert said.code == 3
    assert (said.out + said.err).rstrip().endswith(sentence)
